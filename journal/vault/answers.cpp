#include "journal/vault/answers.hpp"

#include <algorithm>
#include <map>

#include "journal/vault/answer_records.hpp"
#include "journal/vault/facts.hpp"
#include "journal/vault/monotonic.hpp"
#include "journal/vault/own_answer.hpp"

namespace candour::journal {

namespace {

using Secret = crypto::Transient<32>;

std::optional<Secret> secret_in(ByteView bytes) {
  if (bytes.size() != 32) return std::nullopt;
  return Secret(bytes.first<32>());
}

sealed::IsBefore is_before(const Vault::State& state) {
  return [&state](const EnvelopeId& earlier, const EnvelopeId& later) {
    return static_cast<bool>(state.graph.have_seen({later}, {earlier}).front());
  };
}

}  // namespace

// ---- writing

namespace {

// The secret is nobody's to give: an edit of it meets the one that is made here, and one field is set once in a change.
bool is_sealed_field(const model::SealedSpec& spec, model::FieldNumber field) {
  return field == spec.secret || std::binary_search(spec.fields.begin(), spec.fields.end(), field);
}

// The value that a field has with the edits done: theirs, else what is shown.
const model::EncodedValue* value_with(const std::vector<model::Edit>& edits, const std::optional<store::StoredItem>& item,
                                      const ItemId& id, model::FieldNumber field) {
  for (const auto& edit : edits) {
    if (edit.item == id && edit.field == field) return &edit.value;
  }
  const auto* shown = item ? item->field(field) : nullptr;
  return shown != nullptr ? &shown->value : nullptr;
}

// The headline of what is answered, as it is shown here now.
Result<model::Source> wording_seen(const Vault::State& state, const model::Link& whole) {
  CANDOUR_TRY(const auto item, state.items.get(whole));
  const auto* kind = kinds::registry().find(whole.kind);
  const auto* headline = kind != nullptr ? item.field(kind->headline) : nullptr;
  if (headline == nullptr) return Error{ErrorCode::bad_argument, "find what is answered"};
  return model::Source{whole, headline->version};
}

struct Binding {
  Vault::State& state;
  const model::KindSpec& kind;
  ItemId id;
  std::vector<model::Edit>& edits;

  Result<> bind() {
    const model::ItemKey key{kind.kind, id, state.self.me};
    std::optional<store::StoredItem> item;
    if (auto stored = state.items.get(key)) item = std::move(*stored);
    CANDOUR_CHECK(may_write(item));
    const auto* of = value_with(edits, item, id, kind.stands_in);
    const auto whole = of != nullptr ? link_in(*of) : std::nullopt;
    if (!whole) return Error{ErrorCode::bad_argument, "find what is answered"};
    CANDOUR_TRY(const auto wording, wording_seen(state, *whole));
    const auto secret = crypto::fresh(state.self.nonce_key, "sealed", monotonic_ns(state.clock));
    CANDOUR_CHECK(add(key, kind.sealed->wording, wording));
    CANDOUR_CHECK(add(key, kind.sealed->secret, to_bytes(secret.expose())));
    return fits(item);
  }

  // Sealing anew is possible until one's own ready.
  Result<> may_write(const std::optional<store::StoredItem>& item) const {
    if (!item) return {};
    CANDOUR_TRY(const auto stage, reveal_of(state, *item));
    if (stage < model::RevealStage::ready) return {};
    return Error{ErrorCode::rule_refused, "write what the others wait for"};
  }
  Result<> add(const model::ItemKey& key, model::FieldNumber field, model::Value value) {
    CANDOUR_TRY(auto basis, state.items.basis({key, field}));
    CANDOUR_TRY(auto edit, edit_of(kind, id, {field, std::move(value)}, std::move(basis)));
    edits.push_back(std::move(edit));
    return {};
  }
  Result<> fits(const std::optional<store::StoredItem>& item) const {
    sealed::AnswerText text;
    for (const auto field : kind.sealed->fields) {
      if (const auto* value = value_with(edits, item, id, field)) text.fields.emplace_back(field, value->bytes);
    }
    if (encode(text).size() >= sealed::answer_limit) return Error{ErrorCode::too_long, "write what is sealed"};
    return {};
  }
};

}  // namespace

Result<> bind_answers(Vault::State& state, std::vector<model::Edit>& edits) {
  std::map<ItemId, const model::KindSpec*> touched;
  for (const auto& edit : edits) {
    const auto* kind = kinds::registry().find(edit.kind);
    if (kind != nullptr && kind->sealed && is_sealed_field(*kind->sealed, edit.field)) touched[edit.item] = kind;
  }
  for (const auto& [id, kind] : touched) CANDOUR_CHECK((Binding{state, *kind, id, edits}.bind()));
  return {};
}

// ---- sending

namespace {

// The secret of that version of the answer which the commitment is of; older ones stay in its history.
Result<std::optional<Secret>> secret_for(const Vault::State& state, const OwnAnswer& answer, const ByteArray<32>& commitment) {
  CANDOUR_TRY(const auto versions, state.items.versions({answer.item.key, answer.kind->sealed->secret}));
  for (const auto& version : versions) {
    auto secret = secret_in(version.value.bytes);
    if (secret && sealed::answer_commitment(*secret, state.members.everyone(), answer.shown_as, state.self.me) == commitment) return secret;
  }
  return std::optional<Secret>();
}

// The own record that holds what is written now; nothing until it is sealed.
std::optional<EnvelopeId> written_record(const Vault::State& state, const OwnAnswer& answer) {
  const auto* field = answer.item.field(answer.kind->sealed->secret);
  const auto secret = field != nullptr ? secret_in(field->value.bytes) : std::nullopt;
  if (!secret) return std::nullopt;
  const auto commitment = sealed::answer_commitment(*secret, state.members.everyone(), answer.shown_as, state.self.me);
  for (const auto& one : answer_records(state, answer.shown_as).answers) {
    if (one.author == state.self.me && one.body.commitment == commitment) return one.id;
  }
  return std::nullopt;
}

// Whether what is sealed next has it in its past: the last part of a long one is named only once it was read back.
bool is_seen_by_next(const Vault::State& state, const EnvelopeId& earlier) {
  std::vector<EnvelopeId> links{state.chain.last};
  for (const auto& tip : state.graph.loose(state.chain.id, state.chain.last)) links.push_back(tip.env_id);
  const auto seen = state.graph.have_seen(links, {earlier});
  return std::find(links.begin(), links.end(), earlier) != links.end() || std::find(seen.begin(), seen.end(), true) != seen.end();
}

// Of two answers of one author that have not seen each other nobody could say which is the newer: the second waits.
bool waits_for_earlier(const Vault::State& state, const OwnAnswer& answer) {
  const auto& all = answer_records(state, answer.shown_as).answers;
  return std::any_of(all.begin(), all.end(), [&](const sealed::HeldAnswer& one) {
    return one.author == state.self.me && !is_seen_by_next(state, one.id);
  });
}

// What is to be sealed; nothing while it is away, while the wording is not sealed that it was written under, and once it
// is released.
Result<std::optional<Bytes>> answer_to_seal(const Vault::State& state, const OwnAnswer& answer) {
  const auto& spec = *answer.kind->sealed;
  const bool is_over = sealed::has_released(answer_records(state, answer.shown_as), state.self.me);
  if (answer.is_away || is_over || written_record(state, answer)) return std::optional<Bytes>();
  if (waits_for_earlier(state, answer)) return std::optional<Bytes>();
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
  CANDOUR_TRY(const auto body, sealed::seal_answer(*secret, state.members.everyone(), answer.shown_as, state.self.me, encode(text)));
  return std::optional(encode(body));
}

// Whether its writer means it to be revealed, and what was asked is still so: a thing that was put away, or that
// reads otherwise now, is asked anew.
Result<bool> is_meant(const Vault::State& state, const OwnAnswer& answer) {
  if (answer.is_away || !is_ready(answer)) return false;
  for (const auto& verb : answer.kind->verbs) {
    if (verb.to != answer.kind->sealed->ready) continue;
    CANDOUR_TRY(const auto in_the_way, fact_in_the_way(state, answer.item.key, verb));
    return in_the_way.empty();
  }
  return true;
}

Result<sealed::NextAct> next_readiness(const Vault::State& state, const OwnAnswer& answer) {
  sealed::Meaning meaning{state.self.me, {state.members.roster.present.begin(), state.members.roster.present.end()}, false, written_record(state, answer)};
  CANDOUR_TRY(meaning.is_ready, is_meant(state, answer));
  return sealed::next_act(answer_records(state, answer.shown_as), meaning, is_before(state));
}

struct ReadinessBody {
  sealed::RecordKind kind{};
  Bytes body;
};
Result<std::optional<ReadinessBody>> body_of(const Vault::State& state, const OwnAnswer& answer, const sealed::NextAct& act) {
  if (const auto* ready = std::get_if<sealed::ReadyBody>(&act)) return std::optional(ReadinessBody{sealed::RecordKind::ready, encode(*ready)});
  const auto* own = std::get_if<EnvelopeId>(&act);
  if (own == nullptr) return std::optional<ReadinessBody>();
  for (const auto& one : answer_records(state, answer.shown_as).answers) {
    if (one.id != *own) continue;
    CANDOUR_TRY(const auto secret, secret_for(state, answer, one.body.commitment));
    if (!secret) break;
    const sealed::ReleaseBody release{answer.shown_as, *own, take<32>(secret->expose())};
    return std::optional(ReadinessBody{sealed::RecordKind::release, encode(release)});
  }
  return std::optional<ReadinessBody>();
}

Result<> seal_and_note(Vault::State& state, sealed::RecordKind kind, const Bytes& body, When when) {
  return state.transactions.run([&]() -> Result<> {
    CANDOUR_TRY(const auto id, seal_act(state, kind, body, when, state.today().number));
    note_answer_record(state, kind, id, state.self.me, body);
    return {};
  });
}

}  // namespace

Result<bool> seal_next_answer(Vault::State& state, When when) {
  CANDOUR_TRY(const auto answers, own_answers(state));
  for (const auto& answer : answers) {
    CANDOUR_TRY(const auto body, answer_to_seal(state, answer));
    if (!body) continue;
    CANDOUR_CHECK(seal_and_note(state, sealed::RecordKind::sealed, *body, when));
    return true;
  }
  return false;
}

Result<bool> seal_next_readiness(Vault::State& state) {
  CANDOUR_TRY(const auto answers, own_answers(state));
  for (const auto& answer : answers) {
    CANDOUR_TRY(const auto act, next_readiness(state, answer));
    CANDOUR_TRY(const auto next, body_of(state, answer, act));
    if (!next) continue;
    CANDOUR_CHECK(seal_and_note(state, next->kind, next->body, When::in_a_slot));
    return true;
  }
  return false;
}

Result<std::size_t> waiting_answers(const Vault::State& state) {
  std::size_t count = 0;
  CANDOUR_TRY(const auto answers, own_answers(state));
  for (const auto& answer : answers) {
    CANDOUR_TRY(const auto body, answer_to_seal(state, answer));
    CANDOUR_TRY(const auto act, next_readiness(state, answer));
    count += (body ? 1 : 0) + (act.index() != 0 ? 1 : 0);
  }
  return count;
}

}  // namespace candour::journal
