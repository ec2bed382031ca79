#include "cli/plain_text.hpp"

#include <algorithm>

#include "journal/sealed/utf8.hpp"

namespace candour::cli {

namespace {

constexpr std::string_view stands_for_it = "\uFFFD";

bool ends_a_line(char32_t c) {
  return c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

}  // namespace

PlainText plain_text(std::string_view typed) {
  PlainText plain;
  auto rest = as_bytes(typed);
  while (!rest.empty()) {
    const auto before = rest;
    const auto character = sealed::next_character(rest);
    if (!character) rest = before.subspan(1);
    const auto bytes = as_text(before.first(before.size() - rest.size()));
    if (character && ends_a_line(*character)) {
      const bool is_one_end = *character == '\r' && !rest.empty() && rest[0] == '\n';
      if (!is_one_end) plain.words += '\n';
    } else if (character && (*character == '\t' || !is_control(*character))) {
      plain.words += bytes;
    } else {
      plain.words += stands_for_it;
      ++plain.replaced;
    }
  }
  return plain;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\n\r") == std::string_view::npos; }

}  // namespace candour::cli
