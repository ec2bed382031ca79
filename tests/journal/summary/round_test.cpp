#include "journal/summary/round.hpp"

#include <gtest/gtest.h>

#include <set>

#include "crypto/ssh_signature.hpp"
#include "members.hpp"
#include "scenario_a.hpp"

namespace candour::journal::summary {
namespace {

using test::day;

EnvelopeId record(std::uint8_t number) { return EnvelopeId(ByteArray<32>{number}); }

// A round over the golden summary, to which a test adds acts.
class Round {
 public:
  explicit Round(std::size_t people, Audience audience = Audience::board) : members(people) {
    input.journal = JournalId(ByteArray<32>{7});
    input.summary = ItemId(ByteArray<16>{8});
    input.me = members.key(0);
    input.people = members.people();
    input.check = check_summary(test::golden_passages(), test::people_list_a());
    input.today = day("2026-07-01");
    input.proposal = Proposal{input.check.text, write_statement(members.statement_over(input.check.text, audience))};
    input.must_be_seen = {record(100)};
    input.have_seen = [this](const std::vector<EnvelopeId>& records, const std::set<EnvelopeId>& needed) {
      std::vector<bool> out;
      for (const auto& later : records) {
        out.push_back(std::all_of(needed.begin(), needed.end(),
                                  [&](const EnvelopeId& earlier) { return past_.contains({earlier, later}); }));
      }
      return out;
    };
  }
  Round(const Round&) = delete;
  Round& operator=(const Round&) = delete;

  StatementHash hash() const { return statement_hash(input.journal, input.summary, input.proposal->statement); }

  void gives(std::size_t who, std::uint8_t number) {
    gives_unseen(who, number);
    comes_after(number, 100);
  }
  // Without having seen the proposal.
  void gives_unseen(std::size_t who, std::uint8_t number) {
    input.intents.push_back({record(number), members.key(who), input.today, true, true,
                             give_intent(members[who].identity, input.journal, input.summary, hash())});
  }
  WaitingIntent waiting(std::int64_t number, IntentAct act) const {
    const auto body = act == IntentAct::given
                          ? give_intent(members[0].identity, input.journal, input.summary, hash())
                          : take_back_intent(input.summary, hash());
    return {number, input.today, true, body};
  }
  void takes_back(std::size_t who, std::uint8_t number) {
    input.intents.push_back(
        {record(number), members.key(who), input.today, true, true, take_back_intent(input.summary, hash())});
  }
  void comes_after(std::uint8_t later, std::uint8_t earlier) { past_.insert({record(earlier), record(later)}); }
  void signs(std::size_t who) {
    input.consents.push_back(
        {members.key(who), true,
         give_consent(members[who].export_seed, input.journal, input.summary, input.proposal->statement)});
  }
  RoundState state() const { return fold_round(input); }

  test::Members members;
  RoundInput input;

 private:
  std::set<std::pair<EnvelopeId, EnvelopeId>> past_;
};

TEST(Round, IsADraftWithoutAProposal) {
  Round round(2);
  round.input.proposal.reset();

  EXPECT_EQ(round.state().stage, RoundStage::drafting);
  EXPECT_FALSE(round.state().is_exportable);
}

TEST(Round, AsksForTheSignatureOnlyOnceAllAreWilling) {
  Round round(2);
  round.gives(0, 1);
  EXPECT_EQ(round.state().stage, RoundStage::proposed);
  EXPECT_TRUE(round.state().i_am_willing);
  EXPECT_FALSE(round.state().asks_for_signature);

  round.gives(1, 2);

  EXPECT_EQ(round.state().stage, RoundStage::all_willing);
  EXPECT_TRUE(round.state().asks_for_signature);
  EXPECT_FALSE(round.state().is_exportable);
}

TEST(Round, SaysNothingOfWhichOtherPersonIsWilling) {
  Round one(3);
  one.gives(1, 1);
  Round other(3);
  other.gives(2, 1);

  EXPECT_EQ(one.state().stage, other.state().stage);
  EXPECT_EQ(one.state().i_am_willing, other.state().i_am_willing);
}

TEST(Round, IsExportableOnceAllSignedInOrderOfTheFingerprints) {
  for (const std::size_t people : {1U, 2U, 3U}) {
    Round round(people);
    for (std::size_t i = 0; i < people; ++i) round.gives(i, static_cast<std::uint8_t>(i + 1));
    for (std::size_t i = 0; i < people; ++i) {
      EXPECT_FALSE(round.state().is_exportable);
      round.signs(i);
    }

    const auto state = round.state();

    EXPECT_EQ(state.stage, RoundStage::all_consented);
    EXPECT_TRUE(state.is_exportable);
    EXPECT_TRUE(state.i_have_consented);
    EXPECT_FALSE(state.asks_for_signature);
    EXPECT_EQ(state.signatures.size(), people);
    EXPECT_TRUE(std::is_sorted(state.signatures.begin(), state.signatures.end(), [](const auto& a, const auto& b) {
      return crypto::ssh_fingerprint(a.key) < crypto::ssh_fingerprint(b.key);
    }));
  }
}

// Attack 66.
TEST(Round, HasNoSignatureToMisuseWhereAnIntentWasTakenBackBeforePhaseTwo) {
  Round round(2);
  round.gives(0, 1);
  round.gives(1, 2);
  round.takes_back(1, 3);
  round.comes_after(3, 2);

  EXPECT_EQ(round.state().stage, RoundStage::proposed);
  EXPECT_FALSE(round.state().asks_for_signature);
}

// Attack 66: the signatures are good until their date, and no honest program lets them out.
TEST(Round, Attack66DoesNotLeaveWithSignaturesOfWhomTookTheirIntentBack) {
  Round round(2);
  for (std::size_t who : {0U, 1U}) {
    round.gives(who, static_cast<std::uint8_t>(who + 1));
    round.signs(who);
  }
  ASSERT_TRUE(round.state().is_exportable);
  round.takes_back(1, 3);
  round.comes_after(3, 2);

  const auto state = round.state();

  EXPECT_FALSE(state.is_exportable);
  EXPECT_EQ(state.stage, RoundStage::proposed);
  EXPECT_TRUE(state.signatures.empty());
  EXPECT_TRUE(state.i_have_consented);
}

TEST(Round, CountsAnIntentOnlyOverAProposalThatItHasSeen) {
  Round round(2);
  round.gives_unseen(0, 1);
  EXPECT_FALSE(round.state().i_am_willing);

  round.gives(0, 2);
  EXPECT_TRUE(round.state().i_am_willing);

  // Proposed anew, the same bytes too.
  round.input.must_be_seen.insert(record(101));
  EXPECT_FALSE(round.state().i_am_willing);
}

TEST(Round, CountsNoRecordWhileAVersionOfTheProposalIsNotSealed) {
  Round round(1);
  round.gives(0, 1);
  round.input.has_unsealed_version = true;
  EXPECT_FALSE(round.state().i_am_willing);

  round.input.waiting = {round.waiting(1, IntentAct::given)};

  EXPECT_TRUE(round.state().i_am_willing);
}

TEST(Round, CountsWhatWaitsForTheProposalThatItsOwnerWasShownAlone) {
  Round round(1);
  round.input.waiting = {round.waiting(1, IntentAct::given)};
  EXPECT_TRUE(round.state().i_am_willing);

  round.input.waiting[0].answers_this_proposal = false;
  EXPECT_FALSE(round.state().i_am_willing);
}

TEST(Round, LetsWhatWaitsEndAndBeginInTheOrderOfItsOwner) {
  Round round(1);
  round.gives(0, 1);
  round.input.waiting = {round.waiting(1, IntentAct::taken_back)};
  EXPECT_FALSE(round.state().i_am_willing);

  round.input.waiting.push_back(round.waiting(2, IntentAct::given));
  EXPECT_TRUE(round.state().i_am_willing);

  round.input.waiting.push_back(round.waiting(3, IntentAct::taken_back));
  EXPECT_FALSE(round.state().i_am_willing);
}

TEST(Round, IsVoidOnceOtherTermsAreAskedFor) {
  Round audience(2);
  audience.input.wishes.audience = "coordinator";
  Round day(2);
  day.input.wishes.valid_until = test::day("2026-09-11");
  Round same(2);
  same.input.wishes = {"board", test::day("2026-09-12")};

  EXPECT_EQ(audience.state().is_void, RoundVoid::other_terms);
  EXPECT_EQ(day.state().is_void, RoundVoid::other_terms);
  EXPECT_EQ(same.state().is_void, RoundVoid::no);
}

TEST(Round, IsVoidWhileTwoProposalsStandOrItIsSetAsideOrSomebodyIsUnknown) {
  Round rival(2);
  rival.input.has_rival = true;
  Round aside(2);
  aside.input.is_set_aside = true;
  Round unknown(2);
  unknown.input.is_somebody_unknown = true;
  Round far(2);
  far.input.today = day("2026-06-13");

  EXPECT_EQ(rival.state().is_void, RoundVoid::two_proposals);
  EXPECT_FALSE(rival.state().statement);
  EXPECT_EQ(aside.state().is_void, RoundVoid::set_aside);
  EXPECT_EQ(unknown.state().is_void, RoundVoid::unknown_person);
  EXPECT_EQ(far.state().is_void, RoundVoid::too_far);
}

// A person of N without a card is in N: nobody else's agreement is enough.
TEST(Round, IsNotSmallerForAPersonWithoutACard) {
  Round round(1);
  round.gives(0, 1);
  round.signs(0);
  ASSERT_TRUE(round.state().is_exportable);
  round.input.is_somebody_unknown = true;

  EXPECT_FALSE(round.state().is_exportable);
  EXPECT_FALSE(round.state().asks_for_signature);
  EXPECT_EQ(round.state().stage, RoundStage::proposed);
}

TEST(Round, ShowsNoStatementOverAFileThatATerminalWouldObey) {
  Round round(2);
  auto& file = round.input.proposal->file;
  file = "SUMMARY\n\x1b[2Jhello\n";
  round.input.proposal->statement = write_statement(round.members.statement_over(file, Audience::board));

  EXPECT_FALSE(round.state().statement);
  EXPECT_EQ(round.state().is_void, RoundVoid::not_a_statement);
}

TEST(Round, LetsATakingBackWinThatWasMadeWithoutSeeingTheIntent) {
  Round round(2);
  round.gives(0, 1);
  round.takes_back(0, 2);

  EXPECT_FALSE(round.state().i_am_willing);
}

TEST(Round, LetsAnIntentStandThatWasGivenAfterTheTakingBack) {
  Round round(2);
  round.gives(0, 1);
  round.takes_back(0, 2);
  round.gives(0, 3);
  round.comes_after(2, 1);
  round.comes_after(3, 2);

  EXPECT_TRUE(round.state().i_am_willing);
}

TEST(Round, LetsNobodyTakeBackForAnother) {
  Round round(2);
  round.gives(0, 1);
  round.takes_back(1, 2);

  EXPECT_TRUE(round.state().i_am_willing);
}

TEST(Round, CountsNoIntentThatIsForgedUnauthorisedTooEarlyOrOfAnotherText) {
  Round round(2);
  round.gives(0, 1);
  const auto good = round.input.intents[0];
  const auto is_willing_with = [&](const IntentRecord& intent) {
    round.input.intents = {intent};
    return round.state().i_am_willing;
  };

  auto forged = good;
  forged.intent = give_intent(round.members[1].identity, round.input.journal, round.input.summary, round.hash());
  auto unauthorised = good;
  unauthorised.has_authority = false;
  auto undelivered = good;
  undelivered.is_delivered = false;
  auto early = good;
  early.day = day("2026-06-13");
  auto other = good;
  other.intent = give_intent(round.members[0].identity, round.input.journal, round.input.summary, StatementHash());
  auto elsewhere = good;
  elsewhere.intent = give_intent(round.members[0].identity, round.input.journal, ItemId(), round.hash());

  EXPECT_TRUE(is_willing_with(good));
  EXPECT_FALSE(is_willing_with(forged));
  EXPECT_FALSE(is_willing_with(unauthorised));
  EXPECT_FALSE(is_willing_with(undelivered));
  EXPECT_FALSE(is_willing_with(early));
  EXPECT_FALSE(is_willing_with(other));
  EXPECT_FALSE(is_willing_with(elsewhere));
}

TEST(Round, StopsOnATakingBackWhateverMarksItsRecordHas) {
  Round round(2);
  round.gives(0, 1);
  round.takes_back(0, 2);
  round.input.intents[1].has_authority = false;

  EXPECT_FALSE(round.state().i_am_willing);
}

TEST(Round, CountsNoSignatureThatIsForgedUnauthorisedOrOfAnotherStatement) {
  Round round(1);
  round.gives(0, 1);
  round.signs(0);
  const auto good = round.input.consents[0];
  const auto is_exportable_with = [&](const ConsentRecord& consent) {
    round.input.consents = {consent};
    return round.state().is_exportable;
  };

  auto forged = good;
  forged.consent.signature.bytes[0] ^= 1;
  auto unauthorised = good;
  unauthorised.has_authority = false;
  auto other = good;
  other.consent.statement = StatementHash();

  EXPECT_TRUE(is_exportable_with(good));
  EXPECT_FALSE(is_exportable_with(forged));
  EXPECT_FALSE(is_exportable_with(unauthorised));
  EXPECT_FALSE(is_exportable_with(other));
}

TEST(Round, IsVoidOnceThePassagesGiveAnotherTextAndSaysWhichLine) {
  Round round(1);
  round.gives(0, 1);
  round.signs(0);
  auto passages = test::golden_passages();
  passages.back().text += " Twice.";
  round.input.check = check_summary(passages, test::people_list_a());

  const auto state = round.state();

  EXPECT_EQ(state.is_void, RoundVoid::text_differs);
  ASSERT_TRUE(state.difference);
  EXPECT_EQ(state.difference->line, 9U);
  EXPECT_FALSE(state.is_exportable);
  EXPECT_TRUE(state.signatures.empty());
}

TEST(Round, IsVoidOnceANameIsListedThatStandsInTheText) {
  Round round(1);
  round.gives(0, 1);
  round.signs(0);
  round.input.check = check_summary(test::golden_passages(), {{"managers", {}, "", false}});

  EXPECT_EQ(round.state().is_void, RoundVoid::names_or_signs);
  EXPECT_FALSE(round.state().is_exportable);
}

TEST(Round, IsVoidWithAnotherFileOtherPeopleABrokenStatementOrAfterItsLastDay) {
  Round file(2);
  file.input.proposal->file += ' ';
  Round people(2);
  people.input.people.pop_back();
  Round statement(2);
  statement.input.proposal->statement += ' ';
  Round late(2);
  late.input.today = day("2026-09-13");

  EXPECT_EQ(file.state().is_void, RoundVoid::other_file);
  EXPECT_EQ(people.state().is_void, RoundVoid::other_people);
  EXPECT_EQ(statement.state().is_void, RoundVoid::not_a_statement);
  EXPECT_EQ(late.state().is_void, RoundVoid::expired);
}

TEST(Round, OfAPublicTextEndsWithPhaseOne) {
  Round round(2, Audience::public_text);
  round.gives(0, 1);
  EXPECT_FALSE(round.state().is_exportable);

  round.gives(1, 2);

  const auto state = round.state();
  EXPECT_TRUE(state.is_exportable);
  EXPECT_TRUE(state.is_public);
  EXPECT_FALSE(state.asks_for_signature);
  EXPECT_TRUE(state.signatures.empty());
}

TEST(Round, IsTheSameWhicheverOrderTheRecordsCameIn) {
  Round round(2);
  round.gives(0, 1);
  round.takes_back(0, 2);
  round.gives(0, 3);
  round.gives(1, 4);
  round.comes_after(3, 2);
  const auto forwards = round.state();

  std::reverse(round.input.intents.begin(), round.input.intents.end());

  EXPECT_EQ(forwards.stage, RoundStage::all_willing);
  EXPECT_EQ(round.state().stage, forwards.stage);
}

TEST(ConsentBodies, AreReadAsTheyWereWritten) {
  const test::Members one(1);
  const JournalId journal(ByteArray<32>{1});
  const auto given = give_intent(one[0].identity, journal, ItemId(), StatementHash());
  const auto back = take_back_intent(ItemId(), StatementHash());
  const ConsentBody consent = give_consent(one[0].export_seed, journal, ItemId(), "statement");
  const ConsentBody not_asked = give_not_asked(one[0].identity, journal);

  EXPECT_EQ(*parse_intent(encode(given)), given);
  EXPECT_EQ(*parse_intent(encode(back)), back);
  EXPECT_EQ(*parse_consent(encode(consent)), consent);
  EXPECT_EQ(*parse_consent(encode(not_asked)), not_asked);
  EXPECT_TRUE(is_by(one.key(0), journal, std::get<NotAsked>(not_asked)));
  EXPECT_FALSE(is_by(one.key(0), JournalId(), std::get<NotAsked>(not_asked)));
  EXPECT_FALSE(is_by(one.key(0), JournalId(), given));
}

TEST(ConsentBodies, AreMalformedWithAnyOtherLengthOrForm) {
  const auto good = encode(take_back_intent(ItemId(), StatementHash()));
  for (std::size_t size = 0; size < good.size(); ++size) {
    EXPECT_FALSE(parse_intent(ByteView(good).first(size)));
    EXPECT_FALSE(parse_consent(ByteView(good).first(size)) && size != 65);
  }
  Bytes longer = good;
  longer.push_back(0);
  Bytes third = good;
  third[0] = 3;
  Bytes signed_back = good;
  signed_back.back() = 1;

  EXPECT_FALSE(parse_intent(longer));
  EXPECT_FALSE(parse_consent(longer));
  EXPECT_FALSE(parse_intent(third));
  EXPECT_FALSE(parse_consent(third));
  EXPECT_FALSE(parse_intent(signed_back));
}

}  // namespace
}  // namespace candour::journal::summary
