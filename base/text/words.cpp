#include "base/text/words.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/text/normal.hpp"
#include "base/text/utf8.hpp"

namespace candour::text {

namespace {

enum class Part : std::uint8_t { letter, alone, extends, apostrophe, between };

bool is_written_without_spaces(UChar32 c) {
  if (u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return true;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_YI: return true;
    default: return c == 0x30FC || c == 0xFF70;  // the long mark of Japanese, which belongs to two scripts
  }
}

bool is_mark(UChar32 c) { return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }

// By what folding makes of it: an encircled ideograph stands alone as the ideograph does, and the voicing mark of
// half-width katakana is a mark.
Part part_of_foreign(UChar32 c) {
  if (c == 0x2019 || c == 0x2BC) return Part::apostrophe;
  if (is_mark(c) || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return Part::extends;
  if ((U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK)) == 0) return Part::between;
  std::string single;
  append(single, static_cast<char32_t>(c));
  const auto made = folded_characters(single);
  if (made.empty() || is_mark(static_cast<UChar32>(made.front().character))) return Part::extends;
  bool has_letter = false;  // the presentation forms of Arabic vowel signs have none
  for (const auto& each : made) {
    const auto one = static_cast<UChar32>(each.character);
    if (is_written_without_spaces(one)) return Part::alone;
    has_letter = has_letter || (U_GET_GC_MASK(one) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
  }
  return has_letter ? Part::letter : Part::between;
}

Part part_of(UChar32 c) {
  if (c < 0x80) {
    if (c == '\'') return Part::apostrophe;
    return u_isalnum(c) ? Part::letter : Part::between;
  }
  thread_local std::unordered_map<UChar32, Part> known;  // a text uses few different characters
  const auto found = known.find(c);
  if (found != known.end()) return found->second;
  if (known.size() > 10'000) known.clear();
  return known.emplace(c, part_of_foreign(c)).first->second;
}

bool is_plain(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Marks of one letter may be typed in any order; the normal form has one.
std::string folded_in_order(std::string_view word) {
  const auto normal = nfc(word);
  return folded(normal ? *normal : word);
}

// What folding made of a word: one form, or several where a letter of a script without spaces stands for two. What is no
// part of a word, as the space in a ligature or the stroke in a fraction, is left out.
std::vector<std::string> forms_of(std::string_view word) {
  const auto whole = folded_in_order(word);
  std::vector<std::string> forms;
  bool is_alone = false;
  for (std::size_t at = 0; at < whole.size();) {
    const auto from = at;
    const auto part = part_of(next_character(whole, at));
    const bool is_letter = part == Part::letter || part == Part::alone;
    if (!is_letter && (part != Part::extends || forms.empty())) continue;
    if (is_letter && (forms.empty() || is_alone || part == Part::alone)) {
      forms.emplace_back();
      is_alone = part == Part::alone;
    }
    forms.back() += whole.substr(from, at - from);
  }
  for (auto& form : forms) form = folded_in_order(form);  // a mark may have come to stand behind a letter
  return forms;
}

class Cutter {
 public:
  Cutter(std::string_view text, const std::function<bool(const Word&)>& take) : text_(text), take_(take) {}

  void run() {
    for (std::size_t at = 0; at < text_.size() && goes_on_;) {
      const auto begin = at;
      const auto c = next_character(text_, at);
      step(c == not_a_character ? Part::between : part_of(c), begin, at);
    }
    close();
  }

 private:
  void step(Part part, std::size_t begin, std::size_t end) {
    if (part == Part::extends) {
      if (is_open_) word_.end = end;
      return;
    }
    if (is_open_ && part == Part::letter && !is_alone_) {
      word_.end = end;
      return;
    }
    close();
    if (part == Part::between) is_joined_ = false;
    if (part != Part::letter && part != Part::alone) return;
    word_.begin = begin;
    word_.end = end;
    is_open_ = true;
    word_.is_alone = is_alone_ = part == Part::alone;
  }

  void close() {
    if (!is_open_) return;
    is_open_ = false;
    const auto whole = text_.substr(word_.begin, word_.end - word_.begin);
    if (is_plain(whole)) return hand_on_plain(whole);
    for (auto& form : forms_of(whole)) {
      word_.folded = std::move(form);
      word_.is_joined = std::exchange(is_joined_, true);
      goes_on_ = goes_on_ && take_(word_);
    }
  }

  // Most words, and the same as forms_of() without its detours.
  void hand_on_plain(std::string_view letters) {
    word_.folded.assign(letters);
    for (auto& c : word_.folded) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    word_.is_joined = std::exchange(is_joined_, true);
    goes_on_ = goes_on_ && take_(word_);
  }

  std::string_view text_;
  const std::function<bool(const Word&)>& take_;
  Word word_;
  bool is_open_ = false;
  bool is_alone_ = false;
  bool is_joined_ = false;
  bool goes_on_ = true;
};

}  // namespace

void cut_into_words(std::string_view text, const std::function<bool(const Word&)>& take) { Cutter(text, take).run(); }

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> out;
  cut_into_words(text, [&out](const Word& word) { return out.push_back(word), true; });
  return out;
}

}  // namespace candour::text
