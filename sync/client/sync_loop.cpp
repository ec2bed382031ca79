#include "sync/client/sync_loop.hpp"

#include <algorithm>

#include "crypto/hash.hpp"
#include "sync/client/sign_step.hpp"

namespace candour::sync {

using namespace std::chrono_literals;

namespace {

// A request has this long beyond what it asks the relay to wait; a large body over a slow line needs it.
constexpr std::chrono::milliseconds request_time = 30s;

}  // namespace

SyncLoop::SyncLoop(Exchanges& exchanges, const Clock& clock, Draw draw, std::function<void(Event)> tell)
    : exchanges_(exchanges), clock_(clock), draw_(std::move(draw)), tell_(std::move(tell)) {}

bool SyncLoop::turn(std::vector<Command> commands) {
  for (auto& command : commands) std::visit([this](auto& each) { apply(std::move(each)); }, command);
  if (is_stopping_) {
    for (const auto& [id, box] : boxes_) exchanges_.forget(id);
    boxes_.clear();
    return false;
  }
  const auto now = clock_.steady();
  for (auto& [id, box] : boxes_) start_due(id, box, now);
  for (auto& finished : exchanges_.wait(until_next(now))) finish(std::move(finished));
  return true;
}

void SyncLoop::apply(OpenMailbox command) {
  if (boxes_.contains(command.id)) return;
  SyncEngine::Setup setup{command.cursor, command.kind, {}};
  if (command.create_if_denied) setup.create_body = wire::encode(*command.create_if_denied);
  // A rendezvous has nothing to show: it is gone within a week.
  if (command.kind == wire::MailboxKind::journal)
    setup.head = HeadAsking{command.id, command.relay, [] { return crypto::random_bytes<32>(); }};
  boxes_.emplace(
      command.id,
      Box{std::move(command.seeds), std::move(command.address), command.relay, SyncEngine(std::move(setup)), {}, {}});
}

void SyncLoop::apply(const CloseMailbox& command) {
  exchanges_.forget(command.id);
  boxes_.erase(command.id);
}

void SyncLoop::apply(const CreateMailbox& command) {
  const auto box = boxes_.find(command.id);
  if (box == boxes_.end()) return;
  box->second.engine.create(wire::encode(command.body));
  box->second.write.not_before = {};
}

void SyncLoop::apply(AppendEnvelopes command) {
  const auto box = boxes_.find(command.id);
  if (box == boxes_.end()) return;
  for (auto& item : command.items) {
    // A slot's moment does not wait for what went wrong at an earlier one.
    if (item.pacing == Pacing::slot) box->second.write.not_before = {};
    box->second.engine.add(std::move(item));
  }
}

void SyncLoop::apply(const FetchNow& command) {
  const auto box = boxes_.find(command.id);
  if (box == boxes_.end()) return;
  box->second.engine.go_on();
  // A long poll would be answered only when there is news.
  if (box->second.fetch.running) exchanges_.cancel(*box->second.fetch.running);
  box->second.fetch.running.reset();
  box->second.fetch.not_before = box->second.write.not_before = {};
}

void SyncLoop::apply(const HoldFetch& command) {
  const auto box = boxes_.find(command.id);
  if (box == boxes_.end()) return;
  if (box->second.fetch.running) exchanges_.cancel(*box->second.fetch.running);
  box->second.fetch.running.reset();
  box->second.is_fetch_held = true;
}

void SyncLoop::start_due(const MailboxId& id, Box& box, SteadyTime now) {
  tell_all(id, box.engine.expire(now).events);
  if (!box.write.running && now >= box.write.not_before)
    if (const auto step = box.engine.next_write(now)) start(id, box, box.write, *step);
  if (!box.fetch.running && !box.is_fetch_held && now >= box.fetch.not_before) {
    const auto spread = wire::max_wait_seconds - wire::min_client_wait_seconds + 1;
    const auto wait = wire::min_client_wait_seconds + static_cast<std::uint32_t>(draw_(spread));
    if (const auto step = box.engine.next_fetch(now, wait)) start(id, box, box.fetch, *step);
  }
}

void SyncLoop::start(const MailboxId& id, Box& box, Lane& lane, const Step& step) {
  HttpRequest request;
  request.address = box.address;
  request.body = sign_step(step, {id, box.relay, box.seeds}, clock_.wall(), box.engine.t5_offset());
  request.limit = request_time + std::chrono::seconds(step.wait_seconds);
  lane.running = ++last_ticket_;
  exchanges_.start(*lane.running, id, std::move(request));
}

void SyncLoop::finish(Finished finished) {
  const auto own_t5 = wire::t5_of(clock_.wall());
  const auto now = clock_.steady();
  Reply reply{Error{ErrorCode::relay_unreachable, "speak to the relay"}, own_t5};
  if (finished.answer)
    reply.frame = std::move(finished.answer->body);
  else
    reply.frame = finished.answer.error();

  for (auto& [id, box] : boxes_) {
    if (box.fetch.running == finished.ticket) return conclude(id, box.fetch, box.engine.on_fetch(reply, now));
    if (box.write.running == finished.ticket) return conclude(id, box.write, box.engine.on_write(reply, now));
  }
}

void SyncLoop::conclude(const MailboxId& id, Lane& lane, Verdict verdict) {
  lane.running.reset();
  const auto ceiling = static_cast<std::uint64_t>(verdict.pause.ceiling.count());
  lane.not_before = clock_.steady() + verdict.pause.at_least + std::chrono::milliseconds(draw_(ceiling + 1));
  tell_all(id, std::move(verdict.events));
}

void SyncLoop::tell_all(const MailboxId& id, std::vector<EventBody> events) {
  for (auto& event : events) tell_({id, std::move(event)});
}

// A lane that rests wakes the loop at its time; one with nothing to do only moves with a command or an answer.
std::chrono::milliseconds SyncLoop::until_next(SteadyTime now) const {
  std::chrono::milliseconds next = longest_turn;
  const auto consider = [&](const Lane& lane) {
    if (!lane.running && lane.not_before > now) next = std::min(next, lane.not_before - now);
  };
  for (const auto& [id, box] : boxes_) {
    consider(box.fetch);
    consider(box.write);
  }
  return next;
}

}  // namespace candour::sync
