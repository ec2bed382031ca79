// What is said of a summary before, on and after its last day, exported here or not: by real vaults, one table.
#include "session/speech/summary_words.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "journal/kinds/passage.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/model/time.hpp"
#include "journal/vault/keys.hpp"
#include "journal/vault/summaries.hpp"
#include "journal/vault/writing.hpp"
#include "tests/support/two_people.hpp"

namespace candour::session {
namespace {

namespace kinds = journal::kinds;
namespace model = journal::model;
using journal::ConsentPhase;
using journal::SummaryStage;
using journal::SummaryView;
using model::ItemKey;
using model::ItemKind;
using test::Person;

enum class Moment : std::uint8_t { before, last, after };
enum class Exported : std::uint8_t { never, this_one };

// Dani proposes; what is said is said to Meg.
class Round {
 public:
  explicit Round(std::string_view for_whom) : audience(for_whom) {
    pair.pair_up();
    today = model::local_day(pair.clock.wall(), model::zone_here()).number;
    summary = *pair.dani->writing().write(ItemKind::summary, {{kinds::summary::audience, model::Choice{3}}});
    passage = *pair.dani->writing().write(ItemKind::passage, {{kinds::passage::summary, summary},
                                                    {kinds::passage::heading, model::Number{1}},
                                                    test::prose(kinds::passage::text, "That silence is no answer.")});
    pair.carry_everything();
  }

  void propose() {
    ASSERT_TRUE(pair.dani->summaries().propose(summary, audience, today + 5));
    pair.carry_everything();
  }
  void answer(Person& who, ConsentPhase phase) {
    auto step_up = who->keys().step_up(who.passphrase());
    ASSERT_TRUE(step_up.has_value());
    const auto view = who->summaries().show(summary);
    ASSERT_TRUE(who->summaries().consent(summary, phase, *view->proposal(), std::move(*step_up)).has_value());
    pair.carry_everything();
  }
  void all(ConsentPhase phase) {
    answer(pair.meg, phase);
    answer(pair.dani, phase);
  }
  Result<> export_it() {
    const auto folder = pair.folder.path() / ("out " + std::to_string(++exports));
    if (audience != "public") return pair.meg->summaries().export_summary(summary, folder);
    auto step_up = pair.meg->keys().step_up(pair.meg.passphrase());
    if (!step_up) return step_up.error();
    return pair.meg->summaries().export_public_text(summary, folder, std::move(*step_up));
  }
  void edit() {
    ASSERT_TRUE(pair.dani->writing().edit(passage, {test::prose(kinds::passage::text, "That silence is no answer!")}));
    pair.carry_everything();
  }
  void go_to(Moment day) {
    const int days = day == Moment::before ? 0 : day == Moment::last ? 5 : 6;
    pair.clock.advance(std::chrono::hours(24) * days);
  }
  SummaryView view() { return *pair.meg->summaries().show(summary); }

  std::string audience;
  test::TwoPeople pair;
  std::uint32_t today = 0;
  int exports = 0;
  ItemKey summary, passage;
};

// Everything that stands on one screen of it, one sentence after the other.
std::string screen_of(const SummaryView& view) {
  std::string all = stage_of_summary(view);
  if (const auto due = question_due(view)) all += " " + question_of_summary(view, *due);
  for (const auto& remark : remarks_on_summary(view, {"Dani"})) all += " " + remark;
  all += " " + what_left(view);
  if (!view.may_leave()) {
    const auto refusal = refusal_of_export(view);
    all += " " + refusal.what + " " + refusal.kept;
  }
  return all;
}

bool says(const std::string& screen, std::string_view words) { return screen.find(words) != std::string::npos; }

constexpr const char* of_what_can_still_be[] = {"may be exported",     "it ends on",   "to be used until", "question is open",
                                                "any of you can make", "Not approved",      "Nothing has left", "will not send it out",
                                                "shall exactly this",  "Are you willing"};
constexpr const char* of_what_is_over[] = {"has passed", "passed before", "ended with", "was approved by everyone until"};

struct Row {
  const char* name;
  const char* audience;
  bool is_approved;
  std::function<void(Round&)> act;
};

const Row rows[] = {
    {"draft", "board", false, [](Round&) {}},
    {"proposed", "board", false, [](Round& round) { round.propose(); }},
    {"one yes", "board", false, [](Round& round) { round.propose(), round.answer(round.pair.meg, ConsentPhase::intent); }},
    {"all willing", "board", false, [](Round& round) { round.propose(), round.all(ConsentPhase::intent); }},
    {"one signature", "board", false,
     [](Round& round) {
       round.propose(), round.all(ConsentPhase::intent), round.answer(round.pair.meg, ConsentPhase::signature);
     }},
    {"approved", "board", true,
     [](Round& round) { round.propose(), round.all(ConsentPhase::intent), round.all(ConsentPhase::signature); }},
    {"public, proposed", "public", false, [](Round& round) { round.propose(); }},
    {"public, approved", "public", true, [](Round& round) { round.propose(), round.all(ConsentPhase::intent); }},
};

void expect_no_contradiction(const SummaryView& view, Moment day, Exported exported) {
  const auto screen = screen_of(view);
  const bool is_over = day == Moment::after && view.proposal() != nullptr;
  for (const auto* words : of_what_can_still_be) EXPECT_FALSE(is_over && says(screen, words)) << words << " in: " << screen;
  for (const auto* words : of_what_is_over) EXPECT_FALSE(!is_over && says(screen, words)) << words << " in: " << screen;
  EXPECT_EQ(says(stage_of_summary(view), "passed"), is_over) << screen;
  EXPECT_EQ(says(screen, "written by this program on"), exported == Exported::this_one) << screen;
  EXPECT_FALSE(exported == Exported::this_one && says(screen, "No file was written.")) << screen;
  EXPECT_FALSE(says(screen, "Approved by everyone") && says(screen, "approved by everyone.")) << screen;
}

TEST(SummaryWords, ContradictNoneOfTheOthersOnTheirScreenBeforeOnAndAfterTheLastDay) {
  for (const auto& row : rows) {
    for (const auto exported : {Exported::never, Exported::this_one}) {
      if (exported == Exported::this_one && !row.is_approved) continue;
      Round round(row.audience);
      row.act(round);
      if (exported == Exported::this_one) {
        ASSERT_TRUE(round.export_it()) << row.name;
      }
      const auto before = round.pair.clock.wall();
      for (const auto day : {Moment::before, Moment::last, Moment::after}) {
        SCOPED_TRACE(std::string(row.name) + ", day " + std::to_string(static_cast<int>(day)));
        round.pair.clock.set_wall(before);
        round.go_to(day);
        expect_no_contradiction(round.view(), day, exported);
        EXPECT_EQ(round.view().may_leave(), row.is_approved && day != Moment::after);
      }
    }
  }
}

TEST(SummaryWords, SayOfAnApprovedOneThatItsDayHasPassedAndWhatWasWrittenBefore) {
  Round round("board");
  round.propose(), round.all(ConsentPhase::intent), round.all(ConsentPhase::signature);
  ASSERT_TRUE(round.export_it());
  round.go_to(Moment::after);

  const auto view = round.view();
  const auto day = text_of(Day{round.today + 5});
  EXPECT_EQ(stage_of_summary(view), "It was approved by everyone until " + day + "; that day has passed.");
  EXPECT_EQ(remarks_on_summary(view, {"Dani"}),
            std::vector<std::string>{"Your signature ended with its last day, " + day + "."});
  EXPECT_EQ(what_left(view), "The files of this were written by this program on " + text_of(Day{round.today}) +
                                 ". What was handed on cannot be called back.");
  EXPECT_EQ(round.export_it().error().code, ErrorCode::not_equal);
  EXPECT_EQ(refusal_of_export(view).what, stage_of_summary(view));
  EXPECT_EQ(refusal_of_export(view).kept,
            "No file was written now; those of " + text_of(Day{round.today}) + " were not touched.");
}

TEST(SummaryWords, SayOfWhatWasExportedAndTakenBackOrChangedThatItIsApprovedNoLonger) {
  Round round("board");
  round.propose(), round.all(ConsentPhase::intent), round.all(ConsentPhase::signature);
  ASSERT_TRUE(round.export_it());
  ASSERT_TRUE(round.pair.dani->summaries().take_back(round.summary));
  round.pair.carry_everything();
  EXPECT_EQ(stage_of_summary(round.view()), "Proposed. You are willing. No longer approved by everyone.");
  EXPECT_EQ(refusal_of_export(round.view()).what, "No longer approved by everyone.");

  round.edit();
  EXPECT_EQ(stage_of_summary(round.view()), "What was proposed no longer stands.");
  round.propose();
  EXPECT_EQ(stage_of_summary(round.view()), "Proposed. Not approved by everyone.");
  EXPECT_TRUE(says(what_left(round.view()), "The files of an earlier proposal were written"));
}

TEST(SummaryWords, KeepThatItWasExportedOverARestartAndNotWhereNothingWasWritten) {
  Round round("board");
  round.propose();
  EXPECT_FALSE(round.export_it());
  EXPECT_FALSE(round.view().exported);
  round.all(ConsentPhase::intent), round.all(ConsentPhase::signature);
  EXPECT_EQ(round.pair.meg->summaries().export_summary(round.summary, round.pair.folder.path()).error().code, ErrorCode::folder_not_empty);
  EXPECT_FALSE(round.view().exported) << "the folder was refused";
  ASSERT_TRUE(round.export_it());
  round.pair.restart(round.pair.meg);
  ASSERT_TRUE(round.view().exported);
  EXPECT_TRUE(round.view().exported->is_what_stands);
}

// ---- a yes that waits

TEST(SummaryWords, NameAYesThatWaitsUntilItWasSent) {
  Round round("board");
  round.propose();
  auto step_up = round.pair.meg->keys().step_up(round.pair.meg.passphrase());
  const auto view = round.view();
  ASSERT_TRUE(round.pair.meg->summaries().consent(round.summary, ConsentPhase::intent, *view.proposal(), std::move(*step_up)));
  auto remarks = remarks_on_summary(round.view(), {"Dani"});
  ASSERT_EQ(remarks.size(), 1u);
  EXPECT_TRUE(remarks[0].starts_with("Your yes waits: it goes at the next of this program's regular moments")) << remarks[0];

  round.pair.carry_everything();
  EXPECT_TRUE(remarks_on_summary(round.view(), {"Dani"}).empty());
  round.answer(round.pair.dani, ConsentPhase::intent);
  auto again = round.pair.meg->keys().step_up(round.pair.meg.passphrase());
  ASSERT_TRUE(round.pair.meg->summaries().consent(round.summary, ConsentPhase::signature, *round.view().proposal(), std::move(*again)));
  remarks = remarks_on_summary(round.view(), {"Dani"});
  ASSERT_EQ(remarks.size(), 1u);
  EXPECT_TRUE(remarks[0].starts_with("Your signature waits: it goes")) << remarks[0];
  round.go_to(Moment::after);
  remarks = remarks_on_summary(round.view(), {"Dani"});
  ASSERT_EQ(remarks.size(), 1u);
  EXPECT_TRUE(remarks[0].starts_with("Your signature waits and is not sent")) << remarks[0];
}

TEST(SummaryWords, NameNoYesThatWasTakenBackBeforeItWent) {
  Round round("board");
  round.propose();
  auto step_up = round.pair.meg->keys().step_up(round.pair.meg.passphrase());
  ASSERT_TRUE(round.pair.meg->summaries().consent(round.summary, ConsentPhase::intent, *round.view().proposal(), std::move(*step_up)));
  ASSERT_TRUE(round.pair.meg->summaries().take_back(round.summary));
  EXPECT_TRUE(remarks_on_summary(round.view(), {"Dani"}).empty());
}

}  // namespace
}  // namespace candour::session
