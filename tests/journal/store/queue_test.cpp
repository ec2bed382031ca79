#include "journal/store/queue.hpp"

#include <gtest/gtest.h>

#include "journal/kinds/passage.hpp"
#include "journal/kinds/private_note.hpp"
#include "journal/kinds/reflection.hpp"
#include "tests/journal/store/tables.hpp"

namespace candour::journal::store {
namespace {

using model::ItemKind;
using model::LocalNumber;
using test::by;
using test::dani;
using test::env;
using test::item;
using test::reflection;
using test::reflection_of;
using test::Tables;

constexpr auto text = kinds::reflection::text;

model::Change note(std::string_view words, model::Basis basis = {}) {
  return test::change({test::edit(ItemKind::private_note, item(5), kinds::private_note::text, test::prose(words),
                                  std::move(basis))});
}

TEST(Queue, ShowsWhatWasSavedAtOnce) {
  Tables tables;

  tables.save(by(dani, 10), reflection(item(1), "first day"));

  EXPECT_EQ(tables.words(reflection_of(dani, item(1)), text), "first day");
  EXPECT_TRUE(tables.items.get(reflection_of(dani, item(1)))->is_queued);
}

TEST(Queue, TakesSecondThoughtsInWithoutATrace) {
  Tables tables;
  const auto number = tables.save(by(dani, 10), reflection(item(1), "first"));

  const auto again = tables.save(by(dani, 11), reflection(item(1), "second", {number}));

  EXPECT_EQ(again, number);
  EXPECT_EQ(tables.words(reflection_of(dani, item(1)), text), "second");
  EXPECT_EQ(tables.items.history(reflection_of(dani, item(1)))->size(), 1U);
  EXPECT_EQ(tables.queue.waiting(model::Space::everyone, 9)->front().by.time.day.number, 11U);
}

TEST(Queue, KeepsWhatTheFirstThoughtHadSeen) {
  Tables tables;
  tables.deliver(env(1), by(dani, 9), reflection(item(1), "sealed"));
  const auto number = tables.save(by(dani, 10), reflection(item(1), "first", {env(1)}));

  tables.save(by(dani, 10), reflection(item(1), "second", {number}));

  EXPECT_EQ(tables.queue.waiting(model::Space::everyone, 9)->front().change.edits.front().basis, (model::Basis{env(1)}));
}

TEST(Queue, AddsWhatTheSecondThoughtHadSeen) {
  Tables tables;
  const auto number = tables.save(by(dani, 10), reflection(item(1), "first"));
  tables.deliver(env(1), by(dani, 10), reflection(item(1), "from another device"));

  const auto again = tables.save(by(dani, 10), reflection(item(1), "both", {env(1), number}));

  EXPECT_EQ(again, number);
  EXPECT_EQ(tables.items.get(reflection_of(dani, item(1)))->fields.front().tips, 1U);
  EXPECT_EQ(tables.queue.waiting(model::Space::everyone, 9)->front().change.edits.front().basis, (model::Basis{env(1)}));
}

TEST(Queue, NeverMergesAPrivateNote) {
  Tables tables;
  const auto first = tables.save(by(dani, 10), note("first"));

  const auto second = tables.save(by(dani, 10), note("second", {first}));

  EXPECT_NE(first, second);
  EXPECT_EQ(tables.items.history({ItemKind::private_note, item(5), dani})->size(), 2U);
}

TEST(Queue, DoesNotMergeIntoWhatAnotherChangeQuotes) {
  Tables tables;
  const auto first = tables.save(by(dani, 10), reflection(item(1), "quoted"));
  const model::Source source{reflection_of(dani, item(1)), first};
  tables.save(by(dani, 10), test::change({test::edit(ItemKind::passage, item(7), kinds::passage::source,
                                                      *model::encode_value(model::FieldType::source, source))}));

  const auto second = tables.save(by(dani, 10), reflection(item(1), "reworded", {first}));

  EXPECT_NE(first, second);
  EXPECT_EQ(tables.queue.recall(first).error().code, ErrorCode::rule_refused);
}

TEST(Queue, RecallsWithoutTrace) {
  Tables tables;
  const auto before = tables.snapshot();
  const auto number = tables.save(by(dani, 10), reflection(item(1), "never mind"));

  ASSERT_TRUE(tables.queue.recall(number));

  EXPECT_EQ(tables.snapshot(), before);
  EXPECT_EQ(tables.queue.recall(number).error().code, ErrorCode::no_such_item);
}

TEST(Queue, NeverUsesANumberAgain) {
  Tables tables;
  const auto first = tables.save(by(dani, 10), reflection(item(1), "one"));
  ASSERT_TRUE(tables.queue.recall(first));

  EXPECT_GT(tables.save(by(dani, 10), reflection(item(1), "two")), first);
}

TEST(Queue, GivesSealedVersionsTheirEnvelopesName) {
  Tables tables;
  const auto number = tables.save(by(dani, 10), reflection(item(1), "words"));

  ASSERT_TRUE(tables.queue.sealed(number, env(7)));

  EXPECT_EQ(*tables.queue.env_id_of(number), env(7));
  EXPECT_EQ(tables.items.get(reflection_of(dani, item(1)))->fields.front().version, model::VersionName(env(7)));
  EXPECT_FALSE(tables.items.get(reflection_of(dani, item(1)))->is_queued);
  EXPECT_EQ(*tables.queue.count(model::Space::everyone), 0U);
}

TEST(Queue, NamesTheEnvelopeOfASourceOnceItIsSealed) {
  Tables tables;
  const auto first = tables.save(by(dani, 10), reflection(item(1), "quoted"));
  const model::Source source{reflection_of(dani, item(1)), first};
  const auto quoting = tables.save(
      by(dani, 10), test::change({test::edit(ItemKind::passage, item(7), kinds::passage::source,
                                              *model::encode_value(model::FieldType::source, source))}));
  const auto waiting = tables.queue.waiting(model::Space::everyone, 9);
  ASSERT_EQ(waiting->size(), 2U);
  EXPECT_EQ(tables.queue.sealed_body((*waiting)[1]).error().code, ErrorCode::not_equal);

  ASSERT_TRUE(tables.queue.sealed(first, env(3)));

  const auto body = model::parse_change(*tables.queue.sealed_body(*tables.queue.next(model::Space::everyone,
                                                                                     model::Sending::slotted_always).value()));
  const auto sealed = std::get<model::Source>(*model::parse_value(model::FieldType::source, body->edits.front().value));
  EXPECT_EQ(sealed.version, model::VersionName(env(3)));
  EXPECT_EQ(tables.queue.touching({ItemKind::passage, item(7), dani}).value(), std::vector<LocalNumber>{quoting});
}

TEST(Queue, TakesOfTheReturnOfWhatItSealedTheTimeAlone) {
  Tables tables;
  const auto number = tables.save(by(dani, 10), reflection(item(1), "words"));
  ASSERT_TRUE(tables.queue.sealed(number, env(7)));
  const auto before = tables.snapshot();

  tables.deliver(env(7), by(dani, 10), reflection(item(1), "other words"));
  EXPECT_EQ(tables.snapshot(), before);
  tables.deliver(env(7), by(dani, 12), reflection(item(1), "words"));

  EXPECT_EQ(tables.items.get(reflection_of(dani, item(1)))->day.number, 12U);
  EXPECT_EQ(tables.words(reflection_of(dani, item(1)), kinds::reflection::text), "words");
}

TEST(Queue, RefusesALinkThatIsSetAlready) {
  Tables tables;
  const auto comment = [](model::Basis basis) {
    return test::change({test::edit(ItemKind::comment, item(2), 1, test::link(reflection_of(dani, item(1))), std::move(basis))});
  };
  const auto number = tables.save(by(dani, 10), comment({}));

  EXPECT_EQ(tables.queue.save(by(dani, 10), comment({number})).error().code, ErrorCode::rule_refused);
  EXPECT_EQ(tables.queue.save(by(dani, 10), comment({})).error().code, ErrorCode::rule_refused);
}

TEST(Queue, RefusesOneActInTwoSpaces) {
  Tables tables;
  auto edits = note("for me").edits;
  edits.push_back(reflection(item(1), "for all").edits.front());

  EXPECT_EQ(tables.queue.save(by(dani, 10), test::change(edits)).error().code, ErrorCode::rule_refused);
}

TEST(Queue, RefusesWhatThisProgramDoesNotKnow) {
  Tables tables;
  const auto unknown = test::change({test::edit(static_cast<ItemKind>(700), item(1), 1, test::prose("x"))});

  EXPECT_EQ(tables.queue.save(by(dani, 10), unknown).error().code, ErrorCode::bad_argument);
}

TEST(Queue, KeepsSpacesAndWaysApart) {
  Tables tables;
  tables.save(by(dani, 10), note("for me"));
  tables.save(by(dani, 10), reflection(item(1), "for all"));
  tables.save(by(dani, 10), test::change({test::edit(ItemKind::people_entry, item(2), 1, test::line("Will"))}));

  EXPECT_EQ(*tables.queue.count(model::Space::mine), 1U);
  EXPECT_EQ(*tables.queue.count(model::Space::everyone), 2U);
  EXPECT_EQ((*tables.queue.next(model::Space::everyone, model::Sending::slotted_always))->change.edits.front().kind,
            ItemKind::people_entry);
  EXPECT_EQ((*tables.queue.next(model::Space::everyone, model::Sending::as_text))->change.edits.front().kind,
            ItemKind::reflection);
}

}  // namespace
}  // namespace candour::journal::store
