#include "journal/vault/waiting_yes.hpp"

#include "journal/summary/consent.hpp"

namespace candour::journal {

namespace {

std::vector<store::WaitingRecord> those_of(std::vector<store::WaitingRecord> acts, const model::ItemKey& summary) {
  std::erase_if(acts, [&](const store::WaitingRecord& act) { return summary_of_yes(act) != summary.item; });
  return acts;
}

}  // namespace

std::optional<ItemId> summary_of_yes(const store::WaitingRecord& act) {
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

Result<std::vector<store::WaitingRecord>> waiting_yes(sqlite::Connection& database, const model::ItemKey& summary) {
  CANDOUR_TRY(auto acts, store::waiting_records(database));
  return those_of(std::move(acts), summary);
}

Result<std::vector<store::WaitingRecord>> every_waiting_yes(sqlite::Connection& database) {
  CANDOUR_TRY(auto acts, store::waiting_records(database));
  std::erase_if(acts, [](const store::WaitingRecord& act) { return !summary_of_yes(act); });
  return acts;
}

Result<std::vector<store::WaitingRecord>> ended_yes(sqlite::Connection& database, const model::ItemKey& summary) {
  CANDOUR_TRY(auto acts, store::ended_records(database));
  return those_of(std::move(acts), summary);
}

ConsentPhase phase_of(const store::WaitingRecord& act) {
  return act.kind == sealed::RecordKind::consent ? ConsentPhase::signature : ConsentPhase::intent;
}

Result<> drop_every_yes(sqlite::Connection& database, const model::ItemKey& summary) {
  CANDOUR_TRY(auto acts, waiting_yes(database, summary));
  CANDOUR_TRY(const auto ended, ended_yes(database, summary));
  acts.insert(acts.end(), ended.begin(), ended.end());
  for (const auto& act : acts) CANDOUR_CHECK(store::drop_waiting(database, act.number));
  return {};
}

}  // namespace candour::journal
