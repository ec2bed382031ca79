#include "journal/model/rules.hpp"

#include <gtest/gtest.h>

#include "journal/kinds/comment.hpp"
#include "journal/kinds/people_entry.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/kinds/summary.hpp"
#include "tests/journal/model/support.hpp"

namespace candour::journal::model {
namespace {

using test::env;
using test::member;

const auto dani = member(1);
const auto meg = member(2);

Standing judged(const Edit& edit, const MemberKey& writer, Space space = Space::everyone) {
  return judge(kinds::registry(), {edit, writer, space});
}

Edit link_edit(Basis basis) {
  const Link about{ItemKind::reflection, test::item(1), meg};
  return {test::item(2), ItemKind::comment, kinds::comment::about, 0, std::move(basis),
          *encode_value(FieldType::link, about)};
}

Bytes left_out_by(const MemberKey& who, std::uint8_t passage) {
  auto entry = encode_link({ItemKind::passage, test::item(passage), meg});
  append(entry, who);
  return entry;
}

Edit left_out_edit(const SetValue& entries, Basis basis) {
  return {test::item(4), ItemKind::summary, kinds::summary::left_out, 0, std::move(basis), test::set_of(entries)};
}

TEST(Rules, LetALinkBeSetOnce) {
  EXPECT_EQ(judged(link_edit({}), dani), Standing::counts);
  EXPECT_EQ(judged(link_edit({env(1)}), dani), Standing::rule);
}

// An entry in another's name counts for nothing; the version that holds it stands. See own_entries_test.cpp.
TEST(Rules, RefuseNoVersionOfLeftOutForItsEntries) {
  EXPECT_EQ(judged(left_out_edit({left_out_by(dani, 7)}, {}), dani), Standing::counts);
  EXPECT_EQ(judged(left_out_edit({left_out_by(dani, 7)}, {}), meg), Standing::counts);
  EXPECT_EQ(judged(left_out_edit({}, {env(1)}), meg), Standing::counts);
}

TEST(Rules, CallNewerWhatThisProgramDoesNotKnow) {
  Edit unknown_kind = link_edit({});
  unknown_kind.kind = static_cast<ItemKind>(999);
  Edit unknown_field = link_edit({});
  unknown_field.field = 99;
  Edit unknown_op = link_edit({});
  unknown_op.op = 1;
  Edit unread_value = link_edit({});
  unread_value.value = test::text("not a link");

  for (const auto& edit : {unknown_kind, unknown_field, unknown_op, unread_value}) {
    EXPECT_EQ(judged(edit, dani), Standing::newer);
  }
}

TEST(Rules, LetNoPrivateKindIntoEveryonesSpace) {
  const Edit note{test::item(1), ItemKind::private_note, 1, 0, {}, test::text("for me")};

  EXPECT_EQ(judged(note, dani, Space::mine), Standing::counts);
  EXPECT_EQ(judged(note, dani, Space::everyone), Standing::rule);
}

TEST(Rules, KnowSetAsideInEveryKind) {
  for (const auto& kind : kinds::registry().all()) {
    const Edit edit{test::item(1), kind.kind, set_aside, 0, {env(9)}, *encode_value(FieldType::flag, Flag{true})};
    EXPECT_EQ(judged(edit, dani, kind.space), Standing::counts) << kind.word;
  }
}

}  // namespace
}  // namespace candour::journal::model
