#include "session/client/holding.hpp"

#include <utility>

#include "base/defence.hpp"
#include "journal/vault/keys.hpp"
#include "journal/vault/post_views.hpp"

namespace candour::session {

Holding::Holding(const Clock& clock, SyncOptions options, std::function<void()> wake)
    : clock_(clock), options_(std::move(options)), wake_(std::move(wake)) {}

Holding::~Holding() = default;

void Holding::inherit(Inherited inherited) {
  held_lock_ = inherited.lock_descriptor;
  if (inherited.handover) locked_ = std::make_unique<LockedSession>(std::move(*inherited.handover), clock_, wake_);
}

Result<> Holding::unlock(const std::filesystem::path& folder, const crypto::Passphrase& passphrase,
                         std::string_view program) {
  auto opened = held_lock_ < 0 ? journal::Vault::unlock(folder, passphrase, program, clock_)
                               : journal::Vault::unlock_held(folder, passphrase, held_lock_, clock_);
  if (!opened) return opened.error();
  vault_ = std::move(opened).value();
  held_lock_ = -1;
  if (locked_) left_ = locked_->take();
  locked_.reset();
  return {};
}

void Holding::open(std::unique_ptr<journal::Vault> made) { vault_ = std::move(made); }

Result<journal::Absorbed> Holding::absorb() {
  const auto arrivals = std::exchange(left_.arrivals, {});
  return absorb_arrivals(*vault_, arrivals);
}

Session& Holding::begin(Sending sending) {
  if (!session_) session_ = std::make_unique<Session>(*vault_, clock_, options_, wake_);
  const auto slots = std::exchange(left_.slots, std::nullopt);
  if (CANDOUR_DEFENCE("120", slots.has_value())) session_->resume(*slots);
  session_->start(sending);
  return *session_;
}

void Holding::end() {
  if (session_) session_->stop();
  session_.reset();
  vault_.reset();
  left_ = {};
}

int Holding::lock_descriptor() const { return vault_ ? vault_->keys().lock_descriptor() : held_lock_; }

}  // namespace candour::session
