#include "tests/sync/client/blocking_client.hpp"

#include "crypto/hash.hpp"
#include "sync/client/sign_step.hpp"
#include "sync/wire/answer_bodies.hpp"
#include "sync/wire/request_bodies.hpp"

namespace candour::sync {

namespace {

// A relay that goes on saying yes and showing nothing is left after this many rounds without news.
constexpr unsigned max_fruitless_rounds = 3;
// A log that changes its epoch again and again is left, too.
constexpr unsigned max_epoch_changes = 3;

SyncEngine engine_of(const MailboxAccess& mailbox, const Cursor& cursor) {
  SyncEngine::Setup setup{cursor, mailbox.kind, {}};
  if (mailbox.create_if_denied) setup.create_body = wire::encode(*mailbox.create_if_denied);
  return SyncEngine(std::move(setup));
}

// The offset to sign with once more, if this is a clock_skew that an offset helps.
std::optional<std::int64_t> skew_of(const Reply& reply) {
  if (!reply.frame) return std::nullopt;
  const auto answer = wire::parse_answer(*reply.frame);
  if (!answer || answer->head.code != wire::Code::clock_skew) return std::nullopt;
  return usable_offset(reply.own_t5, answer->head.t5);
}

}  // namespace

Reply BlockingClient::send(const MailboxAccess& mailbox, const Step& step, std::int64_t t5_offset) {
  HttpRequest request;
  request.address = address_;
  request.body = sign_step(step, {mailbox.id, relay_, mailbox.seeds}, clock_.wall(), t5_offset);
  auto answer = transport_.exchange(request);
  Reply reply{Error{ErrorCode::relay_unreachable, "speak to the relay"}, wire::t5_of(clock_.wall())};
  if (answer)
    reply.frame = std::move(answer->body);
  else
    reply.frame = answer.error();
  return reply;
}

Result<> BlockingClient::take_verdict(const Verdict& verdict, const TakeEvent& take) {
  for (const auto& event : verdict.events) {
    if (const auto* failure = std::get_if<Failure>(&event)) {
      refusal_ = failure->code;
      return Error{failure->error, "ask the relay"};
    }
    if (take) CANDOUR_CHECK(take(event));
  }
  return {};
}

Result<> BlockingClient::do_write(const MailboxAccess& mailbox, SyncEngine& engine, const TakeEvent& take, bool& did) {
  const auto step = engine.next_write(clock_.steady());
  did = false;
  if (!step) return {};
  const auto verdict = engine.on_write(send(mailbox, *step, engine.t5_offset()), clock_.steady());
  did = verdict.pause.ceiling.count() == 0;
  return take_verdict(verdict, take);
}

Result<> BlockingClient::do_fetch(const MailboxAccess& mailbox, SyncEngine& engine, const TakeEvent& take) {
  const auto step = engine.next_fetch(clock_.steady(), 0);
  if (!step) return {};
  return take_verdict(engine.on_fetch(send(mailbox, *step, engine.t5_offset()), clock_.steady()), take);
}

Result<Created> BlockingClient::create(const MailboxAccess& mailbox, const wire::CreateBody& body) {
  refusal_.reset();
  auto engine = engine_of(mailbox, {});
  engine.create(wire::encode(body));
  std::optional<Created> created;
  const auto remember = [&](const EventBody& event) -> Result<> {
    if (const auto* told = std::get_if<Created>(&event)) created = *told;
    return {};
  };
  // Once more after a clock_skew, which is the only answer that is neither a success nor a failure.
  for (bool did = true; did && !created;) CANDOUR_CHECK(do_write(mailbox, engine, remember, did));
  if (!created) return Error{ErrorCode::relay_refused, "create a mailbox"};
  return *created;
}

Result<Cursor> BlockingClient::synchronise(const MailboxAccess& mailbox, const Cursor& cursor,
                                           std::vector<OutboxItem> items, const TakeEvent& take) {
  refusal_.reset();
  auto engine = engine_of(mailbox, cursor);
  for (auto& item : items) engine.add(std::move(item));

  bool is_at_head = false;
  unsigned fruitless_rounds = 0;
  unsigned epoch_changes = 0;
  const auto watch = [&](const EventBody& event) -> Result<> {
    if (std::holds_alternative<Page>(event)) fruitless_rounds = 0;
    if (std::holds_alternative<EpochChanged>(event)) ++epoch_changes;
    if (std::holds_alternative<ReachedHead>(event)) is_at_head = true;
    return take ? take(event) : Result<>{};
  };
  while (!is_at_head || engine.outbox_size() > 0) {
    if (++fruitless_rounds > max_fruitless_rounds || epoch_changes > max_epoch_changes)
      return Error{ErrorCode::relay_refused, "read back what was sent"};
    for (bool did = true; did;) CANDOUR_CHECK(do_write(mailbox, engine, watch, did));
    is_at_head = false;
    CANDOUR_CHECK(do_fetch(mailbox, engine, watch));
  }
  return engine.cursor();
}

Result<wire::HeadAnswer> BlockingClient::head(const MailboxAccess& mailbox) {
  refusal_.reset();
  const wire::HeadBody asked{crypto::random_bytes<32>()};
  const Step step{wire::Op::head, wire::encode(asked), 0};
  auto reply = send(mailbox, step, 0);
  if (const auto offset = skew_of(reply)) reply = send(mailbox, step, *offset);

  CANDOUR_TRY(const auto frame, std::move(reply.frame));
  const auto answer = wire::parse_answer(frame);
  if (!answer) return Error{ErrorCode::relay_unreachable, "ask for a mailbox's head"};
  if (answer->head.code != wire::Code::ok) {
    refusal_ = answer->head.code;
    return Error{error_of(answer->head.code), "ask for a mailbox's head"};
  }
  CANDOUR_TRY(const auto head, wire::parse_head_answer(answer->body));
  if (!wire::verify_head(relay_, mailbox.id, asked, head))
    return Error{ErrorCode::wrong_relay, "ask for a mailbox's head"};
  return head;
}

}  // namespace candour::sync
