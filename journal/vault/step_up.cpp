#include "journal/vault/step_up.hpp"

#include "base/defence.hpp"
#include "crypto/sign.hpp"
#include "journal/vault/vault_file.hpp"

namespace candour::journal {

StepUp::StepUp(StepUpKeys keys) : keys_(std::make_unique<StepUpKeys>(std::move(keys))) {}
StepUp::StepUp(StepUp&&) noexcept = default;
StepUp& StepUp::operator=(StepUp&&) noexcept = default;
StepUp::~StepUp() = default;

Result<StepUpKeys> StepUp::spend(const MemberKey& member) && {
  const auto keys = std::move(keys_);
  const bool is_somebody_elses = keys && crypto::public_of(keys->identity) != member;
  if (!keys || CANDOUR_DEFENCE("70", is_somebody_elses)) return Error{ErrorCode::wrong_passphrase, "spend a step-up"};
  return std::move(*keys);
}

}  // namespace candour::journal
