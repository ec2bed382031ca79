#include "sync/wire/relay_view.hpp"

#include "base/calendar.hpp"
#include "crypto/hash.hpp"

namespace candour::wire {

namespace {

std::string hour_of(std::uint32_t hour) {
  const auto in_day = std::to_string(hour % 24);
  return text_of(Day{hour / 24}) + "T" + (in_day.size() < 2 ? "0" : "") + in_day + "Z";
}

class Lines {
 public:
  void add(std::string name, std::string value) { lines_.push_back({std::move(name), std::move(value)}); }
  void add(std::string name, std::uint64_t value) { add(std::move(name), std::to_string(value)); }
  void add_keys(const RelayView& view) {
    add("read-key", to_hex(view.read_key));
    add("write-key", to_hex(view.write_key));
  }
  std::vector<ViewLine> take() { return std::move(lines_); }

 private:
  std::vector<ViewLine> lines_;
};

void add_deleted(Lines& lines, const RelayView& view) {
  lines.add("state", "deleted");
  lines.add("deleted", text_of(Day{*view.day_deleted}));
  lines.add_keys(view);
}

void add_open(Lines& lines, const RelayView& view) {
  const bool is_short = view.kind == MailboxKind::short_lived;
  lines.add("state", "open");
  lines.add("kind", is_short ? "short" : "journal");
  lines.add("log-epoch", view.log_epoch);
  lines.add("made", text_of(Day{view.day_made}));
  lines.add("last-append", view.day_last == 0 ? "never" : text_of(Day{view.day_last}));
  if (is_short) lines.add("expires", hour_of(view.expires_hour));
  lines.add_keys(view);
  lines.add("controllers", view.controllers.size());
  for (const auto& controller : view.controllers) lines.add("controller", to_hex(controller));
}

void add_sizes(Lines& lines, const std::vector<ViewedEnvelope>& envelopes) {
  std::uint64_t bytes = 0;
  for (const auto& envelope : envelopes) bytes += envelope.size;
  lines.add("envelopes", envelopes.size());
  lines.add("bytes", bytes);
  for (const auto size : envelope_sizes) {
    std::uint64_t count = 0;
    for (const auto& envelope : envelopes) count += envelope.size == size ? 1 : 0;
    lines.add("size " + std::to_string(size), count);
  }
}

void append_line(std::string& text, const ViewLine& line) {
  text.append(line.name).append(" ").append(line.value).append("\n");
}

}  // namespace

std::vector<ViewLine> facts_of(const RelayView& view) {
  Lines lines;
  lines.add("candour relay view", 1);
  lines.add("mailbox", to_hex(view.mailbox));
  lines.add("relay", to_hex(view.relay));
  if (view.day_deleted) {
    add_deleted(lines, view);
  } else {
    add_open(lines, view);
    add_sizes(lines, view.envelopes);
  }
  return lines.take();
}

ViewLine line_of(const ViewedEnvelope& envelope) {
  return {"envelope " + std::to_string(envelope.seq) + " " + std::to_string(envelope.size), to_hex(envelope.id)};
}

std::string text_of(const RelayView& view) {
  std::string text;
  for (const auto& line : facts_of(view)) append_line(text, line);
  if (!view.day_deleted) {
    for (const auto& envelope : view.envelopes) append_line(text, line_of(envelope));
  }
  const auto digest = crypto::hash(crypto::HashLabel::relay_view, {as_bytes(text)});
  append_line(text, {"end", to_hex(digest)});
  return text;
}

}  // namespace candour::wire
