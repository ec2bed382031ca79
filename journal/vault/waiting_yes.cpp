// Which proposal an agreement is about, and agreements that wait for their slot (protocol.md B17).
#include <algorithm>

#include "journal/kinds/summary.hpp"
#include "journal/vault/round.hpp"

namespace candour::journal {

namespace {

// The file's version, the statement's, and then those of field 0.
constexpr std::size_t proposal_size = 2;

// Names of queued changes that were sealed since give way to those of their records.
Result<model::Basis> names_by_now(const Vault::State& state, ByteView packed) {
  const auto names = model::unpack(packed);
  if (!names) return Error{ErrorCode::bad_argument, "read which proposal was shown"};
  model::Basis out;
  for (const auto& name : *names) {
    out.push_back(name);
    if (!name.is_local()) continue;
    CANDOUR_TRY(const auto sealed, state.queue.env_id_of(*name.local()));
    if (sealed) out.back() = *sealed;
  }
  if (out.size() > proposal_size) std::sort(out.begin() + proposal_size, out.end());
  return out;
}

// The summary that a yes is about; nothing for a taking back, and for what cannot be read.
std::optional<ItemId> summary_of_yes(const store::WaitingAct& act) {
  if (act.kind == sealed::RecordKind::intent) {
    const auto intent = summary::parse_intent(act.body);
    if (intent && intent->act == summary::IntentAct::given) return intent->summary;
  }
  if (act.kind == sealed::RecordKind::consent) {
    const auto consent = summary::parse_consent(act.body);
    const auto* given = consent ? std::get_if<summary::Consent>(&*consent) : nullptr;
    if (given != nullptr) return given->summary;
  }
  return std::nullopt;
}

std::vector<store::WaitingAct> those_of(std::vector<store::WaitingAct> acts, const model::ItemKey& summary) {
  std::erase_if(acts, [&](const store::WaitingAct& act) { return summary_of_yes(act) != summary.item; });
  return acts;
}

// A signature is for good: it goes only while everybody is willing.
Result<bool> is_still_asked(const Vault::State& state, const model::ItemKey& summary, ConsentPhase phase) {
  CANDOUR_TRY(const auto stored, state.items.get(summary));
  if (stored.is_set_aside) return false;
  if (phase == ConsentPhase::intent) return true;
  CANDOUR_TRY(const auto round, round_of(state, view_of(state, stored)));
  return round.state.is_void == summary::RoundVoid::no && round.state.stage >= summary::RoundStage::all_willing;
}

}  // namespace

Result<Bytes> proposal_names(const Vault::State& state, const model::ItemKey& summary) {
  model::Basis names;
  for (const auto field : {kinds::summary::file, kinds::summary::statement, model::set_aside}) {
    CANDOUR_TRY(const auto tips, state.items.basis({summary, field}));
    names.insert(names.end(), tips.begin(), tips.end());
  }
  return model::pack(names);
}

Result<bool> is_same_proposal(const Vault::State& state, ByteView shown, ByteView now) {
  CANDOUR_TRY(const auto before, names_by_now(state, shown));
  CANDOUR_TRY(const auto standing, names_by_now(state, now));
  return before.size() >= proposal_size && before == standing;
}

Result<std::vector<EnvelopeId>> records_of_proposal(const Vault::State& state, ByteView shown) {
  CANDOUR_TRY(const auto names, names_by_now(state, shown));
  std::vector<EnvelopeId> records;
  for (std::size_t i = 0; i < std::min(names.size(), proposal_size); ++i) {
    const auto* id = names[i].env_id();
    if (id == nullptr) return Error{ErrorCode::not_equal, "name a proposal"};
    if (std::find(records.begin(), records.end(), *id) == records.end()) records.push_back(*id);
  }
  return records;
}

Result<std::vector<store::WaitingAct>> waiting_yes(const Vault::State& state, const model::ItemKey& summary) {
  CANDOUR_TRY(auto acts, store::waiting_acts(state.projection.database()));
  return those_of(std::move(acts), summary);
}

Result<std::vector<store::WaitingAct>> every_waiting_yes(const Vault::State& state) {
  CANDOUR_TRY(auto acts, store::waiting_acts(state.projection.database()));
  std::erase_if(acts, [](const store::WaitingAct& act) { return !summary_of_yes(act); });
  return acts;
}

Result<std::vector<store::WaitingAct>> ended_yes(const Vault::State& state, const model::ItemKey& summary) {
  CANDOUR_TRY(auto acts, store::ended_acts(state.projection.database()));
  return those_of(std::move(acts), summary);
}

ConsentPhase phase_of(const store::WaitingAct& act) {
  return act.kind == sealed::RecordKind::consent ? ConsentPhase::signature : ConsentPhase::intent;
}

Result<> drop_every_yes(const Vault::State& state, const model::ItemKey& summary) {
  CANDOUR_TRY(auto acts, waiting_yes(state, summary));
  CANDOUR_TRY(const auto ended, ended_yes(state, summary));
  acts.insert(acts.end(), ended.begin(), ended.end());
  for (const auto& act : acts) CANDOUR_CHECK(store::drop_act(state.projection.database(), act.number));
  return {};
}

Result<std::optional<std::vector<EnvelopeId>>> what_it_answers(const Vault::State& state,
                                                               const store::WaitingAct& act) {
  constexpr std::optional<std::vector<EnvelopeId>> nothing;
  const auto item = summary_of_yes(act);
  if (!item) return std::optional(std::vector<EnvelopeId>{});  // a taking back names no proposal
  const auto summary = kinds::registry().key_of(model::ItemKind::summary, *item, state.self.me);
  CANDOUR_TRY(const auto now, proposal_names(state, summary));
  CANDOUR_TRY(const bool is_same, is_same_proposal(state, act.answers, now));
  if (!is_same) return nothing;
  CANDOUR_TRY(const bool is_asked, is_still_asked(state, summary, phase_of(act)));
  if (!is_asked) return nothing;
  CANDOUR_TRY(auto records, records_of_proposal(state, act.answers));
  return std::optional(std::move(records));
}

}  // namespace candour::journal
