#include "journal/vault/answers.hpp"

#include "journal/vault/facts.hpp"
#include "journal/vault/own_answer.hpp"

namespace candour::journal {

namespace {

using Secret = crypto::Transient<32>;

std::optional<Secret> secret_in(ByteView bytes) {
  if (bytes.size() != 32) return std::nullopt;
  return Secret(bytes.first<32>());
}

// The secret of that version of the answer which the commitment is of; older ones stay in its history.
Result<std::optional<Secret>> secret_for(const Reading& reading, const OwnAnswer& answer,
                                         const ByteArray<32>& commitment) {
  CANDOUR_TRY(const auto versions, reading.items.versions({answer.item.key, answer.kind->sealed->secret}));
  for (const auto& version : versions) {
    auto secret = secret_in(version.value.bytes);
    if (secret &&
        sealed::answer_commitment(*secret, reading.members.everyone(), answer.shown_as, reading.self.me) == commitment)
      return secret;
  }
  return std::optional<Secret>();
}

// The own record that holds what is written now; nothing until it is sealed.
std::optional<EnvelopeId> written_record(const Reading& reading, const OwnAnswer& answer) {
  const auto* field = answer.item.field(answer.kind->sealed->secret);
  const auto secret = field != nullptr ? secret_in(field->value.bytes) : std::nullopt;
  if (!secret) return std::nullopt;
  const auto commitment =
      sealed::answer_commitment(*secret, reading.members.everyone(), answer.shown_as, reading.self.me);
  const auto& records = answer_records(reading, answer.shown_as);
  for (const auto& id : records.answers_of(reading.self.me)) {
    if (records.answer(id)->body.commitment == commitment) return id;
  }
  return std::nullopt;
}

// Of two answers of one author that have not seen each other nobody could say which is the newer: the second waits.
bool waits_for_earlier(const Reading& reading, const Sealing& sealing, const OwnAnswer& answer) {
  const auto& own = answer_records(reading, answer.shown_as).answers_of(reading.self.me);
  return !sealing.are_seen_by_next({own.begin(), own.end()});
}

// What is to be sealed; nothing while it is away, while the wording is not sealed that it was written under, and once
// it is released.
Result<std::optional<Bytes>> answer_to_seal(const Reading& reading, const Sealing& sealing, const OwnAnswer& answer) {
  const auto& spec = *answer.kind->sealed;
  const bool is_over = sealed::has_released(answer_records(reading, answer.shown_as), reading.self.me);
  if (answer.is_away || is_over || written_record(reading, answer)) return std::optional<Bytes>();
  if (waits_for_earlier(reading, sealing, answer)) return std::optional<Bytes>();
  const auto* key = answer.item.field(spec.secret);
  const auto secret = key != nullptr ? secret_in(key->value.bytes) : std::nullopt;
  if (!secret) return std::optional<Bytes>();
  sealed::AnswerText text{static_cast<std::uint16_t>(spec.shown_as), {}};
  for (const auto number : spec.fields) {
    const auto* field = answer.item.field(number);
    if (field == nullptr) continue;
    if (field->value.source_local) return std::optional<Bytes>();
    text.fields.emplace_back(number, field->value.bytes);
  }
  CANDOUR_TRY(const auto body,
              sealed::seal_answer(*secret, reading.members.everyone(), answer.shown_as, reading.self.me, encode(text)));
  return std::optional(encode(body));
}

// Whether its writer means it to be revealed, and what was asked is still so: a thing that was put away, or that
// reads otherwise now, is asked anew.
Result<bool> is_meant(const Reading& reading, const OwnAnswer& answer) {
  if (answer.is_away || !is_ready(answer)) return false;
  for (const auto& verb : answer.kind->verbs) {
    if (verb.to != answer.kind->sealed->ready) continue;
    CANDOUR_TRY(const auto in_the_way, fact_in_the_way(reading, answer.item.key, verb));
    return in_the_way.empty();
  }
  return true;
}

Result<sealed::NextAct> next_readiness(const Reading& reading, const Held& held, const OwnAnswer& answer) {
  sealed::Meaning meaning{reading.self.me,
                          {reading.members.roster.present.begin(), reading.members.roster.present.end()},
                          false,
                          written_record(reading, answer)};
  CANDOUR_TRY(meaning.is_ready, is_meant(reading, answer));
  return sealed::next_act(answer_records(reading, answer.shown_as), meaning, held.seen_by());
}

struct ReadinessBody {
  sealed::RecordKind kind{};
  Bytes body;
};
Result<std::optional<ReadinessBody>> body_of(const Reading& reading, const OwnAnswer& answer,
                                             const sealed::NextAct& act) {
  if (const auto* ready = std::get_if<sealed::ReadyBody>(&act))
    return std::optional(ReadinessBody{sealed::RecordKind::ready, encode(*ready)});
  const auto* own = std::get_if<EnvelopeId>(&act);
  if (own == nullptr) return std::optional<ReadinessBody>();
  const auto* sealed_answer = answer_records(reading, answer.shown_as).answer(*own);
  if (sealed_answer == nullptr) return std::optional<ReadinessBody>();
  CANDOUR_TRY(const auto secret, secret_for(reading, answer, sealed_answer->body.commitment));
  if (!secret) return std::optional<ReadinessBody>();
  const sealed::ReleaseBody release{answer.shown_as, *own, take<32>(secret->expose())};
  return std::optional(ReadinessBody{sealed::RecordKind::release, encode(release)});
}

}  // namespace

Result<> Answers::seal_and_note(sealed::RecordKind kind, const Bytes& body, When when) {
  return transactions_.run([&]() -> Result<> {
    CANDOUR_TRY(const auto id, sealing_.act(kind, body, when, reading_.today().number));
    records_.note_own_answer(kind, id, body);
    return {};
  });
}

Result<bool> Answers::seal_next_answer(When when) {
  CANDOUR_TRY(const auto answers, own_answers(reading_));
  for (const auto& answer : answers) {
    CANDOUR_TRY(const auto body, answer_to_seal(reading_, sealing_, answer));
    if (!body) continue;
    CANDOUR_CHECK(seal_and_note(sealed::RecordKind::sealed, *body, when));
    return true;
  }
  return false;
}

Result<bool> Answers::seal_next_readiness() {
  CANDOUR_TRY(const auto answers, own_answers(reading_));
  for (const auto& answer : answers) {
    CANDOUR_TRY(const auto act, next_readiness(reading_, held_, answer));
    CANDOUR_TRY(const auto next, body_of(reading_, answer, act));
    if (!next) continue;
    CANDOUR_CHECK(seal_and_note(next->kind, next->body, When::in_a_slot));
    return true;
  }
  return false;
}

Result<std::size_t> Answers::waiting() const {
  std::size_t count = 0;
  CANDOUR_TRY(const auto answers, own_answers(reading_));
  for (const auto& answer : answers) {
    CANDOUR_TRY(const auto body, answer_to_seal(reading_, sealing_, answer));
    CANDOUR_TRY(const auto act, next_readiness(reading_, held_, answer));
    count += (body ? 1 : 0) + (act.index() != 0 ? 1 : 0);
  }
  return count;
}

}  // namespace candour::journal
