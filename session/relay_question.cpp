#include "session/relay_question.hpp"

#include <atomic>
#include <mutex>
#include <thread>

#include "sync/client/http_transport.hpp"
#include "sync/client/relay_info.hpp"

namespace candour::session {

namespace {

constexpr std::chrono::seconds longest_turn{30};

Result<RelayId> id_of(const Result<sync::RelayInfo>& info) {
  if (!info) return info.error();
  return info->id;
}

}  // namespace

struct RelayQuestion::State {
  State(RelayAddress the_address, const SyncOptions& options, std::function<void()> the_wake)
      : address(std::move(the_address)),
        wake(std::move(the_wake)),
        exchanges(sync::make_http_exchanges({options.ca_file, sync::LoopbackScheme::plain})),
        thread([this] { ask(); }) {}

  void ask() {
    exchanges->start(1, MailboxId{}, sync::info_request(address));
    while (!is_given_up) {
      for (const auto& finished : exchanges->wait(longest_turn)) return take(finished.answer);
    }
  }
  void take(const Result<sync::HttpAnswer>& answered) {
    {
      const std::lock_guard lock(mutex);
      answer = id_of(sync::info_of(answered));
    }
    wake();
  }

  const RelayAddress address;
  const std::function<void()> wake;
  const std::unique_ptr<sync::Exchanges> exchanges;
  mutable std::mutex mutex;  // of the answer
  std::optional<Result<RelayId>> answer;
  std::atomic<bool> is_given_up{false};
  std::thread thread;  // after all that it uses
};

RelayQuestion::RelayQuestion(RelayAddress address, const SyncOptions& options, std::function<void()> wake)
    : state_(std::make_unique<State>(std::move(address), options, std::move(wake))) {}

RelayQuestion::~RelayQuestion() {
  state_->is_given_up = true;
  state_->exchanges->wake();
  state_->thread.join();
}

std::optional<Result<RelayId>> RelayQuestion::answer() const {
  const std::lock_guard lock(state_->mutex);
  return state_->answer;
}

}  // namespace candour::session
