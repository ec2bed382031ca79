#include "sync/client/sync_thread.hpp"

#include "sync/client/sync_loop.hpp"

namespace candour::sync {

SyncThread::SyncThread(std::unique_ptr<Exchanges> exchanges, const Clock& clock, Draw draw,
                       std::function<void()> wake_owner)
    : exchanges_(std::move(exchanges)),
      commands_([this] { exchanges_->wake(); }),
      events_(std::move(wake_owner)),
      thread_([this, &clock, draw = std::move(draw)] {
        SyncLoop loop(*exchanges_, clock, draw, [this](Event event) { events_.post(std::move(event)); });
        while (loop.turn(commands_.take_all())) {
        }
      }) {}

SyncThread::~SyncThread() { stop(); }

void SyncThread::stop() {
  if (!thread_.joinable()) return;
  post(Stop{});
  thread_.join();
}

}  // namespace candour::sync
