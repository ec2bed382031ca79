#include "gui/actions/post_box.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace candour::gui {

namespace {

constexpr int patience_ms = 10'000;

// The first line of its output; empty if it ended or was silent for too long.
std::string first_line(int from) {
  std::string line;
  pollfd waiting{from, POLLIN, 0};
  while (poll(&waiting, 1, patience_ms) > 0) {
    char byte;
    if (read(from, &byte, 1) != 1) return {};
    if (byte == '\n') return line;
    line += byte;
  }
  return {};
}

// "candour-relay: http://127.0.0.1:41234, data in ...": host and port.
std::string address_in(const std::string& line) {
  const auto at = line.find("//");
  return at == std::string::npos ? std::string() : line.substr(at + 2, line.find(',', at) - at - 2);
}

[[noreturn]] void become_relay(int output, const std::string& program, const std::string& folder,
                               const std::string& listen) {
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  sigset_t none;  // what the window waits for by a thread must end the relay
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  dup2(output, STDOUT_FILENO);
  const int nothing = open("/dev/null", O_RDWR);
  dup2(nothing, STDIN_FILENO);
  dup2(nothing, STDERR_FILENO);
  execl(program.c_str(), program.c_str(), "--listen", listen.c_str(), "--data", folder.c_str(), nullptr);
  _exit(127);
}

}  // namespace

Result<std::unique_ptr<PostBox>> PostBox::start(const std::filesystem::path& programs,
                                                const std::filesystem::path& folder, const std::string& listen) {
  constexpr Error failed{ErrorCode::io_failed, "start a post box"};
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return failed;
  const std::string program = programs / "candour-relay";
  const std::string data = folder;
  const pid_t child = fork();
  if (child == 0) become_relay(ends[1], program, data, listen);
  close(ends[1]);
  const auto address = child > 0 ? address_in(first_line(ends[0])) : std::string();
  close(ends[0]);
  if (child <= 0) return failed;
  std::unique_ptr<PostBox> box(new PostBox(child, address));
  if (address.empty()) return failed;
  return box;
}

PostBox::~PostBox() {
  kill(child_, SIGTERM);
  waitpid(child_, nullptr, 0);
}

}  // namespace candour::gui
