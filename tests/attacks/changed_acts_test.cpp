// Acts of a member whose program was changed, on dates, item ids and sets: what the other member sees is hers and true
// after each, and no act costs her more than twenty honest records.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <functional>

#include "journal/kinds/passage.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/summaries.hpp"
#include "journal/vault/writing.hpp"
#include "tests/support/changed_member.hpp"

namespace candour::test {
namespace {

namespace model = journal::model;
namespace passage = journal::kinds::passage;
namespace summary = journal::kinds::summary;
using model::ItemKind;

constexpr auto text = journal::kinds::reflection::text;
constexpr auto reflection_kind = static_cast<std::uint16_t>(ItemKind::reflection);
constexpr auto summary_kind = static_cast<std::uint16_t>(ItemKind::summary);
constexpr std::uint32_t today = 20'460;
constexpr std::uint64_t ms_of_a_day = 86'400'000;

Bytes words(std::string_view said) { return to_bytes(as_bytes(said)); }

// Of both scenes: what Meg wrote and read back before Dani's program was changed.
struct Target {
  model::ItemKey reflection;
  model::ItemKey summary;
  model::ItemKey kept;  // passages
  model::ItemKey left_out;
};

struct Act {
  const char* name;
  std::function<void(ChangedMember&, const Target&)> send;
};

double processor_ms() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

class ChangedActs : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    target.reflection = written(ItemKind::reflection, {prose(text, "Mine.")});
    target.summary = written(ItemKind::summary, {{summary::audience, model::Choice{summary::for_board}}});
    target.kept = passage_saying("Kept.");
    target.left_out = passage_saying("Left out.");
    ASSERT_TRUE(pair.meg->summaries().leave_out(target.left_out).has_value());
    pair.carry_everything();
    name = pair.meg->items().show(target.reflection)->short_name;
    changed.emplace(pair, pair.dani);
  }

  model::ItemKey written(ItemKind kind, const std::vector<journal::FieldValue>& fields) {
    const auto item = pair.meg->writing().write(kind, fields);
    EXPECT_TRUE(item.has_value());
    return item ? *item : model::ItemKey{};
  }

  model::ItemKey passage_saying(std::string_view said) {
    return written(ItemKind::passage, {{passage::summary, target.summary},
                                       {passage::heading, model::Number{1}},
                                       prose(passage::text, said)});
  }

  // Of one record of the size that most acts have.
  double cost_of_an_honest_record() {
    constexpr int count = 20;
    for (int i = 0; i < count; ++i) changed->send_change({edit_of(reflection_kind, text, words("Honest."))});
    const auto before = processor_ms();
    read_everything(pair, pair.meg);
    return (processor_ms() - before) / count;
  }

  void expect_that_all_of_meg_stands(const char* act) {
    const auto mine = pair.meg->items().show(target.reflection);
    ASSERT_TRUE(mine.has_value()) << act;
    EXPECT_EQ(text_of(*mine, text), "Mine.") << act;
    EXPECT_EQ(mine->day, today) << act;
    EXPECT_EQ(mine->author_name, "Meg") << act;
    EXPECT_FALSE(mine->late || mine->is_set_aside) << act;
    for (const auto& digits : {name, to_hex(target.reflection.item)}) {
      const auto found = pair.meg->items().find(digits);
      EXPECT_TRUE(found && *found == target.reflection) << act;
    }
    const auto view = pair.meg->summaries().show(target.summary);
    ASSERT_TRUE(view.has_value()) << act;
    EXPECT_NE(view->text.find("Kept."), std::string::npos) << act;
    EXPECT_EQ(view->text.find("Left out."), std::string::npos) << act;
  }

  void play(const std::vector<Act>& acts) {
    ASSERT_GE(acts.size(), 12u);
    const auto honest = cost_of_an_honest_record();
    for (const auto& act : acts) {
      const auto sent_before = pair.relay.log(changed->mailbox).size();
      act.send(*changed, target);
      const auto sent = pair.relay.log(changed->mailbox).size() - sent_before;
      const auto before = processor_ms();
      read_everything(pair, pair.meg);
      const auto cost = (processor_ms() - before) / static_cast<double>(std::max<std::size_t>(sent, 1));
      EXPECT_LT(cost, 20 * honest + 1) << act.name;
      expect_that_all_of_meg_stands(act.name);
    }
    pair.restart(pair.meg);
    expect_that_all_of_meg_stands("after a restart");
  }

  TwoPeople pair;
  Target target;
  std::string name;
  std::optional<ChangedMember> changed;
};

Act at_time(const char* name, std::uint64_t time_ms) {
  return {name, [=](ChangedMember& changed, const Target&) {
            changed.send_change({edit_of(reflection_kind, text, words(name))}, time_ms);
          }};
}

TEST_F(ChangedActs, OnDatesMoveNothingOfTheOthersAndStandWhereTheyCame) {
  const std::vector<Act> acts{
      at_time("the first day of all", 0),
      at_time("a millisecond after it", 1),
      at_time("ten years ago", sealed::day_as_ms(today - 3650)),
      at_time("3 February", sealed::day_as_ms(today - 200)),
      at_time("yesterday", sealed::day_as_ms(today - 1)),
      at_time("a minute to midnight, not rounded", sealed::day_as_ms(today) - 60'000),
      at_time("tomorrow", sealed::day_as_ms(today + 1)),
      at_time("the day after tomorrow", sealed::day_as_ms(today + 2)),
      at_time("an hour ahead, not rounded", sealed::day_as_ms(today) + 3'600'000),
      at_time("in five years", sealed::day_as_ms(today + 1826)),
      at_time("2^47", std::uint64_t{1} << 47),
      at_time("the last of all", latest_ms),
      at_time("the last whole day", latest_ms / ms_of_a_day * ms_of_a_day),
  };

  play(acts);

  const auto items = pair.meg->items().list({ItemKind::reflection});
  ASSERT_EQ(items->size(), acts.size() + 21);
  for (const auto& item : *items) {
    EXPECT_LE(item.day, today + 1) << text_of(item, text);
    if (item.late) {
      EXPECT_EQ(item.day, today) << text_of(item, text);
    }
  }
}

Act copy(const char* name, std::uint16_t kind, std::uint16_t field, Bytes value) {
  return {name, [=](ChangedMember& changed, const Target& target) {
            changed.send_change({edit_of(target.reflection.item, kind, field, value)});
          }};
}

TEST_F(ChangedActs, OnItemIdsTakeNothingOverAndNoNameAway) {
  const auto with_basis = [](ChangedMember& him, const Target& of) {
    auto edit = edit_of(of.reflection.item, reflection_kind, text, words("Instead."));
    edit.basis = {EnvelopeId(crypto::random_bytes<32>()), him.last()};
    std::sort(edit.basis.begin(), edit.basis.end());
    him.send_change({edit});
  };
  const auto many = [](ChangedMember& him, const Target& of) {
    std::vector<sealed::FieldEdit> edits;
    for (std::uint16_t field = 0; field < 40; ++field) {
      edits.push_back(edit_of(of.reflection.item, reflection_kind, field, words("x")));
    }
    him.send_change(edits);
  };

  play({
      copy("as a reflection", reflection_kind, text, words("Not yours.")),
      copy("set aside", reflection_kind, model::set_aside, {1}),
      copy("emptied", reflection_kind, text, {}),
      copy("as a private note", 2, 1, words("A note of yours.")),
      copy("as a comment", 3, 2, words("A comment.")),
      copy("as a summary", 4, 1, {3, 0}),
      copy("as a passage", 5, 4, words("A passage.")),
      copy("as an entry of the people list", 6, 1, words("Somebody")),
      copy("as a meeting", 7, 1, words("A meeting")),
      copy("as an agenda item", 8, 2, words("A point.")),
      copy("as a verification", 9, 1, crypto::random_bytes(32)),
      copy("as a kind of a later version", 700, 1, words("?")),
      {"on a basis that is none", with_basis},
      {"forty fields at once", many},
  });
}

Bytes entries(const std::vector<Bytes>& all) {
  model::SetValue set;
  for (const auto& entry : all) set.insert(entry);
  return model::encode_value(model::FieldType::set, set)->bytes;
}

Bytes entry_of(const model::ItemKey& item, const MemberKey& who) {
  auto entry = model::encode_link(item);
  append(entry, who);
  return entry;
}

Act set_to(const char* name, std::function<Bytes(const ChangedMember&, const Target&)> value) {
  return {name, [value = std::move(value)](ChangedMember& changed, const Target& target) {
            changed.send_change({edit_of(target.summary.item, summary_kind, summary::left_out, value(changed, target))});
          }};
}

TEST_F(ChangedActs, OnASetPutNothingInTheOthersNameAndTakeNothingOfHersOut) {
  const auto meg = target.reflection.author;

  play({
      set_to("nothing", [](auto&, auto&) { return Bytes(); }),
      set_to("an empty set", [](auto&, auto&) { return entries({}); }),
      set_to("her entry without her", [](auto& him, auto& t) { return entries({entry_of(t.left_out, him.me)}); }),
      set_to("hers, of what she keeps", [&](auto&, auto& t) { return entries({entry_of(t.kept, meg)}); }),
      set_to("both of hers", [&](auto&, auto& t) { return entries({entry_of(t.kept, meg), entry_of(t.left_out, meg)}); }),
      set_to("an entry of nobody", [](auto&, auto& t) { return entries({entry_of(t.kept, MemberKey{})}); }),
      set_to("a stranger's", [](auto&, auto& t) { return entries({entry_of(t.kept, MemberKey(crypto::random_bytes<32>()))}); }),
      set_to("an entry too short", [&](auto&, auto&) { return entries({to_bytes(meg.view())}); }),
      set_to("an entry of no bytes", [](auto&, auto&) { return Bytes{1, 0, 0, 0}; }),
      set_to("bytes that are no set", [](auto&, auto&) { return Bytes{9, 9, 9}; }),
      set_to("a count that lies", [](auto&, auto&) { return Bytes{0xff, 0xff, 1, 0, 7}; }),
      set_to("out of order", [](auto&, auto&) { return Bytes{2, 0, 1, 0, 2, 1, 0, 1}; }),
      set_to("four hundred of hers", [&](auto&, auto&) {
        std::vector<Bytes> all;
        for (int i = 0; i < 400; ++i) {
          auto entry = crypto::random_bytes(50);
          append(entry, meg);
          all.push_back(std::move(entry));
        }
        return entries(all);
      }),
  });
}

}  // namespace
}  // namespace candour::test
