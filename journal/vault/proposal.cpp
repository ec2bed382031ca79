#include "journal/vault/proposal.hpp"

#include <algorithm>

#include "journal/kinds/summary.hpp"

namespace candour::journal {

namespace {

// The file's version, the statement's, and then those of field 0.
constexpr std::size_t proposal_size = 2;

// Names of queued changes that were sealed since give way to those of their records.
Result<model::Basis> names_by_now(const store::Queue& queue, ByteView packed) {
  const auto names = model::unpack(packed);
  if (!names) return Error{ErrorCode::bad_argument, "read which proposal was shown"};
  model::Basis out;
  for (const auto& name : *names) {
    out.push_back(name);
    if (!name.is_local()) continue;
    CANDOUR_TRY(const auto sealed, queue.env_id_of(*name.local()));
    if (sealed) out.back() = *sealed;
  }
  if (out.size() > proposal_size) std::sort(out.begin() + proposal_size, out.end());
  return out;
}

}  // namespace

Result<Bytes> proposal_names(const store::Items& items, const model::ItemKey& summary) {
  model::Basis names;
  for (const auto field : {kinds::summary::file, kinds::summary::statement, model::set_aside}) {
    CANDOUR_TRY(const auto tips, items.basis({summary, field}));
    names.insert(names.end(), tips.begin(), tips.end());
  }
  return model::pack(names);
}

Result<bool> is_same_proposal(const store::Queue& queue, ByteView shown, ByteView now) {
  CANDOUR_TRY(const auto before, names_by_now(queue, shown));
  CANDOUR_TRY(const auto standing, names_by_now(queue, now));
  return before.size() >= proposal_size && before == standing;
}

Result<std::vector<EnvelopeId>> records_of_proposal(const store::Queue& queue, ByteView shown) {
  CANDOUR_TRY(const auto names, names_by_now(queue, shown));
  std::vector<EnvelopeId> records;
  for (std::size_t i = 0; i < std::min(names.size(), proposal_size); ++i) {
    const auto* id = names[i].env_id();
    if (id == nullptr) return Error{ErrorCode::not_equal, "name a proposal"};
    if (std::find(records.begin(), records.end(), *id) == records.end()) records.push_back(*id);
  }
  return records;
}

Result<> may_edit_summary(const store::Items& items, const model::ItemKey& summary, model::FieldNumber field) {
  if (summary.kind != kinds::summary::kind) return {};
  const Error refused{ErrorCode::rule_refused, "change a summary's terms"};
  if (field == kinds::summary::file || field == kinds::summary::statement) return refused;
  if (field != kinds::summary::audience) return {};
  CANDOUR_TRY(const auto proposed, items.names({summary, kinds::summary::statement}));
  return proposed.empty() ? Result<>() : Result<>(refused);
}

}  // namespace candour::journal
