// The small bodies (B5, B10, B11, B13, B14, B17 to B19) and sealed answers; each must be well formed for its kind.
#include <algorithm>

#include "journal/sealed/bodies.hpp"
#include "journal/sealed/answers.hpp"
#include "journal/sealed/reserved/ending_bodies.hpp"
#include "journal/sealed/well_formed.hpp"
#include "journal/summary/consent.hpp"
#include "tests/support/json_vectors.hpp"
#include "tests/vectors/kat_cast.hpp"
#include "tests/vectors/kat_registry.hpp"

namespace candour::test {
namespace {

using sealed::RecordKind;

std::string well_formed(RecordKind kind, const Bytes& body) {
  return sealed::body_is_well_formed(kind, body) ? to_hex(body) : "malformed";
}

ItemId item() { return filled<ItemId>('q'); }

std::vector<EnvelopeId> ascending(std::initializer_list<std::string_view> names) {
  std::vector<EnvelopeId> ids;
  for (const auto& name : names) ids.push_back(named<EnvelopeId>(name));
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::string need(const std::string&) {
  using sealed::NeedType;
  sealed::NeedBody body{{{NeedType::envelope_key, hash_of_name("a")},
                         {NeedType::epoch, hash_of_name("b")},
                         {NeedType::envelope_key, hash_of_name("c")},
                         {NeedType::envelope_bytes, hash_of_name("d")}}};
  std::sort(body.entries.begin(), body.entries.end());
  return well_formed(RecordKind::need, sealed::encode(body));
}

std::string move(const std::string&) {
  sealed::MoveBody body{named<MailboxId>("old"),
                        cast().mailbox,
                        named<RelayId>("relay"),
                        "relay.test:8443",
                        seed<crypto::MailboxSecret>("ms"),
                        20460,
                        {}};
  sealed::sign_move(body, cast().journal, cast().a.identity);
  const auto bytes = sealed::encode(body);
  const auto parsed = sealed::parse_move(bytes);
  const bool is_good = parsed && sealed::is_signed_by(*parsed, cast().journal, cast().ik_a);
  return is_good ? well_formed(RecordKind::move, sealed::encode(*parsed)) : "malformed";
}

std::string intent_taken_back(const std::string&) {
  const auto statement = unhex(known_answer("statement"));
  const auto hash = journal::summary::statement_hash(cast().journal, item(), as_text(statement));
  return well_formed(RecordKind::intent, journal::summary::encode(journal::summary::take_back_intent(item(), hash)));
}

std::string end_ack_destroyed(const std::string&) {
  const auto signature = sealed::sign_delete(cast().mailbox, named<RelayId>("relay"), 20470, cast().a.controller);
  return well_formed(RecordKind::end_ack, sealed::encode(sealed::EndAckBody{sealed::EndOutcome::destroyed,
                                                                            cast().mailbox, 20470, signature}));
}

// A sealed answer's bytes, if it opens to the same text for its author.
Bytes sealed_text(std::string_view text) {
  const auto secret = transient("a");
  const auto answer = sealed::seal_answer(secret, cast().space, item(), cast().ik_a, as_bytes(text)).value();
  const auto opened = sealed::open_answer(secret, cast().space, item(), cast().ik_a, answer);
  return opened && equal(*opened, as_bytes(text)) ? sealed::encode(answer) : Bytes{};
}

const KatAnswers lists{
    {"body.need", need},
    {"body.ready",
     [](const std::string&) {
       return well_formed(RecordKind::ready, sealed::encode(sealed::ReadyBody{sealed::Readiness::ready, item(),
                                                                              ascending({"r0", "r1", "r2"})}));
     }},
    {"body.ready.taken_back",
     [](const std::string&) {
       return well_formed(RecordKind::ready, sealed::encode(sealed::ReadyBody{sealed::Readiness::taken_back, item(),
                                                                              ascending({"r0", "r1"})}));
     }},
    {"body.release",
     [](const std::string&) {
       return well_formed(RecordKind::release,
                          sealed::encode(sealed::ReleaseBody{item(), named<EnvelopeId>("r0"), hash_of_name("a")}));
     }},
    {"body.withdraw",
     [](const std::string&) {
       return well_formed(RecordKind::withdraw, sealed::encode(sealed::WithdrawBody{ascending({"w0", "w1", "w2"})}));
     }},
};

const KatAnswers others{
    {"body.share",
     [](const std::string&) {
       return well_formed(RecordKind::share, sealed::encode(sealed::ShareBody{cast().share.duplicate()}));
     }},
    {"body.notice",
     [](const std::string&) {
       return well_formed(RecordKind::notice, sealed::encode(sealed::NoticeBody{sealed::RecoveryStep::started,
                                                                                cast().ik_b, hash_of_name("pair_h")}));
     }},
    {"body.end_ack.destroyed", end_ack_destroyed},
    {"body.end_ack.kept",
     [](const std::string&) {
       return well_formed(RecordKind::end_ack,
                          sealed::encode(sealed::EndAckBody{sealed::EndOutcome::kept, cast().mailbox, 0, {}}));
     }},
    {"body.move", move},
    {"body.identity.card",
     [](const std::string&) {
       return well_formed(RecordKind::identity, sealed::encode(sealed::IdentityBody{sealed::IdentityObject::member_card,
                                                                                    sealed::encode(cast().card_c)}));
     }},
    {"body.intent.taken_back", intent_taken_back},
    {"body.consent.not_asked",
     [](const std::string&) {
       const journal::summary::ConsentBody body(journal::summary::give_not_asked(cast().b.identity, cast().journal));
       return well_formed(RecordKind::consent, journal::summary::encode(body));
     }},
    {"body.attachment",
     [](const std::string&) {
       return well_formed(
           RecordKind::attachment,
           sealed::encode(sealed::AttachmentBody{filled<sealed::AttachmentId>('t'), to_bytes(as_bytes("picture"))}));
     }},
    {"attachment", [](const std::string&) { return to_hex(sealed::attachment_hash(as_bytes("picture"))); }},
};

const KatAnswers answers{
    {"sealed", [](const std::string&) { return well_formed(RecordKind::sealed, sealed_text("h\u00e9llo")); }},
    {"sealed.512.length", [](const std::string&) { return std::to_string(sealed_text(std::string(512, 'x')).size()); }},
    {"sealed.512.hash", [](const std::string&) { return kat_hash(sealed_text(std::string(512, 'x'))); }},
    {"sealed.511.length", [](const std::string&) { return std::to_string(sealed_text(std::string(511, 'x')).size()); }},
    {"sealed.511.hash", [](const std::string&) { return kat_hash(sealed_text(std::string(511, 'x'))); }},
};

}  // namespace
}  // namespace candour::test
