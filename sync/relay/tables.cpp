#include "sync/relay/tables.hpp"

#include "crypto/hash.hpp"
#include "sync/relay/schema.hpp"
#include "sync/wire/mailbox.hpp"

namespace candour::relay {

namespace {

constexpr const char* find_sql =
    "SELECT n, pkr, pkw, cks, kind, state, head, bytes, day_made, day_last, expires_hour FROM mailbox WHERE id = ?";

// The mailbox stands in the upper half, so its envelopes lie together and in order.
std::int64_t key_of(std::int64_t mailbox, std::uint64_t seq) { return mailbox << 32 | static_cast<std::int64_t>(seq); }
constexpr std::int64_t seq_mask = 0xffffffff;

Bytes joined(const std::vector<ControllerKey>& controllers) {
  Bytes out;
  for (const auto& controller : controllers) append(out, controller);
  return out;
}

Result<std::vector<ControllerKey>> divided(ByteView joined_keys) {
  std::vector<ControllerKey> out;
  Reader reader(joined_keys);
  while (!reader.rest().empty() && reader.ok()) out.push_back(reader.id<ControllerKey>());
  if (!reader.ok()) return Error{ErrorCode::damaged, "read the controllers of a mailbox"};
  return out;
}

Result<MailboxRow> mailbox_of(const sqlite::Statement& row, const MailboxId& id) {
  const auto read_key = SigningKey::from(row.blob(1));
  const auto write_key = SigningKey::from(row.blob(2));
  if (!read_key || !write_key) return Error{ErrorCode::damaged, "read a mailbox"};
  MailboxRow out;
  out.number = row.integer(0);
  out.id = id;
  out.read_key = *read_key;
  out.write_key = *write_key;
  CANDOUR_TRY(out.controllers, divided(row.blob(3)));
  out.kind = static_cast<MailboxKind>(row.integer(4));
  out.state = static_cast<MailboxState>(row.integer(5));
  out.head = static_cast<std::uint64_t>(row.integer(6));
  out.bytes = static_cast<std::uint64_t>(row.integer(7));
  out.day_made = static_cast<std::uint32_t>(row.integer(8));
  out.day_last = static_cast<std::uint32_t>(row.integer(9));
  out.expires_hour = static_cast<std::uint32_t>(row.integer(10));
  return out;
}

Result<> remove_rows(sqlite::Connection& writer, std::int64_t number) {
  CANDOUR_TRY(auto remove, writer.prepare("DELETE FROM envelope WHERE k > ? AND k <= ?"));
  return remove.bind_all(key_of(number, 0), key_of(number, seq_mask)).run();
}

Result<> forget(sqlite::Connection& writer, std::int64_t number) {
  CANDOUR_CHECK(remove_rows(writer, number));
  CANDOUR_TRY(auto remove, writer.prepare("DELETE FROM mailbox WHERE n = ?"));
  return remove.bind_all(number).run();
}

bool is_expired(const MailboxRow& row, std::uint32_t hour) { return row.expires_hour != 0 && row.expires_hour <= hour; }

}  // namespace

Result<std::optional<MailboxRow>> find_mailbox(sqlite::Connection& connection, const MailboxId& id) {
  CANDOUR_TRY(auto find, connection.prepare(find_sql));
  find.bind_all(id.view());
  CANDOUR_TRY(const bool is_there, find.step());
  if (!is_there) return std::optional<MailboxRow>{};
  CANDOUR_TRY(auto row, mailbox_of(find, id));
  return std::optional(std::move(row));
}

Result<Created> create_mailbox(sqlite::Connection& writer, const CreateRow& row) {
  CANDOUR_TRY(const auto present, find_mailbox(writer, row.id));
  if (present && !is_expired(*present, row.hour)) return Created{false, *present};
  if (present) CANDOUR_CHECK(forget(writer, present->number));
  {
    CANDOUR_TRY(auto insert, writer.prepare("INSERT INTO mailbox(id, pkr, pkw, cks, kind, day_made, expires_hour) "
                                            "VALUES(?, ?, ?, ?, ?, ?, ?)"));
    const auto controllers = joined(row.controllers);
    insert.bind_all(row.id.view(), row.read_key.view(), row.write_key.view(), ByteView(controllers),
                    std::int64_t{static_cast<std::uint8_t>(row.kind)}, std::int64_t{row.today},
                    std::int64_t{row.expires_hour});
    CANDOUR_CHECK(insert.run());
  }
  CANDOUR_TRY(auto made, find_mailbox(writer, row.id));
  if (!made) return Error{ErrorCode::store_failed, "create a mailbox"};
  return Created{true, std::move(*made)};
}

namespace {

// The place that an envelope has already, or nothing.
Result<std::optional<std::uint64_t>> place_of(sqlite::Connection& writer, std::int64_t number, const EnvelopeId& id) {
  CANDOUR_TRY(auto find, writer.prepare("SELECT k FROM envelope WHERE n = ? AND env_id = ?"));
  find.bind_all(number, id.view());
  CANDOUR_TRY(const bool is_there, find.step());
  if (!is_there) return std::optional<std::uint64_t>{};
  return std::optional(static_cast<std::uint64_t>(find.integer(0) & seq_mask));
}

// Puts the bytes back where a body rotted. They are what it was: their hash is the id of its place.
Result<> mend(sqlite::Connection& writer, std::int64_t number, std::uint64_t seq, ByteView envelope) {
  {
    CANDOUR_TRY(auto find, writer.prepare("SELECT body FROM envelope WHERE k = ?"));
    find.bind_all(key_of(number, seq));
    CANDOUR_TRY(const bool is_there, find.step());
    if (is_there && equal(find.blob(0), envelope)) return {};
  }
  CANDOUR_TRY(auto update, writer.prepare("UPDATE envelope SET body = ? WHERE k = ?"));
  return update.bind_all(envelope, key_of(number, seq)).run();
}

struct Plan {
  std::vector<Placed> placed;
  std::vector<EnvelopeId> ids;
  std::uint64_t head = 0;
  std::uint64_t bytes = 0;
};

// Decides every place before the first row is written, so that a full mailbox changes nothing.
Result<Plan> plan_places(sqlite::Connection& writer, const MailboxRow& row, const std::vector<ByteView>& envelopes) {
  Plan plan{{}, {}, row.head, row.bytes};
  for (const auto& envelope : envelopes) {
    const auto id = wire::envelope_id(envelope);
    CANDOUR_TRY(auto place, place_of(writer, row.number, id));
    if (place) CANDOUR_CHECK(mend(writer, row.number, *place, envelope));
    for (std::size_t i = 0; !place && i < plan.ids.size(); ++i) {
      if (plan.ids[i] == id) place = plan.placed[i].seq;
    }
    if (!place) plan.bytes += envelope.size();
    plan.placed.push_back({place.has_value(), place ? *place : ++plan.head});
    plan.ids.push_back(id);
  }
  return plan;
}

Result<> write_places(sqlite::Connection& writer, const MailboxRow& row, const AppendRows& rows, const Plan& plan) {
  for (std::size_t i = 0; i < plan.placed.size(); ++i) {
    if (plan.placed[i].is_duplicate) continue;
    CANDOUR_TRY(auto insert, writer.prepare("INSERT INTO envelope(k, n, env_id, body) VALUES(?, ?, ?, ?)"));
    insert.bind_all(key_of(row.number, plan.placed[i].seq), row.number, plan.ids[i].view(),
                    rows.envelopes[i]);
    CANDOUR_CHECK(insert.run());
  }
  CANDOUR_TRY(auto update, writer.prepare("UPDATE mailbox SET head = ?, bytes = ?, day_last = ? WHERE n = ?"));
  return update
      .bind_all(static_cast<std::int64_t>(plan.head), static_cast<std::int64_t>(plan.bytes), std::int64_t{rows.today},
                row.number)
      .run();
}

}  // namespace

Result<Appended> append_envelopes(sqlite::Connection& writer, const AppendRows& rows) {
  CANDOUR_TRY(const auto row, find_mailbox(writer, rows.id));
  if (!row) return Appended{AppendOutcome::unknown, 0, 0, 0, {}};
  if (row->state == MailboxState::deleted) return Appended{AppendOutcome::gone, 0, 0, row->day_last, {}};
  CANDOUR_TRY(auto plan, plan_places(writer, *row, rows.envelopes));
  if (plan.head == row->head)
    return Appended{AppendOutcome::appended, row->head, row->bytes, 0, std::move(plan.placed)};
  if (plan.head > rows.limits.envelopes || plan.bytes > rows.limits.bytes) {
    return Appended{AppendOutcome::quota, row->head, row->bytes, 0, {}};
  }
  CANDOUR_CHECK(write_places(writer, *row, rows, plan));
  return Appended{AppendOutcome::appended, plan.head, plan.bytes, 0, std::move(plan.placed)};
}

Result<Erased> erase_mailbox(sqlite::Connection& writer, const MailboxId& id, std::uint32_t today) {
  CANDOUR_TRY(const auto row, find_mailbox(writer, id));
  if (!row) return Erased{};
  if (row->state == MailboxState::deleted) return Erased{true, row->day_last};
  CANDOUR_CHECK(remove_rows(writer, row->number));
  CANDOUR_TRY(auto bury, writer.prepare("UPDATE mailbox SET state = 1, cks = x'', head = 0, bytes = 0, day_made = 0, "
                                        "day_last = ?, expires_hour = 0 WHERE n = ?"));
  CANDOUR_CHECK(bury.bind_all(std::int64_t{today}, row->number).run());
  return Erased{true, today};
}

Result<> drop_mailbox(sqlite::Connection& writer, const MailboxRow& row) { return forget(writer, row.number); }

Result<> disown_mailbox(sqlite::Connection& writer, const MailboxRow& row) {
  const auto nobody = crypto::random_bytes<32>();
  CANDOUR_TRY(auto rename, writer.prepare("UPDATE mailbox SET id = ?, state = 1, cks = x'' WHERE n = ?"));
  return rename.bind_all(ByteView(nobody), row.number).run();
}

Result<bool> remove_expired(sqlite::Connection& writer, std::uint32_t hour) {
  std::vector<std::int64_t> numbers;
  {
    CANDOUR_TRY(auto find, writer.prepare("SELECT n FROM mailbox WHERE expires_hour <> 0 AND expires_hour <= ?"));
    find.bind_all(std::int64_t{hour});
    for (;;) {
      CANDOUR_TRY(const bool more, find.step());
      if (!more) break;
      numbers.push_back(find.integer(0));
    }
  }
  for (const auto number : numbers) CANDOUR_CHECK(forget(writer, number));
  return !numbers.empty();
}

namespace {

constexpr const char* range_sql = "SELECT k, env_id, body FROM envelope WHERE k > ? AND k <= ? ORDER BY k";

// True if the body is the one that was stored as `seq`. Its id stands twice, in its row and in the index: a body whose
// hash one of the two confirms is whole, and the other place is what rotted.
Result<bool> is_intact(sqlite::Connection& reader, const sqlite::Statement& row, std::int64_t number,
                       std::uint64_t seq) {
  if (static_cast<std::uint64_t>(row.integer(0) & seq_mask) != seq) return false;
  const auto id = wire::envelope_id(row.blob(2));
  if (equal(id, row.blob(1))) return true;
  CANDOUR_TRY(const auto place, place_of(reader, number, id));
  return place == seq;
}

// The next row, as one that can be handed out; false: a hole or damage stands there.
Result<bool> step_intact(sqlite::Connection& reader, sqlite::Statement& find, std::int64_t number, std::uint64_t seq) {
  const auto row = find.step();
  if (!row && row.error().code != ErrorCode::damaged) return row.error();
  if (!row || !*row) return false;
  return is_intact(reader, find, number, seq);
}

Result<> read_envelopes(sqlite::Connection& reader, const ReadRange& range, Page& page) {
  const auto number = page.row->number;
  CANDOUR_TRY(auto find, reader.prepare(range_sql));
  find.bind_all(key_of(number, range.after), key_of(number, page.row->head));
  std::uint64_t bytes = 0;
  for (auto seq = range.after + 1; seq <= page.row->head && page.size() < range.max_envelopes; ++seq) {
    CANDOUR_TRY(const bool is_whole, step_intact(reader, find, number, seq));
    if (!is_whole) {
      page.damaged_at = seq;
      return {};
    }
    const auto body = find.blob(2);
    if (page.size() > 0 && bytes + body.size() > range.max_bytes) return {};
    bytes += body.size();
    if (page.size() == 0 || (page.later_envelopes == 0 && bytes <= range.max_held)) {
      page.envelopes.push_back({seq, to_bytes(body)});
    } else {
      ++page.later_envelopes;
      page.later_bytes += body.size();
    }
  }
  return {};
}

Result<Page> page_of(sqlite::Connection& reader, const ReadRange& range) {
  Page page;
  CANDOUR_TRY(page.row, find_mailbox(reader, range.id));
  if (page.row && page.row->state == MailboxState::open) CANDOUR_CHECK(read_envelopes(reader, range, page));
  return page;
}

}  // namespace

Result<Page> read_page(sqlite::Connection& reader, const ReadRange& range) {
  CANDOUR_CHECK(reader.execute("BEGIN"));
  auto page = page_of(reader, range);
  // Nothing was written; and after a page that cannot be read, SQLite would refuse to commit.
  CANDOUR_CHECK(reader.execute("ROLLBACK"));
  return page;
}

Result<std::vector<EnvelopeFact>> list_envelopes(sqlite::Connection& reader, const MailboxRow& row) {
  CANDOUR_TRY(auto find, reader.prepare(range_sql));
  find.bind_all(key_of(row.number, 0), key_of(row.number, row.head));
  std::vector<EnvelopeFact> out;
  while (out.size() < row.head) {
    CANDOUR_TRY(const bool is_whole, step_intact(reader, find, row.number, out.size() + 1));
    if (!is_whole) return Error{ErrorCode::damaged, "list a mailbox"};
    out.push_back({out.size() + 1, find.blob(2).size(), wire::envelope_id(find.blob(2))});
  }
  return out;
}

}  // namespace candour::relay
