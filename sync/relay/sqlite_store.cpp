#include "sync/relay/sqlite_store.hpp"

#include "sync/relay/schema.hpp"
#include "sync/relay/tables.hpp"

namespace candour::relay {

namespace {

constexpr std::chrono::milliseconds idle_after{1000};
constexpr std::chrono::seconds anchor_interval{5};
constexpr std::size_t checkpoint_pages = 4000;
constexpr std::size_t page_size = 4096;

// A job whose answer waits for the commit: `act` fills the shared place, `finish` hands it out.
template <class T, class Act>
WriteJob job_of(std::size_t bytes, Act act, Callback<T> done) {
  auto outcome = std::make_shared<std::optional<T>>();
  WriteJob job;
  job.bytes = bytes;
  job.act = [outcome, act = std::move(act)](sqlite::Connection& writer) -> Result<> {
    CANDOUR_TRY(*outcome, act(writer));
    return {};
  };
  job.finish = [outcome, done = std::move(done)](Result<> committed) {
    if (!committed) return done(committed.error());
    done(std::move(**outcome));
  };
  return job;
}

}  // namespace

SqliteStore::SqliteStore(Folder folder, const Clock& clock, StoreEvents events, sqlite::Connection writer,
                         sqlite::Connection reader, const Start& start)
    : folder_(std::move(folder)),
      clock_(clock),
      events_(std::move(events)),
      start_(start),
      writer_(std::move(writer)),
      position_(start.position),
      is_anchor_old_(!start.is_anchor_written),
      anchor_written_(clock.steady()),
      hour_(utc_hour(clock.wall())),
      reader_(std::move(reader)),
      thread_([this] { work(); }) {}

SqliteStore::~SqliteStore() {
  queue_.close();
  thread_.join();
}

void SqliteStore::create(CreateRow row, Callback<Created> done) {
  const auto act = [row = std::move(row)](sqlite::Connection& writer) { return create_mailbox(writer, row); };
  post(job_of<Created>(sizeof(CreateRow), act, std::move(done)));
}

void SqliteStore::append(AppendRows rows, Callback<Appended> done) {
  std::size_t bytes = 0;
  for (const auto& envelope : rows.envelopes) bytes += envelope.size();
  const auto shared = std::make_shared<const AppendRows>(std::move(rows));
  const auto act = [this, shared](sqlite::Connection& writer) -> Result<Appended> {
    CANDOUR_TRY(auto appended, append_envelopes(writer, *shared));
    for (const auto& placed : appended.placed) position_.total += placed.is_duplicate ? 0 : 1;
    return appended;
  };
  post(job_of<Appended>(bytes, act, std::move(done)));
}

void SqliteStore::find(MailboxId id, Callback<std::optional<MailboxRow>> done) {
  auto row = find_mailbox(reader_, id);
  if (!row) report_read_failure(row.error().code);
  done(std::move(row));
}

void SqliteStore::read(ReadRange range, Callback<Page> done) {
  auto page = read_page(reader_, range);
  if (!page) report_read_failure(page.error().code);
  if (page && page->damaged_at) report_damage(*page->row, *page->damaged_at);
  done(std::move(page));
}

void SqliteStore::report_damage(const MailboxRow& row, std::uint64_t seq) {
  constexpr std::size_t most_places = 1000;
  if (damaged_.size() < most_places && damaged_.emplace(row.number, seq).second) events_.damaged(row.id, seq);
}

void SqliteStore::report_read_failure(ErrorCode code) {
  if (code == ErrorCode::damaged) report_damaged_page();
  if (code == ErrorCode::io_failed) events_.failed(code);
}

void SqliteStore::report_damaged_page() {
  if (!is_damaged_page_said_.exchange(true)) events_.damaged_page();
}

void SqliteStore::erase(MailboxId id, std::uint32_t today, Callback<Erased> done) {
  // Noted outside the database before the commit, so that no copy put back brings a deleted mailbox to life.
  const auto act = [this, id, today](sqlite::Connection& writer) -> Result<Erased> {
    CANDOUR_TRY(const auto erased, erase_mailbox(writer, id, today));
    const auto line = to_hex(id) + " " + std::to_string(today) + "\n";
    if (erased.is_known) CANDOUR_CHECK(folder_.append(DataPaths::gone_name, as_bytes(line)));
    is_log_to_empty_ = true;
    return erased;
  };
  post(job_of<Erased>(sizeof id, act, std::move(done)));
}

void SqliteStore::post(WriteJob job) {
  if (!queue_.post(job)) job.finish(Error{ErrorCode::stopped, "queue a write"});
}

void SqliteStore::work() {
  while (!queue_.is_closed()) {
    auto batch = queue_.take(idle_after);
    const bool is_idle = batch.empty();
    if (!is_idle) work_off(batch);
    keep_house(is_idle);
  }
  if (has_failed_) return;
  (void)writer_.execute("PRAGMA wal_checkpoint(TRUNCATE)").has_value();
  (void)write_anchor().has_value();
}

// A damaged page that one job needs costs none of the others: each of the group is then tried by itself.
void SqliteStore::work_off(std::vector<WriteJob>& batch) {
  const auto committed = commit(batch);
  const bool is_damaged = !committed && committed.error().code == ErrorCode::damaged;
  for (auto& job : batch) {
    if (!is_damaged || batch.size() == 1) {
      job.finish(committed);
      continue;
    }
    std::vector<WriteJob> alone;
    alone.push_back(std::move(job));
    work_off(alone);
  }
}

Result<> SqliteStore::commit(std::vector<WriteJob>& batch) {
  if (has_failed_) return Error{ErrorCode::store_failed, "commit a group"};
  const auto total_before = position_.total;
  auto committed = apply(batch);
  if (!committed) {
    position_.total = total_before;
    check(committed);
    return committed;
  }
  is_anchor_old_ = is_anchor_old_ || position_.total != total_before;
  for (const auto& job : batch) pages_in_log_ += job.bytes / page_size * 5 / 4 + 4;
  return {};
}

Result<> SqliteStore::apply(std::vector<WriteJob>& batch) {
  CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(writer_));
  const auto total_before = position_.total;
  for (auto& job : batch) CANDOUR_CHECK(job.act(writer_));
  if (position_.total != total_before) CANDOUR_CHECK(write_meta(writer_, "total", le64(position_.total)));
  return transaction.commit();
}

void SqliteStore::keep_house(bool is_idle) {
  if (has_failed_) return;
  const auto hour = utc_hour(clock_.wall());
  if (hour != hour_) {
    check(remove_what_expired(hour));
    hour_ = hour;
  }
  checkpoint(is_idle);
  if (is_anchor_old_ && clock_.steady() - anchor_written_ >= anchor_interval) check(write_anchor());
}

Result<> SqliteStore::remove_what_expired(std::uint32_t hour) {
  CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(writer_));
  CANDOUR_TRY(const bool any, remove_expired(writer_, hour));
  CANDOUR_CHECK(transaction.commit());
  is_log_to_empty_ = is_log_to_empty_ || any;
  return {};
}

// Bytes that were removed are overwritten in the database by a checkpoint, and in the log by its emptying.
void SqliteStore::checkpoint(bool is_idle) {
  if (is_log_to_empty_ && is_idle) {
    check(empty_the_log());
    pages_in_log_ = 0;
  }
  if (pages_in_log_ < checkpoint_pages && !(is_idle && pages_in_log_ > 0)) return;
  check(writer_.execute("PRAGMA wal_checkpoint(PASSIVE)"));
  pages_in_log_ = 0;
}

Result<> SqliteStore::empty_the_log() {
  CANDOUR_TRY(auto checkpoint, writer_.prepare("PRAGMA wal_checkpoint(TRUNCATE)"));
  CANDOUR_TRY(const bool row, checkpoint.step());
  const bool is_kept_by_a_reader = row && checkpoint.integer(0) != 0;
  is_log_to_empty_ = is_kept_by_a_reader;
  return {};
}

Result<> SqliteStore::write_anchor() {
  anchor_written_ = clock_.steady();  // one try an interval, whether it succeeds or not
  CANDOUR_CHECK(folder_.replace(DataPaths::anchor_name, as_bytes(text_of(position_))));
  is_anchor_old_ = false;
  return {};
}

// A want of space, memory or descriptors passes, and a damaged page is needed by some requests alone. Anything else means
// that the disk may not hold what we think it does, and fsync is not retried.
void SqliteStore::check(const Result<>& outcome) {
  if (outcome || has_failed_) return;
  const auto code = outcome.error().code;
  if (code == ErrorCode::disk_full || code == ErrorCode::out_of_memory) return;
  if (code == ErrorCode::damaged) return report_damaged_page();
  has_failed_ = true;
  events_.failed(ErrorCode::io_failed);
}

}  // namespace candour::relay
