// The journal that the window is about: the client that holds it, the example where that is looked at, and the job that
// has it meanwhile.
#pragma once

#include <memory>
#include <optional>

#include "gui/actions/job.hpp"
#include "journal/vault/vault.hpp"
#include "session/client/client.hpp"
#include "session/example/example_journal.hpp"

namespace candour::gui {

class JournalHolder {
 public:
  // `wake` may be called from any thread.
  JournalHolder(const Clock& clock, session::SyncOptions sync, std::function<void()> wake);

  session::Client& client() { return client_; }
  const session::Client& client() const { return client_; }
  // Nothing unless it is open, and while a job has it.
  journal::Vault* vault() { return client_.vault(); }
  const journal::Vault* vault() const { return client_.vault(); }
  bool is_open() const { return client_.life() == session::Client::Life::open; }
  // Of the journal that is open: in the example it is the evening of the story.
  const Clock& clock() const { return example_ ? example_->clock() : clock_; }
  // Nothing before it syncs.
  std::optional<session::SyncState> sync_state() const;

  // ---- the example has no session: nothing of it goes anywhere
  bool is_example() const { return example_ != nullptr; }
  const crypto::SecretText& passphrase_of_example() const { return example_->passphrase(); }
  void open_example(std::unique_ptr<session::example::Journal> example, std::unique_ptr<journal::Vault> vault);
  void close_example();

  // ---- jobs: one at a time, each with what the client holds, which nobody else reaches meanwhile
  bool is_busy() const { return job_.is_running(); }
  // Runs `work` on a thread of its own; `end` follows here with its result, at a call of finish_job(). Must not be busy.
  template <class T, class Work, class End>
  void start_job(Work work, End end) {
    struct Lent {
      std::unique_ptr<session::Holding> holding;
      Work work;
      std::optional<Result<T>> result{};
    };
    auto lent = std::make_shared<Lent>(Lent{client_.lend(), std::move(work)});
    job_.start([lent] { lent->result.emplace(lent->work(*lent->holding)); },
               [this, lent, end = std::move(end)]() mutable {
                 client_.take_back(std::move(lent->holding));
                 end(std::move(*lent->result));
               });
  }
  // True if a job ended and its end was carried out. Waits for nothing.
  bool finish_job() { return job_.finish(); }

 private:
  const Clock& clock_;
  std::unique_ptr<session::example::Journal> example_;  // outlives its vault
  session::Client client_;
  Job job_;
};

}  // namespace candour::gui
