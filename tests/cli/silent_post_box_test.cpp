// A post box that takes the connection and never answers: whatever waits for it is left at once, on a real terminal.
#include <gtest/gtest.h>
#include <signal.h>

#include <fstream>
#include <sstream>

#include "tests/kills/pair_at_work.hpp"
#include "tests/support/pseudo_terminal.hpp"

namespace candour::cli {
namespace {

using namespace std::chrono_literals;

// A request is given up by itself after 30 s; a lock from outside waits 5 s for its answer.
constexpr auto well_before_the_request_ends = 12s;

enum class Way : std::uint8_t { single_command, in_the_shell };

// One pair and one vault that has met nobody, in front of a post box that is suspended, for all the tests.
struct World {
  World() {
    pair.pair_up();
    EXPECT_TRUE(pair.meg.close_shell());
    EXPECT_TRUE(pair.dani.close_shell());
    stories::Member inviter(desk_of("Will"));
    EXPECT_TRUE(inviter.make_vault().is_done);
    EXPECT_TRUE(inviter.open_shell().is_done);
    words = inviter.ask({"invite", pair.relay.address()}).fact("Words");
    EXPECT_TRUE(inviter.close_shell());
    EXPECT_TRUE(newcomer.make_vault().is_done);
    pair.relay.suspend();
  }
  ~World() {
    pair.relay.go_on();
    pair.relay.stop();
  }
  stories::Desk desk_of(const std::string& name) const {
    return {CANDOUR_BIN_DIR, pair.folder.path() / name, pair.folder.path() / "clock", name, "bramble lantern " + name};
  }
  // Whether somebody speaks to the post box: a connection to its port that nobody has closed.
  bool is_spoken_to() const {
    const auto address = pair.relay.address();
    const auto port = std::stoul(address.substr(address.find(':') + 1));
    std::ifstream table("/proc/net/tcp");
    for (std::string line; std::getline(table, line);) {
      unsigned there = 0;
      unsigned state = 0;
      const int read = std::sscanf(line.c_str(), " %*d: %*8x:%*4x %*8x:%4x %2x", &there, &state);
      if (read == 2 && there == port && state == 1) return true;
    }
    return false;
  }

  kills::PairAtWork pair;
  stories::Member newcomer{desk_of("Newcomer")};
  std::string words;
};

class SilentPostBox : public testing::TestWithParam<std::tuple<std::string, Way>> {
 protected:
  static void SetUpTestSuite() { world = std::make_unique<World>(); }
  static void TearDownTestSuite() { world.reset(); }

  std::string command() const { return std::get<0>(GetParam()); }
  bool is_shell() const { return std::get<1>(GetParam()) == Way::in_the_shell; }
  const stories::Desk& desk() const { return command() == "sync" ? world->pair.meg.desk() : world->newcomer.desk(); }

  std::string typed() const {
    if (command() == "sync") return "sync --now";
    return command() + " " + world->pair.relay.address() + (command() == "join" ? " " + world->words : "");
  }

  // The command waits for the post box.
  void begin() {
    ASSERT_TRUE(kills::comes_true([] { return !world->is_spoken_to(); }, 20s));
    std::vector<std::string> program{desk().programs / "candour-cli", "--vault", desk().vault, "--clock", desk().clock};
    std::istringstream words(is_shell() ? "shell" : typed());
    for (std::string word; words >> word;) program.push_back(word);
    terminal.emplace(program);
    ASSERT_TRUE(terminal->hears("Passphrase:")) << terminal->shown();
    terminal->type(desk().passphrase + "\n");
    if (is_shell()) {
      ASSERT_TRUE(terminal->hears("candour> ")) << terminal->shown();
      terminal->type(typed() + "\n");
    }
    if (command() == "sync") {
      ASSERT_TRUE(terminal->hears("What this shows")) << terminal->shown();
    }
    ASSERT_TRUE(kills::comes_true([] { return world->is_spoken_to(); }, 20s)) << terminal->shown();
    terminal->listen(300ms);
    begun = std::chrono::steady_clock::now();
  }
  auto taken() const { return std::chrono::steady_clock::now() - begun; }

  static std::unique_ptr<World> world;
  std::optional<test::PseudoTerminal> terminal;
  std::chrono::steady_clock::time_point begun;
};

std::unique_ptr<World> SilentPostBox::world;

TEST_P(SilentPostBox, DoesNotHoldUpALock) {
  ASSERT_NO_FATAL_FAILURE(begin());

  const auto asked = stories::run({desk().programs / "candour-cli", {"--vault", desk().vault, "lock"}, "", {}, "/dev/null"});

  EXPECT_EQ(asked.exit_code, 0) << asked.output << terminal->shown();
  if (is_shell()) {
    EXPECT_TRUE(terminal->hears("Locked:", well_before_the_request_ends)) << terminal->shown();
    EXPECT_TRUE(terminal->hears("Passphrase:", well_before_the_request_ends)) << terminal->shown();
  } else {
    EXPECT_EQ(terminal->wait(well_before_the_request_ends), 130) << terminal->shown();
  }
  EXPECT_LT(taken(), well_before_the_request_ends);
}

TEST_P(SilentPostBox, DoesNotHoldUpTheEnd) {
  ASSERT_NO_FATAL_FAILURE(begin());

  terminal->signal(SIGTERM);

  EXPECT_EQ(terminal->wait(well_before_the_request_ends), 130) << terminal->shown();
  EXPECT_LT(taken(), well_before_the_request_ends);
}

TEST_P(SilentPostBox, DoesNotHoldUpTheClosingOfTheTerminal) {
  ASSERT_NO_FATAL_FAILURE(begin());

  terminal->hang_up();

  EXPECT_TRUE(terminal->wait(well_before_the_request_ends).has_value());
}

TEST_P(SilentPostBox, IsLeftByCtrlC) {
  ASSERT_NO_FATAL_FAILURE(begin());

  terminal->type("\x03");

  ASSERT_TRUE(terminal->hears("It was stopped.", well_before_the_request_ends)) << terminal->shown();
  EXPECT_LT(taken(), well_before_the_request_ends);
  if (!is_shell()) {
    EXPECT_EQ(terminal->wait(well_before_the_request_ends), 130) << terminal->shown();
    return;
  }
  ASSERT_TRUE(terminal->hears("`quit` ends the shell.")) << terminal->shown();
  ASSERT_TRUE(terminal->hears("candour> ")) << terminal->shown();
  terminal->type("quit\n");
  EXPECT_EQ(terminal->wait(well_before_the_request_ends), 0) << terminal->shown();
}

INSTANTIATE_TEST_SUITE_P(Commands, SilentPostBox,
                         testing::Combine(testing::Values("sync", "invite", "join"),
                                          testing::Values(Way::single_command, Way::in_the_shell)),
                         [](const auto& chosen) {
                           return std::get<0>(chosen.param) +
                                  (std::get<1>(chosen.param) == Way::in_the_shell ? "_in_the_shell" : "_alone");
                         });

}  // namespace
}  // namespace candour::cli
