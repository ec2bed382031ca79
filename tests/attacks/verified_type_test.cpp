// Row 30: what is stored and shown is of a type that only the checks of protocol.md B8.1 make.
#include <gtest/gtest.h>

#include <set>
#include <type_traits>

#include "journal/sealed/authenticity.hpp"
#include "journal/store/record_rows.hpp"
#include "tests/attacks/source_tree.hpp"

namespace candour::test {
namespace {

using sealed::AuthenticRecord;

static_assert(!std::is_default_constructible_v<AuthenticRecord> && !std::is_copy_constructible_v<AuthenticRecord>);
static_assert(!std::is_constructible_v<AuthenticRecord, sealed::Record>);
static_assert(!std::is_constructible_v<AuthenticRecord, EnvelopeId, sealed::RecordHeader, std::optional<Bytes>, std::size_t>);
static_assert(std::is_invocable_v<decltype(journal::store::save_record), sqlite::Connection&, const AuthenticRecord&,
                                  journal::store::Writer>);
static_assert(!std::is_invocable_v<decltype(journal::store::save_record), sqlite::Connection&, const sealed::Record&,
                                   journal::store::Writer>);

// The sources of the program, without their folder's name, that hold `words`.
std::set<std::string> files_with(const std::string& words) {
  std::set<std::string> found;
  for (const auto* folder : {"base", "crypto", "journal", "session", "sync", "cli", "gui"}) {
    for (const auto& file : source_files(folder, {".cpp", ".hpp"})) {
      if (text_of_file(file).find(words) != std::string::npos) {
        found.insert(file.lexically_relative(CANDOUR_SOURCE_DIR).generic_string());
      }
    }
  }
  return found;
}

TEST(VerifiedType, IsMadeByTheChecksBySealingAndOutOfTheOwnDatabaseAlone) {
  using Files = std::set<std::string>;

  EXPECT_EQ(files_with("record_authority.hpp"), (Files{"journal/sealed/authenticity.cpp", "journal/sealed/sealing.cpp"}));
  EXPECT_EQ(files_with("RecordAuthority::vouch"), (Files{"journal/sealed/authenticity.cpp", "journal/sealed/sealing.cpp"}));
  EXPECT_EQ(files_with("AuthenticRecord::from_store"),
            (Files{"journal/sealed/authentic_record.cpp", "journal/store/record_rows.cpp"}));
  EXPECT_EQ(files_with("class RecordAuthority"),
            (Files{"journal/sealed/authentic_record.hpp", "journal/sealed/record_authority.hpp"}));
}

}  // namespace
}  // namespace candour::test
