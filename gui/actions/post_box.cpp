#include "gui/actions/post_box.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <thread>

namespace candour::gui {

namespace {

using namespace std::chrono_literals;
constexpr auto patience = 10s;
constexpr auto time_to_end = 200ms;
constexpr std::size_t longest_line = 4096;

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
  if (child <= 0) {
    close(ends[0]);
    return failed;
  }
  return std::unique_ptr<PostBox>(new PostBox(child, ends[0]));
}

PostBox::PostBox(pid_t child, int output)
    : child_(child), output_(output), give_up_at_(std::chrono::steady_clock::now() + patience) {
  fcntl(output_, F_SETFL, O_NONBLOCK);
}

void PostBox::read_output() {
  char some[256];
  const auto got = read(output_, some, sizeof some);
  if (got > 0) said_.append(some, static_cast<std::size_t>(got));
  const auto end = said_.find('\n');
  if (end != std::string::npos) address_ = address_in(said_.substr(0, end));
  const bool has_ended = got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR);
  const bool is_over = end != std::string::npos || has_ended || said_.size() > longest_line ||
                       std::chrono::steady_clock::now() >= give_up_at_;
  has_failed_ = is_over && address_.empty();
}

PostBox::Stage PostBox::stage() {
  if (address_.empty() && !has_failed_) read_output();
  return has_failed_ ? Stage::failed : address_.empty() ? Stage::starting : Stage::ready;
}

PostBox::~PostBox() {
  close(output_);
  kill(child_, SIGTERM);
  const auto end = std::chrono::steady_clock::now() + time_to_end;
  while (waitpid(child_, nullptr, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() >= end) kill(child_, SIGKILL);
    std::this_thread::sleep_for(5ms);
  }
}

}  // namespace candour::gui
