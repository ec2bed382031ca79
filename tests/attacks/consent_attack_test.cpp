// A member whose program was changed acts on a round of consent, with his own keys and in valid form. What the other
// member is shown, asked and willing to, and what leaves, is that of the proposal she read, or nothing.
#include <gtest/gtest.h>

#include <ctime>
#include <filesystem>
#include <functional>

#include "crypto/ssh_signature.hpp"
#include "journal/kinds/passage.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/sealed/authenticity.hpp"
#include "journal/sealed/epoch.hpp"
#include "journal/summary/consent.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/keys.hpp"
#include "journal/vault/summaries.hpp"
#include "journal/vault/writing.hpp"
#include "tests/support/changed_member.hpp"

namespace candour::test {
namespace {

namespace model = journal::model;
namespace kinds = journal::kinds::summary;
namespace summary = journal::summary;
using journal::ConsentPhase;
using journal::ProposalView;
using journal::SummaryStage;
using journal::SummaryView;
using sealed::RecordKind;

constexpr std::uint32_t today = 20'460;
constexpr auto summary_kind = static_cast<std::uint16_t>(model::ItemKind::summary);
constexpr auto passage_kind = static_cast<std::uint16_t>(model::ItemKind::passage);

// Opens what the other member sent, with the keys that any member holds.
class OwnKeys final : public sealed::Keyring {
 public:
  explicit OwnKeys(const ChangedMember& changed) : changed_(changed), root_(sealed::root_epoch(changed.psk, changed.space)) {}
  std::optional<crypto::Transient<32>> envelope_key(const EnvelopeId&) const override { return std::nullopt; }
  std::vector<sealed::KnownEpoch> epochs() const override {
    std::vector<sealed::KnownEpoch> known;
    for (const auto& epoch : changed_.epochs) known.push_back({epoch.id, changed_.space, &epoch.key});
    known.push_back({root_.id, changed_.space, &root_.key});
    return known;
  }
  const sealed::Certificate* certificate(const DeviceKey& device) const override {
    for (const auto& certificate : changed_.certificates) {
      if (certificate.contents.device == device) return &certificate;
    }
    return nullptr;
  }
  bool was_ever_member(const SpaceId&, const MemberKey&) const override { return true; }
  bool is_own_space(const SpaceId& space) const override { return space == changed_.space; }

 private:
  const ChangedMember& changed_;
  sealed::RootEpoch root_;
};

// Of one summary that Meg proposed to the board and read.
struct Proposed {
  model::ItemKey key;
  summary::ConsentStatement statement;
  std::string file;
  sealed::Tip tip;  // the record of the proposal
};

class ConsentAttack : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    dani.emplace(pair, pair.dani);
  }

  void read() { read_everything(pair, pair.meg); }
  void send_all_of_meg() {
    while (pair.slot(pair.meg)) read();
    read();
  }

  // Meg writes a summary of one passage, proposes it and agrees to it.
  Proposed proposed_and_agreed(const char* audience = "board") {
    Proposed out = proposed(audience);
    EXPECT_TRUE(agrees(out, ConsentPhase::intent));
    send_all_of_meg();
    return out;
  }
  Proposed proposed(const char* audience = "board") {
    Proposed out;
    const auto made = pair.meg->writing().write(model::ItemKind::summary, {{kinds::audience, model::Choice{kinds::for_board}}});
    EXPECT_TRUE(made.has_value());
    out.key = *made;
    EXPECT_TRUE(pair.meg->writing().write(model::ItemKind::passage,
                                {{journal::kinds::passage::summary, out.key},
                                 {journal::kinds::passage::heading, model::Number{1}},
                                 prose(journal::kinds::passage::text, "To understand working life.")}).has_value());
    EXPECT_TRUE(pair.meg->summaries().propose(out.key, audience, today + 80).has_value());
    send_all_of_meg();
    const auto view = look(out);
    EXPECT_NE(view.proposal(), nullptr);
    out.statement = view.proposal()->statement;
    out.file = view.proposal()->file;
    out.tip = newest_of_meg();
    return out;
  }

  bool agrees(const Proposed& to, ConsentPhase phase) {
    const auto view = look(to);
    auto step_up = pair.meg->keys().step_up(pair.meg.passphrase());
    return view.proposal() != nullptr && step_up &&
           pair.meg->summaries().consent(to.key, phase, *view.proposal(), std::move(*step_up)).has_value();
  }
  SummaryView look(const Proposed& at) {
    auto view = pair.meg->summaries().show(at.key);
    EXPECT_TRUE(view.has_value());
    return view ? std::move(*view) : SummaryView{};
  }
  // Meg's program lets nothing out, for whoever the text is.
  bool leaves(const Proposed& what) {
    const auto folder = pair.folder.path() / ("export" + std::to_string(++exports_));
    bool is_out = pair.meg->summaries().export_summary(what.key, folder).has_value();
    if (!is_out && what.statement.audience == summary::Audience::public_text) {
      auto step_up = pair.meg->keys().step_up(pair.meg.passphrase());
      is_out = pair.meg->summaries().export_public_text(what.key, folder, std::move(*step_up)).has_value();
    }
    EXPECT_EQ(is_out, std::filesystem::exists(folder));
    return is_out;
  }

  sealed::Tip newest_of_meg() {
    const OwnKeys keys(*dani);
    sealed::Tip tip;
    for (const auto& envelope : pair.relay.log(dani->mailbox)) {
      const auto outcome = sealed::authenticate(envelope, keys);
      const auto* record = std::get_if<sealed::AuthenticRecord>(&outcome);
      if (record == nullptr || record->header().member == dani->me) continue;
      tip = {record->header().device, record->header().chain, record->header().seq, record->env_id()};
    }
    return tip;
  }

  // ---- what Dani's changed program writes
  summary::StatementHash hash(const Proposed& of) const {
    return summary::statement_hash(dani->journal, of.key.item, summary::write_statement(of.statement));
  }
  Bytes given(const Proposed& to) const {
    return summary::encode(summary::give_intent(dani->step_up.identity, dani->journal, to.key.item, hash(to)));
  }
  Bytes taken_back(const Proposed& from) const {
    return summary::encode(summary::take_back_intent(from.key.item, hash(from)));
  }
  ForgedRecord record(RecordKind kind, Bytes body, const Proposed& seen) const {
    ForgedRecord out;
    out.kind = kind;
    out.body = std::move(body);
    out.heads = {seen.tip};
    return out;
  }
  // As an honest program would: it has seen the proposal.
  void agrees_honestly(const Proposed& to) {
    dani->send(record(RecordKind::intent, given(to), to));
    read();
  }
  sealed::FieldEdit on_it(const Proposed& of, model::FieldNumber field, ByteView value) const {
    auto edit = edit_of(of.key.item, summary_kind, field, value);
    edit.basis = {of.tip.env_id};
    return edit;
  }
  Bytes text(std::string_view words) const { return to_bytes(as_bytes(words)); }
  Bytes statement_for(const Proposed& of, summary::Audience audience) const {
    auto other = of.statement;
    other.audience = audience;
    return text(summary::write_statement(other));
  }
  Bytes choice(std::uint16_t number) const { return model::encode_value(model::FieldType::choice, model::Choice{number})->bytes; }
  Bytes day(std::uint32_t number) const { return model::encode_value(model::FieldType::date, Day{number})->bytes; }

  TwoPeople pair;
  std::optional<ChangedMember> dani;

 private:
  int exports_ = 0;
};

TEST_F(ConsentAttack, AnHonestYesOfADifferentProgramCounts) {
  const auto round = proposed_and_agreed();
  agrees_honestly(round);

  EXPECT_EQ(look(round).stage, SummaryStage::all_willing);
}

// ---- a yes that is none

TEST_F(ConsentAttack, AYesThatDoesNotAnswerThisProposalIsNone) {
  struct Attempt {
    const char* what;
    std::function<void(ForgedRecord&, const Proposed&)> change;
  };
  const std::vector<Attempt> attempts{
      {"it has not seen the proposal", [](ForgedRecord& yes, const Proposed&) { yes.heads.clear(); }},
      {"it names the proposal under another place and name",
       [](ForgedRecord& yes, const Proposed&) { yes.heads[0].env_id = EnvelopeId(crypto::random_bytes<32>()); }},
      {"more than 90 days before its last day",
       [](ForgedRecord& yes, const Proposed&) { yes.time_ms = sealed::day_as_ms(today - 11); }},
      {"after its last day", [](ForgedRecord& yes, const Proposed&) { yes.time_ms = sealed::day_as_ms(today + 81); }},
      {"of the year 10889", [](ForgedRecord& yes, const Proposed&) { yes.time_ms = latest_ms; }},
      {"an entry before it is held back",
       [](ForgedRecord& yes, const Proposed&) { yes.prev = EnvelopeId(crypto::random_bytes<32>()); }},
      {"its place in the chain is another's",
       [this](ForgedRecord& yes, const Proposed&) {
         ForgedRecord twin;
         twin.seq = yes.seq = std::uint64_t{7'000};
         dani->send(twin);
       }},
      {"it is about another statement",
       [this](ForgedRecord& yes, const Proposed& to) {
         auto other = to;
         other.statement.audience = summary::Audience::coordinator;
         yes.body = given(other);
       }},
      {"it is about another summary",
       [this](ForgedRecord& yes, const Proposed& to) {
         auto other = to;
         other.key.item = ItemId(crypto::random_bytes<16>());
         yes.body = given(other);
       }},
      {"its signature is another's",
       [](ForgedRecord& yes, const Proposed&) { yes.body.back() ^= 1; }},
      {"it is a record of a later version", [](ForgedRecord& yes, const Proposed&) { yes.version = 2; }},
      {"it is in the wrong epoch", [](ForgedRecord& yes, const Proposed&) { yes.is_in_root_epoch = true; }},
  };
  for (const auto& attempt : attempts) {
    SCOPED_TRACE(attempt.what);
    const auto round = proposed_and_agreed();
    dani->begin_chain();
    auto yes = record(RecordKind::intent, given(round), round);
    yes.seq = 1;
    attempt.change(yes, round);
    dani->send(yes);
    read();

    const auto view = look(round);

    EXPECT_EQ(view.stage, SummaryStage::proposed);
    EXPECT_TRUE(view.i_am_willing);
    EXPECT_FALSE(leaves(round));
  }
}

TEST_F(ConsentAttack, AYesStaysTakenBackWhereverItsTakingBackStands) {
  const auto in_one_chain = proposed_and_agreed();
  agrees_honestly(in_one_chain);
  dani->send(RecordKind::intent, taken_back(in_one_chain));
  const auto beside_it = proposed_and_agreed();
  agrees_honestly(beside_it);
  dani->begin_chain();
  dani->send(RecordKind::intent, taken_back(beside_it), latest_ms);
  read();

  EXPECT_EQ(look(in_one_chain).stage, SummaryStage::proposed);
  EXPECT_EQ(look(beside_it).stage, SummaryStage::proposed);
}

TEST_F(ConsentAttack, NobodyTakesBackForAnother) {
  const auto round = proposed_and_agreed();
  dani->send(RecordKind::intent, taken_back(round));
  read();

  EXPECT_TRUE(look(round).i_am_willing);
}

TEST_F(ConsentAttack, ASignatureBeforeTheQuestionLetsNothingOut) {
  const auto round = proposed_and_agreed();
  const auto signature = summary::give_consent(dani->step_up.exporter, dani->journal, round.key.item,
                                               summary::write_statement(round.statement));
  dani->send(record(RecordKind::consent, summary::encode(signature), round));
  read();

  EXPECT_EQ(look(round).stage, SummaryStage::proposed);
  EXPECT_FALSE(agrees(round, ConsentPhase::signature));
  EXPECT_FALSE(leaves(round));
}

// ---- the proposal itself

TEST_F(ConsentAttack, Attack71WhatMegIsShownIsWhatSheSignsWhateverDaniEdits) {
  struct Attempt {
    const char* what;
    std::function<std::vector<sealed::FieldEdit>(const Proposed&)> edits;
  };
  const std::vector<Attempt> attempts{
      {"audience, having seen it",
       [this](const auto& of) { return std::vector{on_it(of, kinds::audience, choice(kinds::for_coordinator))}; }},
      {"audience, public", [this](const auto& of) { return std::vector{on_it(of, kinds::audience, choice(kinds::for_public))}; }},
      {"audience that nobody knows", [this](const auto& of) { return std::vector{on_it(of, kinds::audience, choice(77))}; }},
      {"last day, earlier", [this](const auto& of) { return std::vector{on_it(of, kinds::valid_until, day(today + 1))}; }},
      {"last day, far", [this](const auto& of) { return std::vector{on_it(of, kinds::valid_until, day(0xffffffff))}; }},
      {"file, other words", [this](const auto& of) { return std::vector{on_it(of, kinds::file, text("SUMMARY\nOther.\n"))}; }},
      {"file, orders to a terminal",
       [this](const auto& of) { return std::vector{on_it(of, kinds::file, text("SUMMARY\n\x1b[2Jhello\n"))}; }},
      {"file, not there any more", [this](const auto& of) { return std::vector{on_it(of, kinds::file, {})}; }},
      {"statement for the public",
       [this](const auto& of) { return std::vector{on_it(of, kinds::statement, statement_for(of, summary::Audience::public_text))}; }},
      {"statement of himself alone",
       [this](const auto& of) {
         auto alone = of.statement;
         alone.signers = {crypto::ssh_fingerprint(dani->own_card().export_key)};
         return std::vector{on_it(of, kinds::statement, text(summary::write_statement(alone)))};
       }},
      {"statement that ends in the year 9999",
       [this](const auto& of) {
         auto far = of.statement;
         far.valid_until = *day_from("9999-12-31");
         return std::vector{on_it(of, kinds::statement, text(summary::write_statement(far)))};
       }},
      {"statement of no grammar", [this](const auto& of) { return std::vector{on_it(of, kinds::statement, text("\x1b]0;yes\x07"))}; }},
      {"file and statement made without seeing hers",
       [this](const auto& of) {
         return std::vector{edit_of(of.key.item, summary_kind, kinds::file, text(of.file)),
                            edit_of(of.key.item, summary_kind, kinds::statement,
                                    statement_for(of, summary::Audience::public_text))};
       }},
      {"file and statement for another audience, as a proposal of his",
       [this](const auto& of) {
         return std::vector{on_it(of, kinds::file, text(of.file)),
                            on_it(of, kinds::statement, statement_for(of, summary::Audience::coordinator))};
       }},
      {"set aside", [](const auto& of) { return std::vector{edit_of(of.key.item, summary_kind, model::set_aside, Bytes{1})}; }},
      {"a passage of his own under it",
       [this](const auto& of) {
         const ItemId passage(crypto::random_bytes<16>());
         return std::vector{
             edit_of(passage, passage_kind, journal::kinds::passage::summary, model::encode_link(of.key)),
             edit_of(passage, passage_kind, journal::kinds::passage::heading,
                     model::encode_value(model::FieldType::number, model::Number{2})->bytes),
             edit_of(passage, passage_kind, journal::kinds::passage::text, text("And one more thing."))};
       }},
  };
  for (const auto& attempt : attempts) {
    SCOPED_TRACE(attempt.what);
    const auto round = proposed_and_agreed();
    agrees_honestly(round);
    ASSERT_EQ(look(round).stage, SummaryStage::all_willing);
    dani->send_change(attempt.edits(round));
    read();

    const auto view = look(round);

    // What stands is void, or it is the statement that she read: nothing else may be put before her as agreed to.
    EXPECT_TRUE(!view.difference.empty() || view.proposal() == nullptr);
    EXPECT_FALSE(agrees(round, ConsentPhase::signature));
    EXPECT_FALSE(leaves(round));
    const auto* shown = view.proposal();
    EXPECT_FALSE(shown != nullptr && shown->statement != round.statement && view.i_am_willing);
    EXPECT_TRUE(shown == nullptr || shown->file.find('\x1b') == std::string::npos);
  }
}

TEST_F(ConsentAttack, EveryVersionOfTheProposalEndsAYesAlsoOneThatDoesNotCount) {
  struct Attempt {
    const char* what;
    std::function<void(const Proposed&)> act;
  };
  const std::vector<Attempt> attempts{
      {"the same bytes anew",
       [this](const Proposed& of) {
         dani->send_change({on_it(of, kinds::file, text(of.file)),
                            on_it(of, kinds::statement, text(summary::write_statement(of.statement)))});
       }},
      {"the file alone, the same bytes", [this](const Proposed& of) { dani->send_change({on_it(of, kinds::file, text(of.file))}); }},
      {"an act that this program does not know",
       [this](const Proposed& of) {
         auto edit = on_it(of, kinds::statement, text("later"));
         edit.op = 9;
         dani->send_change({edit});
       }},
      {"a change against a rule",
       [this](const Proposed& of) {
         auto link = edit_of(passage_kind, journal::kinds::passage::summary, model::encode_link(of.key));
         link.basis = {of.tip.env_id};
         dani->send_change({on_it(of, kinds::file, text(of.file)), link});
       }},
      {"set aside and brought back",
       [this](const Proposed& of) {
         dani->send_change({edit_of(of.key.item, summary_kind, model::set_aside, Bytes{1})});
         auto back = edit_of(of.key.item, summary_kind, model::set_aside, Bytes{0});
         back.basis = {dani->last()};
         dani->send_change({back});
       }},
  };
  for (const auto& attempt : attempts) {
    SCOPED_TRACE(attempt.what);
    const auto round = proposed_and_agreed();
    ASSERT_TRUE(look(round).i_am_willing);
    attempt.act(round);
    read();

    EXPECT_FALSE(look(round).i_am_willing);
    EXPECT_EQ(look(round).stage, SummaryStage::proposed);
    EXPECT_TRUE(look(round).difference.empty()) << "and Meg is asked anew";
    EXPECT_TRUE(agrees(round, ConsentPhase::intent));
    send_all_of_meg();
    EXPECT_TRUE(look(round).i_am_willing);
  }
}

TEST_F(ConsentAttack, AYesThatWaitsIsNotSentToAProposalThatCameMeanwhile) {
  const auto round = proposed();
  ASSERT_TRUE(agrees(round, ConsentPhase::intent));
  dani->send_change({on_it(round, kinds::file, text(round.file)),
                     on_it(round, kinds::statement, text(summary::write_statement(round.statement)))});
  read();
  const auto sent = pair.relay.ever_seen().size();
  send_all_of_meg();

  EXPECT_EQ(pair.relay.ever_seen().size(), sent);
  EXPECT_EQ(look(round).unsent_yes, ConsentPhase::intent);
  EXPECT_FALSE(look(round).i_am_willing);
}

TEST_F(ConsentAttack, APublicTextStaysHereWithoutMegsYesToIt) {
  const auto round = proposed("public");
  agrees_honestly(round);
  EXPECT_FALSE(leaves(round));
  ASSERT_TRUE(agrees(round, ConsentPhase::intent));
  send_all_of_meg();
  ASSERT_TRUE(look(round).may_leave());
  dani->send_change({on_it(round, kinds::audience, choice(kinds::for_board))});
  read();

  EXPECT_FALSE(leaves(round));
}

// A yes names the record of the proposal among its heads, so that it is bound to it and to no other of the same bytes.
TEST_F(ConsentAttack, AYesOfAnHonestProgramNamesTheProposal) {
  const auto round = proposed();
  const auto send_loose = [&](sealed::FieldEdit edit) {
    dani->begin_chain();
    auto loose = record(RecordKind::change, sealed::encode(sealed::ChangeBody{{std::move(edit)}}), round);
    loose.prev = EnvelopeId();
    dani->send(loose);
  };
  for (int chain = 0; chain < 40; ++chain) send_loose(edit_of(1, 1, text("Loose.")));
  send_loose(on_it(round, kinds::file, text(round.file)));
  const auto proposal = dani->last();
  read();
  ASSERT_TRUE(agrees(round, ConsentPhase::intent));
  send_all_of_meg();

  const OwnKeys keys(*dani);
  const auto newest = newest_of_meg();
  for (const auto& envelope : pair.relay.log(dani->mailbox)) {
    const auto outcome = sealed::authenticate(envelope, keys);
    const auto* yes = std::get_if<sealed::AuthenticRecord>(&outcome);
    if (yes == nullptr || yes->env_id() != newest.env_id) continue;
    ASSERT_EQ(yes->header().kind, RecordKind::intent);
    const auto& heads = yes->header().heads;
    EXPECT_LE(heads.size(), sealed::most_heads);
    EXPECT_TRUE(std::any_of(heads.begin(), heads.end(), [&](const auto& head) { return head.env_id == proposal; }));
  }
  EXPECT_TRUE(look(round).i_am_willing);
}

// ---- the key that signs

// The proof on a card is a signature of the export key over its own fingerprint, for that purpose alone.
TEST_F(ConsentAttack, Attack68ACardWithoutAProofOfItsExportKeyIsNone) {
  const auto parses = [this](const sealed::MemberCard& card) {
    return sealed::parse_member_card(sealed::encode(dani->signed_again(card)), dani->journal).has_value();
  };
  const auto honest = dani->own_card();
  ASSERT_TRUE(parses(honest));
  auto of_another = honest;
  of_another.export_key = dani->card_of_the_other().export_key;
  auto unproven = honest;
  unproven.export_proof = Signature();
  auto for_another_purpose = honest;
  for_another_purpose.export_proof =
      crypto::ssh_sign(dani->step_up.exporter, crypto::SshNamespace::candour_summary,
                       as_bytes(crypto::ssh_fingerprint(honest.export_key)));
  auto low_order = honest;
  low_order.export_key = ExportKey();
  low_order.export_key.bytes[0] = 1;
  low_order.export_proof = Signature();
  low_order.export_proof.bytes[0] = 1;

  EXPECT_FALSE(parses(of_another));
  EXPECT_FALSE(parses(unproven));
  EXPECT_FALSE(parses(for_another_purpose));
  EXPECT_FALSE(parses(low_order));
}

// ---- what is left out

TEST_F(ConsentAttack, WhatMegLeftOutStaysOutAndWhatSheDidNotStaysIn) {
  const auto round = proposed();
  const auto passages = pair.meg->items().linked_to(round.key, model::ItemKind::passage);
  ASSERT_EQ(passages->size(), 1u);
  const auto passage = passages->front().key;
  ASSERT_NE(look(round).text.find("working life"), std::string::npos);
  const auto in_name_of = [&](const MemberKey& who) {
    auto entry = model::encode_link(passage);
    append(entry, who);
    return model::encode_value(model::FieldType::set, model::SetValue{entry})->bytes;
  };
  const auto meg = pair.meg->overview().members.front().key;

  dani->send_change({edit_of(round.key.item, summary_kind, kinds::left_out, in_name_of(meg))});
  read();
  EXPECT_NE(look(round).text.find("working life"), std::string::npos) << "not in her name";

  ASSERT_TRUE(pair.meg->summaries().leave_out(passage).has_value());
  send_all_of_meg();
  auto emptied = edit_of(round.key.item, summary_kind, kinds::left_out, model::encode_value(model::FieldType::set, model::SetValue{})->bytes);
  emptied.basis = {newest_of_meg().env_id};
  dani->send_change({emptied});
  read();

  EXPECT_EQ(look(round).text.find("working life"), std::string::npos) << "what she left out nobody puts back";
}

// ---- what it costs

// Of this process's own computing time, whatever else the machine does.
double seconds_of(const std::function<void()>& act) {
  const auto start = std::clock();
  act();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

TEST_F(ConsentAttack, ManyIntentsCostInProportion) {
  const auto few = proposed_and_agreed();
  const auto many = proposed_and_agreed();
  const auto flood = [this](const Proposed& of, int count) {
    for (int i = 0; i < count; ++i) dani->send(RecordKind::intent, taken_back(of));
    for (int i = 0; i < count; ++i) dani->send(RecordKind::intent, given(of));
    read();
  };
  flood(few, 50);
  const auto once = seconds_of([&] { look(few); });
  flood(many, 400);

  const auto eight_times = seconds_of([&] { look(many); });

  EXPECT_LT(eight_times, 20 * once + 0.05) << "linear: eight times as many, not sixty-four times the work";
}

TEST_F(ConsentAttack, ManyVersionsOfLeftOutCostInProportion) {
  const auto few = proposed();
  const auto many = proposed();
  const auto flood = [this](const Proposed& of, int count) {
    model::SetValue entries;
    for (int i = 0; i < 400; ++i) {
      auto entry = crypto::random_bytes<50>();
      Bytes own(entry.begin(), entry.end());
      append(own, dani->me);
      entries.insert(std::move(own));
    }
    const auto value = model::encode_value(model::FieldType::set, entries)->bytes;
    std::vector<EnvelopeId> basis;
    for (int i = 0; i < count; ++i) {
      auto edit = edit_of(of.key.item, summary_kind, kinds::left_out, value);
      edit.basis = std::exchange(basis, {});
      basis = {dani->send_change({edit})};
    }
    return seconds_of([this] { read(); });
  };
  const auto twenty = flood(few, 20);

  const auto eighty = flood(many, 80);

  EXPECT_LT(eighty, 10 * twenty + 0.2) << "linear: four times as many";
}

}  // namespace
}  // namespace candour::test
