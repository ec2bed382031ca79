#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <thread>

#include "tests/kills/pair_at_work.hpp"

namespace candour::kills {
namespace {

int kill_count() {
  const char* wanted = std::getenv("CANDOUR_KILLS");
  return wanted == nullptr ? 50 : std::atoi(wanted);
}

// Words that no other entry has; search takes them whole.
std::string entry(const std::string& kind, int number) { return kind + "entry" + std::to_string(number) + "x"; }

std::size_t found(stories::Member& member, const std::string& word) {
  return member.ask({"search", word}).count("Item");
}

class Killing {
 public:
  explicit Killing(PairAtWork& pair) : pair_(pair) {}

  // Kills Dani's program a random moment after she began to write, and opens it again.
  void kill_the_writer(int number) {
    const bool is_shared = chance_(2) == 0;
    const auto text = entry(is_shared ? "shared" : "own", number);
    pair_.dani.begin({is_shared ? "reflect" : "note", "--text", text});
    std::this_thread::sleep_for(std::chrono::microseconds(chance_(40'000)));
    pair_.dani.kill_shell();
    if (pair_.dani.answer().is_done) (is_shared ? shared_ : own_).push_back(text);
    ASSERT_TRUE(pair_.dani.open_shell().is_done);
  }
  void kill_the_reader() {
    std::this_thread::sleep_for(std::chrono::milliseconds(chance_(300)));
    pair_.meg.kill_shell();
    ASSERT_TRUE(pair_.meg.open_shell().is_done);
  }
  void kill_the_relay() {
    std::this_thread::sleep_for(std::chrono::milliseconds(chance_(300)));
    pair_.relay.kill();
    ASSERT_TRUE(pair_.relay.start());
  }
  void kill_somebody(int number) {
    const auto who = chance_(10);
    if (who == 0) return kill_the_reader();
    if (who == 1) return kill_the_relay();
    kill_the_writer(number);
  }

  const std::vector<std::string>& shared() const { return shared_; }
  const std::vector<std::string>& own() const { return own_; }

 private:
  unsigned chance_(unsigned bound) { return std::uniform_int_distribution<unsigned>(0, bound - 1)(random_); }

  PairAtWork& pair_;
  std::mt19937 random_{20260308};
  std::vector<std::string> shared_;
  std::vector<std::string> own_;
};

TEST(ClientKills, LoseNothingThatWasSavedAndDeliverEachReflectionOnce) {
  PairAtWork pair;
  ASSERT_NO_FATAL_FAILURE(pair.pair_up());
  Killing killing(pair);

  const int kills = kill_count();
  for (int number = 0; number < kills; ++number) ASSERT_NO_FATAL_FAILURE(killing.kill_somebody(number));

  for (const auto& text : killing.own()) EXPECT_EQ(found(pair.dani, text), 1U) << text;
  for (const auto& text : killing.shared()) EXPECT_EQ(found(pair.dani, text), 1U) << text;
  const auto limit = std::chrono::seconds(60 + kills);
  for (const auto& text : killing.shared()) {
    EXPECT_TRUE(comes_true([&] { return found(pair.meg, text) == 1U; }, limit)) << text;
  }
  for (const auto& text : killing.own()) EXPECT_EQ(found(pair.meg, text), 0U) << text;
  RecordProperty("kills", kills);
  RecordProperty("saved", static_cast<int>(killing.own().size() + killing.shared().size()));
  std::printf("kills %d, saved and checked %zu private and %zu shared\n", kills, killing.own().size(),
              killing.shared().size());
  EXPECT_GT(killing.own().size() + killing.shared().size(), 0U);
}

}  // namespace
}  // namespace candour::kills
