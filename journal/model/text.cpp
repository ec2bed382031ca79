#include "journal/model/text.hpp"

#include <algorithm>

#include "base/text/clean.hpp"
#include "base/text/normal.hpp"
#include "base/text/utf8.hpp"
#include "journal/model/value.hpp"

namespace candour::journal::model {

namespace {

bool is_control(std::int32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

// True if `text` is UTF-8 and has no control character but those that `allowed` names.
bool has_no_control_but(std::string_view text, std::string_view allowed) {
  for (std::size_t at = 0; at < text.size();) {
    const auto from = at;
    const auto c = candour::text::next_character(text, at);
    if (c == candour::text::not_a_character) return false;
    if (is_control(c) && allowed.find(text[from]) == std::string_view::npos) return false;
  }
  return true;
}

Result<std::string> stored(std::string_view typed, candour::text::Breaks breaks, std::size_t limit) {
  constexpr Error too_long{ErrorCode::too_long, "read text"};
  if (typed.size() > candour::text::max_normalised) return too_long;
  auto normal = candour::text::nfc(candour::text::cleaned(typed, breaks));
  if (!normal || normal->size() > limit) return too_long;
  return std::move(*normal);
}

bool is_blank(std::string_view line) {
  return std::all_of(line.begin(), line.end(), [](char c) { return c == ' ' || c == '\t'; });
}

}  // namespace

bool is_prose(std::string_view text) { return text.size() <= max_prose && has_no_control_but(text, "\n\t"); }
bool is_line(std::string_view text) { return text.size() <= max_line && has_no_control_but(text, ""); }

Result<std::string> prose_from(std::string_view typed) { return stored(typed, candour::text::Breaks::keep, max_prose); }
Result<std::string> line_from(std::string_view typed) { return stored(typed, candour::text::Breaks::as_spaces, max_line); }

Result<std::string> nfc(std::string_view text) {
  if (text.size() > candour::text::max_normalised) return Error{ErrorCode::too_long, "read text"};
  auto normal = candour::text::nfc(text);
  if (!normal) return Error{ErrorCode::not_text, "read text"};
  return std::move(*normal);
}

std::vector<std::string_view> paragraphs(std::string_view text) {
  std::vector<std::string_view> out;
  const char* start = nullptr;
  const char* end = nullptr;
  const auto close = [&] {
    if (start != nullptr) out.emplace_back(start, static_cast<std::size_t>(end - start));
    start = nullptr;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto line = text.substr(at, std::min(text.find('\n', at), text.size()) - at);
    if (is_blank(line)) {
      close();
    } else {
      if (start == nullptr) start = line.data();
      end = line.data() + line.size();
    }
    at += line.size() + 1;
  }
  close();
  return out;
}

Result<std::string> replace_paragraph(std::string_view text, std::size_t number, std::string_view words) {
  const auto parts = paragraphs(text);
  if (number == 0 || number > parts.size()) return Error{ErrorCode::bad_argument, "replace a paragraph"};
  const auto part = parts[number - 1];
  auto first = static_cast<std::size_t>(part.data() - text.data());
  auto last = first + part.size();
  if (words.empty()) {
    // The gap goes with the paragraph: the one after it, or at the end the one before.
    if (number < parts.size()) {
      last = static_cast<std::size_t>(parts[number].data() - text.data());
    } else {
      last = text.size();
      first = number == 1 ? 0 : static_cast<std::size_t>(parts[number - 2].data() + parts[number - 2].size() - text.data());
    }
  }
  return std::string(text.substr(0, first)) + std::string(words) + std::string(text.substr(last));
}

}  // namespace candour::journal::model
