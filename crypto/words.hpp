// BIP-39 English words (protocol.md B3, B12): twelve words for 16 bytes, twenty-four for 32; no PBKDF2. Words read
// aloud are mistyped, so reading names the word that is wrong, and the first four letters of a word suffice.
#pragma once

#include <string>
#include <vector>

#include "crypto/secret.hpp"

namespace candour::crypto {

// The word of an index below 2048, and back.
std::string_view word_at(std::uint16_t index);
std::optional<std::uint16_t> index_of_word(std::string_view word);
// The one word that `typed` means: the word itself or its first four letters, in any case. Nothing if it is neither.
std::optional<std::string_view> complete_word(std::string_view typed);
// All words that begin with `prefix`, in order: what a person may be about to type.
std::vector<std::string_view> words_beginning_with(std::string_view prefix);

// Words of 16 or 32 bytes, with checksum, one space between.
SecretText words_of(ByteView entropy);

enum class WordsFault : std::uint8_t { none, wrong_count, unknown_word, wrong_checksum };
struct WordsReading {
  WordsFault fault = WordsFault::none;
  std::size_t position = 0;  // of the unknown word, from 1; for wrong_count: how many there are
  SecretText entropy;        // 16 or 32 raw bytes when fault is none
};
// Reads `count` (12 or 24) words divided by spaces, line ends, hyphens or commas, in any case, each whole or its first
// four letters.
WordsReading read_words(std::string_view text, std::size_t count);

// Five random words joined by "-": 55 bits, the passphrase that a vault is given by default.
SecretText generate_passphrase();
// B12: five words of the list in any case, each whole or its first four letters, divided by spaces or hyphens, are the
// whole words in lower case joined by "-"; nothing if `typed` is not that.
std::optional<SecretText> normalise_generated(std::string_view typed);

}  // namespace candour::crypto
