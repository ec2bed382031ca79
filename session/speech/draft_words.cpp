#include "session/speech/draft_words.hpp"

#include "base/text/fill.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/model/time.hpp"

namespace candour::session {

namespace {

namespace model = journal::model;

std::string thing_of(const DraftKey& key) {
  const auto about = key.item ? model::spoken(key.item->item) : std::string();
  if (key.purpose == DraftPurpose::edit) return "a change of " + about;
  const auto* spec = journal::kinds::registry().find(key.kind);
  if (spec == nullptr) return "a text that needs a newer Candour";
  return text::fill(spec->say("draft"), about);
}

std::string day_in_words(std::uint32_t day, std::uint32_t today) {
  constexpr const char* names[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  if (day == today) return "today";
  if (day + 1 == today) return "yesterday";
  if (day < today && today - day < 7) return names[(day + 3) % 7];  // day 0 was a Thursday
  return text_of(Day{day});
}

bool begins_a_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// Where the first part ends: after the last `mark` that leaves something on both sides.
std::size_t end_before(std::string_view text, std::size_t limit, std::string_view mark) {
  const auto at = text.substr(0, limit).rfind(mark);
  return at == std::string_view::npos ? 0 : at;
}

}  // namespace

std::string words_of_draft(const Draft& draft, std::uint32_t today) {
  const auto thing = thing_of(draft.key);
  const bool names_something = draft.key.item && thing.ends_with(model::spoken(draft.key.item->item));
  return thing + (names_something ? ", of " : " of ") + day_in_words(draft.day, today);
}

std::string words_of_unfinished(const std::vector<Draft>& drafts, std::uint32_t today) {
  if (drafts.empty()) return {};
  if (drafts.size() == 1) return words_of_draft(drafts.front(), today) + "; `resume` goes on with it";
  return std::to_string(drafts.size()) + " texts; `drafts` lists them";
}

std::vector<std::string> divided(std::string_view text, std::size_t limit) {
  std::vector<std::string> parts;
  while (text.size() > limit) {
    std::size_t end = 0;
    std::size_t gap = 0;
    for (const std::string_view mark : {"\n\n", "\n", " "}) {
      if (end == 0) {
        end = end_before(text, limit, mark);
        gap = end == 0 ? 0 : mark.size();
      }
    }
    if (end == 0) {
      end = limit;
      while (end > 1 && !begins_a_character(text[end])) --end;
    }
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(end + gap);
  }
  parts.emplace_back(text);
  return parts;
}

}  // namespace candour::session
