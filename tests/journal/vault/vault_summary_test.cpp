// From two passages to a folder that an organiser can check, through the façade alone; and every way in which a round
// must stop on its way there.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <type_traits>

#include "journal/kinds/passage.hpp"
#include "journal/kinds/people_entry.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/summary/verify.hpp"
#include "journal/vault/keys.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/summaries.hpp"
#include "journal/vault/writing.hpp"
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
    auto made = pair.dani->writing().write(ItemKind::summary, {{kinds::summary::audience, model::Choice{3}}});
    ASSERT_TRUE(made.has_value()) << name_of(made.error().code);
    summary = *made;
    offer(pair.meg, 1, "To help a senior leader understand working life.");
    danis_passage = offer(pair.dani, 10, "Ask the people who live with a rule before the people who own it.");
    pair.carry_everything();
  }

  model::ItemKey offer(Person& person, std::uint64_t heading, std::string_view text) {
    const auto made = person->writing().write(ItemKind::passage, {{kinds::passage::summary, summary},
                                                        {kinds::passage::heading, model::Number{heading}},
                                                        prose(kinds::passage::text, text)});
    EXPECT_TRUE(made.has_value());
    return made ? *made : model::ItemKey{};
  }
  void lists(Person& person, std::string_view name) {
    ASSERT_TRUE(person->writing().write(ItemKind::people_entry,
                              {{kinds::people_entry::name, model::Line{std::string(name)}},
                               {kinds::people_entry::replacement, model::Line{"a colleague"}}})
                    .has_value());
    pair.carry_everything();
  }
  void propose() {
    const auto proposed = pair.dani->summaries().propose(summary, "board", today + 80);
    ASSERT_TRUE(proposed.has_value()) << name_of(proposed.error().code);
    pair.carry_everything();
  }
  // What a person reads before answering.
  ProposalView shown_to(Person& person) {
    const auto view = person->summaries().show(summary);
    return view->proposal() != nullptr ? *view->proposal() : ProposalView{};
  }
  Result<> answer(Person& person, ConsentPhase phase, const ProposalView& shown) {
    auto step_up = person->keys().step_up(person.passphrase());
    if (!step_up) return step_up.error();
    return person->summaries().consent(summary, phase, shown, std::move(*step_up));
  }
  // Nothing if the yes was taken.
  std::optional<ErrorCode> refusal_of(Person& person, ConsentPhase phase) {
    const auto done = answer(person, phase, shown_to(person));
    return done ? std::nullopt : std::optional(done.error().code);
  }
  void all_agree(ConsentPhase phase) {
    for (auto* person : {&pair.meg, &pair.dani}) {
      const auto done = answer(*person, phase, shown_to(*person));
      ASSERT_TRUE(done.has_value()) << person->name << " " << name_of(done.error().code);
    }
    pair.carry_everything();
  }
  SummaryStage stage(Person& person) { return person->summaries().show(summary)->stage; }
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

  const auto card = *pair.meg->summaries().card_line() + *pair.dani->summaries().card_line();
  for (auto* person : {&pair.meg, &pair.dani}) {
    EXPECT_EQ(stage(*person), SummaryStage::all_consented);
    const auto exported = (*person)->summaries().export_summary(summary, export_of(*person));
    ASSERT_TRUE(exported.has_value()) << name_of(exported.error().code);

    const auto report = summary::verify_folder(export_of(*person), card, Day{today});

    EXPECT_EQ(report.outcome, summary::VerifyOutcome::good) << person->name;
  }
}

TEST_F(VaultSummary, IsTheSameTextForBothInTheOrderOfItsHeadings) {
  EXPECT_EQ(pair.meg->summaries().show(summary)->text, pair.dani->summaries().show(summary)->text);
  EXPECT_EQ(pair.meg->summaries().show(summary)->text,
            "SUMMARY\nWhy we did this: To help a senior leader understand working life.\n"
            "What others could use: Ask the people who live with a rule before the people who own it.\n");
}

TEST_F(VaultSummary, DoesNotLeaveBeforeTheLastSignature) {
  propose();
  EXPECT_EQ(pair.dani->summaries().export_summary(summary, export_of(pair.dani)).error().code, ErrorCode::not_approved);
  EXPECT_EQ(refusal_of(pair.meg, ConsentPhase::signature), ErrorCode::not_approved);
  all_agree(ConsentPhase::intent);
  EXPECT_EQ(pair.dani->summaries().export_summary(summary, export_of(pair.dani)).error().code, ErrorCode::not_approved);
  EXPECT_EQ(refusal_of(pair.meg, ConsentPhase::signature), std::nullopt);
  pair.carry_everything();

  EXPECT_EQ(pair.dani->summaries().export_summary(summary, export_of(pair.dani)).error().code, ErrorCode::not_approved);
  EXPECT_FALSE(std::filesystem::exists(export_of(pair.dani)));
}

TEST_F(VaultSummary, IsVoidOnceACommaOfAPassageChanged) {
  propose();
  all_agree(ConsentPhase::intent);
  const auto comma = prose(kinds::passage::text, "Ask the people who live with a rule, before the people who own it.");
  ASSERT_TRUE(pair.dani->writing().edit(danis_passage, {comma}).has_value());
  pair.carry_everything();

  for (auto* person : {&pair.meg, &pair.dani}) {
    EXPECT_FALSE((*person)->summaries().show(summary)->difference.empty()) << person->name;
    EXPECT_EQ(refusal_of(*person, ConsentPhase::signature), ErrorCode::not_equal) << person->name;
  }
  EXPECT_EQ(pair.meg->summaries().export_summary(summary, export_of(pair.meg)).error().code, ErrorCode::not_equal);
}

TEST_F(VaultSummary, IsVoidEvenAfterBothSignedOnceACommaChanged) {
  propose();
  all_agree(ConsentPhase::intent);
  all_agree(ConsentPhase::signature);
  const auto comma = prose(kinds::passage::text, "Ask the people who live with a rule, before the people who own it.");
  ASSERT_TRUE(pair.dani->writing().edit(danis_passage, {comma}).has_value());
  pair.carry_everything();

  EXPECT_EQ(pair.meg->summaries().export_summary(summary, export_of(pair.meg)).error().code, ErrorCode::not_equal);
}

TEST_F(VaultSummary, LetsEitherLeaveAPassageOutAndOnlyThatOnePutItBack) {
  propose();

  ASSERT_TRUE(pair.meg->summaries().leave_out(danis_passage).has_value());
  pair.carry_everything();

  EXPECT_EQ(pair.dani->summaries().show(summary)->text.find("own it"), std::string::npos);
  EXPECT_EQ(refusal_of(pair.dani, ConsentPhase::intent), ErrorCode::not_equal);
  EXPECT_EQ(pair.dani->summaries().put_back(danis_passage).error().code, ErrorCode::not_yours);
  ASSERT_TRUE(pair.meg->summaries().put_back(danis_passage).has_value());
  pair.carry_everything();
  EXPECT_TRUE(pair.dani->summaries().show(summary)->difference.empty());
}

TEST_F(VaultSummary, IsNotProposedWithAListedWordUntilItsAuthorAllowsIt) {
  lists(pair.meg, "Calderbank");
  const auto passage = offer(pair.dani, 11, "Mr Calderbank had no time.");
  pair.carry_everything();

  EXPECT_EQ(pair.dani->summaries().propose(summary, "board", today + 80).error().code, ErrorCode::listed_word);
  const auto hits = pair.dani->summaries().show(summary)->hits;
  ASSERT_FALSE(hits.empty());
  EXPECT_EQ(hits[0].passage, passage);
  EXPECT_FALSE(hits[0].is_allowed);
  EXPECT_EQ(pair.meg->summaries().allow(passage, "Calderbank").error().code, ErrorCode::not_yours);

  ASSERT_TRUE(pair.dani->summaries().allow(passage, "Calderbank").has_value());
  EXPECT_TRUE(pair.dani->summaries().propose(summary, "board", today + 80).has_value());
}

TEST_F(VaultSummary, IsStoppedByAWordThatIsListedAfterItWasProposed) {
  propose();
  all_agree(ConsentPhase::intent);
  lists(pair.meg, "rule");

  EXPECT_EQ(refusal_of(pair.dani, ConsentPhase::signature), ErrorCode::listed_word);
  EXPECT_FALSE(pair.dani->summaries().export_summary(summary, export_of(pair.dani)).has_value());
}

TEST_F(VaultSummary, HasNoSignatureOnceAnAgreementWasTakenBackBeforeTheSecondQuestion) {
  propose();
  all_agree(ConsentPhase::intent);
  ASSERT_TRUE(pair.meg->summaries().take_back(summary).has_value());
  pair.carry_everything();

  EXPECT_EQ(stage(pair.dani), SummaryStage::proposed);
  EXPECT_EQ(refusal_of(pair.dani, ConsentPhase::signature), ErrorCode::not_approved);
  EXPECT_EQ(refusal_of(pair.meg, ConsentPhase::signature), ErrorCode::not_approved);
}

TEST_F(VaultSummary, TakesAnAgreementBackWithoutTraceWhileItWaits) {
  propose();
  ASSERT_EQ(refusal_of(pair.meg, ConsentPhase::intent), std::nullopt);
  const auto taken = pair.relay.ever_seen().size();

  ASSERT_TRUE(pair.meg->summaries().take_back(summary).has_value());
  pair.carry_everything();

  EXPECT_EQ(pair.meg->sending().queued_count(), 0u);
  EXPECT_EQ(pair.relay.ever_seen().size(), taken);
  EXPECT_FALSE(pair.meg->summaries().show(summary)->i_am_willing);
}

TEST_F(VaultSummary, IsNotAgreedToByAYesToAnEarlierProposal) {
  propose();
  const auto read_before = shown_to(pair.meg);
  const auto comma = prose(kinds::passage::text, "Ask the people who live with a rule, before the people who own it.");
  ASSERT_TRUE(pair.dani->writing().edit(danis_passage, {comma}).has_value());
  propose();

  const auto said = answer(pair.meg, ConsentPhase::intent, read_before);

  ASSERT_FALSE(said.has_value());
  EXPECT_EQ(said.error().code, ErrorCode::not_equal);
  EXPECT_FALSE(pair.meg->summaries().show(summary)->i_am_willing);
}

// Attack 70: somebody at the open window who does not know the passphrase. A yes and a public text need a token that
// nothing but the passphrase makes.
TEST_F(VaultSummary, Attack70IsAgreedToByNobodyWithoutThePassphrase) {
  propose();
  const crypto::Passphrase guess("correct horse battery staple violin");
  const auto queued = pair.meg->sending().queued_count();
  const auto in_outbox = pair.meg->sending().outbox_count();

  const auto guessed = pair.meg->keys().step_up(guess);
  ASSERT_FALSE(guessed.has_value());
  EXPECT_EQ(guessed.error().code, ErrorCode::wrong_passphrase);
  static_assert(!std::is_default_constructible_v<StepUp> && !std::is_copy_constructible_v<StepUp>);

  // Nor with a token of another person, nor twice with one.
  auto danis = pair.dani->keys().step_up(pair.dani.passphrase());
  EXPECT_EQ(pair.meg->summaries().consent(summary, ConsentPhase::intent, shown_to(pair.meg), std::move(*danis)).error().code,
            ErrorCode::wrong_passphrase);
  auto once = pair.meg->keys().step_up(pair.meg.passphrase());
  StepUp spent = std::move(*once);
  EXPECT_EQ(pair.meg->summaries().consent(summary, ConsentPhase::intent, shown_to(pair.meg), std::move(*once)).error().code,
            ErrorCode::wrong_passphrase);
  EXPECT_EQ(pair.meg->sending().queued_count(), queued);
  EXPECT_EQ(pair.meg->sending().outbox_count(), in_outbox);
  EXPECT_FALSE(pair.meg->summaries().show(summary)->i_am_willing);

  EXPECT_TRUE(pair.meg->summaries().consent(summary, ConsentPhase::intent, shown_to(pair.meg), std::move(spent)).has_value());
}

// What the relay sees of one slot of each: what left outside the slots, and the size of what filled it.
void note_slots(TwoPeople& pair, std::vector<std::size_t>& trace) {
  for (auto* person : {&pair.meg, &pair.dani}) {
    const auto at_once = (*person)->sending().urgent();
    const auto filled = (*person)->sending().next_for_slot();
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

  ASSERT_TRUE(pair.dani->summaries().propose(summary, "board", today + 80).has_value());
  for (int i = 0; i < 6; ++i) note_slots(pair, busy);
  for (auto* person : {&pair.meg, &pair.dani}) EXPECT_EQ(refusal_of(*person, ConsentPhase::intent), std::nullopt);
  for (int i = 0; i < 6; ++i) note_slots(pair, busy);

  EXPECT_EQ(stage(pair.meg), SummaryStage::all_willing) << "the busy trace must have carried the round";
  EXPECT_EQ(busy, quiet);
}

// "Send now" is for what people write: a proposal, a yes and its absence go in slots whatever is asked for.
TEST_F(VaultSummary, SendsNothingOfARoundAtOnce) {
  const auto leaves_at_once = [this](Person& person) {
    EXPECT_TRUE(person->sending().seal_now().has_value());
    return person->sending().urgent()->size();
  };
  ASSERT_TRUE(pair.dani->summaries().propose(summary, "board", today + 80).has_value());
  EXPECT_EQ(leaves_at_once(pair.dani), 0u);
  pair.carry_everything();
  ASSERT_EQ(refusal_of(pair.meg, ConsentPhase::intent), std::nullopt);
  EXPECT_EQ(leaves_at_once(pair.meg), 0u);
  ASSERT_TRUE(pair.meg->summaries().take_back(summary).has_value());
  EXPECT_EQ(leaves_at_once(pair.meg), 0u);

  ASSERT_TRUE(pair.meg->writing().write(ItemKind::reflection, {prose(kinds::reflection::text, "A text.")}).has_value());
  EXPECT_EQ(leaves_at_once(pair.meg), 1u);
}

// ---- what is shown is what is signed

// Everything of a view that a person reads before a yes.
std::string screen_of(const SummaryView& view) {
  std::string out = std::to_string(static_cast<int>(view.stage)) + '|' + view.text + '|' + view.difference + '|';
  if (const auto* proposal = view.proposal()) {
    out += summary::write_statement(proposal->statement) + '|' + proposal->file;
  }
  return out;
}

TEST_F(VaultSummary, IsVoidOrUnchangedWhicheverFieldOfItIsEditedAfterwards) {
  propose();
  const auto before = screen_of(*pair.meg->summaries().show(summary));
  auto left_out = model::encode_link(danis_passage);
  append(left_out, pair.dani->overview().members.front().key);
  const std::vector<FieldValue> edits{{model::set_aside, model::Flag{true}},
                                      {kinds::summary::audience, model::Choice{kinds::summary::for_coordinator}},
                                      {kinds::summary::valid_until, Day{today + 1}},
                                      {kinds::summary::left_out, model::SetValue{left_out}},
                                      {kinds::summary::file, to_bytes(as_bytes("SUMMARY\n"))},
                                      {kinds::summary::statement, to_bytes(as_bytes("candour consent 1\n"))}};
  ASSERT_EQ(edits.size(), kinds::registry().find(model::ItemKind::summary)->fields.size() + 1) << "each field of the kind is tried";
  for (const auto& edit : edits) {
    SCOPED_TRACE(edit.field);
    const auto done = pair.dani->writing().edit(summary, {edit});
    EXPECT_TRUE(done || done.error().code == ErrorCode::rule_refused);
    pair.carry_everything();
    const auto view = pair.meg->summaries().show(summary);
    const bool is_void = !view->difference.empty() && refusal_of(pair.meg, ConsentPhase::intent).has_value();
    EXPECT_TRUE(is_void || screen_of(*view) == before);
    if (edit.field == model::set_aside) {
      ASSERT_TRUE(pair.dani->writing().edit(summary, {{model::set_aside, model::Flag{false}}}).has_value());
    }
    ASSERT_TRUE(pair.dani->summaries().put_back(danis_passage).has_value() || edit.field != kinds::summary::left_out);
    propose();
    ASSERT_EQ(screen_of(*pair.meg->summaries().show(summary)), before);
  }
}

TEST_F(VaultSummary, GoesToNobodyElseThanItWasFirstProposedFor) {
  propose();
  const FieldValue coordinator{kinds::summary::audience, model::Choice{kinds::summary::for_coordinator}};
  EXPECT_EQ(pair.dani->writing().edit(summary, {coordinator}).error().code, ErrorCode::rule_refused);
  EXPECT_EQ(pair.dani->summaries().propose(summary, "coordinator", today + 80).error().code, ErrorCode::rule_refused);
  ASSERT_TRUE(pair.dani->summaries().withdraw(summary).has_value());
  pair.carry_everything();
  EXPECT_EQ(pair.meg->summaries().propose(summary, "public", today + 80).error().code, ErrorCode::rule_refused);
  EXPECT_EQ(pair.meg->summaries().show(summary)->first_audience, "board");

  const auto another = pair.meg->writing().write(ItemKind::summary, {coordinator});
  ASSERT_TRUE(another.has_value());
  ASSERT_TRUE(pair.meg->writing().write(ItemKind::passage, {{kinds::passage::summary, *another},
                                                  {kinds::passage::heading, model::Number{1}},
                                                  prose(kinds::passage::text, "Another.")}).has_value());
  EXPECT_TRUE(pair.meg->summaries().propose(*another, "coordinator", today + 80).has_value());
  EXPECT_TRUE(pair.meg->summaries().propose(summary, "board", today + 80).has_value());
}

// ---- taking back, whatever stands

TEST_F(VaultSummary, IsTakenBackWhileTheProposalIsVoidAndStaysSo) {
  propose();
  all_agree(ConsentPhase::intent);
  const auto comma = prose(kinds::passage::text, "Something else.");
  ASSERT_TRUE(pair.dani->writing().edit(danis_passage, {comma}).has_value());
  pair.carry_everything();
  ASSERT_FALSE(pair.meg->summaries().show(summary)->difference.empty());

  EXPECT_TRUE(pair.meg->summaries().take_back(summary).has_value());
  pair.carry_everything();
  const auto again = prose(kinds::passage::text, "Ask the people who live with a rule before the people who own it.");
  ASSERT_TRUE(pair.dani->writing().edit(danis_passage, {again}).has_value());
  pair.carry_everything();

  EXPECT_TRUE(pair.meg->summaries().show(summary)->difference.empty());
  EXPECT_FALSE(pair.meg->summaries().show(summary)->i_am_willing);
  EXPECT_EQ(stage(pair.dani), SummaryStage::proposed);
}

TEST_F(VaultSummary, IsTakenBackAfterItWasWithdrawnAndASameTextAsksAnew) {
  propose();
  ASSERT_EQ(refusal_of(pair.meg, ConsentPhase::intent), std::nullopt);
  pair.carry_everything();
  ASSERT_TRUE(pair.meg->summaries().withdraw(summary).has_value());
  pair.carry_everything();

  EXPECT_TRUE(pair.meg->summaries().take_back(summary).has_value());
  EXPECT_EQ(pair.meg->summaries().take_back(summary).error().code, ErrorCode::not_approved) << "there is nothing left to end";
  propose();

  EXPECT_FALSE(pair.meg->summaries().show(summary)->i_am_willing);
}

TEST_F(VaultSummary, EndsEveryAgreementWhenItIsProposedAnewInTheSameBytes) {
  propose();
  all_agree(ConsentPhase::intent);
  ASSERT_EQ(stage(pair.meg), SummaryStage::all_willing);
  const auto first = summary::write_statement(shown_to(pair.meg).statement);
  propose();

  EXPECT_EQ(summary::write_statement(shown_to(pair.meg).statement), first);
  for (auto* person : {&pair.meg, &pair.dani}) {
    EXPECT_EQ(stage(*person), SummaryStage::proposed) << person->name;
    EXPECT_FALSE((*person)->summaries().show(summary)->i_am_willing) << person->name;
  }
  EXPECT_EQ(refusal_of(pair.meg, ConsentPhase::signature), ErrorCode::not_approved);
}

TEST_F(VaultSummary, EndsEveryAgreementWhenItIsSetAsideAndBroughtBack) {
  propose();
  all_agree(ConsentPhase::intent);
  ASSERT_TRUE(pair.dani->writing().edit(summary, {{model::set_aside, model::Flag{true}}}).has_value());
  pair.carry_everything();
  ASSERT_TRUE(pair.dani->writing().edit(summary, {{model::set_aside, model::Flag{false}}}).has_value());
  pair.carry_everything();

  for (auto* person : {&pair.meg, &pair.dani}) EXPECT_EQ(stage(*person), SummaryStage::proposed) << person->name;
}

TEST_F(VaultSummary, DoesNotSendAYesThatWaitedWhileItWasProposedAnewAndSaysSo) {
  propose();
  ASSERT_EQ(refusal_of(pair.meg, ConsentPhase::intent), std::nullopt);
  ASSERT_TRUE(pair.meg->summaries().show(summary)->i_am_willing);
  // Dani's slots alone: Meg's yes still waits when the new proposal comes, in the same bytes.
  ASSERT_TRUE(pair.dani->summaries().propose(summary, "board", today + 80).has_value());
  while (pair.slot(pair.dani)) pair.carry();
  pair.carry();
  EXPECT_FALSE(pair.meg->summaries().show(summary)->i_am_willing);
  EXPECT_EQ(pair.meg->sending().queued_count(), 1u);

  EXPECT_FALSE(pair.slot(pair.meg));
  pair.carry_everything();

  EXPECT_EQ(pair.meg->sending().queued_count(), 0u);
  EXPECT_EQ(pair.meg->summaries().show(summary)->unsent_yes, ConsentPhase::intent);
  pair.restart(pair.meg);
  EXPECT_EQ(pair.meg->summaries().show(summary)->unsent_yes, ConsentPhase::intent) << "told also after a restart";
  EXPECT_EQ(refusal_of(pair.meg, ConsentPhase::intent), std::nullopt);
  EXPECT_FALSE(pair.meg->summaries().show(summary)->unsent_yes.has_value());
  pair.carry_everything();
  EXPECT_TRUE(pair.meg->summaries().show(summary)->i_am_willing);
}

TEST_F(VaultSummary, TakesAYesBackThatWaitsWithEverythingElseThatWaits) {
  propose();
  for (const bool all : {true, false}) {
    ASSERT_EQ(refusal_of(pair.meg, ConsentPhase::intent), std::nullopt);
    ASSERT_TRUE(pair.meg->summaries().show(summary)->i_am_willing);

    ASSERT_TRUE((all ? pair.meg->writing().recall_all() : pair.meg->writing().recall(summary)).has_value());

    EXPECT_FALSE(pair.meg->summaries().show(summary)->i_am_willing);
    EXPECT_EQ(pair.meg->sending().queued_count(), 0u);
  }
  EXPECT_EQ(pair.meg->writing().recall(summary).error().code, ErrorCode::no_such_item);
  ASSERT_EQ(refusal_of(pair.dani, ConsentPhase::intent), std::nullopt);
  pair.carry_everything();
  EXPECT_EQ(stage(pair.dani), SummaryStage::proposed) << "Meg's yes never went";
}

TEST_F(VaultSummary, TakesASignatureBackThatWaitsAndNoTakingBack) {
  propose();
  all_agree(ConsentPhase::intent);
  ASSERT_EQ(refusal_of(pair.meg, ConsentPhase::signature), std::nullopt);
  ASSERT_TRUE(pair.meg->writing().recall_all().has_value());
  EXPECT_FALSE(pair.meg->summaries().show(summary)->i_have_signed);

  ASSERT_TRUE(pair.meg->summaries().take_back(summary).has_value());
  ASSERT_TRUE(pair.meg->writing().recall_all().has_value());
  pair.carry_everything();

  EXPECT_FALSE(pair.meg->summaries().show(summary)->i_am_willing) << "the taking back has gone";
  EXPECT_EQ(stage(pair.dani), SummaryStage::proposed);
}

TEST_F(VaultSummary, SendsAYesThatWaitedBehindItsOwnProposal) {
  ASSERT_TRUE(pair.dani->summaries().propose(summary, "board", today + 80).has_value());
  ASSERT_EQ(refusal_of(pair.dani, ConsentPhase::intent), std::nullopt);
  EXPECT_TRUE(pair.dani->summaries().show(summary)->i_am_willing);
  pair.carry_everything();
  EXPECT_TRUE(pair.dani->summaries().show(summary)->i_am_willing);

  ASSERT_EQ(refusal_of(pair.meg, ConsentPhase::intent), std::nullopt);
  pair.carry_everything();

  for (auto* person : {&pair.meg, &pair.dani}) EXPECT_EQ(stage(*person), SummaryStage::all_willing) << person->name;
}

TEST_F(VaultSummary, KeepsAYesFromAProposalThatItsOwnerRewroteBeforeItWent) {
  ASSERT_TRUE(pair.dani->summaries().propose(summary, "board", today + 80).has_value());
  ASSERT_EQ(refusal_of(pair.dani, ConsentPhase::intent), std::nullopt);
  ASSERT_TRUE(pair.dani->summaries().propose(summary, "board", today + 80).has_value());

  EXPECT_FALSE(pair.dani->summaries().show(summary)->i_am_willing);
  pair.carry_everything();
  EXPECT_FALSE(pair.dani->summaries().show(summary)->i_am_willing);
}

TEST_F(VaultSummary, DoesNotSendASignatureThatWaitedWhileSomebodyTookTheirsBack) {
  propose();
  all_agree(ConsentPhase::intent);
  ASSERT_EQ(refusal_of(pair.meg, ConsentPhase::signature), std::nullopt);
  ASSERT_TRUE(pair.dani->summaries().take_back(summary).has_value());
  while (pair.slot(pair.dani)) pair.carry();
  pair.carry();

  EXPECT_FALSE(pair.slot(pair.meg));

  EXPECT_EQ(pair.meg->summaries().show(summary)->unsent_yes, ConsentPhase::signature);
  EXPECT_FALSE(pair.meg->summaries().show(summary)->i_have_signed);
}

TEST_F(VaultSummary, StaysHereOnceAnIntentIsTakenBackAfterBothSigned) {
  propose();
  all_agree(ConsentPhase::intent);
  all_agree(ConsentPhase::signature);
  ASSERT_EQ(stage(pair.dani), SummaryStage::all_consented);
  ASSERT_TRUE(pair.meg->summaries().take_back(summary).has_value());
  pair.carry_everything();

  for (auto* person : {&pair.meg, &pair.dani}) {
    EXPECT_EQ(stage(*person), SummaryStage::proposed) << person->name;
    EXPECT_EQ((*person)->summaries().export_summary(summary, export_of(*person)).error().code, ErrorCode::not_approved);
    EXPECT_TRUE((*person)->summaries().show(summary)->i_have_signed) << "and it says so";
  }
  ASSERT_EQ(refusal_of(pair.meg, ConsentPhase::intent), std::nullopt);
  pair.carry_everything();
  EXPECT_TRUE(pair.dani->summaries().export_summary(summary, export_of(pair.dani)).has_value());
}

TEST_F(VaultSummary, TakesTwoProposalsMadeAtTheSameTimeForNone) {
  ASSERT_TRUE(pair.dani->summaries().propose(summary, "board", today + 80).has_value());
  ASSERT_TRUE(pair.meg->summaries().propose(summary, "board", today + 70).has_value());
  pair.carry_everything();

  for (auto* person : {&pair.meg, &pair.dani}) {
    const auto view = (*person)->summaries().show(summary);
    EXPECT_EQ(view->proposal(), nullptr) << person->name;
    EXPECT_FALSE(view->difference.empty()) << person->name;
    EXPECT_TRUE(refusal_of(*person, ConsentPhase::intent).has_value()) << person->name;
  }
  propose();
  EXPECT_EQ(refusal_of(pair.meg, ConsentPhase::intent), std::nullopt);
}

// ---- a public text

class PublicText : public VaultSummary {
 protected:
  void SetUp() override {
    VaultSummary::SetUp();
    ASSERT_TRUE(pair.dani->summaries().propose(summary, "public", today + 80).has_value());
    pair.carry_everything();
  }
  Result<> export_public(Person& person) {
    auto step_up = person->keys().step_up(person.passphrase());
    if (!step_up) return step_up.error();
    return person->summaries().export_public_text(summary, export_of(person), std::move(*step_up));
  }
};

TEST_F(PublicText, LeavesAsItsFileAloneAfterTheFirstQuestionAndAStepUp) {
  EXPECT_EQ(export_public(pair.dani).error().code, ErrorCode::not_approved);
  all_agree(ConsentPhase::intent);
  EXPECT_TRUE(pair.dani->summaries().show(summary)->may_leave());
  EXPECT_EQ(refusal_of(pair.meg, ConsentPhase::signature), ErrorCode::not_approved);
  EXPECT_EQ(pair.dani->summaries().export_summary(summary, export_of(pair.dani)).error().code, ErrorCode::bad_argument);

  ASSERT_TRUE(export_public(pair.dani).has_value());

  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(export_of(pair.dani))) {
    names.push_back(entry.path().filename().string());
  }
  EXPECT_EQ(names, std::vector<std::string>{"summary.txt"});
  std::ifstream file(export_of(pair.dani) / "summary.txt");
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), pair.meg->summaries().show(summary)->text);
}

TEST_F(PublicText, StaysHereOnceAYesIsTakenBackOrItIsProposedAnew) {
  all_agree(ConsentPhase::intent);
  ASSERT_TRUE(pair.meg->summaries().take_back(summary).has_value());
  pair.carry_everything();
  EXPECT_EQ(export_public(pair.dani).error().code, ErrorCode::not_approved);
  ASSERT_EQ(refusal_of(pair.meg, ConsentPhase::intent), std::nullopt);
  pair.carry_everything();
  ASSERT_TRUE(pair.dani->summaries().propose(summary, "public", today + 80).has_value());
  pair.carry_everything();

  EXPECT_EQ(export_public(pair.meg).error().code, ErrorCode::not_approved);
  EXPECT_FALSE(std::filesystem::exists(export_of(pair.meg)));
}

}  // namespace
}  // namespace candour::journal
