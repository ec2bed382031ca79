// When the relay is asked what it holds of the mailbox as a whole, and what its signed answer is worth.
#include "sync/client/engine.hpp"
#include "sync/wire/mailbox.hpp"

namespace candour::sync {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds head_interval = 1h;
// So many answers in a row without a good signature are shown: somebody stands in between.
constexpr unsigned bad_heads_shown = 3;

std::uint32_t day_of(std::uint32_t t5) { return static_cast<std::uint32_t>(std::uint64_t{t5} * 300 / 86'400); }

}  // namespace

bool SyncEngine::is_head_due(SteadyTime now) const {
  if (!setup_.head || !is_at_head_) return false;
  return now >= (wants_head_ ? head_not_before_ : head_again_);
}

Step SyncEngine::ask_head() {
  write_.op = wire::Op::head;
  asked_head_.nonce = setup_.head->nonce();
  return Step{wire::Op::head, wire::encode(asked_head_), 0};
}

void SyncEngine::on_head(ByteView body, Verdict& verdict, SteadyTime now) {
  const auto answer = wire::parse_head_answer(body);
  const auto& asking = *setup_.head;
  if (!answer || !wire::verify_head(asking.relay, asking.mailbox, asked_head_, *answer)) {
    wants_head_ = true;
    head_not_before_ = now + head_backoff_.next(longest_rest).ceiling;
    if (++bad_heads_ >= bad_heads_shown)
      verdict.events.emplace_back(Failure{wire::Op::head, ErrorCode::malformed, std::nullopt, false, {}});
    return;
  }
  wants_head_ = false;
  bad_heads_ = 0;
  head_backoff_ = {};
  head_again_ = now + head_interval;
  head_day_ = answer->day_last;
  verdict.events.emplace_back(HeadTold{*answer});
}

// The day of the last append is told by the head alone, and moves with the first envelope of another day.
void SyncEngine::note_day(std::uint32_t relay_t5) {
  if (day_of(relay_t5) != head_day_) wants_head_ = true;
}

}  // namespace candour::sync
