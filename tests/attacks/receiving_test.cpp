// What a partner's records and a relay's bytes may cost, and how they stand in time: a member whose program was changed
// writes as many and as oddly as he likes.
#include <gtest/gtest.h>

#include <algorithm>

#include "journal/kinds/meeting.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/sealed/epoch.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/receiving_limits.hpp"
#include "journal/vault/relay_log.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/writing.hpp"
#include "tests/support/changed_member.hpp"

namespace candour::test {
namespace {

using namespace std::chrono_literals;
using journal::MarkType;
using journal::model::ItemKind;
using sealed::RecordKind;
namespace limits = journal::limits;
namespace meeting = journal::kinds::meeting;
constexpr auto text = journal::kinds::reflection::text;
constexpr auto reflection = static_cast<std::uint16_t>(ItemKind::reflection);
constexpr auto meeting_kind = static_cast<std::uint16_t>(ItemKind::meeting);
constexpr std::uint32_t today = 20'460;

Bytes words(std::string_view said) { return to_bytes(as_bytes(said)); }

// The item whose text says that.
std::optional<journal::ItemView> item_saying(const Person& person, std::string_view said) {
  const auto items = person->items().list({ItemKind::reflection});
  if (!items) return std::nullopt;
  for (const auto& item : *items) {
    if (text_of(item, text) == said) return item;
  }
  return std::nullopt;
}

// The first words of everything, in the order of the list.
std::vector<std::string> listed(const Person& person) {
  std::vector<std::string> out;
  const auto rows = person->items().rows({ItemKind::reflection}, 100);
  if (rows) {
    for (const auto& row : *rows) out.push_back(row.words);
  }
  return out;
}

// A clock that moves by a millisecond whenever it is read, as work takes time.
class WorkingClock final : public Clock {
 public:
  explicit WorkingClock(const Clock& calendar) : calendar_(calendar) {}
  WallTime wall() const override { return calendar_.wall(); }
  SteadyTime steady() const override { return now_ += 1ms; }

 private:
  const Clock& calendar_;
  mutable SteadyTime now_{};
};

class Receiving : public testing::Test {
 protected:
  Receiving() { pair.pair_up(); }
  void days_pass(int days) { pair.clock.advance(std::chrono::hours(24 * days)); }

  TwoPeople pair;
};

TEST_F(Receiving, AsksTheClockWithinAPageAndGoesOnWhereItStopped) {
  ChangedMember changed(pair, pair.dani);
  for (int i = 0; i < 40; ++i) changed.send_change({edit_of(reflection, text, words("Number " + std::to_string(i)))});
  const WorkingClock working(pair.clock);
  pair.meg.vault.reset();
  pair.meg.vault = std::move(*journal::Vault::unlock(pair.meg.folder, pair.meg.passphrase(), "test", working));
  const auto boxes = pair.meg->post().mailboxes();
  ASSERT_EQ(boxes->size(), 1u);
  auto page = pair.relay.page(boxes->front().id, boxes->front().after);
  ASSERT_EQ(page.entries.size(), 40u);

  std::size_t calls = 0;
  while (!page.entries.empty()) {
    const auto absorbed = pair.meg->post().absorb(page, 5ms);
    ASSERT_TRUE(absorbed.has_value());
    ASSERT_GT(absorbed->taken, 0u);
    EXPECT_LT(absorbed->taken, 10u);
    page.entries.erase(page.entries.begin(), page.entries.begin() + static_cast<std::ptrdiff_t>(absorbed->taken));
    ++calls;
  }
  for (int tries = 0; tries < 100; ++tries) {
    const auto more = pair.meg->post().go_on(5ms);
    ASSERT_TRUE(more.has_value());
    if (!more->has_more) break;
  }

  EXPECT_GT(calls, 4u);
  EXPECT_EQ(listed(pair.meg).size(), 40u);
  pair.restart(pair.meg);  // the working clock ends here
}

// Whoever's key record is above the cap of its day acts on a later one, and the end is the same.
TEST_F(Receiving, OfMoreKeyRecordsThanADayMayHaveDelaysTheRestAndLosesNone) {
  ChangedMember changed(pair, pair.dani);
  const auto secrets = [&](std::uint64_t number) { return sealed::fresh_commit_secrets(changed.nonce_key, number, 2); };
  sealed::Recipients to;
  for (const auto& each : changed.certificates) to[sealed::cert_id(each)] = each.contents.exchange;
  std::optional<sealed::MadeCommit> last;
  for (std::uint64_t i = 0; i < std::uint64_t{limits::key_records_a_day} + 2; ++i) {
    auto made = sealed::make_commit(changed.space, changed.device, changed.psk, 2 + i,
                                    crypto::public_of(crypto::ExchangeSecret::random()), to, secrets(i));
    ASSERT_TRUE(made.has_value());
    changed.send(RecordKind::commit, sealed::encode(made->commit));
    last.emplace(std::move(*made));
  }
  changed.epochs.insert(changed.epochs.begin(), journal::store::HeldEpoch{last->id, last->commit.number, changed.device, last->key.duplicate()});
  changed.send_change({edit_of(reflection, text, words("In the newest epoch."))});

  read_everything(pair, pair.meg);
  EXPECT_FALSE(item_saying(pair.meg, "In the newest epoch."));
  days_pass(1);
  read_everything(pair, pair.meg);

  EXPECT_TRUE(item_saying(pair.meg, "In the newest epoch."));
}

TEST_F(Receiving, OfBytesThatNothingOpensAsksAbove64MiBOfADay) {
  const auto mailbox = pair.mailbox(pair.meg);
  for (int i = 0; i < 258; ++i) pair.relay.append(mailbox, crypto::random_bytes(262'144));
  ASSERT_TRUE(pair.meg->writing().write(ItemKind::reflection, {prose(text, "I go on.")}).has_value());

  const auto first = read_everything(pair, pair.meg);
  EXPECT_TRUE(first.asks_owner);
  EXPECT_TRUE(pair.meg->post().is_flooded());
  EXPECT_EQ(first.taken, 257u);
  EXPECT_EQ(read_everything(pair, pair.meg).taken, 0u);
  ASSERT_TRUE(pair.meg->post().fetch_on().has_value());
  EXPECT_FALSE(pair.meg->post().is_flooded());
  EXPECT_EQ(read_everything(pair, pair.meg).taken, 1u);
  EXPECT_TRUE(pair.slot(pair.meg));
}

TEST_F(Receiving, KeepsOfALargeEnvelopeThatNothingOpenedIn30DaysItsNameAndSizeAlone) {
  const auto mailbox = pair.mailbox(pair.meg);
  const auto small = crypto::random_bytes(4096);
  const auto large = crypto::random_bytes(16'384);
  pair.relay.append(mailbox, small);
  pair.relay.append(mailbox, large);
  read_everything(pair, pair.meg);

  days_pass(30);
  read_everything(pair, pair.meg);
  EXPECT_EQ(stored_bytes(pair, pair.meg, large), large);
  days_pass(1);
  read_everything(pair, pair.meg);

  EXPECT_TRUE(stored_bytes(pair, pair.meg, large).empty());
  EXPECT_EQ(stored_bytes(pair, pair.meg, small), small);
  const auto view = pair.meg->relay_log().relay_kept_view();
  ASSERT_TRUE(view.has_value());
  EXPECT_TRUE(std::any_of(view->envelopes.begin(), view->envelopes.end(), [&](const auto& each) {
    return each.id == crypto::envelope_id(large) && each.size == large.size();
  }));
}

// Row 98: a day that is claimed and cannot be. 3 February in April, and the year 10889.
TEST_F(Receiving, BackdatedOrFarAheadIsLateAndStandsAtTheDayOfItsArrival) {
  ASSERT_TRUE(pair.meg->writing().write(ItemKind::reflection, {prose(text, "Mine.")}).has_value());
  pair.carry_everything();
  days_pass(65);
  ChangedMember changed(pair, pair.dani);
  changed.send_change({edit_of(reflection, text, words("Today's."))}, sealed::day_as_ms(today + 65));
  changed.send_change({edit_of(reflection, text, words("Of long ago."))}, sealed::day_as_ms(today - 10));
  changed.send_change({edit_of(reflection, text, words("Of the far future."))}, latest_ms);
  days_pass(1);
  read_everything(pair, pair.meg);
  ASSERT_TRUE(pair.meg->writing().write(ItemKind::reflection, {prose(text, "Mine, now.")}).has_value());

  const auto honest = item_saying(pair.meg, "Today's.");
  EXPECT_FALSE(honest->late);
  EXPECT_EQ(honest->day, today + 65);
  for (const auto* said : {"Of long ago.", "Of the far future."}) {
    const auto late = item_saying(pair.meg, said);
    ASSERT_TRUE(late && late->late) << said;
    EXPECT_EQ(late->day, today + 66) << said;
    EXPECT_EQ(late->late->arrived, today + 66) << said;
  }
  EXPECT_EQ(item_saying(pair.meg, "Of long ago.")->late->says, today - 10);
  EXPECT_EQ(listed(pair.meg), (std::vector<std::string>{"Mine, now.", "Of the far future.", "Of long ago.", "Today's.",
                                                        "Mine."}));
  const auto marks = pair.meg->post().marks();
  EXPECT_TRUE(std::any_of(marks->begin(), marks->end(), [](const auto& mark) { return mark.type == MarkType::late; }));
  pair.restart(pair.meg);
  EXPECT_EQ(listed(pair.meg).at(1), "Of the far future.");
  EXPECT_EQ(item_saying(pair.meg, "Of long ago.")->day, today + 66);
}

// Dani's computer is 400 days slow, then five years fast, then right; Meg's is right all the time.
TEST_F(Receiving, OfAWrongClockIsLateOnBothSidesAndNothingIsLost) {
  ASSERT_TRUE(pair.meg->writing().write(ItemKind::reflection, {prose(text, "Meg's.")}).has_value());
  pair.carry_everything();
  const auto right = pair.clock.wall();
  const auto write = [&](const char* said, std::chrono::hours off) {
    pair.clock.set_wall(right + off);
    EXPECT_TRUE(pair.dani->writing().write(ItemKind::reflection, {prose(text, said)}).has_value());
    EXPECT_TRUE(pair.dani->sending().seal_now().has_value());
    auto urgent = pair.dani->sending().urgent();
    for (const auto& each : *urgent) pair.relay.append(each.mailbox, each.envelope);
    read_everything(pair, pair.dani);
    pair.clock.set_wall(right);
    read_everything(pair, pair.meg);
  };
  write("Slow.", -std::chrono::hours(24 * 400));
  write("Fast.", std::chrono::hours(24 * 1826));
  write("Right.", std::chrono::hours(0));

  EXPECT_EQ(item_saying(pair.meg, "Slow.")->late->says, today - 400);
  EXPECT_EQ(item_saying(pair.meg, "Fast.")->late->says, today + 1826);
  EXPECT_FALSE(item_saying(pair.meg, "Right.")->late);
  EXPECT_EQ(listed(pair.meg), (std::vector<std::string>{"Right.", "Fast.", "Slow.", "Meg's."}));
  EXPECT_EQ(item_saying(pair.dani, "Slow.")->late->says, today - 400);
  EXPECT_EQ(item_saying(pair.dani, "Fast.")->late->says, today + 1826);
  EXPECT_EQ(listed(pair.dani), listed(pair.meg)) << "the clock is right again, so both see the same";
  for (const auto* said : {"Slow.", "Fast.", "Right.", "Meg's."}) EXPECT_TRUE(item_saying(pair.dani, said)) << said;
}

// The members whom a notice of a wrong clock is about; nobody is oneself.
std::vector<std::string> whose_clock(const Person& person) {
  std::vector<std::string> out;
  const auto marks = person->post().marks();
  for (const auto& mark : *marks) {
    if (mark.type == MarkType::late || mark.type == MarkType::own_clock) out.push_back(mark.who);
  }
  return out;
}

TEST_F(Receiving, OfAClockFiveYearsAheadOnceLeavesWhatIsWrittenAfterwardsInPeace) {
  ASSERT_TRUE(pair.meg->writing().write(ItemKind::reflection, {prose(text, "Meg's.")}).has_value());
  pair.carry_everything();
  const auto right = pair.clock.wall();
  pair.clock.set_wall(right + std::chrono::hours(24 * 1826));
  ASSERT_TRUE(pair.dani->writing().write(ItemKind::reflection, {prose(text, "Fast.")}).has_value());
  ASSERT_TRUE(pair.dani->sending().seal_now().has_value());
  pair.clock.set_wall(right);
  pair.carry_everything();
  for (const auto* said : {"One.", "Two."}) {
    ASSERT_TRUE(pair.dani->writing().write(ItemKind::reflection, {prose(text, said)}).has_value());
    pair.carry_everything();
    ASSERT_TRUE(pair.meg->writing().write(ItemKind::reflection, {prose(text, std::string("Meg, after ") + said)}).has_value());
    pair.carry_everything();
    days_pass(1);
  }

  const std::vector<std::string> in_order{"Meg, after Two.", "Two.", "Meg, after One.", "One.", "Fast.", "Meg's."};
  for (auto* person : {&pair.dani, &pair.meg}) {
    for (int again = 0; again < 2; ++again) {
      EXPECT_EQ(listed(*person), in_order) << person->name;
      for (const auto& said : in_order) EXPECT_EQ(item_saying(*person, said)->late.has_value(), said == "Fast.") << said;
      EXPECT_EQ(item_saying(*person, "Fast.")->late->says, today + 1826);
      EXPECT_EQ(item_saying(*person, "Fast.")->day, today);
      EXPECT_EQ(whose_clock(*person), std::vector<std::string>{person == &pair.meg ? "Dani" : ""});
      pair.restart(*person);
    }
  }
}

// While it is behind nothing of others is held against them either.
TEST_F(Receiving, WithAClockThatIsBehindBlamesNobodyElse) {
  ASSERT_TRUE(pair.meg->writing().write(ItemKind::reflection, {prose(text, "Before.")}).has_value());
  pair.carry_everything();
  const auto right = pair.clock.wall();
  ASSERT_TRUE(pair.meg->writing().write(ItemKind::reflection, {prose(text, "Meg's.")}).has_value());
  ASSERT_TRUE(pair.meg->sending().seal_now().has_value());
  auto sent = pair.meg->sending().urgent();
  for (const auto& each : *sent) pair.relay.append(each.mailbox, each.envelope);
  pair.clock.set_wall(right - std::chrono::hours(24 * 400));
  read_everything(pair, pair.dani);

  EXPECT_FALSE(item_saying(pair.dani, "Meg's.")->late);
  EXPECT_TRUE(whose_clock(pair.dani).empty());
  pair.clock.set_wall(right);
  ASSERT_TRUE(pair.dani->writing().write(ItemKind::reflection, {prose(text, "Dani's.")}).has_value());
  pair.carry_everything();
  EXPECT_FALSE(item_saying(pair.dani, "Meg's.")->late);
  EXPECT_TRUE(whose_clock(pair.dani).empty());
  EXPECT_TRUE(whose_clock(pair.meg).empty());
}

TEST_F(Receiving, OfACoEditedItemSaysWhoWroteLastByWhatHeHadSeen) {
  const auto item = pair.meg->writing().write(
      ItemKind::meeting, {{meeting::title, journal::model::Line{"Coffee"}},
                          {meeting::when, journal::model::ZonedTime{Day{today + 5}, 600, "Europe/London"}}});
  ASSERT_TRUE(item.has_value());
  pair.carry_everything();
  ChangedMember changed(pair, pair.dani);
  changed.send_change({edit_of(item->item, meeting_kind, meeting::minutes, Bytes{30, 0, 0, 0, 0, 0, 0, 0})}, latest_ms);
  changed.send_change({edit_of(item->item, meeting_kind, meeting::place, words("Here"))}, 0);
  read_everything(pair, pair.meg);

  ASSERT_TRUE(pair.meg->writing().edit(*item, {{meeting::title, journal::model::Line{"Tea"}}}).has_value());
  const auto said = [&] { return std::pair(pair.meg->items().show(*item)->author_name, pair.meg->items().show(*item)->day); };
  EXPECT_EQ(said(), std::pair(std::string("Meg"), today));
  ASSERT_TRUE(pair.meg->sending().seal_queue().has_value());
  read_everything(pair, pair.meg);
  EXPECT_EQ(said(), std::pair(std::string("Meg"), today));
  pair.restart(pair.meg);
  EXPECT_EQ(said(), std::pair(std::string("Meg"), today));
}

// A record that names one which is nowhere.
EnvelopeId send_after_a_hole(ChangedMember& changed, std::string_view said) {
  ForgedRecord record;
  record.body = sealed::encode(sealed::ChangeBody{{edit_of(reflection, text, words(said))}});
  record.prev = EnvelopeId(crypto::random_bytes<32>());
  record.seq = 2;
  return changed.send(record);
}

// B8.2: the 15 minutes are those of the clock, and a fetch after them must have reached the head.
TEST_F(Receiving, WaitsForALink15MinutesAndAFetchAfterThem) {
  ChangedMember changed(pair, pair.dani);
  send_after_a_hole(changed, "After a hole.");
  read_everything(pair, pair.meg);
  const auto is_there = [&] { return item_saying(pair.meg, "After a hole.").has_value(); };
  const auto has_gap = [&] {
    const auto marks = pair.meg->post().marks();
    return std::any_of(marks->begin(), marks->end(), [](const auto& mark) { return mark.type == MarkType::gap; });
  };

  pair.clock.advance(15min - 1ms);
  read_everything(pair, pair.meg);
  EXPECT_FALSE(is_there());
  pair.clock.advance(1ms);
  pair.restart(pair.meg);
  ASSERT_TRUE(pair.meg->post().go_on().has_value());
  EXPECT_FALSE(is_there()) << "no fetch has reached the head since";
  EXPECT_FALSE(has_gap());
  read_everything(pair, pair.meg);
  EXPECT_TRUE(is_there());
  EXPECT_TRUE(has_gap());
  pair.restart(pair.meg);
  EXPECT_TRUE(has_gap());
}

TEST_F(Receiving, WaitsAnewWhereTheClockWasSetBack) {
  ChangedMember changed(pair, pair.dani);
  send_after_a_hole(changed, "After a hole.");
  read_everything(pair, pair.meg);
  const auto is_there = [&] { return item_saying(pair.meg, "After a hole.").has_value(); };

  pair.clock.set_wall(pair.clock.wall() - std::chrono::hours(24 * 400));
  read_everything(pair, pair.meg);
  pair.restart(pair.meg);
  pair.clock.advance(15min - 1ms);
  read_everything(pair, pair.meg);
  EXPECT_FALSE(is_there());
  pair.clock.advance(1ms);
  read_everything(pair, pair.meg);
  EXPECT_TRUE(is_there());
}

}  // namespace
}  // namespace candour::test
