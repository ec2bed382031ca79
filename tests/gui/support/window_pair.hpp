// Two windows with a real relay between them, each with its own vault.
#pragma once

#include <gtest/gtest.h>

#include "journal/vault/pairing.hpp"
#include "tests/gui/support/headless_window.hpp"
#include "tests/stories/relay_process.hpp"
#include "tests/support/two_people.hpp"

namespace candour::test {

inline constexpr const char* pair_passphrase = "marble-kitten-sunset-orbit-fox";

class WindowPair : public testing::Test {
 protected:
  WindowPair() : relay(CANDOUR_BIN_DIR, folder.path() / "relay", folder.path() / "clock") {}

  void SetUp() override { ASSERT_TRUE(relay.start()); }

  void begin(HeadlessWindow& window, const char* way, const char* name) {
    ASSERT_TRUE(window.press(way));
    ASSERT_TRUE(window.type_into("What the others shall call you", name));
    ASSERT_TRUE(window.type_into("Passphrase", pair_passphrase));
    ASSERT_TRUE(window.type_into("The same once more", pair_passphrase));
    ASSERT_TRUE(window.press("Make my journal")) << window.lines();
  }

  void invite_and_join() {
    begin(meg, "Start a journal", "Meg");
    ASSERT_TRUE(meg.type_into("Post box", relay.address())) << meg.lines();
    ASSERT_TRUE(meg.type_into("Your passphrase again", pair_passphrase));
    ASSERT_TRUE(meg.press("Make twelve words"));
    ASSERT_TRUE(meg.shows("Twelve words for your partner")) << meg.lines();
    ASSERT_TRUE(meg.press("Copy as text"));
    begin(dani, "I have been given twelve words", "Dani");
    dani.clipboard().put(meg.clipboard().get());
    ASSERT_TRUE(dani.focus("The twelve words")) << dani.lines();
    dani.sign('v');
    ASSERT_TRUE(dani.type_into("Your passphrase again", pair_passphrase));
    ASSERT_TRUE(dani.press("Join"));
  }

  std::string half_of(HeadlessWindow& window) { return window.notebook().desk().vault()->pairing().view().read_aloud; }

  // Both windows go on until each says what is expected of it.
  bool both(std::string_view meg_says, std::string_view dani_says, int patience = 400) {
    for (int tries = 0; tries < patience; ++tries) {
      const bool meg_does = meg.wait_for(meg_says, std::chrono::milliseconds(20));
      const bool dani_does = dani.wait_for(dani_says, std::chrono::milliseconds(20));
      if (meg_does && dani_does) return true;
    }
    return false;
  }

  void compare() {
    ASSERT_TRUE(both("Compare the number", "Compare the number")) << meg.lines() << dani.lines();
    const auto said_by_dani = half_of(dani);
    const auto said_by_meg = half_of(meg);
    ASSERT_TRUE(meg.type_into("Dani says", said_by_dani)) << meg.lines();
    ASSERT_TRUE(meg.type_into("Your passphrase again", pair_passphrase));
    ASSERT_TRUE(meg.press("Compare"));
    ASSERT_TRUE(dani.type_into("Your partner says", said_by_meg)) << dani.lines();
    ASSERT_TRUE(dani.type_into("Your passphrase again", pair_passphrase));
    ASSERT_TRUE(dani.press("Compare"));
    ASSERT_TRUE(both("have a journal now", "have a journal now")) << meg.lines() << dani.lines();
    ASSERT_TRUE(meg.press("To the journal"));
    ASSERT_TRUE(dani.press("To the journal"));
  }

  void pair_up() {
    ASSERT_NO_FATAL_FAILURE(invite_and_join());
    ASSERT_NO_FATAL_FAILURE(compare());
    ASSERT_TRUE(both("Meetings", "Meetings")) << "the keys of what is shared are there a moment later";
  }

  // Begins a text, keeps it and goes on to the screen where a passage of it is shared.
  void write_and_share(HeadlessWindow& window, const char* text) {
    window.sign('n');
    window.type(text);
    ASSERT_TRUE(window.press("Share…")) << window.lines();
    ASSERT_TRUE(window.shows("Share a passage")) << window.lines();
  }

  TemporaryFolder folder;
  ProgramClock clock;
  stories::RelayProcess relay;
  HeadlessWindow meg{folder.path() / "meg" / "vault", clock};
  HeadlessWindow dani{folder.path() / "dani" / "vault", clock};
};

}  // namespace candour::test
