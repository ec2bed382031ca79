#include "journal/summary/check.hpp"

#include <algorithm>

#include "base/text/letters.hpp"
#include "base/text/shown.hpp"
#include "journal/summary/allowed.hpp"

namespace candour::journal::summary {
namespace {

std::size_t line_of(const std::string& text, std::size_t offset) {
  return static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n')) +
         1;
}

// Nothing but spaces and opening signs between it and the text's start, a line's, or the end of a sentence.
bool begins_sentence(std::string_view text, std::size_t offset) {
  auto before = text.substr(0, offset);
  const auto drop = [&before](std::string_view sign) {
    if (!before.ends_with(sign)) return false;
    before.remove_suffix(sign.size());
    return true;
  };
  while (drop(" ") || drop("\"") || drop("'") || drop("(") || drop("\u201C") || drop("\u2018")) {
  }
  return before.empty() || std::string_view(".!?\n").find(before.back()) != std::string_view::npos;
}

Hit hit_of(const NameMatch& match, std::string_view text, const std::vector<ListedName>& list) {
  Hit hit;
  hit.offset = match.offset;
  hit.size = match.size;
  hit.as_written = text.substr(match.offset, match.size);
  hit.sentence = text::sentence_around(text, match.offset);
  hit.entry = match.entry;
  hit.alias = match.alias;
  const auto& instead = list[match.entry].replacement;
  hit.replacement = begins_sentence(text, match.offset) ? text::with_capital(instead) : instead;
  return hit;
}

void check_passage(SummaryCheck& check, const Composition& composed, const Span& span,
                   const std::vector<Passage>& passages, const std::vector<ListedName>& list) {
  const auto& passage = passages[span.passage];
  const auto line = line_of(composed.text, span.begin);
  for (const auto& match : find_names(passage.text, list)) {
    auto hit = hit_of(match, passage.text, list);
    hit.passage = span.passage;
    hit.line = line;
    hit.is_allowed = is_allowed(passage.allowed, hit.alias, passage.text);
    check.hits.push_back(std::move(hit));
  }
  const auto place = find_deceptive_character(passage.text);
  if (place && !check.refused) check.refused = RefusedCharacter{span.passage, line, *place};
}

const Span* span_around(const Composition& composed, const NameMatch& match) {
  for (const auto& span : composed.spans) {
    if (match.offset >= span.begin && match.offset + match.size <= span.begin + span.size) return &span;
  }
  return nullptr;
}

// True if the match lies in our own words: `SUMMARY`, or a heading before its colon.
bool is_in_heading(const Composition& composed, const NameMatch& match) {
  const auto start = composed.text.rfind('\n', match.offset);
  if (start == std::string::npos) return match.offset + match.size <= composed.text.find('\n');
  return match.offset + match.size <= composed.text.find(':', start);
}

// The composed text once more: a name may arise only where two passages meet.
void check_composed(SummaryCheck& check, const Composition& composed, const std::vector<ListedName>& list) {
  for (const auto& match : find_names(composed.text, list)) {
    if (span_around(composed, match) != nullptr || is_in_heading(composed, match)) continue;
    auto hit = hit_of(match, composed.text, list);
    hit.line = line_of(composed.text, match.offset);
    check.hits.push_back(std::move(hit));
  }
}

}  // namespace

bool SummaryCheck::may_leave() const {
  return !refused && std::all_of(hits.begin(), hits.end(), [](const Hit& hit) { return hit.is_allowed; });
}

SummaryCheck check_summary(const std::vector<Passage>& passages, const std::vector<ListedName>& list) {
  const auto composed = compose(passages);
  SummaryCheck check;
  check.text = composed.text;
  for (const auto& span : composed.spans) check_passage(check, composed, span, passages, list);
  check_composed(check, composed, list);
  return check;
}

}  // namespace candour::journal::summary
