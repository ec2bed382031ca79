// What the sync thread does in one turn: commands in, requests out, answers to the engines, events to the owner.
#pragma once

#include <map>

#include "sync/client/engine.hpp"
#include "sync/client/sync_thread.hpp"

namespace candour::sync {

// Never waits longer than this in one turn, so that slots expire without a timer of their own.
inline constexpr std::chrono::seconds longest_turn{30};

// Used by one thread. Each open mailbox has an engine and two lanes.
class SyncLoop {
 public:
  SyncLoop(Exchanges& exchanges, const Clock& clock, Draw draw, std::function<void(Event)> tell);
  // Applies the commands, starts what is due, waits for an answer or a wake. False once Stop was among them.
  bool turn(std::vector<Command> commands);

 private:
  enum class LaneKind : std::uint8_t { fetch, write };
  struct Lane {
    std::optional<Ticket> running;
    SteadyTime not_before{};
  };
  struct Box {
    wire::MailboxSeeds seeds;
    RelayAddress address;
    RelayId relay;
    SyncEngine engine;
    Lane fetch;
    Lane write;
    bool is_fetch_held = false;
  };

  void apply(OpenMailbox command);
  void apply(const CloseMailbox& command);
  void apply(const CreateMailbox& command);
  void apply(AppendEnvelopes command);
  void apply(const FetchNow& command);
  void apply(const HoldFetch& command);
  void apply(const Stop&) { is_stopping_ = true; }

  void start_due(const MailboxId& id, Box& box, SteadyTime now);
  void start(const MailboxId& id, Box& box, Lane& lane, const Step& step);
  void finish(Finished finished);
  void conclude(const MailboxId& id, Lane& lane, Verdict verdict);
  void tell_all(const MailboxId& id, std::vector<EventBody> events);
  std::chrono::milliseconds until_next(SteadyTime now) const;

  Exchanges& exchanges_;
  const Clock& clock_;
  Draw draw_;
  std::function<void(Event)> tell_;
  std::map<MailboxId, Box> boxes_;
  Ticket last_ticket_ = 0;
  bool is_stopping_ = false;
};

}  // namespace candour::sync
