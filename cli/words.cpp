#include "cli/words.hpp"

namespace candour::cli {

namespace {

class Splitter {
 public:
  explicit Splitter(std::string_view line) : rest_(line) {}

  Answer<std::vector<std::string>> split() {
    while (!rest_.empty()) {
      const char c = next();
      if (c == ' ' || c == '\t') {
        finish_word();
      } else if (c == '\'' || c == '"') {
        in_word_ = true;
        if (!take_quoted(c)) {
          return misuse("A quotation mark is not closed.",
                        "Close it; a text with an apostrophe goes between \" and \", or line by line without --text.");
        }
      } else {
        in_word_ = true;
        word_ += c == '\\' && !rest_.empty() ? next() : c;
      }
    }
    finish_word();
    return std::move(words_);
  }

 private:
  char next() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  bool take_quoted(char mark) {
    while (!rest_.empty()) {
      const char c = next();
      if (c == mark) return true;
      const bool keeps = mark == '"' && c == '\\' && !rest_.empty() && (rest_.front() == '"' || rest_.front() == '\\');
      word_ += keeps ? next() : c;
    }
    return false;
  }

  void finish_word() {
    if (in_word_) words_.push_back(std::move(word_));
    word_.clear();
    in_word_ = false;
  }

  std::string_view rest_;
  std::string word_;
  bool in_word_ = false;
  std::vector<std::string> words_;
};

}  // namespace

Answer<std::vector<std::string>> words_of_line(std::string_view line) { return Splitter(line).split(); }

}  // namespace candour::cli
