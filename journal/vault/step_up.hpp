// That the owner typed the passphrase for one act: made by Keys::step_up alone, and spent by that act.
#pragma once

#include <memory>

#include "base/ids.hpp"
#include "base/result.hpp"

namespace candour::journal {

struct StepUpKeys;
class Keys;
class Summaries;

// Moved into the act that it allows, never copied. Holds the keys that sign for its owner, wiped with it.
class StepUp {
 public:
  StepUp(StepUp&&) noexcept;
  StepUp& operator=(StepUp&&) noexcept;
  ~StepUp();

 private:
  friend class Keys;
  friend class Summaries;
  explicit StepUp(StepUpKeys keys);
  // The keys, if it was not spent yet and `member` is who typed; wrong_passphrase.
  Result<StepUpKeys> spend(const MemberKey& member) &&;

  std::unique_ptr<StepUpKeys> keys_;
};

}  // namespace candour::journal
