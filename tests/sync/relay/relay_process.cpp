#include "tests/sync/relay/relay_process.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace candour::relay_test {

namespace {

const std::string program = CANDOUR_BIN_DIR "/candour-relay";
constexpr std::chrono::seconds patience{20};

void set_limit(int what, const std::optional<rlim_t>& value) {
  if (!value) return;
  const rlimit limit{*value, *value};
  if (::setrlimit(static_cast<__rlimit_resource>(what), &limit) != 0) ::_exit(126);
}

// In the child. What root may do beyond permissions is taken from what it gets when it becomes the program.
void apply(const ProcessLimits& limits) {
  set_limit(RLIMIT_NOFILE, limits.descriptors);
  set_limit(RLIMIT_DATA, limits.memory);
  set_limit(RLIMIT_FSIZE, limits.file_size);
  if (!limits.obeys_permissions || ::geteuid() != 0) return;
  for (const auto capability : {1, 2}) {  // CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    if (::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0) ::_exit(126);
  }
}

// The child, with standard output in `out` (a descriptor) and standard error in `err` (a file).
pid_t spawn(const std::vector<std::string>& arguments, int out, const std::string& err, const ProcessLimits& limits) {
  std::vector<char*> words{const_cast<char*>(program.c_str())};
  for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  const pid_t pid = ::fork();
  if (pid != 0) return pid;
  const int err_file = ::open(err.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  ::dup2(out, 1);
  ::dup2(err_file, 2);
  apply(limits);
  ::execv(program.c_str(), words.data());
  ::_exit(127);
}

std::string read_line(int descriptor) {
  std::string line;
  char c = 0;
  while (::read(descriptor, &c, 1) == 1 && c != '\n') line += c;
  return line;
}

int exit_code_of(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : -1; }

std::string text_in(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "candour-relay-test-XXXXXX").string();
  path_ = ::mkdtemp(name.data()) == nullptr ? "" : name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

RelayProcess::RelayProcess(const std::filesystem::path& data, const std::filesystem::path& clock_file,
                           const ProcessLimits& limits)
    : err_(data.string() + ".err") {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return;
  pid_ = spawn({"--listen", "127.0.0.1:0", "--data", data.string(), "--clock", clock_file.string(), "run"}, ends[1],
               err_, limits);
  ::close(ends[1]);
  line_ = read_line(ends[0]);
  ::close(ends[0]);
  const auto host = line_.find("127.0.0.1:");
  if (host != std::string::npos) port_ = static_cast<std::uint16_t>(std::atoi(line_.c_str() + host + 10));
}

RelayProcess::~RelayProcess() {
  if (pid_ > 0) (void)kill();
}

bool RelayProcess::is_alive() { return pid_ > 0 && ::waitpid(pid_, nullptr, WNOHANG) == 0; }

void RelayProcess::signal(int number) { ::kill(pid_, number); }

std::size_t RelayProcess::peak_memory() const {
  std::ifstream status("/proc/" + std::to_string(pid_) + "/status");
  std::string word;
  std::size_t kibibytes = 0;
  while (status >> word && word != "VmHWM:") {
  }
  status >> kibibytes;
  return kibibytes * 1024;
}

std::string RelayProcess::said() const { return text_in(err_); }

int RelayProcess::terminate() {
  ::kill(pid_, SIGTERM);
  return wait();
}

int RelayProcess::kill() {
  ::kill(pid_, SIGKILL);
  return wait();
}

int RelayProcess::wait() {
  const auto until = std::chrono::steady_clock::now() + patience;
  int status = 0;
  while (::waitpid(pid_, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > until) return -2;
    ::usleep(2000);
  }
  pid_ = -1;
  return exit_code_of(status);
}

Ran run_relay(const std::vector<std::string>& arguments, const ProcessLimits& limits) {
  const TemporaryFolder folder;
  const auto out = folder.path() / "out";
  const auto err = folder.path() / "err";
  const int out_file = ::open(out.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  const pid_t pid = spawn(arguments, out_file, err.string(), limits);
  ::close(out_file);
  int status = 0;
  ::waitpid(pid, &status, 0);
  return {exit_code_of(status), text_in(out), text_in(err)};
}

int run_relay_into(const std::string& file, const std::vector<std::string>& arguments) {
  const TemporaryFolder folder;
  const int out_file = ::open(file.c_str(), O_WRONLY | O_CLOEXEC);
  const pid_t pid = spawn(arguments, out_file, (folder.path() / "err").string(), {});
  ::close(out_file);
  int status = 0;
  ::waitpid(pid, &status, 0);
  return exit_code_of(status);
}

Connection::Connection(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const timeval limit{patience.count(), 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  const int yes = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  (void)::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
}

Connection::~Connection() { ::close(socket_); }

bool Connection::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void Connection::finish_sending() { ::shutdown(socket_, SHUT_WR); }

Connection::HttpReply Connection::receive(Expect expect) {
  HttpReply reply;
  char c = 0;
  while (reply.head.find("\r\n\r\n") == std::string::npos) {
    if (::recv(socket_, &c, 1, 0) != 1) return {};
    reply.head += c;
  }
  const auto length = reply.head.find("Content-Length: ");
  reply.body.resize(
      length == std::string::npos ? 0 : static_cast<std::size_t>(std::atoi(reply.head.c_str() + length + 16)));
  if (expect == Expect::head_alone) reply.body.clear();
  if (!reply.body.empty() && ::recv(socket_, reply.body.data(), reply.body.size(), MSG_WAITALL) <= 0) return {};
  reply.status = std::atoi(reply.head.c_str() + 9);
  return reply;
}

std::string Connection::receive_some(std::size_t most) {
  std::string out(most, '\0');
  const auto got = ::recv(socket_, out.data(), most, 0);
  out.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return out;
}

void Connection::send_what_fits(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

Connection::Heard Connection::heard() {
  char c = 0;
  const auto got = ::recv(socket_, &c, 1, MSG_PEEK | MSG_DONTWAIT);
  if (got > 0) return Heard::something;
  return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? Heard::nothing : Heard::end;
}

void Connection::keep_little_unread() {
  const int bytes = 4096;
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
}

bool Connection::is_closed_by_peer() {
  char c = 0;
  return ::recv(socket_, &c, 1, 0) == 0;
}

std::string post_of(ByteView frame) {
  return "POST /v1/box HTTP/1.1\r\nHost: relay\r\nContent-Type: application/octet-stream\r\nContent-Length: " +
         std::to_string(frame.size()) + "\r\n\r\n" + to_text(frame);
}

}  // namespace candour::relay_test
