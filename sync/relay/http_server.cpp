#include "sync/relay/http_server.hpp"

#include <fcntl.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <csignal>

#include "sync/relay/http_connection.hpp"

namespace candour::relay {

namespace {

using State = HttpServer::State;

// What was asked for is answered within this, by whoever reads; what was acknowledged is on the disk before.
constexpr seconds stop_deadline{3};
constexpr std::chrono::milliseconds accept_pause{100};
constexpr int receive_buffer = 65536;
constexpr int most_let_in_at_once = 128;

Descriptor spare_descriptor() { return Descriptor(::open("/dev/null", O_RDONLY | O_CLOEXEC)); }

// Where no descriptor is left for a newcomer, he gets the spare one for a moment, to be sent away rather than kept.
void send_newcomer_away(State& state) {
  state.spare = Descriptor();
  boost::system::error_code ignored;
  { const auto newcomer = state.acceptor.accept(ignored); }
  state.spare = spare_descriptor();
}

bool is_want_of_descriptors(boost::system::error_code error) {
  return error == boost::system::errc::too_many_files_open || error == boost::system::errc::too_many_files_open_in_system;
}

// Above the limit somebody gives way, or the newcomer's socket closes here.
void let_in(State& state, tcp::socket newcomer) {
  const bool has_room = state.open < state.limits.connections || cut_oldest(state);
  if (has_room) asio::co_spawn(state.io, serve_connection(state, std::move(newcomer)), asio::detached);
}

// Those who came meanwhile are let in together: one a turn of the loop would have each wait for a turn of all others,
// once for everybody before it. The error that ended it; none where more may wait.
boost::system::error_code let_others_in(State& state) {
  boost::system::error_code error;
  for (int i = 0; i < most_let_in_at_once; ++i) {
    auto newcomer = state.acceptor.accept(error);
    if (error) return error;
    let_in(state, std::move(newcomer));
  }
  return error;
}

awaitable<void> accept_connections(State& state) {
  while (state.acceptor.is_open()) {
    auto [error, newcomer] = co_await state.acceptor.async_accept(no_throw);
    if (state.is_stopping) co_return;
    if (!error) {
      let_in(state, std::move(newcomer));
      error = let_others_in(state);
    }
    if (!error || error == asio::error::would_block) continue;
    if (is_want_of_descriptors(error) && cut_oldest(state)) continue;
    if (is_want_of_descriptors(error)) send_newcomer_away(state);
    asio::steady_timer pause(state.io, accept_pause);
    co_await pause.async_wait(no_throw);
  }
}

void begin_to_stop(State& state) {
  if (std::exchange(state.is_stopping, true)) return;
  boost::system::error_code ignored;
  state.acceptor.close(ignored);
  for (auto& [mailbox, sleeper] : state.waiting) sleeper->wake();
  for (auto* peer : state.peers) {
    if (peer->is_reading) peer->stream.cancel();
  }
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
                                                       const Clock& clock, const HttpLimits& limits) {
  boost::system::error_code error;
  const auto address = asio::ip::make_address(host, error);
  if (error) return Error{ErrorCode::bad_argument, "read the address to listen on"};
  auto state = std::make_unique<State>(clock, limits);
  const tcp::endpoint endpoint(address, port);
  auto& acceptor = state->acceptor;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  // Each connection has it from here: what the system keeps of requests that nobody read yet is bounded too.
  if (!error) acceptor.set_option(asio::socket_base::receive_buffer_size(receive_buffer), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(tcp::acceptor::max_listen_connections, error);
  if (!error) acceptor.non_blocking(true, error);
  if (error == boost::system::errc::address_in_use) return Error{ErrorCode::vault_in_use, "listen"};
  if (error) return Error{code_of_errno(error.value()), "listen"};
  state->spare = spare_descriptor();
  // From here a signal waits for run(): who was told of the address may stop it at once.
  boost::system::error_code ignored;
  state->signals.add(SIGTERM, ignored);
  state->signals.add(SIGINT, ignored);
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(state)));
}

std::uint16_t HttpServer::port() const {
  boost::system::error_code ignored;
  return state_->acceptor.local_endpoint(ignored).port();
}

void HttpServer::run(RelayCore& core) {
  auto& state = *state_;
  state.core = &core;
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
