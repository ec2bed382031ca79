// What the coroutines of one server share; private to the files http_*.cpp.
// The rules of relay.md 0.1 hold in both: one io_context and one thread, coroutines are free functions whose parameters
// live longer than they do, waking is cancelling a timer, and every read and write has a deadline.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <list>
#include <unordered_map>
#include <unordered_set>

#include "sync/relay/budget.hpp"
#include "sync/relay/files.hpp"
#include "sync/relay/http_server.hpp"
#include "sync/relay/pace.hpp"
#include "sync/relay/relay_core.hpp"

namespace candour::relay {

namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::tcp;
using Stream = boost::beast::tcp_stream;
using std::chrono::seconds;

inline constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);

// Something that sleeps until its mailbox changes, its time is over or its peer goes away.
struct Sleeper {
  explicit Sleeper(asio::io_context& io) : timer(io) {}
  void wake() {
    is_woken = true;
    timer.cancel();
  }
  asio::steady_timer timer;
  bool is_woken = false;
  bool has_hung_up = false;
};

struct Peer;

struct HttpServer::State {
  State(const Clock& handed_clock, const HttpLimits& handed_limits)
      : clock(handed_clock),
        limits(handed_limits),
        bodies(limits.body_bytes),
        pages(limits.page_bytes),
        crowd(limits.crowd_bytes_a_second) {}

  const Clock& clock;
  const HttpLimits limits;
  RelayCore* core = nullptr;
  bool is_stopping = false;
  Budget bodies;  // of requests, from their first byte to their answer
  Budget pages;   // of answers, from their making until they are sent
  Pace crowd;     // of long bodies from those who have not proven themselves
  std::unordered_set<Peer*> peers;
  std::size_t open = 0;         // sockets; a peer that was cut has none
  std::list<Peer*> unproven;    // those who may give way to a newcomer, oldest first
  std::list<Peer*> unfinished;  // those of them whose body is on its way, oldest first
  std::unordered_multimap<MailboxId, std::shared_ptr<Sleeper>> waiting;
  Descriptor spare;  // given up to answer a connection where there is no other descriptor
  // Destroyed before what stands above, since connections that are cut off still take themselves off those lists.
  asio::io_context io{1};
  tcp::acceptor acceptor{io};
  asio::signal_set signals{io};
  asio::steady_timer stop_timer{io};
};

// One connection. It is proven once somebody signed on it with the key of a mailbox.
struct Peer {
  Peer(HttpServer::State& state, tcp::socket socket) : stream(std::move(socket)), body(state.bodies) {}

  Stream stream;
  std::string received;  // and not yet read as part of a request
  bool is_reading = false;
  bool is_proven = false;
  bool is_cut = false;      // its socket went to a newcomer
  bool is_refused = false;  // its body is not read any further
  Share body;
  std::vector<Bytes> pieces;  // of the body, as far as it came; a refused one gives them up at once
};

}  // namespace candour::relay
