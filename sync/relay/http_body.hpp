// What comes from a peer, as it comes; private to http_connection.cpp.
#pragma once

#include "sync/relay/http_state.hpp"

namespace candour::relay {

// More bytes of a request; 0 at the end of the stream or of patience, and where the peer is to give way.
awaitable<std::size_t> read_more(HttpServer::State& state, Peer& peer, asio::mutable_buffer place);

// A body of `size` bytes, of which some may have come with the head. What a head promises takes no memory. Nothing: the
// peer is gone, or peer.is_refused, where there is no memory for more of it.
awaitable<std::optional<Bytes>> read_body(HttpServer::State& state, Peer& peer, std::size_t size);

}  // namespace candour::relay
