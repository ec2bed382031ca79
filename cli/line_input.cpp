#include "cli/line_input.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace candour::cli {

namespace {

constexpr std::size_t longest_input = 1'000'000;

enum class Heard : std::uint8_t { descriptor, wake, time };

// A stop is heard first, then work, then the person: a busy pipe of commands holds nothing up.
Result<Heard> poll_once(int descriptor, const WhileWaiting& waiting) {
  pollfd watched[3] = {{descriptor, POLLIN, 0},
                       {waiting.stop ? waiting.stop->read_end() : -1, POLLIN, 0},
                       {waiting.wake ? waiting.wake->read_end() : -1, POLLIN, 0}};
  const int ready = poll(watched, 3, waiting.milliseconds_left ? waiting.milliseconds_left() : -1);
  if (ready < 0 && errno != EINTR) return Error{ErrorCode::io_failed, "wait for a line"};
  if (ready <= 0) return Heard::time;
  if (watched[1].revents != 0) return Error{ErrorCode::stopped, "wait for a line"};
  if (watched[2].revents != 0) {
    waiting.wake->drain();
    return Heard::wake;
  }
  return Heard::descriptor;
}

class DescriptorLines final : public LineInput {
 public:
  DescriptorLines(int descriptor, WhileWaiting waiting) : descriptor_(descriptor), waiting_(std::move(waiting)) {}

  Result<std::optional<std::string>> next(const std::string&) override {
    std::string line;
    for (;;) {
      CANDOUR_CHECK(wait_for(descriptor_, waiting_, [] {}));
      char byte = 0;
      const auto got = read(descriptor_, &byte, 1);
      if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
      if (got < 0) return Error{ErrorCode::io_failed, "read a line"};
      if (got == 0 && line.empty()) return std::optional<std::string>();
      if (got == 0 || byte == '\n') break;
      if (line.size() == longest_input) return Error{ErrorCode::too_long, "read a line"};
      line += byte;
    }
    if (line.ends_with('\r')) line.pop_back();
    return std::optional(std::move(line));
  }
  bool is_interactive() const override { return false; }

 private:
  int descriptor_;
  WhileWaiting waiting_;
};

}  // namespace

bool says(const std::optional<std::string>& line, std::string_view word) { return line && *line == word; }

Result<std::string> LineInput::everything() {
  std::string all;
  for (;;) {
    CANDOUR_TRY(const auto line, next(""));
    if (!line) return all;
    if (all.size() + line->size() > longest_input) return Error{ErrorCode::too_long, "read a text"};
    all += *line + "\n";
  }
}

Result<bool> wait_once(const WhileWaiting& waiting) {
  CANDOUR_TRY(const auto heard, poll_once(-1, waiting));
  return heard == Heard::wake;
}

Result<> wait_for(int descriptor, const WhileWaiting& waiting, const std::function<void()>& redraw) {
  for (;;) {
    CANDOUR_TRY(const auto heard, poll_once(descriptor, waiting));
    if (heard == Heard::descriptor) return {};
    if (waiting.on_wake && waiting.on_wake()) redraw();
  }
}

std::unique_ptr<LineInput> lines_of(int descriptor, WhileWaiting waiting) {
  return std::make_unique<DescriptorLines>(descriptor, std::move(waiting));
}

}  // namespace candour::cli
