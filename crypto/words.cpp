#include "crypto/words.hpp"

#include <algorithm>

#include "crypto/hash.hpp"
#include "crypto/require.hpp"
#include "crypto/word_list.hpp"

namespace candour::crypto {

namespace {

constexpr std::size_t longest_word = 8;
constexpr std::size_t bits_per_word = 11;
constexpr std::size_t most_words = 24;
constexpr std::size_t generated_words = 5;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// What was typed, in lower case and wiped afterwards. Empty if it is longer than any word.
class Lowered {
 public:
  explicit Lowered(std::string_view typed) {
    if (typed.size() > longest_word) return;
    std::transform(typed.begin(), typed.end(), letters_.begin(), lower);
    size_ = typed.size();
  }
  Lowered(const Lowered&) = delete;
  Lowered& operator=(const Lowered&) = delete;
  ~Lowered() { detail::wipe(letters_.data(), letters_.size()); }
  std::string_view view() const { return {letters_.data(), size_}; }

 private:
  std::array<char, longest_word> letters_{};
  std::size_t size_ = 0;
};

// The non-empty pieces of `text` between any of `dividers`.
std::vector<std::string_view> pieces_of(std::string_view text, std::string_view dividers) {
  std::vector<std::string_view> out;
  while (true) {
    const auto begin = text.find_first_not_of(dividers);
    if (begin == std::string_view::npos) return out;
    text.remove_prefix(begin);
    const auto end = std::min(text.find_first_of(dividers), text.size());
    out.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

bool bit_at(ByteView bytes, std::size_t index) { return bytes[index / 8] >> (7 - index % 8) & 1; }

// Whole words with one divider between. Never longer than 24 words of 8 letters.
SecretText join(std::span<const std::uint16_t> indices, char divider) {
  Transient<most_words*(longest_word + 1)> text;
  std::size_t size = 0;
  for (const auto index : indices) {
    if (size > 0) text.fill()[size++] = static_cast<std::uint8_t>(divider);
    for (const char letter : word_list[index]) text.fill()[size++] = static_cast<std::uint8_t>(letter);
  }
  return SecretText(as_text(text.expose().first(size)));
}

void wipe_indices(std::span<std::uint16_t> indices) { detail::wipe(indices.data(), indices.size_bytes()); }

// The entropy and its checksum byte, of which 4 or 8 bits count.
Transient<33> entropy_bits(std::span<const std::uint16_t> indices) {
  Transient<33> out;
  for (std::size_t bit = 0; bit < indices.size() * bits_per_word; ++bit) {
    const auto word_bit = bits_per_word - 1 - bit % bits_per_word;
    if (indices[bit / bits_per_word] >> word_bit & 1)
      out.fill()[bit / 8] = static_cast<std::uint8_t>(out.fill()[bit / 8] | 0x80 >> bit % 8);
  }
  return out;
}

WordsReading entropy_of(std::span<const std::uint16_t> indices) {
  const auto size = indices.size() / 3 * 4;
  const auto bits = entropy_bits(indices);
  const auto entropy = ByteView(bits.expose()).first(size);
  const auto unused = 8 - size / 4;
  if (sha256(entropy)[0] >> unused != bits.expose()[size] >> unused) return {WordsFault::wrong_checksum, 0, {}};
  return {WordsFault::none, 0, SecretText(as_text(entropy))};
}

}  // namespace

std::string_view word_at(std::uint16_t index) {
  detail::require(index < word_list.size());
  return word_list[index];
}

std::optional<std::uint16_t> index_of_word(std::string_view word) {
  const auto found = std::lower_bound(word_list.begin(), word_list.end(), word);
  if (found == word_list.end() || *found != word) return std::nullopt;
  return static_cast<std::uint16_t>(found - word_list.begin());
}

std::optional<std::string_view> complete_word(std::string_view typed) {
  const Lowered lowered(typed);
  const auto found = std::lower_bound(word_list.begin(), word_list.end(), lowered.view());
  if (lowered.view().empty() || found == word_list.end()) return std::nullopt;
  if (*found == lowered.view()) return *found;
  // No two words share their first four letters, so the first word not below them is the only one that fits.
  if (lowered.view().size() == 4 && found->starts_with(lowered.view())) return *found;
  return std::nullopt;
}

std::vector<std::string_view> words_beginning_with(std::string_view prefix) {
  const Lowered lowered(prefix);
  if (prefix.size() > longest_word) return {};
  std::vector<std::string_view> out;
  std::copy_if(word_list.begin(), word_list.end(), std::back_inserter(out),
               [&lowered](std::string_view word) { return word.starts_with(lowered.view()); });
  return out;
}

SecretText words_of(ByteView entropy) {
  detail::require(entropy.size() == 16 || entropy.size() == 32);
  Transient<33> bits;
  std::copy(entropy.begin(), entropy.end(), bits.fill().begin());
  bits.fill()[entropy.size()] = sha256(entropy)[0];
  std::array<std::uint16_t, most_words> indices{};
  const auto count = entropy.size() / 4 * 3;
  for (std::size_t bit = 0; bit < count * bits_per_word; ++bit) {
    auto& index = indices[bit / bits_per_word];
    index = static_cast<std::uint16_t>(index << 1 | (bit_at(bits.expose(), bit) ? 1 : 0));
  }
  auto out = join(std::span(indices).first(count), ' ');
  wipe_indices(indices);
  return out;
}

WordsReading read_words(std::string_view text, std::size_t count) {
  detail::require(count == 12 || count == 24);
  const auto pieces = pieces_of(text, " \t\r\n-,");
  if (pieces.size() != count) return {WordsFault::wrong_count, pieces.size(), {}};
  std::array<std::uint16_t, most_words> indices{};
  for (std::size_t i = 0; i < count; ++i) {
    const auto word = complete_word(pieces[i]);
    if (!word) return wipe_indices(indices), WordsReading{WordsFault::unknown_word, i + 1, {}};
    indices[i] = *index_of_word(*word);
  }
  auto out = entropy_of(std::span(indices).first(count));
  wipe_indices(indices);
  return out;
}

SecretText generate_passphrase() {
  std::array<std::uint16_t, generated_words> indices{};
  const auto random = Transient<2 * generated_words>::random();
  // 2048 divides 2^16: every word is equally likely.
  for (std::size_t i = 0; i < generated_words; ++i)
    indices[i] = static_cast<std::uint16_t>((random.expose()[2 * i] << 8 | random.expose()[2 * i + 1]) % 2048);
  auto out = join(indices, '-');
  wipe_indices(indices);
  return out;
}

std::optional<SecretText> normalise_generated(std::string_view typed) {
  const auto pieces = pieces_of(typed, " -");
  if (pieces.size() != generated_words) return std::nullopt;
  std::array<std::uint16_t, generated_words> indices{};
  for (std::size_t i = 0; i < generated_words; ++i) {
    const auto word = complete_word(pieces[i]);
    if (!word) return wipe_indices(indices), std::nullopt;
    indices[i] = *index_of_word(*word);
  }
  auto out = join(indices, '-');
  wipe_indices(indices);
  return out;
}

}  // namespace candour::crypto
