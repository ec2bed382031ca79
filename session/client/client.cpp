#include "session/client/client.hpp"

#include <utility>

#include "journal/vault/member_views.hpp"
#include "journal/vault/sending.hpp"

namespace candour::session {

Client::Client(const Clock& clock, SyncOptions options, std::function<void()> wake)
    : clock_(clock), holding_(std::make_unique<Holding>(clock, std::move(options), std::move(wake))) {}

Client::~Client() { close(); }

// What is asked of it also while it is lent.
void Client::look() {
  lock_descriptor_ = holding_->lock_descriptor();
  if (holding_->vault()) life_ = Life::open;
}

void Client::inherit(Inherited inherited) {
  holding_->inherit(std::move(inherited));
  life_ = Life::locked;
  look();
}

Result<> Client::unlock(const std::filesystem::path& folder, const crypto::Passphrase& passphrase,
                        std::string_view program) {
  CANDOUR_CHECK(holding_->unlock(folder, passphrase, program));
  look();
  return {};
}

void Client::open(std::unique_ptr<journal::Vault> made) {
  holding_->open(std::move(made));
  look();
}

Result<journal::Absorbed> Client::pump(std::optional<std::chrono::milliseconds> budget) {
  if (!holding_) return journal::Absorbed{};
  if (auto* locked = holding_->locked()) locked->pump();
  return holding_->session() ? holding_->session()->pump(budget) : journal::Absorbed{};
}

std::optional<SteadyTime> Client::next_deadline() const {
  if (!holding_) return std::nullopt;
  if (const auto* locked = std::as_const(*holding_).locked()) return locked->next_deadline();
  const auto* session = std::as_const(*holding_).session();
  if (!session) return std::nullopt;
  return session->has_more() ? clock_.steady() : session->next_deadline();
}

bool Client::has_more_to_send() const {
  if (!session()) return false;
  return vault()->overview().stage == journal::JournalStage::shared && vault()->sending().queued_count() + vault()->sending().outbox_count() > 0;
}

bool Client::has_all_sent() const {
  const auto* locked = holding_ ? std::as_const(*holding_).locked() : nullptr;
  return locked && locked->has_all_sent();
}

void Client::take_back(std::unique_ptr<Holding> holding) {
  holding_ = std::move(holding);
  look();
}

void Client::seal() {
  if (!vault()) return;
  const auto sealed = vault()->sending().seal_queue();
  unsealed_ = sealed ? std::nullopt : std::optional(sealed.error());
}

Error Client::lock(const EndImage& end_image) {
  seal();
  Handover handover;
  if (session()) {
    if (auto handed = session()->handover()) handover = std::move(*handed);
  }
  const auto refused = end_image(handover, lock_descriptor_);
  close();
  return refused;
}

void Client::close() {
  if (!vault()) return;
  holding_->end();
  life_ = Life::closed;
  look();
}

}  // namespace candour::session
