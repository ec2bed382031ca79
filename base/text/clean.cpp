#include "base/text/clean.hpp"

#include "base/text/utf8.hpp"

namespace candour::text {

namespace {

bool is_control(std::int32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

// Unicode's mandatory line breaks (UAX 14: BK, CR, LF, NL).
bool ends_a_line(std::int32_t c) { return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029; }

}  // namespace

Cleaned clean(std::string_view any, Breaks breaks) {
  Cleaned out;
  out.text.reserve(any.size());
  for (std::size_t at = 0; at < any.size();) {
    const auto from = at;
    const auto c = next_character(any, at);
    if (c == not_a_character || (is_control(c) && !ends_a_line(c) && c != '\t')) {
      out.text += "\uFFFD";
      ++out.replaced;
    } else if (ends_a_line(c)) {
      if (c == '\r' && at < any.size() && any[at] == '\n') ++at;
      out.text += breaks == Breaks::keep ? '\n' : ' ';
    } else if (c == '\t') {
      out.text += breaks == Breaks::keep ? '\t' : ' ';
    } else {
      out.text += any.substr(from, at - from);
    }
  }
  return out;
}

bool is_clean(std::string_view text, Breaks breaks) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = next_character(text, at);
    if (c == not_a_character) return false;
    const bool may_stand = breaks == Breaks::keep && (c == '\n' || c == '\t');
    if ((is_control(c) || ends_a_line(c)) && !may_stand) return false;
  }
  return true;
}

}  // namespace candour::text
