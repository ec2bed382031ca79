// From two passages to a folder that an organiser can check, through the façade alone; and every way in which a round
// must stop on its way there.
#include <gtest/gtest.h>

#include <filesystem>
#include <optional>

#include "journal/kinds/passage.hpp"
#include "journal/kinds/people_entry.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/summary/verify.hpp"
#include "tests/support/two_people.hpp"

namespace candour::journal {
namespace {

using model::ItemKind;
using test::Person;
using test::prose;
using test::TwoPeople;

constexpr std::uint32_t today = 20'460;

class VaultSummary : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    auto made = pair.dani->write(ItemKind::summary, {{kinds::summary::audience, model::Choice{3}}});
    ASSERT_TRUE(made.has_value()) << name_of(made.error().code);
    summary = *made;
    offer(pair.meg, 1, "To help a senior leader understand working life.");
    danis_passage = offer(pair.dani, 10, "Ask the people who live with a rule before the people who own it.");
    pair.carry_everything();
  }

  model::ItemKey offer(Person& person, std::uint64_t heading, std::string_view text) {
    const auto made = person->write(ItemKind::passage, {{kinds::passage::summary, summary},
                                                        {kinds::passage::heading, model::Number{heading}},
                                                        prose(kinds::passage::text, text)});
    EXPECT_TRUE(made.has_value());
    return made ? *made : model::ItemKey{};
  }
  void lists(Person& person, std::string_view name) {
    ASSERT_TRUE(person->write(ItemKind::people_entry,
                              {{kinds::people_entry::name, model::Line{std::string(name)}},
                               {kinds::people_entry::replacement, model::Line{"a colleague"}}})
                    .has_value());
    pair.carry_everything();
  }
  void propose() {
    const auto proposed = pair.dani->propose(summary, "board", today + 80);
    ASSERT_TRUE(proposed.has_value()) << name_of(proposed.error().code);
    pair.carry_everything();
  }
  // What a person reads before answering.
  std::string statement_before(Person& person) { return person->summary(summary)->statement; }
  // Nothing if the yes was taken.
  std::optional<ErrorCode> refusal_of(Person& person, ConsentPhase phase) {
    const auto done = person->consent(summary, phase, statement_before(person), person.passphrase());
    return done ? std::nullopt : std::optional(done.error().code);
  }
  void all_agree(ConsentPhase phase) {
    for (auto* person : {&pair.meg, &pair.dani}) {
      const auto done = (*person)->consent(summary, phase, statement_before(*person), person->passphrase());
      ASSERT_TRUE(done.has_value()) << person->name << " " << name_of(done.error().code);
    }
    pair.carry_everything();
  }
  SummaryStage stage(Person& person) { return person->summary(summary)->stage; }
  std::filesystem::path export_of(Person& person) { return pair.folder.path() / ("export of " + person.name); }

  TwoPeople pair;
  model::ItemKey summary;
  model::ItemKey danis_passage;
};

TEST_F(VaultSummary, LeavesWithTheSignaturesOfBothAndIsGoodForTheirCard) {
  propose();
  all_agree(ConsentPhase::intent);
  ASSERT_EQ(stage(pair.meg), SummaryStage::all_willing);
  all_agree(ConsentPhase::signature);

  const auto card = *pair.meg->card_line() + *pair.dani->card_line();
  for (auto* person : {&pair.meg, &pair.dani}) {
    EXPECT_EQ(stage(*person), SummaryStage::all_consented);
    const auto exported = (*person)->export_summary(summary, export_of(*person));
    ASSERT_TRUE(exported.has_value()) << name_of(exported.error().code);

    const auto report = summary::verify_folder(export_of(*person), card, summary::Date(std::chrono::days(today)));

    EXPECT_EQ(report.outcome, summary::VerifyOutcome::good) << person->name;
  }
}

TEST_F(VaultSummary, IsTheSameTextForBothInTheOrderOfItsHeadings) {
  EXPECT_EQ(pair.meg->summary(summary)->text, pair.dani->summary(summary)->text);
  EXPECT_EQ(pair.meg->summary(summary)->text,
            "SUMMARY\nWhy we did this: To help a senior leader understand working life.\n"
            "What others could use: Ask the people who live with a rule before the people who own it.\n");
}

TEST_F(VaultSummary, DoesNotLeaveBeforeTheLastSignature) {
  propose();
  EXPECT_EQ(pair.dani->export_summary(summary, export_of(pair.dani)).error().code, ErrorCode::not_approved);
  EXPECT_EQ(refusal_of(pair.meg, ConsentPhase::signature), ErrorCode::not_approved);
  all_agree(ConsentPhase::intent);
  EXPECT_EQ(pair.dani->export_summary(summary, export_of(pair.dani)).error().code, ErrorCode::not_approved);
  EXPECT_EQ(refusal_of(pair.meg, ConsentPhase::signature), std::nullopt);
  pair.carry_everything();

  EXPECT_EQ(pair.dani->export_summary(summary, export_of(pair.dani)).error().code, ErrorCode::not_approved);
  EXPECT_FALSE(std::filesystem::exists(export_of(pair.dani)));
}

TEST_F(VaultSummary, IsVoidOnceACommaOfAPassageChanged) {
  propose();
  all_agree(ConsentPhase::intent);
  const auto comma = prose(kinds::passage::text, "Ask the people who live with a rule, before the people who own it.");
  ASSERT_TRUE(pair.dani->edit(danis_passage, {comma}).has_value());
  pair.carry_everything();

  for (auto* person : {&pair.meg, &pair.dani}) {
    EXPECT_FALSE((*person)->summary(summary)->difference.empty()) << person->name;
    EXPECT_EQ(refusal_of(*person, ConsentPhase::signature), ErrorCode::not_equal) << person->name;
  }
  EXPECT_EQ(pair.meg->export_summary(summary, export_of(pair.meg)).error().code, ErrorCode::not_equal);
}

TEST_F(VaultSummary, IsVoidEvenAfterBothSignedOnceACommaChanged) {
  propose();
  all_agree(ConsentPhase::intent);
  all_agree(ConsentPhase::signature);
  const auto comma = prose(kinds::passage::text, "Ask the people who live with a rule, before the people who own it.");
  ASSERT_TRUE(pair.dani->edit(danis_passage, {comma}).has_value());
  pair.carry_everything();

  EXPECT_EQ(pair.meg->export_summary(summary, export_of(pair.meg)).error().code, ErrorCode::not_equal);
}

TEST_F(VaultSummary, LetsEitherLeaveAPassageOutAndOnlyThatOnePutItBack) {
  propose();

  ASSERT_TRUE(pair.meg->leave_out(danis_passage).has_value());
  pair.carry_everything();

  EXPECT_EQ(pair.dani->summary(summary)->text.find("own it"), std::string::npos);
  EXPECT_EQ(refusal_of(pair.dani, ConsentPhase::intent), ErrorCode::not_equal);
  EXPECT_EQ(pair.dani->put_back(danis_passage).error().code, ErrorCode::not_yours);
  ASSERT_TRUE(pair.meg->put_back(danis_passage).has_value());
  pair.carry_everything();
  EXPECT_TRUE(pair.dani->summary(summary)->difference.empty());
}

TEST_F(VaultSummary, IsNotProposedWithAListedWordUntilItsAuthorAllowsIt) {
  lists(pair.meg, "Calderbank");
  const auto passage = offer(pair.dani, 11, "Mr Calderbank had no time.");
  pair.carry_everything();

  EXPECT_EQ(pair.dani->propose(summary, "board", today + 80).error().code, ErrorCode::listed_word);
  const auto hits = pair.dani->summary(summary)->hits;
  ASSERT_FALSE(hits.empty());
  EXPECT_EQ(hits[0].passage, passage);
  EXPECT_FALSE(hits[0].is_allowed);
  EXPECT_EQ(pair.meg->allow(passage, "Calderbank").error().code, ErrorCode::not_yours);

  ASSERT_TRUE(pair.dani->allow(passage, "Calderbank").has_value());
  EXPECT_TRUE(pair.dani->propose(summary, "board", today + 80).has_value());
}

TEST_F(VaultSummary, IsStoppedByAWordThatIsListedAfterItWasProposed) {
  propose();
  all_agree(ConsentPhase::intent);
  lists(pair.meg, "rule");

  EXPECT_EQ(refusal_of(pair.dani, ConsentPhase::signature), ErrorCode::listed_word);
  EXPECT_FALSE(pair.dani->export_summary(summary, export_of(pair.dani)).has_value());
}

TEST_F(VaultSummary, HasNoSignatureOnceAnAgreementWasTakenBackBeforeTheSecondQuestion) {
  propose();
  all_agree(ConsentPhase::intent);
  ASSERT_TRUE(pair.meg->take_back(summary).has_value());
  pair.carry_everything();

  EXPECT_EQ(stage(pair.dani), SummaryStage::proposed);
  EXPECT_EQ(refusal_of(pair.dani, ConsentPhase::signature), ErrorCode::not_approved);
  EXPECT_EQ(refusal_of(pair.meg, ConsentPhase::signature), ErrorCode::not_approved);
}

TEST_F(VaultSummary, TakesAnAgreementBackWithoutTraceWhileItWaits) {
  propose();
  ASSERT_EQ(refusal_of(pair.meg, ConsentPhase::intent), std::nullopt);
  const auto taken = pair.relay.ever_seen().size();

  ASSERT_TRUE(pair.meg->take_back(summary).has_value());
  pair.carry_everything();

  EXPECT_EQ(pair.meg->queued_count(), 0u);
  EXPECT_EQ(pair.relay.ever_seen().size(), taken);
  EXPECT_FALSE(pair.meg->summary(summary)->i_am_willing);
}

TEST_F(VaultSummary, IsNotAgreedToByAYesToAnEarlierProposal) {
  propose();
  const auto read_before = statement_before(pair.meg);
  const auto comma = prose(kinds::passage::text, "Ask the people who live with a rule, before the people who own it.");
  ASSERT_TRUE(pair.dani->edit(danis_passage, {comma}).has_value());
  propose();

  const auto said = pair.meg->consent(summary, ConsentPhase::intent, read_before, pair.meg.passphrase());

  ASSERT_FALSE(said.has_value());
  EXPECT_EQ(said.error().code, ErrorCode::not_equal);
  EXPECT_FALSE(pair.meg->summary(summary)->i_am_willing);
}

// Attack 70: somebody at the open window who does not know the passphrase.
TEST_F(VaultSummary, IsAgreedToByNobodyWithoutThePassphrase) {
  propose();
  const crypto::SecretText guess("correct horse battery staple violin");
  const auto queued = pair.meg->queued_count();
  const auto in_outbox = pair.meg->outbox_count();

  EXPECT_EQ(pair.meg->consent(summary, ConsentPhase::intent, statement_before(pair.meg), guess).error().code, ErrorCode::wrong_passphrase);
  EXPECT_EQ(pair.meg->queued_count(), queued);
  EXPECT_EQ(pair.meg->outbox_count(), in_outbox);
  EXPECT_FALSE(pair.meg->summary(summary)->i_am_willing);

  all_agree(ConsentPhase::intent);
  EXPECT_EQ(pair.meg->consent(summary, ConsentPhase::signature, statement_before(pair.meg), guess).error().code, ErrorCode::wrong_passphrase);
  EXPECT_EQ(pair.meg->queued_count(), queued);
  EXPECT_EQ(pair.meg->outbox_count(), in_outbox);
  EXPECT_FALSE(pair.meg->summary(summary)->i_have_signed);
  EXPECT_FALSE(pair.slot(pair.meg));
}

// What the relay sees of one slot of each: what left outside the slots, and the size of what filled it.
void note_slots(TwoPeople& pair, std::vector<std::size_t>& trace) {
  for (auto* person : {&pair.meg, &pair.dani}) {
    const auto at_once = (*person)->urgent();
    const auto filled = (*person)->next_for_slot();
    ASSERT_TRUE(at_once.has_value() && filled.has_value());
    trace.push_back(at_once->size());
    // An empty slot carries 4096 random bytes, which this relay need not keep.
    trace.push_back(filled->has_value() ? (*filled)->envelope.size() : 4096);
    if (filled->has_value()) pair.relay.append((*filled)->mailbox, (*filled)->envelope);
  }
  pair.carry();
}

TEST_F(VaultSummary, ShowsTheRelayTheSameWithAndWithoutAProposal) {
  std::vector<std::size_t> quiet;
  std::vector<std::size_t> busy;
  for (int i = 0; i < 12; ++i) note_slots(pair, quiet);

  ASSERT_TRUE(pair.dani->propose(summary, "board", today + 80).has_value());
  for (int i = 0; i < 6; ++i) note_slots(pair, busy);
  for (auto* person : {&pair.meg, &pair.dani}) EXPECT_EQ(refusal_of(*person, ConsentPhase::intent), std::nullopt);
  for (int i = 0; i < 6; ++i) note_slots(pair, busy);

  EXPECT_EQ(stage(pair.meg), SummaryStage::all_willing) << "the busy trace must have carried the round";
  EXPECT_EQ(busy, quiet);
}

}  // namespace
}  // namespace candour::journal
