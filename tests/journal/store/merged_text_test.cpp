// What a field of prose shows when several wrote it at the same time, through the tables of a real vault.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "base/text/pieces.hpp"
#include "journal/model/prose_fold.hpp"
#include "journal/store/database.hpp"
#include "tests/journal/model/random_writer.hpp"
#include "tests/journal/store/tables.hpp"

namespace candour::journal::store {
namespace {

using model::test::words_in;
using test::by;
using test::dani;
using test::env;
using test::item;
using test::joint_key;
using test::joint_text;
using test::joint_words;
using test::meg;
using test::reflection;
using test::reflection_of;
using test::Tables;

model::Change joint(const ItemId& id, std::string_view words, model::Basis basis = {}) {
  return test::change({test::edit(joint_text, id, joint_words, test::prose(words), std::move(basis))});
}

std::size_t hits(Tables& tables, const std::string& query) { return search(tables.projection, query, 9)->size(); }

// "It went badly." by Dani and "It went slowly." by Meg, neither of whom had seen the other's.
void write_both(Tables& tables) {
  tables.deliver(env(1), by(dani, 10), joint(item(1), "It went well. Thank you."));
  tables.deliver(env(2), by(dani, 11), joint(item(1), "It went badly. Thank you.", {env(1)}));
  tables.deliver(env(3), by(meg, 11), joint(item(1), "It went slowly. Thank you.", {env(1)}));
}

class MergedText : public testing::Test {
 protected:
  static sqlite::Connection memory() {
    auto opened = *open_database(":memory:", crypto::MasterKey::random());
    return opened;
  }
  Tables tables{memory(), test::kinds_with_joint_text()};
  const model::FieldKey field{joint_key(item(1)), joint_words};
};

TEST_F(MergedText, ShowsAndFindsWhatEachWrote) {
  tables.deliver(env(1), by(dani, 10), joint(item(1), "We met."));
  tables.deliver(env(2), by(dani, 11), joint(item(1), "We met. I was late.", {env(1)}));
  tables.deliver(env(3), by(meg, 11), joint(item(1), "We met on Monday.", {env(1)}));

  EXPECT_EQ(tables.words(joint_key(item(1)), joint_words), "We met on Monday. I was late.");
  EXPECT_EQ(hits(tables, "late"), 1U);
  EXPECT_EQ(hits(tables, "Monday"), 1U);
  EXPECT_EQ(tables.items.get(joint_key(item(1)))->fields.front().tips, 1U);
  EXPECT_EQ(*tables.items.basis(field), (model::Basis{env(2), env(3)}));
}

TEST_F(MergedText, IsClosedByTheNextSave) {
  write_both(tables);
  tables.save(by(meg, 12), joint(item(1), "It went its way. Thank you.", *tables.items.basis(field)));

  EXPECT_EQ(tables.words(joint_key(item(1)), joint_words), "It went its way. Thank you.");
  EXPECT_TRUE(tables.items.text(field)->open.empty());
  EXPECT_EQ(hits(tables, "badly"), 0U);
}

TEST_F(MergedText, NamesWhoWroteEachOfTwoWordings) {
  write_both(tables);

  const auto text = *tables.items.text(field);

  EXPECT_EQ(text.text, "It went badly. It went slowly. Thank you.");
  ASSERT_EQ(text.open.size(), 1U);
  EXPECT_EQ(text.open[0].wordings, (model::TwoWordings{"It went badly.", "It went slowly."}));
  EXPECT_EQ(text.open[0].first_by, dani);
  EXPECT_EQ(text.open[0].second_by, meg);
}

TEST_F(MergedText, NamesWhoWroteAWordingWhateverTheOtherDidToTheRest) {
  write_both(tables);
  tables.deliver(env(4), by(dani, 12), joint(item(1), "It went slowly. Thank you, Meg.", {env(3)}));

  const auto text = *tables.items.text(field);

  ASSERT_EQ(text.open.size(), 1U);
  EXPECT_EQ(text.open[0].second_by, meg);
}

TEST_F(MergedText, LosesTheWordsOfAVersionThatWasTakenBack) {
  write_both(tables);

  ASSERT_TRUE(tables.projection.withdraw(env(3)));

  EXPECT_EQ(tables.words(joint_key(item(1)), joint_words), "It went badly. Thank you.");
  EXPECT_TRUE(tables.items.text(field)->open.empty());
  EXPECT_EQ(hits(tables, "slowly"), 0U);
}

TEST_F(MergedText, SaysOfEachVersionInTheHistoryThatItIsShown) {
  write_both(tables);

  const auto history = *tables.items.history(joint_key(item(1)));

  ASSERT_EQ(history.size(), 3U);
  EXPECT_FALSE(history[0].is_shown);
  EXPECT_TRUE(history[1].is_shown);
  EXPECT_TRUE(history[2].is_shown);
}

TEST_F(MergedText, LeavesAChoiceOpenThroughASaveOfOnesOwnThatStillWaits) {
  tables.deliver(env(1), by(dani, 10), joint(item(1), "It went well. Thank you."));
  const auto mine = tables.save(by(dani, 11), joint(item(1), "It went badly. Thank you.", {env(1)}));
  tables.deliver(env(3), by(meg, 11), joint(item(1), "It went slowly. Thank you.", {env(1)}));
  const auto both = tables.items.text(field)->text;

  const auto later = tables.save(by(dani, 12), joint(item(1), "Hello. " + both, *tables.items.basis(field)));

  EXPECT_NE(later, mine);
  ASSERT_EQ(tables.items.text(field)->open.size(), 1U);
  ASSERT_TRUE(tables.queue.sealed(mine, env(2)));
  EXPECT_EQ(tables.items.text(field)->text, "Hello. " + both);
  EXPECT_EQ(tables.items.text(field)->open.size(), 1U);
}

TEST_F(MergedText, NeverSendsWhatWasTakenOutOfItWhileItWaited) {
  tables.deliver(env(1), by(dani, 10), joint(item(1), "We met."));
  const auto mine = tables.save(by(dani, 11), joint(item(1), "We met. Secretly.", {env(1)}));
  tables.deliver(env(3), by(meg, 11), joint(item(1), "We met. At noon.", {env(1)}));

  const auto later = tables.save(by(dani, 12), joint(item(1), "We met. At noon.", *tables.items.basis(field)));

  EXPECT_EQ(later, mine);
  const auto waiting = tables.queue.waiting(model::Space::everyone, 9).value();
  for (const auto& queued : waiting)
    EXPECT_EQ(as_text(queued.change.edits.front().value.bytes).find("Secretly"), std::string_view::npos);
}

TEST_F(MergedText, OfOneMemberOnTwoComputersHoldsBoth) {
  tables.deliver(env(1), by(dani, 10), reflection(item(1), "I asked."));
  tables.deliver(env(2), by(dani, 11), reflection(item(1), "I asked. I waited.", {env(1)}));
  tables.deliver(env(3), by(dani, 11), reflection(item(1), "I asked twice.", {env(1)}));

  EXPECT_EQ(tables.words(reflection_of(dani, item(1)), 1), "I asked twice. I waited.");
}

TEST_F(MergedText, IsShownAnewInAVaultInWhichOneVersionHidTheOthers) {
  write_both(tables);
  const auto whole = tables.snapshot();
  ASSERT_TRUE(tables.database.execute("UPDATE shown SET value = CAST('It went slowly. Thank you.' AS BLOB), tips = 2"));
  ASSERT_TRUE(tables.database.execute("DELETE FROM found"));
  ASSERT_TRUE(tables.database.execute("INSERT INTO found(rowid, words) SELECT id, CAST(value AS TEXT) FROM shown"));
  ASSERT_NE(tables.snapshot(), whole);

  ASSERT_TRUE(tables.projection.merge_again());

  EXPECT_EQ(tables.snapshot(), whole);
}

// ---- laws

struct Delivery {
  EnvelopeId id;
  Provenance by;
  model::Change change;
};
using Journal = std::vector<Delivery>;

// Writes as several members do: each edit goes on from what one of them knew then, and names it as the format says.
Journal random_journal(model::test::RandomWriter& writer, const ItemId& id, unsigned first_name) {
  Journal journal;
  std::vector<model::FieldVersion> versions;
  const auto add = [&](const std::string& words, const model::Basis& basis) {
    const auto name = env(first_name + static_cast<unsigned>((journal.size() * 7) % 16));
    versions.push_back({name, basis, test::prose(words), model::Standing::counts});
    journal.push_back({name, by(writer.below(2) == 0 ? dani : meg, 10), joint(id, words, basis)});
  };
  add(writer.first(), {});
  for (int edits = 1 + writer.below(8); edits > 0; --edits) {
    const auto known_count = 1 + writer.below(static_cast<int>(versions.size()));
    const std::vector<model::FieldVersion> known(versions.begin(), versions.begin() + known_count);
    const model::VersionGraph graph(known);
    const auto shown = *model::merged_prose(
        graph, [&](std::size_t node) -> Result<std::string> { return to_text(graph.version(node).value.bytes); });
    model::Basis basis;
    for (const auto tip : graph.tips()) basis.push_back(graph.version(tip).name);
    add(writer.changed(shown), basis);
  }
  return journal;
}

// Words that a tip has and that nothing it names has.
std::vector<std::string> own_words_of_tips(Tables& tables, const model::FieldKey& field) {
  const auto versions = *tables.items.versions(field);
  const model::VersionGraph graph(versions);
  std::vector<std::string> own;
  for (const auto tip : graph.tips()) {
    std::map<std::string, int> before;
    for (const auto parent : graph.parents(tip)) before.merge(words_in(to_text(graph.version(parent).value.bytes)));
    for (const auto& [word, count] : words_in(to_text(graph.version(tip).value.bytes))) {
      if (!before.contains(word)) own.push_back(word);
    }
  }
  return own;
}

class MergedInFiles : public testing::Test {
 protected:
  void SetUp() override {
    crypto::start();
    std::string made = (std::filesystem::temp_directory_path() / "candour-merged-XXXXXX").string();
    ASSERT_NE(mkdtemp(made.data()), nullptr);
    folder = made;
  }
  void TearDown() override { std::filesystem::remove_all(folder); }
  Tables vault(const char* name) {
    return {*open_database((folder / name).string(), crypto::MasterKey::random()), test::kinds_with_joint_text()};
  }
  std::filesystem::path folder;
};

void deliver_in_any_order(Tables& tables, Journal journal, std::mt19937& random) {
  std::shuffle(journal.begin(), journal.end(), random);
  auto transaction = *sqlite::Transaction::begin(tables.database);
  Touched touched;
  for (const auto& each : journal) {
    ASSERT_TRUE(tables.projection.apply_delivered(each.id, each.by, each.change, touched));
    if (random() % 3 == 0) {
      ASSERT_TRUE(tables.projection.settle(std::exchange(touched, {})));
    }
  }
  ASSERT_TRUE(tables.projection.settle(std::move(touched)));
  ASSERT_TRUE(transaction.commit());
}

TEST_F(MergedInFiles, LoseNoWordOfATipAndFindItAndAreTheSameInEveryOrderAndBuiltAnew) {
  auto one = vault("one"), other = vault("other");
  model::test::RandomWriter writer(5);
  std::mt19937 random(17);
  int merged = 0;
  Journal everything;
  for (unsigned n = 0; n < 60; ++n) {
    const auto id = item(static_cast<std::uint8_t>(n + 1));
    const model::FieldKey field{joint_key(id), joint_words};
    const auto journal = random_journal(writer, id, 1 + 16 * n);
    everything.insert(everything.end(), journal.begin(), journal.end());
    auto again = journal;
    again.insert(again.end(), journal.begin(), journal.end());

    deliver_in_any_order(one, journal, random);
    deliver_in_any_order(other, again, random);

    const auto shown = words_in(one.words(joint_key(id), joint_words));
    for (const auto& word : own_words_of_tips(one, field)) {
      EXPECT_TRUE(shown.contains(word)) << word;
      EXPECT_EQ(hits(one, word), 1U) << word;
    }
    const auto text = *one.items.text(field);
    EXPECT_EQ(text.text, one.words(joint_key(id), joint_words));
    merged += one.items.basis(field)->size() > 1 ? 1 : 0;
  }
  EXPECT_GT(merged, 20);
  EXPECT_EQ(one.snapshot(), other.snapshot());

  ASSERT_TRUE(other.projection.rebuild([&](Projection&) -> Result<> {
    deliver_in_any_order(other, everything, random);
    return {};
  }));
  EXPECT_EQ(one.snapshot(), other.snapshot());
}

TEST_F(MergedInFiles, AreTheSameWheneverOneOfTheirVersionsWasTakenBack) {
  auto one = vault("one"), other = vault("other");
  model::test::RandomWriter writer(6);
  std::mt19937 random(19);
  for (unsigned n = 0; n < 40; ++n) {
    const auto journal = random_journal(writer, item(static_cast<std::uint8_t>(n + 1)), 1 + 16 * n);
    const auto gone = journal[random() % journal.size()];

    deliver_in_any_order(one, journal, random);
    ASSERT_TRUE(one.projection.withdraw(gone.id));
    deliver_in_any_order(other, {gone}, random);
    ASSERT_TRUE(other.projection.withdraw(gone.id));
    deliver_in_any_order(other, journal, random);
  }
  EXPECT_EQ(one.snapshot(), other.snapshot());
}

}  // namespace
}  // namespace candour::journal::store
