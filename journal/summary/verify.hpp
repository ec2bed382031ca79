// What an organiser asks of a folder: did everybody on the card sign exactly these files (protocol.md B17)? Needs no
// vault and no network, and believes no name in the folder beyond what a statement may say.
#pragma once

#include <filesystem>
#include <optional>

#include "journal/summary/statement.hpp"

namespace candour::journal::summary {

enum class VerifyOutcome : std::uint8_t { good, was_good, refused };

// The first check that failed.
enum class VerifyCheck : std::uint8_t {
  none,
  card,           // not a card: an unknown line, a key twice
  folder,         // cannot be read
  statement,      // consent.txt is missing or not a statement
  reserved_name,  // the statement lists its own or a signature's name as a file
  signers,        // the statement's signers are not exactly the keys of the card
  missing_file,   // a listed file or a signature is not there, or is no plain file
  extra_file,     // something else lies in the folder
  signature,      // a signature is not by its signer over this statement
  file_size,      //
  file_content,   //
};

struct VerifyReport {
  VerifyOutcome outcome = VerifyOutcome::refused;
  VerifyCheck failed = VerifyCheck::none;
  // The file it failed at, if it has a name that a statement may say; else empty.
  std::string file;
  // What the folder claims. Present as soon as it could be read, also when refused: not to be believed then.
  std::optional<ConsentStatement> statement;
};

// Listed files above this are refused unread.
inline constexpr std::uint64_t max_listed_file = std::uint64_t{256} << 20;

// `today` is the day in UTC. was_good: all is good but the last day has passed.
VerifyReport verify_folder(const std::filesystem::path& folder, std::string_view card, Day today);

}  // namespace candour::journal::summary
