// A post box that is put back from an older copy, at points of a story, loses nothing for anybody (protocol.md B8.3,
// relay.md 4.2). CANDOUR_REFILL_POINTS says at how many.
#include <gtest/gtest.h>

#include <set>

#include "session/speech/marks.hpp"
#include "tests/session/refill_story.hpp"

namespace candour::test {
namespace {

using namespace std::string_literals;
using Anchor = RefillStory::Anchor;

constexpr std::size_t points = CANDOUR_REFILL_POINTS;
constexpr std::size_t acts_between = 4;

// Those of `all` that are in `some`, in the order of `all`.
std::vector<EnvelopeId> only(const std::vector<EnvelopeId>& all, const std::vector<EnvelopeId>& some) {
  const std::set<EnvelopeId> wanted(some.begin(), some.end());
  std::vector<EnvelopeId> out;
  for (const auto& id : all)
    if (wanted.contains(id)) out.push_back(id);
  return out;
}

class Refill : public testing::Test {
 protected:
  // Both go on after the post box was put back; at the end nothing is missing and nothing is there twice.
  void check_after(std::size_t point, Anchor anchor, int times) {
    SCOPED_TRACE("put back to act " + std::to_string(point) + (anchor == Anchor::stays ? ", anchor kept" : "") + ", " +
                 std::to_string(times) + " times");
    story.go_to(story.at(point + acts_between));
    const auto log_before = story.relay_log();
    for (int time = 0; time < times; ++time) {
      story.put_back(story.at(point), anchor);
      ASSERT_NO_FATAL_FAILURE(story.start_relay());
      auto& first = (point + time) % 2 == 0 ? story.meg : story.dani;
      auto& second = (point + time) % 2 == 0 ? story.dani : story.meg;
      const auto name = std::to_string(point) + "." + std::to_string(time);
      if (point % 3 == 0) {
        ASSERT_NO_FATAL_FAILURE(story.fetches(first));
      }
      ASSERT_NO_FATAL_FAILURE(story.writes(first, "after " + name));
      ASSERT_NO_FATAL_FAILURE(story.writes(second, "answer " + name));
      ASSERT_NO_FATAL_FAILURE(story.come_to_rest());
      story.pass_a_day();
      ASSERT_NO_FATAL_FAILURE(story.come_to_rest());
      ASSERT_NO_FATAL_FAILURE(story.stop_relay());
    }
    check_end(log_before);
  }

  void check_end(const std::vector<EnvelopeId>& log_before) {
    auto wanted = story.written;
    std::sort(wanted.begin(), wanted.end());
    const auto log_after = story.relay_log();
    std::size_t told = 0;
    for (auto* who : {&story.meg, &story.dani}) {
      EXPECT_EQ(story.texts(*who), wanted) << who->person.name;
      missing += wanted.size() - std::min(wanted.size(), story.texts(*who).size());
      for (const auto& mark : story.marks(*who)) {
        EXPECT_TRUE(session::is_of_the_post_box(mark.type)) << who->person.name << ": " << session::name_of(mark.type);
        ++told;
      }
      EXPECT_EQ(story.forks_said(*who), story.should_say_fork(*who) ? 1u : 0u) << who->person.name;
      forks += story.forks_said(*who);
    }
    EXPECT_GT(told, 0u) << "nobody was told";
    // What stood in the log stands in it again in the same order, byte for byte: its names are hashes of its bytes.
    EXPECT_EQ(only(log_after, log_before), only(log_before, log_after));
    EXPECT_EQ(std::set<EnvelopeId>(log_after.begin(), log_after.end()).size(), log_after.size());
  }

  RefillStory story;
  std::size_t missing = 0;
  std::size_t forks = 0;
};

#if CANDOUR_REFILL_POINTS < 40
TEST_F(Refill, LosesNothingAtSomePointsOfAStory) {
#else
TEST_F(Refill, LosesNothingAtFortyPointsOfAStory) {
#endif
  ASSERT_NO_FATAL_FAILURE(story.play(points + acts_between));
  std::size_t restores = 0;
  for (std::size_t point = 1; point <= points; ++point) {
    for (const auto anchor : {Anchor::stays, Anchor::goes_back_too}) {
      for (const int times : {1, 2}) {
        // A part of them in the ordinary run, so that each of both kinds comes there too.
        if (points < 40 && (point + (anchor == Anchor::stays ? 1 : 0) + times) % 2 == 0) continue;
        ASSERT_NO_FATAL_FAILURE(check_after(point, anchor, times));
        restores += static_cast<std::size_t>(times);
      }
    }
  }
  std::cout << restores << " restores at " << points << " points; entries missing: " << missing
            << "; RELAY-FORK said: " << forks << "\n";
}

}  // namespace
}  // namespace candour::test
