#include "journal/summary/compose.hpp"

#include <algorithm>
#include <tuple>

#include "journal/summary/headings.hpp"

namespace candour::journal::summary {
namespace {

// The text without the line breaks around it: those inside become spaces, those outside are nobody's words.
std::string_view without_outer_breaks(std::string_view text) {
  const auto first = text.find_first_not_of('\n');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of('\n') - first + 1);
}

bool is_taken(const Passage& passage, std::uint16_t heading) {
  return passage.heading == heading && !passage.is_set_aside && !passage.is_left_out &&
         !without_outer_breaks(passage.text).empty();
}

std::vector<std::size_t> under_heading(const std::vector<Passage>& passages, std::uint16_t heading) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    if (is_taken(passages[i], heading)) found.push_back(i);
  }
  // The author comes last: two members may have used the same item id, and their passages are two.
  const auto place = [&](std::size_t i) { return std::tie(passages[i].order, passages[i].item, passages[i].author); };
  std::sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
  return found;
}

Span append_passage(std::string& to, const std::string& text) {
  const auto kept = without_outer_breaks(text);
  Span span;
  span.begin = to.size();
  span.size = kept.size();
  span.trimmed = static_cast<std::size_t>(kept.data() - text.data());
  for (const char c : kept) to += c == '\n' ? ' ' : c;
  return span;
}

// Takes the first line off `text`, without its line break.
std::string take_line(std::string_view& text) {
  const auto end = text.find('\n');
  std::string line(text.substr(0, end));
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

}  // namespace

Composition compose(const std::vector<Passage>& passages) {
  Composition out;
  out.text = "SUMMARY\n";
  // NOLINTNEXTLINE(bugprone-too-small-loop-variable): there are twelve
  for (std::uint16_t heading = 1; heading <= headings.size(); ++heading) {
    const auto found = under_heading(passages, heading);
    if (found.empty()) continue;
    out.text += *heading_at(heading);
    out.text += ':';
    for (const auto index : found) {
      out.text += ' ';
      auto span = append_passage(out.text, passages[index].text);
      span.passage = index;
      out.spans.push_back(span);
    }
    out.text += '\n';
  }
  return out;
}

std::optional<Difference> difference_between(std::string_view approved, std::string_view now) {
  if (approved == now) return std::nullopt;
  Difference out;
  // A last line that lacks its line break equals the same line with one; the loop ends when both texts do.
  do {
    ++out.line;
    out.was = take_line(approved);
    out.is = take_line(now);
  } while (out.was == out.is && !(approved.empty() && now.empty()));
  return out;
}

}  // namespace candour::journal::summary
