#include "cli/output.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <string>

#include "cli/process.hpp"

namespace candour::cli {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds patience_once_asked{250};
constexpr milliseconds between_looks{100};
// A terminal with room for one byte can be written to and takes no line end, which is two.
constexpr milliseconds until_more_room{10};
constexpr std::size_t piece_that_may_wait = 512;
constexpr int once_more = O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;

// What is left of it is the same for all outputs.
milliseconds patience = patience_once_asked;

// The terminal of this process, if `facts` are that: it can be opened after a change of user too, as /dev/pts/N cannot.
int open_own_terminal(const struct stat& facts) {
  const int terminal = open("/dev/tty", once_more);
  unsigned device = 0;
  if (terminal < 0 || (ioctl(terminal, TIOCGDEV, &device) == 0 && device == facts.st_rdev)) return terminal;
  close(terminal);
  return -1;
}

int open_once_more(int descriptor, const struct stat& facts) {
  const int again = open(("/proc/self/fd/" + std::to_string(descriptor)).c_str(), once_more);
  return again < 0 && S_ISCHR(facts.st_mode) ? open_own_terminal(facts) : again;
}

bool has_room(int descriptor) {
  pollfd watched{descriptor, POLLOUT, 0};
  return poll(&watched, 1, 0) == 1;
}

enum class Watched : unsigned char { reader, time };

// Waits until there is room, something is asked or some time has passed; false once the patience is used up.
bool wait_for_room(int descriptor, Watched what) {
  const bool is_asked = asked() != Asked::nothing;
  if (!is_asked) patience = patience_once_asked;
  if (patience <= milliseconds(0)) return false;
  pollfd watched[2] = {{what == Watched::reader ? descriptor : -1, POLLOUT, 0},
                       {is_asked ? -1 : stop_descriptor(), POLLIN, 0}};
  // The pipe holds something and nothing is asked: the process was stopped and goes on, which is for others to hear.
  const bool is_stale = poll(&watched[1], 1, 0) == 1 && asked() == Asked::nothing;
  if (is_stale) watched[1].fd = -1;
  auto limit = is_asked ? patience : is_stale ? between_looks : milliseconds(-1);
  if (what == Watched::time) limit = until_more_room;
  const auto begun = std::chrono::steady_clock::now();
  poll(watched, 2, static_cast<int>(limit.count()));
  const auto waited = std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begun);
  if (is_asked) patience -= std::max(waited, milliseconds(1));
  return true;
}

ssize_t write_cookie(void* stream, const char* bytes, std::size_t size) {
  auto& out = *static_cast<std::ostream*>(stream);
  out.write(bytes, static_cast<std::streamsize>(size)).flush();
  return out.good() ? static_cast<ssize_t>(size) : 0;
}

}  // namespace

UnblockedDescriptor::UnblockedDescriptor(int descriptor) : descriptor_(descriptor) {
  struct stat facts {};
  if (fstat(descriptor, &facts) != 0) return;
  if (S_ISSOCK(facts.st_mode)) kind_ = Kind::socket;
  if (!S_ISFIFO(facts.st_mode) && isatty(descriptor) == 0) return;
  kind_ = Kind::terminal_or_pipe;
  again_ = open_once_more(descriptor, facts);
}

UnblockedDescriptor::~UnblockedDescriptor() {
  if (again_ >= 0) close(again_);
}

std::optional<std::size_t> UnblockedDescriptor::put(std::string_view text) const {
  ssize_t taken = 0;
  if (kind_ == Kind::socket) {
    taken = send(descriptor_, text.data(), text.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
  } else if (kind_ == Kind::file || again_ >= 0) {
    taken = write(number(), text.data(), text.size());
  } else if (has_room(descriptor_)) {
    taken = write(descriptor_, text.data(), std::min(text.size(), piece_that_may_wait));
  }
  if (taken >= 0) return static_cast<std::size_t>(taken);
  if (errno == EAGAIN || errno == EINTR) return 0;
  return std::nullopt;
}

Written write_as_read(const UnblockedDescriptor& descriptor, std::string_view text) {
  auto left_at_last_wait = text.size() + 1;
  while (!text.empty()) {
    const auto taken = descriptor.put(text);
    if (!taken) return Written::failed;
    text.remove_prefix(*taken);
    if (*taken > 0) continue;
    const auto what = text.size() < left_at_last_wait ? Watched::reader : Watched::time;
    left_at_last_wait = what == Watched::reader ? text.size() : text.size() + 1;
    if (!wait_for_room(descriptor.number(), what)) return Written::cut_off;
  }
  return Written::whole;
}

Output::~Output() {
  Output::sync();
  empty();
}

Output::int_type Output::overflow(int_type byte) {
  if (sync() != 0) return traits_type::eof();
  if (traits_type::eq_int_type(byte, traits_type::eof())) return traits_type::not_eof(byte);
  return sputc(traits_type::to_char_type(byte));
}

int Output::sync() {
  const std::string_view text(pbase(), static_cast<std::size_t>(pptr() - pbase()));
  if (text.empty()) return 0;
  const bool stays_cut = is_cut_ && asked() != Asked::nothing;
  auto written = Written::cut_off;
  if (!stays_cut) {
    written = is_cut_ ? write_as_read(descriptor_, "\n") : Written::whole;
    if (written == Written::whole) written = write_as_read(descriptor_, text);
  }
  empty();
  is_cut_ = written == Written::cut_off;
  was_cut_off_ = was_cut_off_ || is_cut_;
  return written == Written::failed ? -1 : 0;
}

void Output::empty() {
  explicit_bzero(buffer_.data(), buffer_.size());
  setp(buffer_.data(), buffer_.data() + buffer_.size());
}

StandardOutputs::StandardOutputs()
    : out(STDOUT_FILENO),
      error(STDERR_FILENO),
      out_before_(std::cout.rdbuf(&out)),
      error_before_(std::cerr.rdbuf(&error)) {}

StandardOutputs::~StandardOutputs() {
  std::cout.flush();
  std::cout.rdbuf(out_before_);
  std::cerr.rdbuf(error_before_);
}

std::unique_ptr<std::FILE, CloseFile> file_over(std::ostream& stream) {
  std::unique_ptr<std::FILE, CloseFile> file(fopencookie(&stream, "w", {nullptr, &write_cookie, nullptr, nullptr}));
  if (!file) std::abort();
  return file;
}

}  // namespace candour::cli
