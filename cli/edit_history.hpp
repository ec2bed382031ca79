// The history of libedit, in memory alone.
#pragma once

#include <histedit.h>

#include <string>

#include "cli/wide_text.hpp"

namespace candour::cli {

// The lines that the arrow keys bring back; an empty one while a text is typed.
class EditHistory {
 public:
  EditHistory() : lines_(history_winit()) {
    HistEventW event;
    history_w(lines_, &event, H_SETSIZE, remembered_lines);
  }
  EditHistory(const EditHistory&) = delete;
  EditHistory& operator=(const EditHistory&) = delete;
  ~EditHistory() { history_wend(lines_); }
  void add(const std::string& line) {
    HistEventW event;
    history_w(lines_, &event, H_ENTER, wide_of(line).c_str());
  }
  HistoryW* get() { return lines_; }

 private:
  static constexpr int remembered_lines = 100;
  HistoryW* lines_;
};

}  // namespace candour::cli
