// The consent statement (protocol.md B17): the exact text that every person signs, and that an organiser's program
// reads again years later.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"

namespace candour::journal::summary {

// public_text parses in the journal only: it ends with phase 1 and leaves without statement or signature.
enum class Audience : std::uint8_t { coordinator, cohort, board, public_text };
// In their order, as a statement and a command write them.
inline constexpr std::array<std::string_view, 4> audience_words{"coordinator", "cohort", "board", "public"};
std::string_view text_of(Audience audience);
std::optional<Audience> audience_from(std::string_view text);

struct StatementFile {
  std::string name;
  std::uint64_t size = 0;
  ByteArray<32> sha256{};
  bool operator==(const StatementFile&) const = default;
};

struct ConsentStatement {
  Audience audience = Audience::coordinator;
  Day valid_until;                   // UTC, to the end of that day
  std::vector<StatementFile> files;  // 1 to 16, names strictly ascending
  std::vector<std::string> signers;  // fingerprints, strictly ascending
  bool operator==(const ConsentStatement&) const = default;
};

inline constexpr std::string_view summary_file_name = "summary.txt";
inline constexpr std::size_t max_statement_files = 16;
// Far above what 16 files and 5 members need: a longer text is refused before it is read.
inline constexpr std::size_t max_statement_size = 65536;
inline constexpr std::uint32_t longest_consent = 90;  // days

// 1-64 of `A-Z a-z 0-9 . _ -`, not beginning with a dot.
bool is_file_name(std::string_view name);
StatementFile describe_file(std::string_view name, ByteView bytes);

// The statement for these files and people, in canonical order. bad_argument if there is no file or no person, too
// many files, a doubled or forbidden name or a doubled key.
Result<ConsentStatement> make_statement(Audience audience, Day valid_until, std::vector<StatementFile> files,
                                        const std::vector<ExportKey>& signers);

// The exact text. `statement` must come from make_statement or parse_statement.
std::string write_statement(const ConsentStatement& statement);

enum class StatementPosition : std::uint8_t { journal, outside };
// Reads what write_statement writes and nothing else; malformed otherwise. `public` is malformed outside the journal.
Result<ConsentStatement> parse_statement(std::string_view text, StatementPosition place);

// True if an intent given on `day` may be for this statement: not after its last day, nor more than 90 days before.
bool may_be_given_on(const ConsentStatement& statement, Day day);

using StatementHash = Id<struct StatementHashTag, 32>;
// stmt_h = H("consent", J, item, statement)
StatementHash statement_hash(const JournalId& journal, const ItemId& summary, std::string_view statement);

}  // namespace candour::journal::summary
