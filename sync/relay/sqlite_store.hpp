// The store of one machine: one SQLite file, one writer thread that commits in groups, readers on the caller's thread.
#pragma once

#include <atomic>
#include <set>
#include <thread>

#include "base/clock.hpp"
#include "sync/relay/anchor.hpp"
#include "sync/relay/data_folder.hpp"
#include "sync/relay/store.hpp"
#include "sync/relay/write_queue.hpp"

namespace candour::relay {

// What a store tells its owner, on any thread.
struct StoreEvents {
  // Perhaps more than once: the store can no longer promise anything (relay.md rule S2).
  std::function<void(ErrorCode)> failed;
  // Once for each place while the process runs: an envelope is not what was stored, and is not handed out.
  std::function<void(const MailboxId&, std::uint64_t seq)> damaged;
  // Once while the process runs: a page of the database is none, and what needs it fails with `damaged`; all else goes on.
  std::function<void()> damaged_page;
};

// find and read answer before they return and must be called by one thread at a time; create, append and erase
// answer on the writer thread, after the bytes are on the disk. After a failure nothing is acknowledged any more.
class SqliteStore final : public Store {
 public:
  // Opens or makes the database of a folder that is held, decides the log epoch and writes the anchor before it
  // returns. On a full disk a database that did not go back opens for reading, and takes appends once there is room.
  // not_equal: the database is another relay's than the key.
  static Result<std::unique_ptr<SqliteStore>> open(const DataPaths& paths, const RelayId& relay, const Clock& clock,
                                                   StoreEvents events);
  // Works off what is queued, checkpoints and writes the anchor.
  ~SqliteStore() override;

  void create(CreateRow row, Callback<Created> done) override;
  void append(AppendRows rows, Callback<Appended> done) override;
  void find(MailboxId id, Callback<std::optional<MailboxRow>> done) override;
  void read(ReadRange range, Callback<Page> done) override;
  void erase(MailboxId id, std::uint32_t today, Callback<Erased> done) override;
  std::uint64_t log_epoch() const override { return position_.log_epoch; }

  // What this start found of the past.
  Past past() const { return start_.past; }

 private:
  struct Start {
    Anchor position;
    Past past = Past::none;
    bool is_anchor_written = false;
  };
  SqliteStore(Folder folder, const Clock& clock, StoreEvents events, sqlite::Connection writer,
              sqlite::Connection reader, const Start& start);

  void post(WriteJob job);
  void work();
  void work_off(std::vector<WriteJob>& batch);
  Result<> commit(std::vector<WriteJob>& batch);
  Result<> apply(std::vector<WriteJob>& batch);
  void keep_house(bool is_idle);
  void checkpoint(bool is_idle);
  Result<> empty_the_log();
  Result<> remove_what_expired(std::uint32_t hour);
  Result<> write_anchor();
  void check(const Result<>& outcome);
  void report_read_failure(ErrorCode code);
  void report_damaged_page();
  void report_damage(const MailboxRow& row, std::uint64_t seq);

  const Folder folder_;
  const Clock& clock_;
  const StoreEvents events_;
  const Start start_;

  // The writer thread's own, once it runs; log_epoch never changes.
  sqlite::Connection writer_;
  Anchor position_;
  bool has_failed_ = false;
  bool is_anchor_old_ = false;
  SteadyTime anchor_written_;
  std::size_t pages_in_log_ = 0;
  bool is_log_to_empty_ = false;  // something was removed, and its bytes may still stand in the log
  std::uint32_t hour_ = 0;        // in which expired mailboxes were last removed

  // The callers' own; closed before the writer, which as the last one clears the log away.
  sqlite::Connection reader_;
  std::set<std::pair<std::int64_t, std::uint64_t>> damaged_;  // what was said already

  std::atomic<bool> is_damaged_page_said_ = false;
  WriteQueue queue_;
  std::thread thread_;
};

}  // namespace candour::relay
