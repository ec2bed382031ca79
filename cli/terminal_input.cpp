// The only file that knows libedit.
#include <histedit.h>
#include <unistd.h>

#include <clocale>
#include <cwchar>

#include "cli/line_input.hpp"

namespace candour::cli {

namespace {

class TerminalLines final : public LineInput {
 public:
  explicit TerminalLines(WhileWaiting waiting)
      : waiting_(std::move(waiting)), edit_(el_init("candour-cli", stdin, stdout, stderr)) {
    el_set(edit_, EL_CLIENTDATA, this);
    el_set(edit_, EL_PROMPT, &TerminalLines::prompt_of);
    el_set(edit_, EL_EDITOR, "emacs");
    el_set(edit_, EL_SIGNAL, 0);
    el_wset(edit_, EL_GETCFN, &TerminalLines::read_character);
  }
  TerminalLines(const TerminalLines&) = delete;
  TerminalLines& operator=(const TerminalLines&) = delete;
  ~TerminalLines() override { el_end(edit_); }

  Result<std::optional<std::string>> next(const std::string& prompt) override {
    prompt_ = prompt;
    was_stopped_ = false;
    int count = 0;
    const char* typed = el_gets(edit_, &count);
    if (was_stopped_) return Error{ErrorCode::stopped, "read a line"};
    if (!typed || count <= 0) return std::optional<std::string>();
    std::string line(typed, static_cast<std::size_t>(count));
    while (line.ends_with('\n') || line.ends_with('\r')) line.pop_back();
    return std::optional(std::move(line));
  }
  bool is_interactive() const override { return true; }

 private:
  static TerminalLines& of(EditLine* edit) {
    void* self = nullptr;
    el_get(edit, EL_CLIENTDATA, &self);
    return *static_cast<TerminalLines*>(self);
  }

  static char* prompt_of(EditLine* edit) { return of(edit).prompt_.data(); }

  // libedit's way of getting a key: 1 with a character, 0 at the end, -1 when it cannot be read.
  static int read_character(EditLine* edit, wchar_t* out) {
    auto& self = of(edit);
    std::mbstate_t state{};
    for (;;) {
      if (!wait_for(STDIN_FILENO, self.waiting_, [edit] { el_set(edit, EL_REFRESH); })) {
        self.was_stopped_ = true;
        return -1;
      }
      char byte = 0;
      if (read(STDIN_FILENO, &byte, 1) != 1) return 0;
      const auto length = std::mbrtowc(out, &byte, 1, &state);
      if (length == static_cast<std::size_t>(-2)) continue;  // more bytes of this character follow
      if (length == static_cast<std::size_t>(-1)) {
        state = std::mbstate_t{};
        continue;
      }
      return 1;
    }
  }

  WhileWaiting waiting_;
  std::string prompt_;
  bool was_stopped_ = false;
  EditLine* edit_;
};

}  // namespace

std::unique_ptr<LineInput> lines_of_terminal(WhileWaiting waiting) {
  return std::make_unique<TerminalLines>(std::move(waiting));
}

}  // namespace candour::cli
