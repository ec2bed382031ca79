#include "sync/relay/http_body.hpp"

namespace candour::relay {

namespace {

using State = HttpServer::State;

constexpr std::size_t first_piece = 4096;
constexpr std::size_t most_at_once = 16384;   // of one body, so that each connection gets its turn
constexpr std::size_t read_unslowed = 65536;  // of a body, as much as any ordinary request has

seconds body_deadline(std::size_t size) { return seconds(10 + size / (32 * 1024)); }

// Keeps a peer among those whose body may give way, while that body is on its way.
class Unfinished {
 public:
  Unfinished(State& state, Peer& peer) : state_(state), peer_(peer) {
    if (!peer.is_proven) state_.unfinished.push_back(&peer_);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished() { state_.unfinished.remove(&peer_); }

 private:
  State& state_;
  Peer& peer_;
};

void refuse_body(Peer& peer) {
  peer.is_refused = true;
  peer.pieces = {};
  peer.body.release();
}

// Takes the bytes of the oldest unfinished body of another peer that has not proven itself; false if there is none.
bool refuse_oldest_body(State& state, const Peer& but) {
  for (auto* peer : state.unfinished) {
    if (peer == &but || peer->body.size() == 0) continue;
    refuse_body(*peer);
    peer->stream.cancel();
    state.unfinished.remove(peer);
    return true;
  }
  return false;
}

// Makes room for `size` bytes of the peer's body. False: there is none to be had, and it is to be refused.
bool make_room(State& state, Peer& peer, std::size_t size) {
  while (!peer.body.grow_to(size)) {
    if (!refuse_oldest_body(state, peer)) return false;
  }
  return true;
}

// False: the peer is gone, or refused.
awaitable<bool> fill(State& state, Peer& peer, Bytes& piece) {
  for (std::size_t have = 0; have < piece.size();) {
    const auto place = asio::buffer(piece) + have;
    const auto at_hand = asio::buffer_copy(place, asio::buffer(peer.received));
    peer.received.erase(0, at_hand);
    const auto count = at_hand > 0 ? at_hand : co_await read_more(state, peer, place);
    if (count == 0) co_return false;
    have += count;
  }
  co_return true;
}

// Those who have not proven themselves are read at one pace together, beyond what an ordinary request has: a crowd that
// sends as fast as it can would otherwise take the loop's time from everybody.
awaitable<void> keep_pace(State& state, const Peer& peer, std::size_t have, std::size_t count) {
  if (peer.is_proven || have <= read_unslowed) co_return;
  asio::steady_timer turn(state.io, state.crowd.wait_after(count, Pace::Clock::now()));
  co_await turn.async_wait(no_throw);
}

// One that is whole is joined at once, so at most one body at a time takes its memory twice.
Bytes joined(Peer& peer, std::size_t size) {
  const auto pieces = std::exchange(peer.pieces, {});
  Bytes body;
  body.reserve(size);
  for (const auto& piece : pieces) append(body, piece);
  return body;
}

}  // namespace

awaitable<std::size_t> read_more(State& state, Peer& peer, asio::mutable_buffer place) {
  if (state.is_stopping || peer.is_cut || peer.is_refused) co_return 0;
  peer.is_reading = true;
  const auto [error, count] = co_await peer.stream.async_read_some(place, no_throw);
  peer.is_reading = false;
  if (error) co_return 0;
  co_return count;
}

awaitable<std::optional<Bytes>> read_body(State& state, Peer& peer, std::size_t size) {
  const Unfinished unfinished(state, peer);
  peer.stream.expires_after(body_deadline(size));
  for (std::size_t have = 0; have < size;) {
    const auto next = std::min(size - have, have == 0 ? first_piece : most_at_once);
    if (!make_room(state, peer, have + next)) {
      refuse_body(peer);
      co_return std::nullopt;
    }
    Bytes piece(next);
    const bool is_full = co_await fill(state, peer, piece);
    if (!is_full || peer.is_refused) co_return std::nullopt;
    peer.pieces.push_back(std::move(piece));
    have += next;
    co_await keep_pace(state, peer, have, next);
  }
  if (peer.is_refused) co_return std::nullopt;
  co_return joined(peer, size);
}

}  // namespace candour::relay
