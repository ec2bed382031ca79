#include "cli/line_input.hpp"

#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>

namespace candour::cli {

namespace {

enum class Heard : std::uint8_t { descriptor, wake, time };

// A stop is heard first, then work, then the person: a busy pipe of commands holds nothing up.
Result<Heard> poll_once(int descriptor, const WhileWaiting& waiting) {
  pollfd watched[3] = {{descriptor, POLLIN, 0},
                       {waiting.stop ? waiting.stop->read_end() : -1, POLLIN, 0},
                       {waiting.wake ? waiting.wake->read_end() : -1, POLLIN, 0}};
  const int ready = poll(watched, 3, waiting.milliseconds_left ? waiting.milliseconds_left() : -1);
  if (ready < 0 && errno != EINTR) return Error{ErrorCode::io_failed, "wait for a line"};
  if (take_continued() && waiting.on_continue) waiting.on_continue();
  if (ready <= 0) return Heard::time;
  if (watched[1].revents != 0) {
    if (asked() != Asked::nothing) return Error{ErrorCode::stopped, "wait for a line"};
    waiting.stop->drain();  // it goes on after a stop, and nothing was asked
    return Heard::time;
  }
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
      if (const auto waited = wait_for(descriptor_, waiting_, [] {}); !waited) return left(std::move(line), waited.error());
      char byte = 0;
      const auto got = read(descriptor_, &byte, 1);
      if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
      const bool is_over = got == 0 || (got < 0 && errno == EIO);  // EIO: the terminal has gone
      if (got < 0 && !is_over) return left(std::move(line), {ErrorCode::io_failed, "read a line"});
      if (is_over && line.empty()) return std::optional<std::string>();
      if (is_over || byte == '\n') break;
      if (line.size() == longest_input) return left(std::move(line), {ErrorCode::too_long, "read a line"});
      line += byte;
    }
    if (line.ends_with('\r')) line.pop_back();
    return std::optional(std::move(line));
  }

  Result<std::optional<TextLine>> next_of_text() override {
    CANDOUR_TRY(auto line, next(""));
    if (!line) return std::optional<TextLine>();
    return std::optional(TextLine{std::move(*line), false, has_input(descriptor_)});
  }
  bool is_interactive() const override { return false; }
  bool was_cut_off() const override { return is_cut_off(descriptor_); }

 private:
  Error left(std::string line, Error why) {
    unfinished_ = std::move(line);
    return why;
  }

  int descriptor_;
  WhileWaiting waiting_;
};

}  // namespace

bool says(const std::optional<std::string>& line, std::string_view word) { return line && *line == word; }

bool has_input(int descriptor) {
  pollfd watched{descriptor, POLLIN, 0};
  return poll(&watched, 1, 0) == 1 && (watched.revents & POLLIN) != 0;
}

bool is_cut_off(int descriptor) {
  termios attributes{};
  return asked() != Asked::nothing || (tcgetattr(descriptor, &attributes) != 0 && errno == EIO);
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
