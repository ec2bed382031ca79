#include "sync/relay/dump.hpp"

#include <cstdio>

#include "crypto/hash.hpp"
#include "sync/wire/limits.hpp"

namespace candour::relay {

namespace {

std::string date_of(std::uint32_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text.data();
}

std::string hour_of(std::uint32_t hour) {
  const auto in_day = std::to_string(hour % 24);
  return date_of(hour / 24) + "T" + (in_day.size() < 2 ? "0" : "") + in_day + "Z";
}

// Collects `name value` lines.
class Lines {
 public:
  Lines& line(std::string_view name, std::string_view value) {
    text_.append(name).append(" ").append(value).append("\n");
    return *this;
  }
  Lines& line(std::string_view name, std::uint64_t value) { return line(name, std::to_string(value)); }
  std::string end() && {
    const auto digest = crypto::hash(crypto::HashLabel::relay_view, {as_bytes(text_)});
    line("end", to_hex(digest));
    return std::move(text_);
  }

 private:
  std::string text_;
};

void list_deleted(Lines& lines, const MailboxRow& row) {
  lines.line("state", "deleted").line("deleted", date_of(row.day_last));
  lines.line("read-key", to_hex(row.read_key)).line("write-key", to_hex(row.write_key));
}

void list_envelopes_of(Lines& lines, const std::vector<EnvelopeFact>& envelopes) {
  std::uint64_t bytes = 0;
  for (const auto& envelope : envelopes) bytes += envelope.size;
  lines.line("envelopes", envelopes.size()).line("bytes", bytes);
  for (const auto size : wire::envelope_sizes) {
    std::uint64_t count = 0;
    for (const auto& envelope : envelopes) count += envelope.size == size ? 1 : 0;
    lines.line("size " + std::to_string(size), count);
  }
  for (const auto& envelope : envelopes) {
    lines.line("envelope " + std::to_string(envelope.seq) + " " + std::to_string(envelope.size), to_hex(envelope.id));
  }
}

void list_open(Lines& lines, const MailboxRow& row, std::uint64_t log_epoch) {
  const bool is_short = row.kind == MailboxKind::short_lived;
  lines.line("state", "open").line("kind", is_short ? "short" : "journal").line("log-epoch", log_epoch);
  lines.line("made", date_of(row.day_made)).line("last-append", row.day_last == 0 ? "never" : date_of(row.day_last));
  if (is_short) lines.line("expires", hour_of(row.expires_hour));
  lines.line("read-key", to_hex(row.read_key)).line("write-key", to_hex(row.write_key));
  lines.line("controllers", row.controllers.size());
  for (const auto& controller : row.controllers) lines.line("controller", to_hex(controller));
}

}  // namespace

std::string view_of(const MailboxRow& row, const RelayId& relay, std::uint64_t log_epoch,
                    const std::vector<EnvelopeFact>& envelopes) {
  Lines lines;
  lines.line("candour relay view", 1).line("mailbox", to_hex(row.id)).line("relay", to_hex(relay));
  if (row.state == MailboxState::deleted) {
    list_deleted(lines, row);
  } else {
    list_open(lines, row, log_epoch);
    list_envelopes_of(lines, envelopes);
  }
  return std::move(lines).end();
}

Result<std::string> dump_mailbox(const std::string& database, const RelayId& relay, const MailboxId& mailbox) {
  CANDOUR_TRY(auto connection, open_writer(database));
  CANDOUR_TRY(const auto epoch, read_meta(connection, "log_epoch"));
  CANDOUR_TRY(const auto row, find_mailbox(connection, mailbox));
  if (!epoch || epoch->size() != 8) return Error{ErrorCode::damaged, "read meta"};
  if (!row) return Error{ErrorCode::no_such_item, "dump a mailbox"};
  CANDOUR_TRY(const auto envelopes, list_envelopes(connection, *row));
  return view_of(*row, relay, Reader(*epoch).u64(), envelopes);
}

}  // namespace candour::relay
