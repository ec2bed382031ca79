// The five operations (relay.md 2.3), after the checks.
#include <algorithm>

#include "base/defence.hpp"
#include "sync/relay/relay_call.hpp"
#include "sync/wire/answer_bodies.hpp"
#include "sync/wire/mailbox.hpp"
#include "sync/wire/request_bodies.hpp"

namespace candour::relay {

namespace {

using wire::Code;
using wire::MailboxKind;

Answered answer_to_fetch(Code code, WallTime now, ByteView body) {
  return {code, wire::build_answer({code, wire::Op::fetch, wire::t5_of(now)}, body), {}};
}

// seq stays below 2^32, whatever the envelopes weigh.
constexpr std::uint64_t max_journal_envelopes = 0xffffffff;
constexpr std::uint64_t max_short_bytes = wire::short_mailbox_envelopes * std::uint64_t{16384};

bool takes_sizes(MailboxKind kind, const wire::AppendBody& body) {
  if (kind == MailboxKind::journal) return true;
  for (const auto envelope : body.envelopes) {
    if (!wire::is_short_envelope_size(envelope.size())) return false;
  }
  return true;
}

CreateRow row_of(const MailboxId& id, const wire::CreateBody& body, WallTime now) {
  CreateRow row{id, body.read_key, body.write_key, body.controllers, body.kind, utc_day(now), utc_hour(now), 0};
  if (body.kind == MailboxKind::short_lived) row.expires_hour = row.hour + wire::short_mailbox_hours;
  return row;
}

// The page's next envelopes as they stand in an answer.
void write_entries(Writer& out, const Page& page) {
  for (const auto& envelope : page.envelopes) wire::write_entry(out, {envelope.seq, envelope.bytes});
}

std::size_t written_size(const Page& page) {
  std::size_t size = 0;
  for (const auto& envelope : page.envelopes) size += wire::entry_start_size + envelope.bytes.size();
  return size;
}

wire::AppendAnswer answer_of(const Appended& appended, std::uint64_t log_epoch) {
  wire::AppendAnswer answer{log_epoch, appended.head, {}};
  for (const auto& placed : appended.placed) {
    const auto status = placed.is_duplicate ? wire::AppendStatus::duplicate : wire::AppendStatus::fresh;
    answer.entries.push_back({status, placed.seq});
  }
  return answer;
}

}  // namespace

void RelayCore::create(const CallPtr& call) {
  const auto& body = call->create;
  const auto& id = call->request.head.mailbox;
  const bool is_certified = wire::mailbox_id(body.read_key, body.write_key, body.controllers) == id;
  const auto& key = is_certified ? body.write_key : nobody_;
  if (!wire::verify_request(key, call->request) || !is_certified) return call->answer(Code::denied);

  store_.create(row_of(id, body, call->now), [this, call](const Result<Created>& made) {
    if (!made) return call->answer(made.error());
    const auto& row = made->row;
    if (row.state == MailboxState::deleted) return call->answer(Code::gone, wire::encode_number(row.day_last));
    call->answer(Code::ok, wire::encode(wire::CreateAnswer{made->created, row.kind, store_.log_epoch(), row.head}));
  });
}

void RelayCore::append(const CallPtr& call, const MailboxRow& row) {
  if (!takes_sizes(row.kind, call->append)) return call->answer(Code::bad_size);
  const bool is_short = row.kind == MailboxKind::short_lived;
  const AppendLimits limits{is_short ? wire::short_mailbox_envelopes : max_journal_envelopes,
                            is_short ? max_short_bytes : settings_.mailbox_bytes};
  AppendRows rows{row.id, call->append.envelopes, call, limits, utc_day(call->now)};
  store_.append(std::move(rows), [this, call, limits](const Result<Appended>& done) {
    if (!done) return call->answer(done.error());
    switch (done->outcome) {
      case AppendOutcome::unknown:
        return call->answer(Code::denied);
      case AppendOutcome::gone:
        return call->answer(Code::gone, wire::encode_number(done->day_deleted));
      case AppendOutcome::quota:
        return call->answer(Code::quota, wire::encode(wire::QuotaAnswer{done->bytes, limits.bytes}));
      case AppendOutcome::appended:
        break;
    }
    call->answer(Code::ok, wire::encode(answer_of(*done, store_.log_epoch())));
    on_changed_(call->request.head.mailbox);
  });
}

void RelayCore::fetch(const Held& held, WallTime now, Patience patience, Decide decide) {
  const ReadRange range{held.mailbox, held.fetch.after, held.fetch.max_count, held.fetch.max_bytes, piece_size};
  store_.read(range, [this, held, now, patience, decide = std::move(decide)](const Result<Page>& page) {
    if (page) return decide(page_decision(held, now, patience, *page));
    const bool is_damaged = page.error().code == ErrorCode::damaged;
    decide(answer_to_fetch(Code::busy, now, wire::encode_number(is_damaged ? damage_seconds : 1)));
  });
}

Decision RelayCore::page_decision(const Held& held, WallTime now, Patience patience, const Page& page) const {
  const auto answer = [now](Code code, ByteView body) { return answer_to_fetch(code, now, body); };
  if (!page.row || is_expired(*page.row, now)) return answer(Code::denied, {});
  if (page.row->state == MailboxState::deleted) return answer(Code::gone, wire::encode_number(page.row->day_last));

  const wire::PositionAnswer position{store_.log_epoch(), page.row->head};
  const auto& fetch = held.fetch;
  if (fetch.log_epoch != 0 && fetch.log_epoch != position.log_epoch) {
    return answer(Code::epoch_changed, wire::encode(position));
  }
  if (fetch.after > position.head) return answer(Code::cursor_ahead, wire::encode(position));
  if (page.envelopes.empty() && page.damaged_at) return answer(Code::busy, wire::encode_number(damage_seconds));
  if (page.envelopes.empty() && fetch.wait_seconds > 0 && patience == Patience::wait) return held;
  return page_answer(held, now, page);
}

Answered RelayCore::page_answer(const Held& held, WallTime now, const Page& page) const {
  const auto last = held.fetch.after + page.envelopes.size();
  const Rest rest{held.mailbox, last, page.later_envelopes,
                  page.later_bytes + std::uint64_t{page.later_envelopes} * wire::entry_start_size};
  const bool more = held.fetch.after + page.size() < page.row->head;
  Writer body;
  body.reserve(wire::page_start_size + written_size(page));
  wire::begin_page(body, {store_.log_epoch(), page.row->head, more, {}}, static_cast<std::uint32_t>(page.size()));
  write_entries(body, page);
  const wire::AnswerHead head{Code::ok, wire::Op::fetch, wire::t5_of(now)};
  return {Code::ok, wire::begin_answer(head, body.view(), body.size() + rest.bytes), rest};
}

void RelayCore::read_on(const Rest& rest, TakePiece take) {
  const ReadRange range{rest.mailbox, rest.after, rest.count, piece_size, piece_size};
  store_.read(range, [rest, take = std::move(take)](const Result<Page>& page) {
    if (!page || page->envelopes.empty()) return take(std::nullopt);
    const auto size = written_size(*page);
    Writer out;
    out.reserve(size);
    write_entries(out, *page);
    const auto count = static_cast<std::uint32_t>(page->envelopes.size());
    if (size > rest.bytes || (count == rest.count) != (size == rest.bytes)) return take(std::nullopt);
    take(Piece{out.take(), {rest.mailbox, rest.after + count, rest.count - count, rest.bytes - size}});
  });
}

void RelayCore::head(const CallPtr& call, const MailboxRow& row) {
  wire::HeadAnswer answer;
  answer.log_epoch = store_.log_epoch();
  answer.head = row.head;
  answer.bytes = row.bytes;
  answer.day_made = row.day_made;
  answer.day_last = row.day_last;
  answer.expires_hour = row.expires_hour;
  answer.kind = row.kind;
  answer.controllers = static_cast<std::uint8_t>(row.controllers.size());
  answer.spki = settings_.spki;
  wire::sign_head(key_, row.id, call->head, answer);
  call->answer(Code::ok, wire::encode(answer));
}

bool RelayCore::is_complete_statement(const Call& call, const MailboxRow& row) const {
  const auto& statement = call.erase;
  const auto today = utc_day(call.now);
  const bool is_in_time = statement.until_day >= today && statement.until_day <= today + wire::max_delete_days;
  const bool is_of_all = statement.signatures.size() == row.controllers.size();
  if (!is_in_time || CANDOUR_DEFENCE("74", !is_of_all)) return false;
  for (std::size_t i = 0; i < std::min(row.controllers.size(), statement.signatures.size()); ++i) {
    const bool is_signed =
        wire::verify_delete(row.controllers[i], statement.signatures[i], row.id, relay_id_, statement.until_day);
    if (CANDOUR_DEFENCE("74", !is_signed)) return false;
  }
  return true;
}

void RelayCore::erase(const CallPtr& call, const MailboxRow& row) {
  if (!is_complete_statement(*call, row)) return call->answer(Code::bad_statement);
  store_.erase(row.id, utc_day(call->now), [this, call](const Result<Erased>& erased) {
    if (!erased) return call->answer(erased.error());
    call->answer(Code::ok);
    on_changed_(call->request.head.mailbox);
  });
}

}  // namespace candour::relay
