// Rows 49 and 97: what lies on the disk while a session runs, after it, and what the relay keeps, shows no word of it.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

#include "journal/kinds/passage.hpp"
#include "journal/kinds/people_entry.hpp"
#include "journal/kinds/private_note.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/pairing.hpp"
#include "journal/vault/summaries.hpp"
#include "journal/vault/writing.hpp"
#include "tests/attacks/source_tree.hpp"
#include "tests/support/two_people.hpp"

namespace candour::test {
namespace {

using journal::model::ItemKind;
namespace fs = std::filesystem;
namespace kinds = journal::kinds;
namespace model = journal::model;

// Words that stand in nothing else on any computer.
const char* const note_word = "Quillfeather";
const char* const edited_word = "Thornapple";
const char* const recalled_word = "Umberlock";
const char* const shared_word = "Vossbrink";
const char* const listed_word = "Calderbankson";
const char* const passage_word = "Zephyrhurst";

std::string in_two_bytes_each(std::string_view text) {
  std::string out;
  for (const char c : text) out += {c, '\0'};
  return out;
}

// The places where a word stands in the clear, in bytes of any kind.
bool shows(std::string_view bytes, std::string_view word) {
  return bytes.find(word) != std::string_view::npos || bytes.find(in_two_bytes_each(word)) != std::string_view::npos;
}

std::vector<std::string> files_that_show(const fs::path& folder, const std::vector<std::string>& words) {
  std::vector<std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const auto bytes = entry.is_regular_file() ? text_of_file(entry.path()) : std::string();
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool is_shown = shows(bytes, words[i]) || shows(entry.path().filename().string(), words[i]);
      if (is_shown) out.push_back(entry.path().filename().string() + " shows word " + std::to_string(i));
    }
  }
  return out;
}

// Another process copies: a file that is open in this one must not be opened and closed here a second time.
void copy_while_in_use(const fs::path& from, const fs::path& to) {
  const auto child = ::fork();
  if (child == 0) {
    std::error_code error;
    fs::copy(from, to, fs::copy_options::recursive, error);
    ::_exit(error ? 1 : 0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_EQ(WEXITSTATUS(status), 0);
}

// Sends everything that a library may write to a place of its own, below the folder that is searched.
class OwnProfile {
 public:
  OwnProfile() {
    for (const auto* name : names) {
      const auto* before = std::getenv(name);
      before_.emplace_back(before ? before : "");
      const auto place = folder_.path() / name;
      fs::create_directory(place);
      ::setenv(name, place.c_str(), 1);
    }
  }
  ~OwnProfile() {
    for (std::size_t i = 0; i < before_.size(); ++i) {
      before_[i].empty() ? ::unsetenv(names[i]) : ::setenv(names[i], before_[i].c_str(), 1);
    }
  }
  OwnProfile(const OwnProfile&) = delete;
  OwnProfile& operator=(const OwnProfile&) = delete;
  const fs::path& path() const { return folder_.path(); }

 private:
  static constexpr const char* names[] = {"TMPDIR", "HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "SQLITE_TMPDIR"};
  TemporaryFolder folder_;
  std::vector<std::string> before_;
};

void write_a_summary(TwoPeople& pair) {
  const auto summary = pair.dani->writing().write(ItemKind::summary, {{kinds::summary::audience, model::Choice{3}}});
  ASSERT_TRUE(summary.has_value());
  ASSERT_TRUE(pair.dani
                  ->writing().write(ItemKind::passage, {{kinds::passage::summary, *summary},
                                              {kinds::passage::heading, model::Number{3}},
                                              prose(kinds::passage::text, std::string("We heard ") + passage_word)})
                  .has_value());
  ASSERT_TRUE(
      pair.dani->writing().write(ItemKind::people_entry, {{kinds::people_entry::name, model::Line{listed_word}},
                                                    {kinds::people_entry::replacement, model::Line{"somebody"}}}).has_value());
  pair.carry_everything();
  ASSERT_TRUE(pair.dani->summaries().propose(*summary, "board", 20'500).has_value());
  pair.carry_everything();
}

void write_and_search(TwoPeople& pair) {
  const auto note = pair.dani->writing().write(ItemKind::private_note, {prose(kinds::private_note::text, note_word)});
  ASSERT_TRUE(note.has_value());
  ASSERT_TRUE(pair.dani->writing().edit(*note, {prose(kinds::private_note::text, edited_word)}).has_value());
  const auto taken_back = pair.dani->writing().write(ItemKind::reflection, {prose(kinds::reflection::text, recalled_word)});
  ASSERT_TRUE(taken_back.has_value());
  ASSERT_TRUE(pair.dani->writing().recall(*taken_back).has_value());
  // Long enough for several parts, so that the store has cause to spill.
  std::string text;
  while (text.size() < 100'000) text += std::string(shared_word) + " and again ";
  ASSERT_TRUE(pair.dani->writing().write(ItemKind::reflection, {prose(kinds::reflection::text, text)}).has_value());
  pair.carry_everything();
  EXPECT_FALSE(pair.meg->items().search(shared_word, 10)->empty());
  EXPECT_FALSE(pair.dani->items().search(edited_word, 10)->empty());
}

std::vector<std::string> secrets_of(const TwoPeople& pair, const std::string& invitation) {
  return {note_word,
          edited_word,
          recalled_word,
          shared_word,
          listed_word,
          passage_word,
          invitation,
          pair.meg.passphrase_text,
          pair.dani.passphrase_text,
          "SQLite format",
          "CREATE TABLE"};
}

TEST(Profile, ShowsNoWordDuringOrAfterASession) {
  const TemporaryFolder copies;  // before the profile, so that it lies outside of it
  const OwnProfile profile;
  TwoPeople pair;
  const auto words = pair.meg->pairing().invite("127.0.0.1:8443", some_relay(), pair.meg.passphrase());
  ASSERT_TRUE(words.has_value());
  const std::string invitation(words->words.expose());
  ASSERT_TRUE(pair.dani->pairing().join(invitation, "127.0.0.1:8443", some_relay(), pair.dani.passphrase()).has_value());
  pair.carry();
  pair.compare_numbers();
  write_and_search(pair);
  write_a_summary(pair);
  const auto secrets = secrets_of(pair, invitation);

  copy_while_in_use(profile.path(), copies.path() / "during");
  pair.restart(pair.dani);
  pair.meg.vault.reset();
  pair.dani.vault.reset();

  EXPECT_TRUE(fs::exists(copies.path() / "during" / "TMPDIR"));
  EXPECT_EQ(files_that_show(copies.path(), secrets), std::vector<std::string>());
  EXPECT_EQ(files_that_show(profile.path(), secrets), std::vector<std::string>());
  for (const auto& envelope : pair.relay.ever_seen()) {
    for (const auto& secret : secrets) ASSERT_FALSE(shows(to_text(envelope), secret));
  }
}

TEST(Profile, WouldShowAWordThatSomebodyLeft) {
  const TemporaryFolder folder;
  fs::create_directory(folder.path() / "cache");
  std::ofstream(folder.path() / "cache" / "draft~") << "about " << note_word << "\n";
  std::ofstream(folder.path() / "wide") << in_two_bytes_each(edited_word);
  std::ofstream(folder.path() / listed_word) << "";

  EXPECT_EQ(files_that_show(folder.path(), {note_word, edited_word, listed_word}).size(), 3u);
}

}  // namespace
}  // namespace candour::test
