#include "journal/summary/words.hpp"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include <memory>

#include "base/text/utf8.hpp"
#include "journal/summary/folding.hpp"

namespace candour::journal::summary {
namespace {

using text::next_character;
using text::not_a_character;

constexpr std::string_view apostrophe = "'";

// Scripts in which no space stands between words.
bool is_word_by_itself(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return false;
  }
}

bool joins_words(UChar32 c) {
  return u_isUWhiteSpace(c) || c == '.' || c == '_' || c == 0x2212 || c == 0xB7 ||
         (U_GET_GC_MASK(c) & U_GC_PD_MASK) != 0;
}

// Reads a text character by character and closes a word where one ends.
class Splitter {
 public:
  void take(UChar32 c, std::size_t begin, std::size_t end) {
    if (c == not_a_character) return divide();
    if (is_apostrophe(c)) return take_apostrophe();
    if (is_unseen(c)) return;
    if (is_mark(c)) return extend(end);
    const auto folded = fold_character(c);
    if (!folded.empty()) return add(c, folded, begin, end);
    close();
    joined_ = joined_ && joins_words(c);
  }

  std::vector<Word> finish() {
    close();
    return std::move(words_);
  }

 private:
  void add(UChar32 c, const std::string& folded, std::size_t begin, std::size_t end) {
    if (is_word_by_itself(c) || (is_open_ && is_alone_)) close();
    if (!is_open_) open(c, begin);
    if (waiting_apostrophe_) word_.folded += apostrophe;
    waiting_apostrophe_ = false;
    word_.folded += folded;
    word_.end = end;
    ++letters_;
    capitals_ += u_isUUppercase(c) ? 1 : 0;
    word_.is_initial = letters_ == 1 && (u_isUUppercase(c) || u_isULowercase(c));
    word_.is_all_capitals = letters_ > 1 && capitals_ == letters_;
  }

  void open(UChar32 c, std::size_t begin) {
    word_ = {};
    word_.begin = begin;
    word_.starts_small = u_isULowercase(c) != 0;
    word_.continues_previous = joined_ && !words_.empty();
    is_open_ = true;
    is_alone_ = is_word_by_itself(c);
    letters_ = 0;
    capitals_ = 0;
  }

  // An apostrophe belongs to a word only between two of its letters; otherwise it is a quotation mark.
  void take_apostrophe() {
    if (is_open_ && !waiting_apostrophe_) {
      waiting_apostrophe_ = true;
    } else {
      divide();
    }
  }

  void extend(std::size_t end) {
    if (is_open_ && !waiting_apostrophe_) word_.end = end;
  }

  void close() {
    if (!is_open_) return;
    words_.push_back(std::move(word_));
    is_open_ = false;
    joined_ = !waiting_apostrophe_;
    waiting_apostrophe_ = false;
  }

  void divide() {
    close();
    joined_ = false;
  }

  std::vector<Word> words_;
  Word word_;
  bool is_open_ = false;
  bool is_alone_ = false;
  bool waiting_apostrophe_ = false;
  bool joined_ = false;
  std::size_t letters_ = 0;
  std::size_t capitals_ = 0;
};

std::string trimmed(std::string_view text) {
  constexpr std::string_view white = " \t\n";
  const auto first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(white) - first + 1));
}

struct CloseText {
  void operator()(UText* text) const { utext_close(text); }
};

}  // namespace

std::vector<Word> words_of(std::string_view text) {
  Splitter splitter;
  for (std::size_t next = 0; next < text.size();) {
    const auto begin = next;
    const UChar32 c = next_character(text, next);
    splitter.take(c, begin, next);
  }
  return splitter.finish();
}

std::vector<std::string> forms_of(const Word& word) {
  std::vector<std::string> forms{word.folded};
  if (word.folded.size() > 2 && word.folded.ends_with("'s"))
    forms.push_back(word.folded.substr(0, word.folded.size() - 2));
  return forms;
}

std::string sentence_around(std::string_view text, std::size_t offset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UText, CloseText> source(
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), status));
  if (U_FAILURE(status)) return trimmed(text);
  breaks->setText(source.get(), status);
  if (U_FAILURE(status)) return trimmed(text);
  const auto end = breaks->following(static_cast<std::int32_t>(offset));
  const auto begin = breaks->previous();
  if (begin == icu::BreakIterator::DONE) return trimmed(text);
  const auto last = end == icu::BreakIterator::DONE ? text.size() : static_cast<std::size_t>(end);
  return trimmed(text.substr(static_cast<std::size_t>(begin), last - static_cast<std::size_t>(begin)));
}

}  // namespace candour::journal::summary
