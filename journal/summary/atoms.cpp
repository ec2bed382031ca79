#include "journal/summary/atoms.hpp"

#include <algorithm>

#include "base/text/letters.hpp"
#include "base/text/utf8.hpp"

namespace candour::journal::summary {
namespace {

using text::is_capital;
using text::is_digit;
using text::is_small;
using text::not_a_character;

// What people write who have no key for the letter.
const char* with_e(std::int32_t c) {
  switch (c) {
    case 0xC4:
    case 0xE4: return "ae";
    case 0xD6:
    case 0xF6:
    case 0xD8:
    case 0xF8: return "oe";
    case 0xDC:
    case 0xFC: return "ue";
    case 0xC5:
    case 0x212B:
    case 0xE5: return "aa";
    default: return nullptr;
  }
}

bool is_joiner(std::int32_t c) { return c == '-' || c == '.' || c == '_' || text::is_dash(c); }

class Divider {
 public:
  explicit Divider(Umlauts umlauts) : umlauts_(umlauts) {}

  void take(std::int32_t c, std::size_t begin, std::size_t end) {
    if (c == not_a_character) return take_sign('?');
    if (text::is_ignorable(c)) return;
    if (text::is_mark_on_a_letter(c)) return extend(end);
    const auto folded = fold(c);
    if (folded.empty()) return take_sign(c);
    if (is_open_ && divides(c)) close();
    if (!is_open_) open(c, begin);
    add(c, folded, end);
  }

  std::vector<Atom> finish() {
    close();
    for (auto& atom : atoms_) atom.look = text::look_of(atom.look);
    return std::move(atoms_);
  }

 private:
  std::string fold(std::int32_t c) const {
    const auto* longer = umlauts_ == Umlauts::with_e ? with_e(c) : nullptr;
    return longer != nullptr ? longer : text::letters_of(c);
  }

  bool divides(std::int32_t c) const {
    return (is_capital(c) && was_small_) || is_digit(c) != was_digit_;
  }

  void open(std::int32_t c, std::size_t begin) {
    atom_ = {};
    atom_.begin = begin;
    atom_.gap = gap_;
    atom_.has_case = is_capital(c) || is_small(c);
    atom_.starts_small = is_small(c);
    atom_.is_word_start = is_apart_;
    atom_.is_sentence_start = is_sentence_start_;
    capitals_ = 0;
    is_open_ = true;
  }

  void add(std::int32_t c, const std::string& folded, std::size_t end) {
    atom_.look += folded;
    atom_.end = end;
    ++atom_.letters;
    capitals_ += is_capital(c) ? 1 : 0;
    was_small_ = is_small(c);
    was_digit_ = is_digit(c);
    atom_.is_number = was_digit_;
    is_sentence_start_ = is_apart_ = false;
    gap_ = Gap::none;
  }

  void extend(std::size_t end) {
    if (is_open_) atom_.end = end;
  }

  void take_sign(std::int32_t c) {
    close();
    if (text::is_apostrophe(c)) return;
    is_apart_ = true;
    if (c == '\n' || c == '.' || c == '!' || c == '?' || c == ':' || c == '"' || c == 0x201C) is_sentence_start_ = true;
    const bool is_space = text::is_white(c);
    if (c == ',') gap_ = std::max(gap_, Gap::comma);
    else if (is_space || is_joiner(c)) gap_ = std::max(gap_, is_space ? Gap::space : Gap::none);
    else if (is_sentence_sign(c)) gap_ = Gap::sentence;
  }

  // Everything else may stand inside of a name that somebody takes apart: a slash, a middle dot, a symbol.
  static bool is_sentence_sign(std::int32_t c) {
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

std::vector<Atom> atoms_of(std::string_view whole, Umlauts umlauts) {
  Divider divider(umlauts);
  for (std::size_t next = 0; next < whole.size();) {
    const auto begin = next;
    const auto c = text::next_character(whole, next);
    divider.take(c, begin, next);
  }
  return divider.finish();
}

}  // namespace candour::journal::summary
