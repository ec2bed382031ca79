#include "journal/model/change.hpp"

#include <gtest/gtest.h>

#include "tests/journal/model/support.hpp"
#include "tests/support/json_vectors.hpp"

namespace candour::journal::model {
namespace {

using test::env;

std::optional<EnvelopeId> knows_nothing(LocalNumber) { return std::nullopt; }

Edit edit(std::uint8_t item, FieldNumber field, Basis basis = {}) {
  return {test::item(item), ItemKind::reflection, field, 0, std::move(basis), test::text("words")};
}

TEST(Change, ReadsAndWritesTheKnownAnswers) {
  for (const auto* name : {"change", "change.basis", "change.fields"}) {
    const auto bytes = candour::test::unhex(candour::test::known_answer(name));
    const auto change = parse_change(bytes);

    ASSERT_TRUE(change) << name;
    EXPECT_EQ(*encode_change(*change, knows_nothing), bytes) << name;
  }
}

TEST(Change, IsRefusedExactlyWhereTheReferenceRefusesIt) {
  std::size_t seen = 0;
  for (const auto& [name, answer] : candour::test::known_answers()) {
    if (name.rfind("refuse.change.", 0) != 0) continue;
    const auto space = answer.find(' ');
    const auto is_good = answer.substr(0, space) == "ok";

    EXPECT_EQ(parse_change(candour::test::unhex(answer.substr(space + 1))).has_value(), is_good) << name;
    ++seen;
  }
  EXPECT_GE(seen, 13U);
}

TEST(Change, PutsItsEditsInOrder) {
  const auto change = make_change({edit(2, 1), edit(1, 256), edit(1, 255)});

  ASSERT_TRUE(change);
  EXPECT_EQ(change->edits[0].field, 255);
  EXPECT_EQ(change->edits[1].field, 256);
  EXPECT_EQ(change->edits[2].item, test::item(2));
}

TEST(Change, SetsAFieldOnce) {
  EXPECT_EQ(make_change({edit(1, 1), edit(1, 1)}).error().code, ErrorCode::rule_refused);
  EXPECT_EQ(make_change({}).error().code, ErrorCode::bad_argument);
}

TEST(Change, HoldsAtMostAsManyEditsAsTheFormat) {
  std::vector<Edit> edits;
  for (FieldNumber field = 0; field < max_edits; ++field) edits.push_back(edit(1, field));
  EXPECT_TRUE(make_change(edits));

  edits.push_back(edit(1, max_edits));
  EXPECT_EQ(make_change(edits).error().code, ErrorCode::too_long);
}

TEST(Change, IsKeptWithItsLocalNamesWhileItIsQueued) {
  auto source = edit(1, 2);
  source.value = *encode_value(FieldType::source, Source{{ItemKind::reflection, test::item(5), test::member(5)}, LocalNumber{9}});
  const auto change = *make_change({edit(1, 1, {env(3), LocalNumber{7}}), source});

  const auto again = parse_queued(encode_queued(change));

  ASSERT_TRUE(again);
  EXPECT_EQ(*again, change);
}

TEST(Change, IsNotSealedBeforeWhatItNames) {
  const auto change = *make_change({edit(1, 1, {LocalNumber{7}})});

  EXPECT_EQ(encode_change(change, knows_nothing).error().code, ErrorCode::not_equal);
}

TEST(Change, NamesEnvelopesOnceEverythingIsSealed) {
  auto source = edit(1, 2);
  const Link link{ItemKind::reflection, test::item(5), test::member(5)};
  source.value = *encode_value(FieldType::source, Source{link, LocalNumber{9}});
  const auto change = *make_change({edit(1, 1, {env(3), LocalNumber{7}}), source});
  const auto resolve = [](LocalNumber number) { return std::optional(number == LocalNumber{7} ? env(1) : env(2)); };

  const auto parsed = *parse_change(*encode_change(change, resolve));

  EXPECT_EQ(parsed.edits[0].basis, (Basis{env(1), env(3)}));
  EXPECT_EQ(*parse_value(FieldType::source, parsed.edits[1].value), Value(Source{link, env(2)}));
}

TEST(VersionName, PutsWhatIsNotSealedAfterEveryEnvelope) {
  EXPECT_LT(VersionName(env(255)), VersionName(LocalNumber{1}));
  EXPECT_LT(VersionName(LocalNumber{1}), VersionName(LocalNumber{2}));
  EXPECT_LT(VersionName(env(1)), VersionName(env(2)));
}

TEST(VersionName, ReadsFromItsBlob) {
  const Basis names{env(1), LocalNumber{300}};

  EXPECT_EQ(unpack(pack(names)), names);
  EXPECT_EQ(VersionName::from_blob(names[1].blob()), names[1]);
  EXPECT_FALSE(VersionName::from_blob(Bytes(9)));
}

}  // namespace
}  // namespace candour::journal::model
