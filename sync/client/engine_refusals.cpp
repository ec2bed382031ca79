// What the engine makes of every answer that is not ok, and of no answer at all (relay.md 2.5).
#include "base/defence.hpp"
#include "sync/client/engine.hpp"
#include "sync/wire/answer_bodies.hpp"

namespace candour::sync {

using namespace std::chrono_literals;
using wire::Code;
using wire::Op;

namespace {

constexpr std::chrono::milliseconds at_most_an_hour = 1h;

}  // namespace

ErrorCode error_of(Code code) {
  switch (code) {
    case Code::wrong_relay:
      return ErrorCode::wrong_relay;
    case Code::clock_skew:
      return ErrorCode::clock_skew;
    default:
      return ErrorCode::relay_refused;
  }
}

std::optional<std::int64_t> usable_offset(std::uint32_t own_t5, std::uint32_t relay_t5) {
  constexpr std::int64_t hour = wire::max_clock_offset_steps;
  const auto distance = wire::t5_distance(own_t5, relay_t5);
  if (CANDOUR_DEFENCE("101", distance > hour || distance < -hour)) return std::nullopt;
  return distance;
}

std::optional<wire::Answer> SyncEngine::accept(const Reply& reply, Lane& lane, Verdict& verdict, SteadyTime now) {
  if (!reply.frame) {
    network_failure(reply.frame.error().code, lane, verdict);
    return std::nullopt;
  }
  const auto answer = wire::parse_answer(*reply.frame);
  const bool is_ours = answer && (answer->head.op == lane.op || answer->head.op == Op::none);
  if (!is_ours) {
    // A captive portal or a broken proxy: no relay said anything.
    network_failure(ErrorCode::relay_unreachable, lane, verdict);
    return std::nullopt;
  }
  if (answer->head.code != Code::ok) {
    refuse(*answer, reply.own_t5, lane, verdict, now);
    return std::nullopt;
  }
  skew_answers_ = 0;
  return *answer;
}

void SyncEngine::refuse(const wire::Answer& answer, std::uint32_t own_t5, Lane& lane, Verdict& verdict,
                        SteadyTime now) {
  const auto code = answer.head.code;
  switch (code) {
    case Code::ok:
      return;
    case Code::denied:
      return denied(lane, verdict);
    case Code::clock_skew:
      return clock_skew(answer, own_t5, lane, verdict);
    case Code::epoch_changed:
    case Code::cursor_ahead:
      return moved(answer, lane, verdict, now);
    case Code::slow_down:
    case Code::busy:
      return told_to_wait(answer, lane, verdict);
    case Code::malformed:
    case Code::bad_size:
      if (lane.op != Op::append) return stop(lane, error_of(code), code, verdict);
      verdict.events.emplace_back(Failure{lane.op, error_of(code), code, false, outbox_.refused()});
      return;
    case Code::admission:
    case Code::bad_statement:
    case Code::wrong_relay:
    case Code::gone:
      return stop(lane, error_of(code), code, verdict);
    case Code::http:
    case Code::quota:
    case Code::disk_full:
      verdict.events.emplace_back(Failure{lane.op, error_of(code), code, false, {}});
      verdict.pause = lane.backoff.next(code == Code::disk_full ? at_most_an_hour : longest_rest);
      return;
  }
}

void SyncEngine::network_failure(ErrorCode error, Lane& lane, Verdict& verdict) {
  verdict.events.emplace_back(Failure{lane.op, error, std::nullopt, false, {}});
  verdict.pause = lane.backoff.next(longest_rest);
}

void SyncEngine::told_to_wait(const wire::Answer& answer, Lane& lane, Verdict& verdict) {
  const auto seconds = wire::parse_number(answer.body);
  if (!seconds) return network_failure(ErrorCode::malformed, lane, verdict);
  verdict.events.emplace_back(Failure{lane.op, ErrorCode::relay_refused, answer.head.code, false, {}});
  verdict.pause = lane.backoff.next(longest_rest);
  verdict.pause.at_least = std::min<std::chrono::milliseconds>(at_most_an_hour, std::chrono::seconds(*seconds));
}

void SyncEngine::clock_skew(const wire::Answer& answer, std::uint32_t own_t5, Lane& lane, Verdict& verdict) {
  const auto offset = usable_offset(own_t5, answer.head.t5);
  // Both lanes may be answered so before either signs again, hence two.
  const bool goes_on = ++skew_answers_ > 2;
  if (!offset || CANDOUR_DEFENCE("101", goes_on)) return stop(lane, ErrorCode::clock_skew, Code::clock_skew, verdict);
  t5_offset_ = *offset;
}

void SyncEngine::denied(Lane& lane, Verdict& verdict) {
  if (lane.op != Op::create && wants_create_) return;
  if (lane.op != Op::create && lane.creates_seen < creates_) return;  // asked before the create was answered
  const bool may_create = setup_.kind == wire::MailboxKind::journal && !setup_.create_body.empty() &&
                          lane.op != Op::create && (creates_ == 0 || was_lost_);
  if (!may_create) return stop(lane, ErrorCode::relay_refused, Code::denied, verdict);
  wants_create_ = true;
}

void SyncEngine::moved(const wire::Answer& answer, Lane& lane, Verdict& verdict, SteadyTime now) {
  const auto position = wire::parse_position_answer(answer.body);
  if (!position || lane.op != Op::fetch) return network_failure(ErrorCode::malformed, lane, verdict);
  const auto known = setup_.cursor.log_epoch;
  const auto cause = position->log_epoch > known ? EpochCause::restarted : EpochCause::rolled_back;
  change_epoch(position->log_epoch, cause, verdict, now);
}

void SyncEngine::stop(Lane& lane, ErrorCode error, std::optional<Code> code, Verdict& verdict) {
  is_stopped_ = true;
  wants_create_ = false;
  verdict.events.emplace_back(Failure{lane.op, error, code, true, {}});
}

}  // namespace candour::sync
