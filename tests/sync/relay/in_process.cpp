#include "tests/sync/relay/in_process.hpp"

#include <future>

namespace candour::relay {

namespace {

using Promised = std::shared_ptr<std::promise<Decision>>;

Decide keep_in(const Promised& promised) {
  return [promised](Decision decision) { promised->set_value(std::move(decision)); };
}

}  // namespace

Result<std::unique_ptr<InProcessRelay>> InProcessRelay::open(const std::filesystem::path& folder, const Clock& clock,
                                                             CoreSettings settings) {
  CANDOUR_TRY(auto data, open_data_folder(folder, Missing::make));
  const auto relay_id = crypto::public_of(data.key);
  std::unique_ptr<InProcessRelay> relay(new InProcessRelay(clock, std::move(data.lock)));
  const StoreEvents nobody_listens{[](ErrorCode) {}, [](const MailboxId&, std::uint64_t) {}, [] {}};
  CANDOUR_TRY(relay->store_, SqliteStore::open(data.paths, relay_id, clock, nobody_listens));
  relay->core_ =
      std::make_unique<RelayCore>(*relay->store_, std::move(data.key), std::move(settings), [](const MailboxId&) {});
  return relay;
}

Bytes InProcessRelay::handle(ByteView request_frame) {
  const std::lock_guard lock(one_at_a_time_);
  const auto now = clock_.wall();
  auto promised = std::make_shared<std::promise<Decision>>();
  core_->handle(to_bytes(request_frame), now, keep_in(promised));
  auto decision = promised->get_future().get();
  if (const auto* held = std::get_if<Held>(&decision)) {
    promised = std::make_shared<std::promise<Decision>>();
    core_->give_up_waiting(*held, now, keep_in(promised));
    decision = promised->get_future().get();
  }
  auto& answered = std::get<Answered>(decision);
  Bytes frame = std::move(answered.frame);
  for (auto rest = answered.rest; rest.count > 0;) {
    // The store answers a read before it returns.
    core_->read_on(rest, [&frame, &rest](std::optional<Piece> piece) {
      if (!piece) return void(rest = {});
      append(frame, piece->bytes);
      rest = piece->rest;
    });
  }
  return frame;
}

InProcessRelay::Info InProcessRelay::info() const {
  auto body = core_->info_body(clock_.wall());
  auto signature = core_->sign_info(body);
  return {std::move(body), std::move(signature)};
}

}  // namespace candour::relay
