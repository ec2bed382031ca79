// The rules of relay.md 0.1 hold here: one io_context and one thread, coroutines are free functions whose parameters
// live longer than they do, waking is cancelling a timer, and every read and write has a deadline.
#include "sync/relay/http_server.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <csignal>
#include <unordered_map>
#include <unordered_set>

#include "sync/relay/http_head.hpp"
#include "sync/relay/http_text.hpp"
#include "sync/relay/relay_core.hpp"

namespace candour::relay {

namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::tcp;
using Stream = boost::beast::tcp_stream;
using std::chrono::seconds;

namespace {

constexpr seconds idle_deadline{75};
constexpr seconds head_deadline{10};
constexpr seconds stop_deadline{15};
constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);

seconds body_deadline(std::size_t size) { return seconds(10 + size / (32 * 1024)); }
seconds write_deadline(std::size_t size) { return seconds(20 + size / (8 * 1024)); }

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

}  // namespace

struct HttpServer::State {
  explicit State(const Clock& handed_clock) : clock(handed_clock) {}

  const Clock& clock;
  RelayCore* core = nullptr;
  bool is_stopping = false;
  std::size_t connections = 0;
  std::unordered_multimap<MailboxId, std::shared_ptr<Sleeper>> waiting;
  std::unordered_set<Stream*> idle;  // between two requests
  // Destroyed before what stands above, since connections that are cut off still take themselves off those lists.
  asio::io_context io{1};
  tcp::acceptor acceptor{io};
  asio::signal_set signals{io};
  asio::steady_timer stop_timer{io};
};

namespace {

using State = HttpServer::State;

// A decision of the core on its way to the coroutine that asked for it.
struct Pending {
  explicit Pending(asio::io_context& io) : is_decided(io, asio::steady_timer::time_point::max()) {}
  asio::steady_timer is_decided;
  std::optional<Decision> decision;
};

void settle(const std::shared_ptr<Pending>& pending, Decision decision) {
  pending->decision = std::move(decision);
  pending->is_decided.cancel();
}

// The store may answer on its own thread; the decision always travels through the loop.
Decide deliver_to(State& state, std::shared_ptr<Pending> pending) {
  return [&io = state.io, pending = std::move(pending)](Decision decision) {
    asio::post(io, [pending, decision = std::move(decision)]() mutable { settle(pending, std::move(decision)); });
  };
}

awaitable<Decision> decided(std::shared_ptr<Pending> pending) {
  while (!pending->decision) co_await pending->is_decided.async_wait(no_throw);
  co_return std::move(*pending->decision);
}

// Keeps a sleeper on its mailbox's list.
class Waiting {
 public:
  Waiting(State& state, const MailboxId& mailbox)
      : state_(state), entry_(state.waiting.emplace(mailbox, std::make_shared<Sleeper>(state.io))) {}
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;
  ~Waiting() { state_.waiting.erase(entry_); }
  const std::shared_ptr<Sleeper>& sleeper() const { return entry_->second; }

 private:
  State& state_;
  std::unordered_multimap<MailboxId, std::shared_ptr<Sleeper>>::iterator entry_;
};

// While a poll waits, its peer may only go away: more bytes would be pipelining, which ends the connection too.
void watch_for_hang_up(Stream& stream, std::shared_ptr<Sleeper> sleeper) {
  stream.socket().async_wait(tcp::socket::wait_read, [sleeper](boost::system::error_code error) {
    if (error) return;
    sleeper->has_hung_up = true;
    sleeper->wake();
  });
}

// Sleeps on one mailbox. The sleeper is on the list before the head is read again, so no append falls in between.
awaitable<std::optional<Answered>> hold(State& state, Stream& stream, Held held) {
  const Waiting waiting(state, held.mailbox);
  const auto sleeper = waiting.sleeper();
  sleeper->timer.expires_after(seconds(held.fetch.wait_seconds));
  watch_for_hang_up(stream, sleeper);
  for (bool is_over = false; !is_over;) {
    sleeper->is_woken = false;
    const auto pending = std::make_shared<Pending>(state.io);
    state.core->look_again(held, state.clock.wall(), deliver_to(state, pending));
    auto decision = co_await decided(pending);
    if (auto* answered = std::get_if<Answered>(&decision)) {
      stream.socket().cancel();
      co_return std::move(*answered);
    }
    if (state.is_stopping || sleeper->has_hung_up) break;
    if (sleeper->is_woken) continue;
    const auto [error] = co_await sleeper->timer.async_wait(no_throw);
    is_over = !error;
  }
  stream.socket().cancel();
  if (sleeper->has_hung_up) co_return std::nullopt;
  const auto pending = std::make_shared<Pending>(state.io);
  state.core->give_up_waiting(held, state.clock.wall(), deliver_to(state, pending));
  auto decision = co_await decided(pending);
  co_return std::move(std::get<Answered>(decision));
}

// Nothing: the peer went away while it waited.
awaitable<std::optional<Answered>> answer_frame(State& state, Stream& stream, Bytes frame) {
  if (state.is_stopping) co_return RelayCore::refuse(wire::Code::busy, state.clock.wall());
  const auto pending = std::make_shared<Pending>(state.io);
  state.core->handle(std::move(frame), state.clock.wall(), deliver_to(state, pending));
  auto decision = co_await decided(pending);
  if (auto* answered = std::get_if<Answered>(&decision)) co_return std::move(*answered);
  co_return co_await hold(state, stream, std::get<Held>(decision));
}

// Reads on until `received` begins with a whole head; its size, or nothing at the end of the stream or of patience.
// A head that grows too long is handed out as it is, for judge_head to refuse.
awaitable<std::optional<std::size_t>> read_head(State& state, Stream& stream, std::string& received) {
  std::array<char, 4096> chunk;
  stream.expires_after(received.empty() ? idle_deadline : head_deadline);
  bool is_idle = received.empty();
  for (;;) {
    if (const auto size = head_size(received)) co_return size;
    if (received.size() > max_head_size) co_return received.size();
    if (is_idle) state.idle.insert(&stream);
    const auto [error, count] = co_await stream.async_read_some(asio::buffer(chunk), no_throw);
    state.idle.erase(&stream);
    if (error) co_return std::nullopt;
    received.append(chunk.data(), count);
    if (is_idle) stream.expires_after(head_deadline);
    is_idle = false;
  }
}

awaitable<std::optional<Bytes>> read_body(Stream& stream, std::string_view begun, std::size_t size) {
  Bytes body(size);
  std::copy(begun.begin(), begun.end(), body.begin());
  stream.expires_after(body_deadline(size));
  for (auto have = begun.size(); have < size;) {
    const auto [error, count] =
        co_await stream.async_read_some(asio::buffer(body.data() + have, size - have), no_throw);
    if (error) co_return std::nullopt;
    have += count;
  }
  co_return body;
}

awaitable<bool> send(Stream& stream, HttpAnswer answer) {
  const auto head = text_of(answer);
  const std::array<asio::const_buffer, 2> buffers{asio::buffer(head), asio::buffer(answer.body)};
  stream.expires_after(write_deadline(answer.body.size()));
  const auto [error, count] = co_await asio::async_write(stream, buffers, no_throw);
  co_return !error && answer.keeps_alive;
}

HttpAnswer refusal_answer(const State& state, const HttpRefusal& refusal) {
  return {refusal.status, false, Content::frame, {}, RelayCore::refuse(refusal.code, state.clock.wall()).frame};
}

HttpAnswer info_answer(const State& state, bool keeps_alive) {
  const auto body = state.core->info_body(state.clock.wall());
  return {200, keeps_alive, Content::json, state.core->sign_info(body), to_bytes(as_bytes(body))};
}

HttpAnswer health_answer(bool keeps_alive) { return {200, keeps_alive, Content::text, {}, to_bytes(as_bytes("ok\n"))}; }

// The answer to a request to /v1/box whose first body bytes may stand in `received`; nothing: the peer is gone.
awaitable<std::optional<HttpAnswer>> answer_box(State& state, Stream& stream, std::string& received,
                                                HttpRequest request) {
  auto body = co_await read_body(stream, received, request.body_size);
  received.clear();
  if (!body) co_return std::nullopt;
  auto answered = co_await answer_frame(state, stream, std::move(*body));
  if (!answered) co_return std::nullopt;
  const bool stays = request.keeps_alive && !state.is_stopping;
  HttpAnswer answer{wire::http_status_of(answered->code), stays, Content::frame, {}, std::move(answered->frame)};
  co_return answer;
}

// Reads one request and makes its answer; nothing: the connection is to be closed without one.
awaitable<std::optional<HttpAnswer>> answer_next(State& state, Stream& stream, std::string& received) {
  const auto size = co_await read_head(state, stream, received);
  if (!size) co_return std::nullopt;
  const auto judged = judge_head(std::string_view(received).substr(0, *size));
  received.erase(0, *size);
  if (const auto* refusal = std::get_if<HttpRefusal>(&judged)) co_return refusal_answer(state, *refusal);
  const auto request = std::get<HttpRequest>(judged);
  if (received.size() > request.body_size) co_return refusal_answer(state, HttpRefusal{});
  if (request.route == Route::info) co_return info_answer(state, request.keeps_alive);
  if (request.route == Route::health) co_return health_answer(request.keeps_alive);
  auto answer = co_await answer_box(state, stream, received, request);
  co_return answer;
}

// What a peer still sends must not turn our last answer into a reset, so it is read for a moment and thrown away.
awaitable<void> linger(State& state, Stream& stream) {
  boost::system::error_code error;
  stream.socket().shutdown(tcp::socket::shutdown_send, error);
  std::array<char, 4096> rest;
  stream.expires_after(state.is_stopping ? std::chrono::milliseconds(50) : std::chrono::milliseconds(1000));
  while (!error) {
    const auto [read_error, count] = co_await stream.async_read_some(asio::buffer(rest), no_throw);
    error = read_error;
  }
}

void end_if_nothing_is_left(State& state) {
  if (!state.is_stopping || state.connections > 0) return;
  state.signals.cancel();
  state.stop_timer.cancel();
}

// Counts a connection for as long as it lives.
class Connected {
 public:
  explicit Connected(State& state) : state_(state) { ++state_.connections; }
  Connected(const Connected&) = delete;
  Connected& operator=(const Connected&) = delete;
  ~Connected() {
    --state_.connections;
    end_if_nothing_is_left(state_);
  }

 private:
  State& state_;
};

awaitable<void> serve_connection(State& state, tcp::socket socket) {
  const Connected connected(state);
  boost::system::error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  Stream stream(std::move(socket));
  std::string received;
  for (bool stays = true; stays && !state.is_stopping;) {
    auto answer = co_await answer_next(state, stream, received);
    if (!answer) break;
    stays = co_await send(stream, std::move(*answer));
  }
  co_await linger(state, stream);
}

awaitable<void> accept_connections(State& state) {
  while (state.acceptor.is_open()) {
    auto [error, socket] = co_await state.acceptor.async_accept(no_throw);
    if (state.is_stopping) co_return;
    if (!error) {
      asio::co_spawn(state.io, serve_connection(state, std::move(socket)), asio::detached);
      continue;
    }
    // Out of descriptors, most likely: the next one comes when a connection has gone.
    asio::steady_timer pause(state.io, std::chrono::milliseconds(100));
    co_await pause.async_wait(no_throw);
  }
}

void begin_to_stop(State& state) {
  if (std::exchange(state.is_stopping, true)) return;
  boost::system::error_code ignored;
  state.acceptor.close(ignored);
  for (auto& [mailbox, sleeper] : state.waiting) sleeper->wake();
  for (auto* stream : state.idle) stream->cancel();
  state.stop_timer.expires_after(stop_deadline);
  state.stop_timer.async_wait([&state](boost::system::error_code error) {
    if (!error) state.io.stop();
  });
  end_if_nothing_is_left(state);
}

void on_signal(State& state) {
  state.signals.async_wait([&state](boost::system::error_code error, int) {
    if (error) return;
    if (state.is_stopping) std::_Exit(0);
    on_signal(state);
    begin_to_stop(state);
  });
}

}  // namespace

HttpServer::HttpServer(std::unique_ptr<State> state) : state_(std::move(state)) {}
HttpServer::~HttpServer() = default;

Result<std::unique_ptr<HttpServer>> HttpServer::listen(const std::string& host, std::uint16_t port,
                                                       const Clock& clock) {
  boost::system::error_code error;
  const auto address = asio::ip::make_address(host, error);
  if (error) return Error{ErrorCode::bad_argument, "read the address to listen on"};
  auto state = std::make_unique<State>(clock);
  const tcp::endpoint endpoint(address, port);
  auto& acceptor = state->acceptor;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(tcp::acceptor::max_listen_connections, error);
  if (error) return Error{ErrorCode::io_failed, "listen"};
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(state)));
}

std::uint16_t HttpServer::port() const {
  boost::system::error_code ignored;
  return state_->acceptor.local_endpoint(ignored).port();
}

void HttpServer::run(RelayCore& core) {
  auto& state = *state_;
  state.core = &core;
  boost::system::error_code ignored;
  state.signals.add(SIGTERM, ignored);
  state.signals.add(SIGINT, ignored);
  on_signal(state);
  asio::co_spawn(state.io, accept_connections(state), asio::detached);
  state.io.run();
}

void HttpServer::stop() {
  asio::post(state_->io, [state = state_.get()] { begin_to_stop(*state); });
}

void HttpServer::wake(const MailboxId& mailbox) {
  asio::post(state_->io, [state = state_.get(), mailbox] {
    const auto [first, last] = state->waiting.equal_range(mailbox);
    for (auto entry = first; entry != last; ++entry) entry->second->wake();
  });
}

}  // namespace candour::relay
