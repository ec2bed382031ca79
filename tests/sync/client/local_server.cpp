#include "tests/sync/client/local_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace candour::sync {
namespace {

std::size_t content_length(const std::string& head) {
  const auto at = head.find("Content-Length: ");
  return at == std::string::npos ? 0 : std::stoul(head.substr(at + 16));
}

// Reads one request; false at the end of the connection.
bool receive(int socket, std::string& buffer, LocalServer::Call& call) {
  const auto more = [&] {
    char bytes[65536];
    const auto count = ::recv(socket, bytes, sizeof bytes, 0);
    if (count <= 0) return false;
    buffer.append(bytes, static_cast<std::size_t>(count));
    return true;
  };
  std::size_t end = 0;
  while ((end = buffer.find("\r\n\r\n")) == std::string::npos)
    if (!more()) return false;
  call.head = buffer.substr(0, end + 4);
  buffer.erase(0, end + 4);
  const auto size = content_length(call.head);
  while (buffer.size() < size)
    if (!more()) return false;
  call.body = to_bytes(as_bytes(std::string_view(buffer).substr(0, size)));
  buffer.erase(0, size);
  return true;
}

bool send_all(int socket, ByteView bytes) {
  while (!bytes.empty()) {
    const auto count = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace

LocalServer::LocalServer(Handler handler)
    : handler_(std::move(handler)), listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  if (::bind(listener_, generic, size) != 0 || ::listen(listener_, 16) != 0 ||
      ::getsockname(listener_, generic, &size) != 0)
    throw std::runtime_error("no loopback port");
  port_ = ntohs(address.sin_port);
  acceptor_ = std::thread([this] { serve(); });
}

LocalServer::~LocalServer() {
  is_ending_ = true;
  ::shutdown(listener_, SHUT_RDWR);
  acceptor_.join();
  notify();
  {
    const std::lock_guard lock(sockets_mutex_);
    for (const int socket : sockets_) ::shutdown(socket, SHUT_RDWR);
  }
  for (auto& worker : workers_) worker.join();
  for (const int socket : sockets_) ::close(socket);
  ::close(listener_);
}

void LocalServer::serve() {
  while (!is_ending_) {
    const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) return;
    ++connection_count_;
    const std::lock_guard lock(sockets_mutex_);
    sockets_.push_back(socket);
    workers_.emplace_back([this, socket] { serve_connection(socket); });
  }
}

void LocalServer::serve_connection(int socket) {
  std::string buffer;
  Call call;
  while (!is_ending_ && receive(socket, buffer, call))
    if (!send_all(socket, handler_(call))) return;
}

void LocalServer::wait_until(const std::function<bool()>& is_ready) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return is_ending_ || is_ready(); });
}

void LocalServer::notify() {
  const std::lock_guard lock(mutex_);
  changed_.notify_all();
}

Bytes LocalServer::ok(ByteView body, const std::string& more_headers) {
  Bytes out = to_bytes(as_bytes("HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: " +
                                std::to_string(body.size()) + "\r\n" + more_headers + "\r\n"));
  append(out, body);
  return out;
}

}  // namespace candour::sync
