#include "gui/text/find.hpp"

#include <glib.h>

namespace candour::gui::text {

namespace {

// One letter of `text` at `at`, in lower case; `at` moves behind it.
gunichar next_letter(std::string_view text, std::size_t& at) {
  const char* here = text.data() + at;
  const auto letter = g_unichar_tolower(g_utf8_get_char(here));
  at += static_cast<std::size_t>(g_utf8_next_char(here) - here);
  return letter;
}

// Where the needle ends that begins at `at`, or nothing if it does not begin there.
std::optional<std::size_t> end_of(std::string_view text, std::string_view needle, std::size_t at) {
  for (std::size_t in_needle = 0; in_needle < needle.size();) {
    if (at >= text.size() || next_letter(text, at) != next_letter(needle, in_needle)) return std::nullopt;
  }
  return at;
}

}  // namespace

std::optional<Found> find_words(std::string_view text, std::string_view needle, std::size_t from) {
  if (needle.empty()) return std::nullopt;
  for (std::size_t at = from; at < text.size();) {
    if (const auto end = end_of(text, needle, at)) return Found{at, *end};
    (void)next_letter(text, at);
  }
  return std::nullopt;
}

}  // namespace candour::gui::text
