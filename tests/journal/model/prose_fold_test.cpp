#include "journal/model/prose_fold.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/journal/model/random_writer.hpp"
#include "tests/journal/model/support.hpp"

namespace candour::journal::model {
namespace {

using test::env;
using test::text;
using test::words_in;

FieldVersion version(std::uint8_t name, Basis basis, std::string_view words, Standing standing = Standing::counts) {
  return {env(name), std::move(basis), text(words), standing};
}

MergedText shown(const std::vector<FieldVersion>& versions) {
  const VersionGraph graph(versions);
  const auto folded = fold_prose(
      graph, [&](std::size_t node) -> Result<std::string> { return to_text(graph.version(node).value.bytes); });
  return folded.value();
}

TEST(ProseFold, ShowsOneVersionAsItIs) {
  EXPECT_EQ(shown({}).text, "");
  EXPECT_EQ(shown({version(1, {}, " One.\n")}).text, " One.\n");
  EXPECT_EQ(shown({version(1, {}, "One."), version(2, {env(1)}, "Two.")}).text, "Two.");
}

TEST(ProseFold, MergesItsTipsByTheOrderOfTheirNames) {
  const auto merged = shown({version(9, {}, "One. Two."), version(5, {env(9)}, "One. Two. Five."),
                             version(3, {env(9)}, "One. Two. Three."), version(4, {env(9)}, "Two.")});

  EXPECT_EQ(merged.text, "Two. Three. Five.");
}

TEST(ProseFold, MergesThreeWaysOnTheNearestAncestorEach) {
  const auto merged =
      shown({version(1, {}, "A. B."), version(2, {env(1)}, "A. B. C."), version(3, {env(2)}, "A. B. C. D."),
             version(4, {env(2)}, "A. C."), version(5, {env(1)}, "A. B. E.")});

  EXPECT_EQ(merged.text, "A. C. D. E.");
}

TEST(ProseFold, MergesSeveralNearestAncestorsFirst) {
  // Both saw both; one took out B and added D, the other wrote E for C.
  const auto merged = shown({version(1, {}, "A."), version(2, {env(1)}, "A. B."), version(3, {env(1)}, "A. C."),
                             version(4, {env(2), env(3)}, "A. C. D."), version(5, {env(2), env(3)}, "A. B. E.")});

  EXPECT_EQ(merged.text, "A. E. D.");
}

TEST(ProseFold, LeavesAChoiceOpenThroughASaveThatChangesSomethingElse) {
  std::vector<FieldVersion> versions{version(1, {}, "It went well. Thank you."),
                                     version(2, {env(1)}, "It went badly. Thank you."),
                                     version(3, {env(1)}, "It went slowly. Thank you.")};
  const std::vector<TwoWordings> open{{"It went badly.", "It went slowly."}};
  ASSERT_EQ(shown(versions).open, open);

  versions.push_back(version(4, {env(2), env(3)}, "It went badly. It went slowly. Thank you, both."));
  EXPECT_EQ(shown(versions).open, open);
  versions.push_back(version(5, {env(4)}, "Hello. It went badly. It went slowly. Thank you, both."));
  EXPECT_EQ(shown(versions).open, open);
  versions.push_back(version(6, {env(5)}, "Hello. It went slowly. Thank you, both."));
  EXPECT_TRUE(shown(versions).open.empty());
}

TEST(ProseFold, PassesOverWhatWasTakenBackOrRefused) {
  for (const auto standing : {Standing::withdrawn, Standing::rule, Standing::newer}) {
    EXPECT_EQ(shown({version(1, {}, "A."), version(2, {env(1)}, "A. B."), version(3, {env(1)}, "", standing)}).text,
              "A. B.");
    EXPECT_EQ(shown({version(1, {}, "A."), version(2, {env(1)}, "", standing), version(3, {env(2)}, "A. B."),
                     version(4, {env(2)}, "A. C.")})
                  .text,
              "A. B. C.");
  }
}

TEST(ProseFold, MergesOfManyTipsThoseThatTheNextEditNamesAndTheGreatest) {
  std::vector<FieldVersion> versions{version(1, {}, "A.")};
  for (std::uint8_t i = 2; i < 40; ++i) versions.push_back(version(i, {env(1)}, "A. W" + std::to_string(i) + "."));

  EXPECT_EQ(shown(versions).text, "A. W2. W3. W4. W5. W6. W7. W8. W9. W32. W33. W34. W35. W36. W37. W38. W39.");
}

TEST(ProseFold, LosesNoWordOfTextsThatAreTooLongToBeCompared) {
  const auto long_text = [](const std::string& word) {
    std::string all;
    for (int i = 0; all.size() < 190'000; ++i) all += word + std::to_string(i) + (i % 9 == 8 ? ". " : " ");
    return all;
  };
  std::vector<FieldVersion> versions{version(1, {}, long_text("a"))};
  std::string own;
  for (std::uint8_t i = 2; i < 18; ++i) {
    own = "own" + std::to_string(i);
    versions.push_back(version(i, {env(1)}, own + ". " + long_text(std::string(1, static_cast<char>('a' + i % 3)))));
  }

  const auto merged = shown(versions).text;

  for (std::uint8_t i = 2; i < 18; ++i) EXPECT_TRUE(holds(merged, "own" + std::to_string(i) + ".")) << int{i};
}

// A history as several people make it: each edit names up to three versions that nobody it knows has seen.
struct History {
  std::vector<FieldVersion> versions;
  std::string faults;
};

History random_history(test::RandomWriter& writer, int edits) {
  History history;
  history.versions.push_back(version(0, {}, writer.first()));
  for (int i = 1; i < edits; ++i) {
    // What one of the writers knows of it.
    std::vector<FieldVersion> known;
    const auto until = 1 + writer.below(static_cast<int>(history.versions.size()));
    for (int at = 0; at < until; ++at) known.push_back(history.versions[at]);
    const VersionGraph graph(known);
    Basis basis;
    for (const auto tip : graph.tips()) basis.push_back(graph.version(tip).name);
    if (basis.size() > max_basis) basis.resize(max_basis);
    const auto before = shown(known).text;
    history.versions.push_back(
        {env(static_cast<std::uint8_t>(i)), basis, text(writer.changed(before)), Standing::counts});
  }
  return history;
}

// The law: what a tip has and its basis has not.
std::string lost_in(const std::vector<FieldVersion>& versions, const std::string& state) {
  const VersionGraph graph(versions);
  const auto there = words_in(state);
  std::string lost;
  for (const auto tip : graph.tips()) {
    std::map<std::string, int> before;
    for (const auto parent : graph.parents(tip))
      for (const auto& [word, count] : words_in(to_text(graph.version(parent).value.bytes))) before[word] += count;
    for (const auto& [word, count] : words_in(to_text(graph.version(tip).value.bytes)))
      if (!before.contains(word) && !there.contains(word)) lost += word + " ";
  }
  return lost;
}

TEST(ProseFold, LosesNoWordOfATipAndIsTheSameInEveryOrder) {
  test::RandomWriter writer(7);
  std::mt19937 random(11);
  int merged = 0;
  for (int i = 0; i < 3'000; ++i) {
    auto history = random_history(writer, 2 + writer.below(8));
    const auto state = shown(history.versions);

    ASSERT_EQ(lost_in(history.versions, state.text), "") << state.text;
    std::shuffle(history.versions.begin(), history.versions.end(), random);
    ASSERT_EQ(shown(history.versions), state);
    merged += VersionGraph(history.versions).tips().size() > 1 ? 1 : 0;
  }
  EXPECT_GT(merged, 1'000);
}

}  // namespace
}  // namespace candour::journal::model
