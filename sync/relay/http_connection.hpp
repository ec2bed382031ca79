// One connection of the HTTP server, from its first request to its end.
#pragma once

#include "sync/relay/http_state.hpp"

namespace candour::relay {

// Serves one connection until its end.
awaitable<void> serve_connection(HttpServer::State& state, tcp::socket socket);

// Takes the socket of the oldest connection that has not proven itself; false if there is none.
bool cut_oldest(HttpServer::State& state);

// Ends the loop when it stops and the last connection is gone.
void end_if_nothing_is_left(HttpServer::State& state);

}  // namespace candour::relay
