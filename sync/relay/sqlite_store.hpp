// The store of one machine: one SQLite file, one writer thread that commits in groups, readers on the caller's thread.
#pragma once

#include <thread>

#include "base/clock.hpp"
#include "sync/relay/anchor.hpp"
#include "sync/relay/data_folder.hpp"
#include "sync/relay/store.hpp"
#include "sync/relay/write_queue.hpp"

namespace candour::relay {

// Called on any thread, perhaps more than once, when the store can no longer promise anything (relay.md rule S2).
using StoreFailed = std::function<void(ErrorCode)>;

// find and read answer before they return and must be called by one thread at a time; create, append and erase
// answer on the writer thread, after the bytes are on the disk. After a failure nothing is acknowledged any more.
class SqliteStore final : public Store {
 public:
  // Opens or makes the database of a folder that is held, decides the log epoch and writes the anchor before it
  // returns. not_equal: the database is another relay's than the key.
  static Result<std::unique_ptr<SqliteStore>> open(const DataPaths& paths, const RelayId& relay, const Clock& clock,
                                                   StoreFailed on_failure);
  // Works off what is queued, checkpoints and writes the anchor.
  ~SqliteStore() override;

  void create(CreateRow row, Callback<Created> done) override;
  void append(AppendRows rows, Callback<Appended> done) override;
  void find(MailboxId id, Callback<std::optional<MailboxRow>> done) override;
  void read(ReadRange range, Callback<Page> done) override;
  void erase(MailboxId id, std::uint32_t today, Callback<Erased> done) override;
  std::uint64_t log_epoch() const override { return position_.log_epoch; }

  // True if this start found the database gone back in time and began a new log epoch.
  bool went_back() const { return went_back_; }

 private:
  SqliteStore(DataPaths paths, const Clock& clock, StoreFailed on_failure, sqlite::Connection writer,
              sqlite::Connection reader, const Anchor& position, bool went_back);

  void post(WriteJob job);
  void work();
  Result<> commit(std::vector<WriteJob>& batch);
  Result<> apply(std::vector<WriteJob>& batch);
  void keep_house(bool is_idle);
  Result<> write_anchor();
  void check(const Result<>& outcome);
  void report_read_failure(ErrorCode code) const;

  const DataPaths paths_;
  const Clock& clock_;
  const StoreFailed on_failure_;
  const bool went_back_;

  // The writer thread's own, once it runs; log_epoch never changes.
  sqlite::Connection writer_;
  Anchor position_;
  bool has_failed_ = false;
  bool is_anchor_old_ = false;
  SteadyTime anchor_written_;
  std::size_t pages_in_log_ = 0;

  // The callers' own; closed before the writer, which as the last one clears the log away.
  sqlite::Connection reader_;

  WriteQueue queue_;
  std::thread thread_;
};

}  // namespace candour::relay
