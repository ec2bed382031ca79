// Who a relay says it is, by its signed answer: what an invitation names and what a joiner keeps to.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "base/ids.hpp"
#include "base/relay_address.hpp"
#include "base/result.hpp"
#include "session/session.hpp"

namespace candour::session {

// A request under way on a thread of its own, so that whoever waits for its answer hears everything else meanwhile.
class RelayQuestion {
 public:
  // `wake` is called from that thread once there is an answer.
  RelayQuestion(RelayAddress address, const SyncOptions& options, std::function<void()> wake);
  // Gives the request up; the relay is not waited for.
  ~RelayQuestion();
  RelayQuestion(const RelayQuestion&) = delete;
  RelayQuestion& operator=(const RelayQuestion&) = delete;

  // Nothing while it is under way, which is 30 s at most. relay_unreachable or tls_refused when there is none.
  std::optional<Result<RelayId>> answer() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace candour::session
