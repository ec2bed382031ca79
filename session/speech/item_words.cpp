#include "session/speech/item_words.hpp"

#include <algorithm>

#include "journal/kinds/registry.hpp"
#include "journal/model/text.hpp"
#include "journal/model/time.hpp"
#include "journal/vault/members.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/summary_views.hpp"

namespace candour::session {

namespace {

namespace model = journal::model;
using journal::ItemView;

// "Monday 23 November".
std::string day_in_full(Day day) {
  constexpr const char* weekdays[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
  constexpr const char* months[] = {"January", "February", "March",     "April",   "May",      "June",
                                    "July",    "August",   "September", "October", "November", "December"};
  const std::chrono::sys_days at{std::chrono::days{day.number}};
  const std::chrono::year_month_day date{at};
  return std::string(weekdays[std::chrono::weekday{at}.c_encoding()]) + " " +
         std::to_string(static_cast<unsigned>(date.day())) + " " + months[static_cast<unsigned>(date.month()) - 1];
}

}  // namespace

std::string label_of(model::ItemKind kind) {
  const auto* known = journal::kinds::registry().find(kind);
  return known ? known->label() : "Something that needs a newer Candour";
}

std::string words_of_state(const journal::ItemView& item) {
  const auto* kind = journal::kinds::registry().find(item.key.kind);
  const auto* field = kind ? kind->field(kind->states.field) : nullptr;
  const auto* shown = field && kind->states.field != 0 ? field_of(item, field->field) : nullptr;
  const auto* state = shown ? std::get_if<model::Choice>(&shown->value) : nullptr;
  if (!state) return {};
  for (const auto& choice : field->choices) {
    if (choice.number == state->number) return choice.word;
  }
  return {};
}

std::string audience_of(const journal::Vault& vault, model::Space space) {
  const auto readers = vault.members().readers(space);
  auto line = audience_of(readers);
  const auto marks = readers.size() > 1 ? vault.post().marks() : Result<std::vector<journal::MarkView>>({});
  if (!marks) return line;
  std::optional<WallTime> until;
  for (const auto& mark : *marks) {
    if (mark.type == journal::MarkType::as_of) until = until ? std::min(*until, mark.when) : mark.when;
  }
  return until ? line + ", as of " + day_in_full(model::local_day(*until, model::zone_here())) : line;
}

std::string names_in_a_row(const std::vector<std::string>& names) {
  std::string row;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) row += i + 1 == names.size() ? " and " : ", ";
    row += model::visible(names[i], model::Layout::one_line);
  }
  return row;
}

std::string audience_of(const std::vector<std::string>& readers) {
  if (readers.size() <= 1) return "Only you can read this";
  return names_in_a_row(readers) + " can read this";
}

std::string words_of_field(const ItemView& item, model::FieldNumber number) {
  const auto* field = field_of(item, number);
  if (!field) return {};
  if (const auto* prose = std::get_if<model::Prose>(&field->value)) return prose->text;
  if (const auto* line = std::get_if<model::Line>(&field->value)) return line->text;
  return {};
}

std::string words_of_tree_mark(journal::model::TreeMark mark) {
  switch (mark) {
    case journal::model::TreeMark::none: return {};
    case journal::model::TreeMark::lost: return "What it stood under is not here";
    case journal::model::TreeMark::in_a_ring: return "It stands under itself; give it another place";
  }
  return {};
}

std::string words_of_sealed_anew(const journal::ItemView& item) {
  if (!item.is_sealed_anew_after_reading) return {};
  const auto who = item.is_mine ? "You sealed another answer when one of the others could be read. "
                                : item.author_name + " sealed another answer when one of the others could be read. ";
  return std::string(who) + "It is not shown: only what everybody was ready for opens.";
}

std::string words_of_late(const journal::LateView& late) {
  const auto says = "says " + text_of(Day{late.says}) + ", ";
  if (!late.arrived) return says + "which cannot be; when it arrived was not kept";
  return says + "arrived " + text_of(Day{*late.arrived});
}

std::string words_of_warning(const journal::WarningView& warning) {
  using journal::summary::WarningKind;
  const auto about = " \"" + model::visible(warning.as_written, model::Layout::one_line) +
                     "\", in: " + model::visible(warning.sentence, model::Layout::one_line);
  switch (warning.kind) {
    case WarningKind::name_not_listed:
      return "A name that is not in the list:" + about;
    case WarningKind::day_or_month:
      return "A day or month that colleagues may remember:" + about;
    case WarningKind::number:
      return "A number that somebody could count:" + about;
    case WarningKind::only_or_first:
      return "A word that points at one person:" + about;
  }
  return {};
}

}  // namespace candour::session
