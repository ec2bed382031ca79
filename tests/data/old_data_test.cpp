// Vaults, a relay's folder and a locked program's hand-over of an earlier version: they open, are brought up to date
// once, and nothing of them is missing. tests/data/README.md says what stands in them.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <thread>

#include "base/sqlite/sqlite.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/store/database.hpp"
#include "journal/store/schema.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/passphrase.hpp"
#include "journal/vault/vault_file.hpp"
#include "journal/vault/vault_folder.hpp"
#include "session/handover.hpp"
#include "tests/stories/process.hpp"
#include "tests/support/two_people.hpp"

namespace candour {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr const char* passphrase = "marble-kitten-sunset-orbit-fox";
const fs::path made = fs::path(CANDOUR_SOURCE_DIR) / "tests/data/made-by-189643b";

std::string whole(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class OldData : public testing::Test {
 protected:
  void SetUp() override {
    for (const auto* name : {"meg", "dani", "relay"}) {
      fs::copy(made / name, folder.path() / name, fs::copy_options::recursive);
    }
  }

  Result<std::unique_ptr<journal::Vault>> unlock(const std::string& name) {
    return journal::Vault::unlock(folder.path() / name, crypto::Passphrase(passphrase), "test", clock);
  }

  // Everything that the owner of a vault can read: a line for each item, with the bytes of each field.
  static std::string shown(const journal::Vault& vault) {
    std::vector<journal::model::ItemKind> every_kind;
    for (const auto& kind : journal::kinds::registry().all()) every_kind.push_back(kind.kind);
    const auto items = vault.items().list(every_kind);
    EXPECT_TRUE(items.has_value());
    std::vector<std::string> lines;
    if (!items) return {};
    for (const auto& item : *items) lines.push_back(line_of(vault, item));
    std::sort(lines.begin(), lines.end());
    std::string all;
    for (const auto& line : lines) all += line + "\n";
    return all;
  }

  static std::string line_of(const journal::Vault& vault, const journal::ItemView& item) {
    std::string line = std::string(journal::kinds::registry().find(item.key.kind)->word) + " of " + item.author_name +
                       " on day " + std::to_string(item.day);
    for (const auto& field : item.fields) {
      const auto& spec = *journal::kinds::registry().find(item.key.kind)->field(field.number);
      const auto bytes = journal::model::encode_value(spec.type, field.value);
      EXPECT_TRUE(bytes.has_value());
      const auto text = test::text_of(item, field.number);
      line += " " + std::to_string(field.number) + "=" + (text.empty() ? to_hex(bytes->bytes) : text);
    }
    const auto versions = vault.items().history(item.key);
    EXPECT_TRUE(versions.has_value());
    return line + ", wordings: " + std::to_string(versions ? versions->size() : 0);
  }

  // The layout that the database of a vault has now.
  std::int64_t version_of(const std::string& name) {
    const auto at = folder.path() / name;
    const auto prepared = Result<crypto::Passphrase>(crypto::Passphrase(passphrase));
    const auto master = journal::open_vault(*journal::read_vault_file(at), *prepared);
    auto database = sqlite::Connection::open((at / "database").string(), sqlite::Connection::Mode::read_only);
    const auto key = crypto::database_key(*master);
    EXPECT_TRUE(database->use_key(key.expose()));
    auto version = database->prepare("PRAGMA user_version");
    EXPECT_TRUE(version->step().value());
    return version->integer(0);
  }

  std::string told(const std::string& name, const std::vector<std::string>& command) {
    stories::Start start;
    start.program = CANDOUR_BIN_DIR "/candour-cli";
    start.arguments = {"--vault", (folder.path() / name).string(), "--passphrase-fd", "3", "--slot-interval", "200ms"};
    start.arguments.insert(start.arguments.begin(), command.begin(), command.end());
    start.passphrase_lines = std::string(passphrase) + "\n";
    const auto finished = stories::run(start);
    EXPECT_EQ(finished.exit_code, 0) << finished.output;
    return finished.output;
  }

  test::TemporaryFolder folder;
  ManualClock clock{WallTime(std::chrono::hours(24 * 20'790))};
};

TEST_F(OldData, OfAVaultIsCompleteAndBroughtToTheNewestLayoutOnce) {
  for (const std::string name : {"meg", "dani"}) {
    for (int times = 0; times < 2; ++times) {
      auto vault = unlock(name);
      ASSERT_TRUE(vault.has_value()) << name << " " << name_of(vault.error().code);
      EXPECT_EQ(shown(**vault), whole(made / ("shown-" + name + ".txt"))) << name;
    }
    EXPECT_EQ(version_of(name), journal::store::migrations().back().version);
  }
}

TEST_F(OldData, OfAVaultIsFoundByWordsThatTheOldIndexDidNotKnow) {
  const auto vault = unlock("dani");
  ASSERT_TRUE(vault.has_value());

  for (const auto* query : {"lodz", "上司", "insult of ten", "mondays"}) EXPECT_EQ((*vault)->items().search(query, 9)->size(), 1u) << query;
  EXPECT_EQ((*vault)->items().search("\U0001F389", 9).error().code, ErrorCode::no_words);
}

TEST_F(OldData, OfAVaultSurvivesProgramsKilledWhileTheyOpenIt) {
  for (int times = 0; times < 12; ++times) {
    const auto child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      const auto vault = unlock("dani");
      _exit(vault ? 0 : 1);
    }
    std::this_thread::sleep_for(20ms * times);
    kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
  }

  auto vault = unlock("dani");

  ASSERT_TRUE(vault.has_value()) << name_of(vault.error().code);
  EXPECT_EQ(shown(**vault), whole(made / "shown-dani.txt"));
}

TEST_F(OldData, OfALockedProgramIsTakenAtItsUnlock) {
  const auto bytes = whole(made / "handover");

  const auto handover = session::parse_handover(as_bytes(bytes));

  ASSERT_TRUE(handover.has_value());
  ASSERT_EQ(handover->mailboxes.size(), 1U);
  EXPECT_EQ(handover->mailboxes[0].relay, "127.0.0.1:24917");
  EXPECT_TRUE(handover->slots.has_value());
  ASSERT_FALSE(handover->envelopes.empty());
  EXPECT_EQ(handover->envelopes[0].outgoing.envelope.size(), 4096U);
}

TEST_F(OldData, OfAPostBoxIsServedAndWhatWaitedReachesTheOther) {
  stories::Start relay;
  relay.program = CANDOUR_BIN_DIR "/candour-relay";
  relay.arguments = {"--listen", "127.0.0.1:24917", "--data", (folder.path() / "relay").string()};
  stories::Process running(relay);
  ASSERT_TRUE(running.read_line()) << "the port of the old data is not free";

  std::string danis;
  for (int times = 0; times < 10 && danis.find("while the post box was away") == std::string::npos; ++times) {
    told("meg", {"sync", "--now"});
    told("dani", {"sync", "--now"});
    danis = told("dani", {"list"});
  }

  EXPECT_NE(danis.find("Written while the post box was away."), std::string::npos) << danis;
}

}  // namespace
}  // namespace candour
