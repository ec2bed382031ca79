#include "journal/summary/words.hpp"

#include "base/text/letters.hpp"
#include "base/text/utf8.hpp"
#include "base/text/words.hpp"

namespace candour::journal::summary {
namespace {

bool joins_words(std::int32_t c) {
  return text::is_white(c) || text::is_dash(c) || c == '.' || c == '_' || c == 0x2212 || c == 0xB7;
}

enum class Between : std::uint8_t { nothing, one_apostrophe, what_joins, what_divides };

// What stands between two words. An apostrophe belongs to a word only alone between two of its letters; otherwise it is
// a quotation mark.
Between between(std::string_view gap) {
  auto out = Between::nothing;
  for (std::size_t at = 0; at < gap.size();) {
    const auto c = text::next_character(gap, at);
    if (c != text::not_a_character && (text::is_ignorable(c) || text::is_mark_on_a_letter(c))) continue;
    const bool is_first = out == Between::nothing;
    if (is_first && text::is_apostrophe(c)) {
      out = Between::one_apostrophe;
    } else if (c != text::not_a_character && joins_words(c) && out != Between::one_apostrophe) {
      out = Between::what_joins;
    } else {
      return Between::what_divides;
    }
  }
  return out;
}

// Joins what base/text cuts at apostrophes, and looks at the letters as they were written.
class Joiner {
 public:
  explicit Joiner(std::string_view whole) : whole_(whole) {}

  void take(const text::Word& part) {
    const auto before = end_ < part.begin ? between(whole_.substr(end_, part.begin - end_)) : Between::nothing;
    if (before == Between::one_apostrophe && !words_.empty() && !is_alone_ && !part.is_alone) {
      words_.back().folded += '\'' + part.folded;
    } else {
      open(part, before);
    }
    words_.back().end = end_ = part.end;
    is_alone_ = part.is_alone;
    look_at_letters(whole_.substr(part.begin, part.end - part.begin));
  }

  std::vector<Word> finish() { return std::move(words_); }

 private:
  void open(const text::Word& part, Between before) {
    const bool continues = before == Between::nothing || before == Between::what_joins;
    Word word;
    word.folded = part.folded;
    word.begin = part.begin;
    word.continues_previous = continues && !words_.empty();
    words_.push_back(std::move(word));
    letters_ = 0;
    capitals_ = 0;
  }

  void look_at_letters(std::string_view written) {
    auto& word = words_.back();
    for (std::size_t at = 0; at < written.size();) {
      const auto c = text::next_character(written, at);
      if (text::is_ignorable(c) || text::is_mark_on_a_letter(c)) continue;
      const bool is_capital = text::is_capital(c);
      const bool is_small = text::is_small(c);
      if (letters_ == 0) word.starts_small = is_small;
      ++letters_;
      capitals_ += is_capital ? 1 : 0;
      word.is_initial = letters_ == 1 && (is_capital || is_small);
      word.is_all_capitals = letters_ > 1 && capitals_ == letters_;
    }
  }

  std::string_view whole_;
  std::vector<Word> words_;
  std::size_t end_ = 0;
  bool is_alone_ = false;
  std::size_t letters_ = 0;
  std::size_t capitals_ = 0;
};

}  // namespace

std::vector<Word> words_of(std::string_view whole) {
  Joiner joiner(whole);
  text::cut_into_words(whole, [&](const text::Word& part) { return joiner.take(part), true; });
  return joiner.finish();
}

std::vector<std::string> forms_of(const Word& word) {
  std::vector<std::string> forms{word.folded};
  if (word.folded.size() > 2 && word.folded.ends_with("'s"))
    forms.push_back(word.folded.substr(0, word.folded.size() - 2));
  return forms;
}

}  // namespace candour::journal::summary
