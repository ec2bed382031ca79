// Answers that cannot be written, and descriptors that were closed, with the real programs.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "base/version.hpp"
#include "tests/support/two_people.hpp"

namespace candour::cli {
namespace {

// What sh says a command line ends with.
struct Ended {
  int code = -1;
  std::string output;
};
Ended sh(const std::string& line) {
  Ended ended;
  FILE* pipe = popen(("cd '" CANDOUR_BIN_DIR "' && { " + line + " ; } 2>&1").c_str(), "r");
  std::array<char, 4096> bytes;
  for (std::size_t got; (got = fread(bytes.data(), 1, bytes.size(), pipe)) > 0;) ended.output.append(bytes.data(), got);
  const int status = pclose(pipe);
  ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return ended;
}

class Programs : public testing::Test {
 protected:
  void SetUp() override {
    const auto made = sh("printf 'marble-kitten-sunset-orbit-fox\n' | " + cli("--passphrase-fd 0 create --name Dani --light"));
    ASSERT_EQ(made.code, 0) << made.output;
  }
  std::string vault() const { return (folder.path() / "vault").string(); }
  std::string cli(const std::string& words) const { return "./candour-cli --vault '" + vault() + "' " + words; }
  std::string with_passphrase(const std::string& words) const {
    return "printf 'marble-kitten-sunset-orbit-fox\n' | " + cli("--passphrase-fd 0 " + words);
  }
  test::TemporaryFolder folder;
};

TEST_F(Programs, EndWithAnErrorWhenTheAnswerCannotBeWritten) {
  for (const auto& line : {with_passphrase("list") + " >/dev/full", with_passphrase("note --text kept") + " >/dev/full",
                           with_passphrase("--json list") + " >/dev/full", cli("help") + " >/dev/full",
                           cli("--version") + " >/dev/full", with_passphrase("list") + " >&-", cli("help --all") + " >&-",
                           std::string("./candour-verify --help >/dev/full"), std::string("./candour-verify --help >&-")}) {
    const auto ended = sh(line);
    EXPECT_EQ(ended.code, 1) << line << ended.output;
  }
}

TEST_F(Programs, SayThatTheAnswerCouldNotBeWritten) {
  const auto ended = sh(with_passphrase("list") + " >/dev/full");

  EXPECT_NE(ended.output.find("the answer could not be written"), std::string::npos) << ended.output;
}

TEST_F(Programs, SayWhatBecomesOfAVaultWhoseWordsNobodySaw) {
  const auto folder_of_it = (folder.path() / "unseen").string();
  const auto ended = sh("./candour-cli --vault '" + folder_of_it + "' create --name Dani --light >/dev/full");

  EXPECT_EQ(ended.code, 1);
  EXPECT_NE(ended.output.find("remove the folder " + folder_of_it), std::string::npos) << ended.output;
}

TEST_F(Programs, EndTheShellWhoseInputIsClosed) {
  for (const auto* closed : {"<&-", "</dev/null"}) {
    const auto ended = sh("printf 'marble-kitten-sunset-orbit-fox\n' >'" + vault() + ".p'; timeout 20 " +
                          cli("--passphrase-fd 7 shell") + " 7<'" + vault() + ".p' " + closed);
    EXPECT_EQ(ended.code, 0) << closed << ended.output;
    EXPECT_NE(ended.output.find("Unlocked"), std::string::npos) << ended.output;
  }
}

TEST_F(Programs, EndTheShellWhoseOutputIsFull) {
  const auto ended = sh("printf 'marble-kitten-sunset-orbit-fox\n' >'" + vault() + ".p'; yes status | timeout 20 " +
                        cli("--passphrase-fd 7 shell") + " 7<'" + vault() + ".p' >/dev/full");
  EXPECT_EQ(ended.code, 1) << ended.output;
}

TEST_F(Programs, WriteNoMessageIntoAFileOfTheirOwn) {
  const auto relay = (folder.path() / "relay").string();
  const auto ended = sh("timeout 2 ./candour-relay --data '" + relay + "' --listen 127.0.0.1:0 <&- >&- 2>&-");
  std::ifstream lock(relay + "/relay.lock");
  std::ostringstream content;
  content << lock.rdbuf();
  EXPECT_EQ(content.str().find("candour-relay:"), std::string::npos) << ended.code << content.str();

  sh("printf 'marble-kitten-sunset-orbit-fox\n' >'" + vault() + ".p'");
  sh(cli("--passphrase-fd 7 list") + " 7<'" + vault() + ".p' <&- >&- 2>&-");
  EXPECT_EQ(sh(with_passphrase("status")).code, 0) << "something was written into the vault";
}

TEST_F(Programs, SayTheirVersionAndHowTheyAreUsed) {
  for (const std::string name : {"candour-cli", "candour-verify", "candour-relay"}) {
    const auto told = sh("./" + name + " --version");
    EXPECT_EQ(told.code, 0) << name;
    EXPECT_EQ(told.output, name + " " + version + "\n");
    for (const auto* option : {" -h", " --help"}) {
      const auto help = sh("./" + name + option);
      EXPECT_EQ(help.code, 0) << name << option;
      EXPECT_NE(help.output.find(name), std::string::npos) << name << option;
    }
  }
  std::ifstream file(CANDOUR_SOURCE_DIR "/CMakeLists.txt");
  std::ostringstream lists;
  lists << file.rdbuf();
  EXPECT_NE(lists.str().find(std::string("project(candour VERSION ") + version), std::string::npos);
}

TEST_F(Programs, AnswerInJsonAlsoWhatTheirOptionsDoWrong) {
  for (const auto* words : {"--json --passphrase-fd x list", "list --passphrase-fd 3x --json", "--json --slot-interval 3 list"}) {
    const auto ended = sh("./candour-cli " + std::string(words));
    EXPECT_EQ(ended.code, 2) << words;
    EXPECT_TRUE(ended.output.starts_with("{\"version\":2,\"command\"")) << words << ended.output;
    EXPECT_NE(ended.output.find("\"error\""), std::string::npos) << words;
  }
}

}  // namespace
}  // namespace candour::cli
