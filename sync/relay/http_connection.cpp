#include "sync/relay/http_connection.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include "sync/relay/http_body.hpp"
#include "sync/relay/http_head.hpp"
#include "sync/relay/http_text.hpp"

namespace candour::relay {

namespace {

using State = HttpServer::State;

constexpr seconds idle_deadline{75};
constexpr seconds head_deadline{10};
constexpr int send_buffer = 131072;  // what the system keeps for a peer that does not read
constexpr std::size_t most_thrown_away = 65536;

seconds write_deadline(std::size_t size) { return seconds(20 + size / (8 * 1024)); }

// Keeps a peer on the lists of its server.
class Connected {
 public:
  Connected(State& state, Peer& peer) : state_(state), peer_(peer) {
    state_.peers.insert(&peer_);
    state_.unproven.push_back(&peer_);
    ++state_.open;
  }
  Connected(const Connected&) = delete;
  Connected& operator=(const Connected&) = delete;
  ~Connected() {
    state_.unproven.remove(&peer_);
    state_.peers.erase(&peer_);
    if (!peer_.is_cut) --state_.open;
    end_if_nothing_is_left(state_);
  }

 private:
  State& state_;
  Peer& peer_;
};

void prove(State& state, Peer& peer) {
  if (std::exchange(peer.is_proven, true)) return;
  state.unproven.remove(&peer);
}

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

// While a poll waits, its peer may only go away: whatever else it sends ends the connection too.
void watch_for_hang_up(Stream& stream, std::shared_ptr<Sleeper> sleeper) {
  stream.socket().async_wait(tcp::socket::wait_read, [sleeper](boost::system::error_code error) {
    if (error) return;
    sleeper->has_hung_up = true;
    sleeper->wake();
  });
}

void stop_watching(Peer& peer) {
  boost::system::error_code ignored;
  peer.stream.socket().cancel(ignored);
}

// Sleeps on one mailbox. The sleeper is on the list before the head is read again, so no append falls in between.
awaitable<std::optional<Answered>> hold(State& state, Peer& peer, Held held) {
  if (!peer.received.empty()) co_return std::nullopt;
  const Waiting waiting(state, held.mailbox);
  const auto sleeper = waiting.sleeper();
  sleeper->timer.expires_after(seconds(held.fetch.wait_seconds));
  watch_for_hang_up(peer.stream, sleeper);
  for (bool is_over = false; !is_over;) {
    sleeper->is_woken = false;
    const auto pending = std::make_shared<Pending>(state.io);
    state.core->look_again(held, state.clock.wall(), deliver_to(state, pending));
    auto decision = co_await decided(pending);
    if (auto* answered = std::get_if<Answered>(&decision)) {
      stop_watching(peer);
      co_return std::move(*answered);
    }
    if (state.is_stopping || sleeper->has_hung_up) break;
    if (sleeper->is_woken) continue;
    const auto [error] = co_await sleeper->timer.async_wait(no_throw);
    is_over = !error;
  }
  stop_watching(peer);
  if (sleeper->has_hung_up) co_return std::nullopt;
  const auto pending = std::make_shared<Pending>(state.io);
  state.core->give_up_waiting(held, state.clock.wall(), deliver_to(state, pending));
  auto decision = co_await decided(pending);
  co_return std::move(std::get<Answered>(decision));
}

// Nothing: the peer went away while it waited.
awaitable<std::optional<Answered>> answer_frame(State& state, Peer& peer, Bytes frame) {
  if (state.is_stopping) co_return RelayCore::refuse(wire::Code::busy, state.clock.wall());
  const auto pending = std::make_shared<Pending>(state.io);
  state.core->handle(std::move(frame), state.clock.wall(), deliver_to(state, pending));
  auto decision = co_await decided(pending);
  peer.body.release();
  if (auto* answered = std::get_if<Answered>(&decision)) {
    if (is_for_a_key_holder(answered->code)) prove(state, peer);
    co_return std::move(*answered);
  }
  prove(state, peer);
  co_return co_await hold(state, peer, std::get<Held>(decision));
}

// Reads on until what was received begins with a whole head; its size, or nothing at the end of the stream or of
// patience. A head that grows too long is handed out as it is, for judge_head to refuse.
awaitable<std::optional<std::size_t>> read_head(State& state, Peer& peer) {
  std::array<char, 4096> chunk;
  auto& received = peer.received;
  peer.stream.expires_after(received.empty() ? idle_deadline : head_deadline);
  for (bool is_idle = received.empty();; is_idle = false) {
    if (const auto size = head_size(received)) co_return size;
    if (received.size() > max_head_size) co_return received.size();
    const auto count = co_await read_more(state, peer, asio::buffer(chunk));
    if (count == 0) co_return std::nullopt;
    received.append(chunk.data(), count);
    if (is_idle) peer.stream.expires_after(head_deadline);
  }
}

HttpAnswer refusal_answer(const State& state, const HttpRefusal& refusal) {
  return {refusal.status, false, Content::frame, {}, RelayCore::refuse(refusal.code, state.clock.wall()).frame,
          0,              refusal.allowed};
}

HttpAnswer info_answer(const State& state, bool keeps_alive) {
  const auto body = state.core->info_body(state.clock.wall());
  return {200, keeps_alive, Content::json, state.core->sign_info(body), to_bytes(as_bytes(body)), 0, {}};
}

HttpAnswer health_answer(bool keeps_alive) {
  return {200, keeps_alive, Content::text, {}, to_bytes(as_bytes("ok\n")), 0, {}};
}

// An answer and what follows of its page, with the memory that they take.
struct Reply {
  explicit Reply(State& state) : page(state.pages) {}
  HttpAnswer http;
  bool has_body = true;
  Rest rest;
  Share page;
};

// Where the memory of all answers is used up, the reply says busy instead.
void fill(const State& state, Reply& reply, Answered answered, bool keeps_alive) {
  const bool fits = reply.page.grow_to(answered.rest.count > 0 ? max_piece : answered.frame.size());
  if (!fits) answered = RelayCore::refuse(wire::Code::busy, state.clock.wall());
  reply.rest = answered.rest;
  reply.http = {wire::http_status_of(answered.code), keeps_alive, Content::frame, {}, std::move(answered.frame),
                answered.rest.bytes,                 {}};
}

// Answers a request to /v1/box. False: the peer is gone.
awaitable<bool> answer_box(State& state, Peer& peer, HttpRequest request, Reply& reply) {
  auto body = co_await read_body(state, peer, request.body_size);
  if (!body && peer.is_refused) reply.http = refusal_answer(state, {503, wire::Code::busy});
  if (!body) co_return peer.is_refused;
  auto answered = co_await answer_frame(state, peer, std::move(*body));
  if (!answered) co_return false;
  fill(state, reply, std::move(*answered), request.keeps_alive && !state.is_stopping);
  co_return true;
}

// Reads one request and makes its answer. False: the connection is to be closed without one.
// What came after this request stays for the next one: requests that follow at once are answered in their order.
awaitable<bool> answer_next(State& state, Peer& peer, Reply& reply) {
  const auto size = co_await read_head(state, peer);
  if (!size) co_return false;
  const auto judged = judge_head(std::string_view(peer.received).substr(0, *size));
  reply.has_body = !asks_for_head_alone(peer.received);
  peer.received.erase(0, *size);
  if (const auto* refusal = std::get_if<HttpRefusal>(&judged)) {
    reply.http = refusal_answer(state, *refusal);
    co_return true;
  }
  const auto request = std::get<HttpRequest>(judged);
  if (request.route == Route::info) reply.http = info_answer(state, request.keeps_alive);
  if (request.route == Route::health) reply.http = health_answer(request.keeps_alive);
  if (request.route != Route::box) co_return true;
  co_return co_await answer_box(state, peer, request, reply);
}

awaitable<bool> write_all(Peer& peer, asio::const_buffer bytes) {
  peer.stream.expires_after(write_deadline(bytes.size()));
  const auto [error, count] = co_await asio::async_write(peer.stream, bytes, no_throw);
  co_return !error;
}

// Sends an answer, of a long page one piece after the other. False: the connection is to be closed.
awaitable<bool> send(State& state, Peer& peer, Reply& reply) {
  auto bytes = to_bytes(as_bytes(text_of(reply.http)));
  if (reply.has_body) append(bytes, reply.http.body);
  reply.http.body = {};
  if (!co_await write_all(peer, asio::buffer(bytes))) co_return false;
  for (auto rest = reply.rest; rest.count > 0 && reply.has_body;) {
    std::optional<Piece> piece;
    state.core->read_on(rest, [&piece](std::optional<Piece> next) { piece = std::move(next); });
    if (!piece || !co_await write_all(peer, asio::buffer(piece->bytes))) co_return false;
    rest = piece->rest;
  }
  co_return reply.http.keeps_alive;
}

// What a peer still sends must not turn our last answer into a reset, so some of it is read for a moment and thrown away:
// not all that it promised, or a crowd that was refused would keep the relay reading.
awaitable<void> linger(State& state, Peer& peer) {
  boost::system::error_code error;
  peer.stream.socket().shutdown(tcp::socket::shutdown_send, error);
  std::array<char, 4096> rest;
  peer.stream.expires_after(state.is_stopping ? std::chrono::milliseconds(50) : std::chrono::milliseconds(1000));
  for (std::size_t thrown_away = 0; !error && thrown_away < most_thrown_away;) {
    const auto [read_error, count] = co_await peer.stream.async_read_some(asio::buffer(rest), no_throw);
    error = read_error;
    thrown_away += count;
  }
}

}  // namespace

bool cut_oldest(State& state) {
  if (state.unproven.empty()) return false;
  auto& oldest = *state.unproven.front();
  state.unproven.pop_front();
  oldest.is_cut = true;
  --state.open;
  oldest.stream.close();
  return true;
}

void end_if_nothing_is_left(State& state) {
  if (!state.is_stopping || !state.peers.empty()) return;
  state.signals.cancel();
  state.stop_timer.cancel();
}

awaitable<void> serve_connection(State& state, tcp::socket socket) {
  Peer peer(state, std::move(socket));
  const Connected connected(state, peer);
  boost::system::error_code ignored;
  peer.stream.socket().set_option(tcp::no_delay(true), ignored);
  peer.stream.socket().set_option(asio::socket_base::send_buffer_size(send_buffer), ignored);
  for (bool stays = true; stays && !state.is_stopping && !peer.is_cut;) {
    Reply reply(state);
    stays = co_await answer_next(state, peer, reply);
    if (stays) stays = co_await send(state, peer, reply);
  }
  if (!peer.is_cut) co_await linger(state, peer);
}

}  // namespace candour::relay
