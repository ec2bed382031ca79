// How bytes reach a relay and come back. Nothing here knows what a frame means.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/ids.hpp"
#include "base/relay_address.hpp"
#include "base/result.hpp"
#include "sync/wire/limits.hpp"

namespace candour::sync {

enum class Method : std::uint8_t { post_box, get_info };

struct HttpRequest {
  RelayAddress address;
  Method method = Method::post_box;
  Bytes body;
  std::chrono::milliseconds limit{30'000};
};

struct HttpAnswer {
  Bytes body;
  std::string info_signature;  // of Candour-Signature, empty if there was none
};

// relay_unreachable when there is no answer of HTTP, also for one that is too large; tls_refused when the certificate
// is not trusted. Whether the body is a relay's is for the caller to see.
class Transport {
 public:
  virtual ~Transport() = default;
  virtual Result<HttpAnswer> exchange(const HttpRequest& request) = 0;
};

using Ticket = std::uint64_t;
struct Finished {
  Ticket ticket = 0;
  Result<HttpAnswer> answer;
};

// Several exchanges at once, driven by one thread. Connections are never shared between two mailboxes.
class Exchanges {
 public:
  virtual ~Exchanges() = default;
  virtual void start(Ticket ticket, const MailboxId& mailbox, HttpRequest request) = 0;
  // Ends one exchange; its answer is not reported any more.
  virtual void cancel(Ticket ticket) = 0;
  // Ends the exchanges of a mailbox and its connections; no answer of theirs is reported any more.
  virtual void forget(const MailboxId& mailbox) = 0;
  // What has finished, waiting for it at most so long. Returns early, perhaps with nothing, after wake().
  virtual std::vector<Finished> wait(std::chrono::milliseconds limit) = 0;
  // From any thread.
  virtual void wake() = 0;
};

}  // namespace candour::sync
