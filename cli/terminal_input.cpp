// Lines from the terminal by libedit, which this file and edit_history.hpp alone know.
#include "cli/terminal_input.hpp"

#include <histedit.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <clocale>
#include <cwchar>
#include <deque>
#include <iostream>

#include "cli/edit_history.hpp"
#include "cli/line_input.hpp"
#include "cli/output.hpp"
#include "cli/plain_text.hpp"
#include "cli/terminal_state.hpp"
#include "cli/typed_ahead.hpp"
#include "cli/wide_text.hpp"

namespace candour::cli {

namespace {

constexpr auto paste_begins_after_escape = paste_begins.substr(1);
// Typed into libedit where a pasted piece waits to be put in: nobody has it on a keyboard as a key of its own.
constexpr wchar_t put_paste = L'\x1f';

class TerminalLines final : public LineInput {
 public:
  explicit TerminalLines(WhileWaiting waiting) : waiting_(std::move(waiting)), edit_(begin_editing()) {
    el_set(edit_, EL_CLIENTDATA, this);
    el_set(edit_, EL_PROMPT, &TerminalLines::prompt_of);
    el_set(edit_, EL_EDITOR, "emacs");
    el_set(edit_, EL_SIGNAL, 0);
    el_wset(edit_, EL_GETCFN, &TerminalLines::read_character);
    el_wset(edit_, EL_ADDFN, L"candour-paste", L"Puts in what was pasted", &TerminalLines::put_piece);
    el_wset(edit_, EL_BIND, L"^_", L"candour-paste", nullptr);
    el_wset(edit_, EL_ADDFN, L"candour-tab", L"Completes a command", &TerminalLines::press_tab);
    el_wset(edit_, EL_BIND, L"^I", L"candour-tab", nullptr);
    waiting_.on_continue = [this] { show_again(); };
    put_terminal_back();
  }
  TerminalLines(const TerminalLines&) = delete;
  TerminalLines& operator=(const TerminalLines&) = delete;
  ~TerminalLines() override {
    el_end(edit_);
    put_terminal_back();
  }

  Result<std::optional<std::string>> next(const std::string& prompt) override {
    prompt_ = prompt;
    is_text_ = false;
    el_wset(edit_, EL_HIST, &history_w, commands_.get());
    return read_line();
  }

  Result<std::optional<TextLine>> next_of_text() override {
    prompt_.clear();
    is_text_ = true;
    el_wset(edit_, EL_HIST, &history_w, nothing_.get());
    CANDOUR_TRY(auto line, read_line());
    if (!line) return std::optional<TextLine>();
    TextLine read{std::move(*line), line_is_pasted_, !pieces_.empty()};
    if (read.ends_text()) put_terminal_back();
    return std::optional(std::move(read));
  }

  bool is_interactive() const override { return true; }
  bool was_cut_off() const override { return is_cut_off(STDIN_FILENO); }
  void complete_with(std::vector<std::string> words) override { completions_ = std::move(words); }
  void remember(const std::string& line) override { commands_.add(line); }

 private:
  // Between two lines of a text libedit leaves the terminal without echo and without lines of its own: what is typed
  // meanwhile, Ctrl+D and Ctrl+V too, waits as it came and is shown once. A signal from the keyboard throws away neither
  // what waits nor what is being shown.
  EditLine* begin_editing() const {
    terminal_will_change(STDOUT_FILENO);
    std::setvbuf(errors_.get(), nullptr, _IONBF, 0);
    EditLine* edit =
        el_init_fd("candour-cli", stdin, out_.get(), errors_.get(), STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO);
    el_wset(edit, EL_SETTY, L"-x", L"-icanon", L"-echo", L"+noflsh", nullptr);
    el_wset(edit, EL_SETTY, L"-d", L"+noflsh", nullptr);
    return edit;
  }
  static TerminalLines& of(EditLine* edit) {
    void* self = nullptr;
    el_get(edit, EL_CLIENTDATA, &self);
    return *static_cast<TerminalLines*>(self);
  }
  static char* prompt_of(EditLine* edit) { return of(edit).prompt_.data(); }
  static unsigned char put_piece(EditLine* edit, wint_t) { return of(edit).put_next_piece(); }
  static unsigned char press_tab(EditLine* edit, wint_t) { return of(edit).complete(); }
  static int read_character(EditLine* edit, wchar_t* out) { return of(edit).next_character(*out); }

  Result<std::optional<std::string>> read_line() {
    was_stopped_ = false;
    line_is_pasted_ = false;
    terminal_will_change(STDOUT_FILENO);
    el_set(edit_, EL_PREP_TERM, 1);
    mark_pastes(is_text_);
    int count = 0;
    const wchar_t* typed = el_wgets(edit_, &count);
    if (!is_text_ || was_stopped_ || !typed || count <= 0) put_terminal_back();
    if (was_stopped_) {
      std::cout << std::endl;
      return Error{ErrorCode::stopped, "read a line"};
    }
    if (!typed || count <= 0) return std::optional<std::string>();
    unfinished_.clear();  // an end of the input after a part of a line: libedit took that for the line
    std::wstring_view line(typed, static_cast<std::size_t>(count));
    while (line.ends_with(L'\n') || line.ends_with(L'\r')) line.remove_suffix(1);
    return std::optional(narrow_of(line));
  }

  // libedit's way of getting a key: 1 with a character, 0 at the end, -1 when it cannot be read.
  int next_character(wchar_t& out) {
    std::mbstate_t state{};
    std::size_t begun = 0;  // bytes of a character that is not whole yet
    for (;;) {
      if (!ready_.empty()) {
        out = ready_.front();
        ready_.pop_front();
        return 1;
      }
      if (!pieces_.empty()) {
        out = put_paste;
        return 1;
      }
      const auto byte = next_byte();
      if (!byte) return give_up();
      if (*byte == '\x1b' && is_text_ && begun == 0) {
        if (!take_escape()) return give_up();
        continue;
      }
      const auto length = std::mbrtowc(&out, &*byte, 1, &state);
      if (length == static_cast<std::size_t>(-2) && ++begun > 0) continue;
      if (length != static_cast<std::size_t>(-1)) return 1;
      // What was begun is no character; this byte may begin one.
      bad_bytes_ += std::max<std::size_t>(begun, 1);
      if (begun > 0) bytes_.push_front(*byte);
      out = L'\xFFFD';
      return 1;
    }
  }

  // The next byte; nothing at the end of the input and after a signal.
  std::optional<char> next_byte() {
    if (!bytes_.empty()) {
      const char byte = bytes_.front();
      bytes_.pop_front();
      return byte;
    }
    if (!wait_for(STDIN_FILENO, waiting_, [this] { el_set(edit_, EL_REFRESH); })) {
      was_stopped_ = true;
      return std::nullopt;
    }
    char byte = 0;
    if (read(STDIN_FILENO, &byte, 1) != 1) return std::nullopt;
    return byte;
  }

  // After an escape: a marked paste is taken whole, anything else goes to libedit as it came.
  bool take_escape() {
    std::string came;
    while (came.size() < paste_begins_after_escape.size()) {
      const auto byte = next_byte();
      if (!byte) {  // a mark of which the rest is still to be read
        bytes_.insert(bytes_.begin(), came.begin(), came.end());
        bytes_.push_front('\x1b');
        return false;
      }
      came += *byte;
      if (!paste_begins_after_escape.starts_with(came)) {
        ready_.push_back(L'\x1b');
        bytes_.insert(bytes_.begin(), came.begin(), came.end());
        return true;
      }
    }
    return take_paste();
  }

  // Up to its mark. What is longer than a text may be is left out, which the size of the text then says.
  bool take_paste() {
    std::string pasted;
    std::size_t left_out = 0;
    while (!pasted.ends_with(paste_ends)) {
      const auto byte = next_byte();
      if (!byte) break;
      pasted += *byte;
      if (pasted.size() <= longest_input + paste_ends.size()) continue;
      pasted.erase(longest_input / 2, 1);
      ++left_out;
    }
    const bool is_whole = pasted.ends_with(paste_ends);
    if (is_whole) pasted.resize(pasted.size() - paste_ends.size());
    const auto plain = plain_text(pasted);
    bad_bytes_ += plain.replaced + left_out;
    for (auto& piece : pieces_of(plain.words)) pieces_.push_back(std::move(piece));
    return is_whole;
  }

  unsigned char put_next_piece() {
    if (pieces_.empty()) return CC_NORM;
    const auto piece = std::move(pieces_.front());
    pieces_.pop_front();
    line_is_pasted_ = true;
    if (!piece.words.empty()) el_winsertstr(edit_, piece.words.c_str());
    if (piece.ends_line) ready_.push_back(L'\n');
    return CC_REFRESH;
  }

  unsigned char complete() {
    if (is_text_) {
      el_winsertstr(edit_, L"\t");
      return CC_REFRESH;
    }
    const auto* line = el_wline(edit_);
    const auto typed = narrow_of({line->buffer, static_cast<std::size_t>(line->cursor - line->buffer)});
    std::string common;
    std::string all;
    std::size_t count = 0;
    for (const auto& word : completions_) {
      if (!word.starts_with(typed)) continue;
      if (count++ == 0) common = word;
      const auto end = std::mismatch(common.begin(), common.end(), word.begin(), word.end()).first;
      common.erase(end, common.end());
      all += (all.empty() ? "" : ", ") + word;
    }
    if (count == 1) common += ' ';
    if (common.size() > typed.size()) {
      el_winsertstr(edit_, wide_of(std::string_view(common).substr(typed.size())).c_str());
      return CC_REFRESH;
    }
    if (count < 2) return CC_NORM;
    std::cout << '\n' << all << std::endl;
    return CC_REDISPLAY;
  }

  // What stands in the editor, and what was pasted and waits, is not lost with the line.
  int give_up() {
    const auto* line = el_wline(edit_);
    unfinished_ = narrow_of({line->buffer, static_cast<std::size_t>(line->lastchar - line->buffer)});
    unfinished_ += words_of(pieces_);
    pieces_.clear();
    ready_.clear();
    if (is_text_ && was_stopped_) unfinished_ += typed_ahead({bytes_.begin(), bytes_.end()});
    bytes_.clear();
    if (was_stopped_) tcflush(STDIN_FILENO, TCIFLUSH);
    return was_stopped_ ? -1 : 0;
  }

  void show_again() {
    terminal_will_change(STDOUT_FILENO);
    el_set(edit_, EL_PREP_TERM, 0);
    el_set(edit_, EL_PREP_TERM, 1);
    mark_pastes(is_text_);
    el_set(edit_, EL_REFRESH);
  }

  WhileWaiting waiting_;
  std::string prompt_;
  std::vector<std::string> completions_;
  EditHistory commands_;
  EditHistory nothing_;
  std::deque<char> bytes_;     // read, and not taken yet
  std::deque<wchar_t> ready_;  // characters that go before them
  std::deque<Piece> pieces_;   // of a paste
  bool is_text_ = false;
  bool line_is_pasted_ = false;
  bool was_stopped_ = false;
  // What libedit shows goes where all output goes.
  std::unique_ptr<std::FILE, CloseFile> out_ = file_over(std::cout);
  std::unique_ptr<std::FILE, CloseFile> errors_ = file_over(std::cerr);
  EditLine* edit_;
};

}  // namespace

std::unique_ptr<LineInput> lines_of_terminal(WhileWaiting waiting) {
  return std::make_unique<TerminalLines>(std::move(waiting));
}

}  // namespace candour::cli
