#include "journal/summary/atoms.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

#include <memory>

#include "base/text/utf8.hpp"
#include "journal/summary/folding.hpp"

namespace candour::journal::summary {
namespace {

using text::next_character;
using text::not_a_character;

struct CloseChecker {
  void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
};

// Of letters that look alike one (Unicode TS 39). One that looks like two, as m like rn, stays: "torn" is no Tom.
std::string look_of(UChar32 letter) {
  if (letter == '0') return "o";
  if (letter == '1') return "l";
  std::string itself;
  icu::UnicodeString(letter).toUTF8String(itself);
  if (letter < 0x80) return itself;
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<USpoofChecker, CloseChecker> checker(uspoof_open(&status));
  if (U_FAILURE(status) || !checker) return itself;
  icu::UnicodeString skeleton;
  uspoof_getSkeletonUnicodeString(checker.get(), 0, icu::UnicodeString(letter), skeleton, &status);
  if (U_FAILURE(status) || skeleton.countChar32() != 1) return itself;
  const auto look = fold_character(skeleton.char32At(0));
  return look.empty() ? itself : look;
}

std::string look_of(const std::string& folded) {
  const auto units = icu::UnicodeString::fromUTF8(folded);
  std::string out;
  for (std::int32_t i = 0; i < units.length(); i = units.moveIndex32(i, 1)) out += look_of(units.char32At(i));
  return out;
}

// What people write who have no key for the letter.
const char* with_e(UChar32 c) {
  switch (u_tolower(c)) {
    case 0xE4: return "ae";
    case 0xF6:
    case 0xF8: return "oe";
    case 0xFC: return "ue";
    case 0xE5: return "aa";
    default: return nullptr;
  }
}

bool is_joiner(UChar32 c) { return c == '-' || c == '.' || c == '_' || (U_GET_GC_MASK(c) & U_GC_PD_MASK) != 0; }

class Divider {
 public:
  explicit Divider(Umlauts umlauts) : umlauts_(umlauts) {}

  void take(UChar32 c, std::size_t begin, std::size_t end) {
    if (c == not_a_character) return take_sign('?');
    if (is_unseen(c)) return;
    if (is_mark(c)) return extend(end);
    const auto folded = fold(c);
    if (folded.empty()) return take_sign(c);
    if (is_open_ && divides(c)) close();
    if (!is_open_) open(c, begin);
    add(c, folded, end);
  }

  std::vector<Atom> finish() {
    close();
    for (auto& atom : atoms_) atom.look = look_of(atom.look);
    return std::move(atoms_);
  }

 private:
  std::string fold(UChar32 c) const {
    const auto* longer = umlauts_ == Umlauts::with_e ? with_e(c) : nullptr;
    return longer != nullptr ? longer : fold_character(c);
  }

  bool divides(UChar32 c) const {
    return (u_isUUppercase(c) && was_small_) || (u_isdigit(c) != 0) != was_digit_;
  }

  void open(UChar32 c, std::size_t begin) {
    atom_ = {};
    atom_.begin = begin;
    atom_.gap = gap_;
    atom_.has_case = u_isUUppercase(c) || u_isULowercase(c);
    atom_.starts_small = u_isULowercase(c) != 0;
    atom_.is_word_start = is_apart_;
    atom_.is_sentence_start = is_sentence_start_;
    capitals_ = 0;
    is_open_ = true;
  }

  void add(UChar32 c, const std::string& folded, std::size_t end) {
    atom_.look += folded;
    atom_.end = end;
    ++atom_.letters;
    capitals_ += u_isUUppercase(c) ? 1 : 0;
    was_small_ = u_isULowercase(c) != 0;
    was_digit_ = u_isdigit(c) != 0;
    atom_.is_number = was_digit_;
    is_sentence_start_ = is_apart_ = false;
    gap_ = Gap::none;
  }

  void extend(std::size_t end) {
    if (is_open_) atom_.end = end;
  }

  void take_sign(UChar32 c) {
    close();
    if (is_apostrophe(c)) return;
    is_apart_ = true;
    if (c == '\n' || c == '.' || c == '!' || c == '?' || c == ':' || c == '"' || c == 0x201C) is_sentence_start_ = true;
    const bool is_space = u_isUWhiteSpace(c) != 0;
    if (c == ',') gap_ = std::max(gap_, Gap::comma);
    else if (is_space || is_joiner(c)) gap_ = std::max(gap_, is_space ? Gap::space : Gap::none);
    else if (is_sentence_sign(c)) gap_ = Gap::sentence;
  }

  // Everything else may stand inside of a name that somebody takes apart: a slash, a middle dot, a symbol.
  static bool is_sentence_sign(UChar32 c) {
    switch (c) {
      case '!': case '?': case ':': case ';': case '"': case '(': case ')': case 0x201C: case 0x201D: return true;
      default: return false;
    }
  }

  void close() {
    if (!is_open_) return;
    atom_.is_all_capitals = atom_.letters > 1 && capitals_ == atom_.letters;
    atoms_.push_back(std::move(atom_));
    is_open_ = was_small_ = was_digit_ = false;
  }

  Umlauts umlauts_;
  std::vector<Atom> atoms_;
  Atom atom_;
  Gap gap_ = Gap::none;
  std::size_t capitals_ = 0;
  bool is_open_ = false;
  bool was_small_ = false;
  bool was_digit_ = false;
  bool is_apart_ = true;
  bool is_sentence_start_ = true;
};

}  // namespace

std::vector<Atom> atoms_of(std::string_view text, Umlauts umlauts) {
  Divider divider(umlauts);
  for (std::size_t next = 0; next < text.size();) {
    const auto begin = next;
    const UChar32 c = next_character(text, next);
    divider.take(c, begin, next);
  }
  return divider.finish();
}

}  // namespace candour::journal::summary
