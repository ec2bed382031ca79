#include "journal/step_up.hpp"

#include "crypto/sign.hpp"
#include "journal/vault_file.hpp"

namespace candour::journal {

StepUp::StepUp(StepUpKeys keys) : keys_(std::make_unique<StepUpKeys>(std::move(keys))) {}
StepUp::StepUp(StepUp&&) noexcept = default;
StepUp& StepUp::operator=(StepUp&&) noexcept = default;
StepUp::~StepUp() = default;

Result<StepUpKeys> StepUp::spend(const MemberKey& member) && {
  const auto keys = std::move(keys_);
  if (!keys || crypto::public_of(keys->identity) != member) return Error{ErrorCode::wrong_passphrase, "spend a step-up"};
  return std::move(*keys);
}

}  // namespace candour::journal
