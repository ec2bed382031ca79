#include "session/speech/values.hpp"

#include <algorithm>
#include <charconv>

#include "base/text/letters.hpp"
#include "base/text/normal.hpp"
#include "base/text/utf8.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/model/text.hpp"
#include "journal/model/time.hpp"
#include "journal/vault/members.hpp"
#include "session/speech/item_named.hpp"

namespace candour::session {

namespace {

namespace model = journal::model;
using Read = Understood<model::Value>;

// `typed` without the blanks around it.
std::string_view bare(std::string_view typed) {
  std::size_t begin = typed.size();
  std::size_t end = 0;
  for (std::size_t at = 0; at < typed.size();) {
    const auto from = at;
    if (text::is_white(text::next_character(typed, at))) continue;
    begin = std::min(begin, from);
    end = at;
  }
  return end == 0 ? std::string_view() : typed.substr(begin, end - begin);
}

std::vector<std::string> cut_at(std::string_view typed, std::string_view separators) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= typed.size();) {
    const auto end = std::min(typed.find_first_of(separators, at), typed.size());
    if (const auto part = bare(typed.substr(at, end - at)); !part.empty()) parts.emplace_back(part);
    at = end + 1;
  }
  return parts;
}

Read nothing_given(const model::FieldSpec& field) {
  if (!field.required) return model::Value{};
  return fault(std::string("`") + field.label + "` cannot stay empty.", "Type " + what_to_type(field) + ".");
}

// ---- each type by itself; what comes in is not blank

// The choice that `typed` names: a choice by its word alone, a named number also by its digits and by a beginning that
// only one of them has.
const model::ChoiceSpec* choice_named(const model::FieldSpec& field, std::string_view typed) {
  const auto wanted = text::folded(typed);
  const model::ChoiceSpec* begins = nullptr;
  bool is_only_one = true;
  for (const auto& choice : field.choices) {
    const auto word = text::folded(choice.word);
    const bool is_number = field.type == model::FieldType::number;
    if (wanted == word || (is_number && wanted == std::to_string(choice.number))) return &choice;
    if (!is_number || wanted.empty() || !word.starts_with(wanted)) continue;
    is_only_one = begins == nullptr;
    begins = &choice;
  }
  return is_only_one ? begins : nullptr;
}

Read choice_given(const model::FieldSpec& field, std::string_view typed) {
  if (const auto* choice = choice_named(field, typed)) return model::Value(model::Choice{choice->number});
  return fault(in_ticks(typed) + " is not one of the choices.", "Type " + what_to_type(field) + ".");
}

Read number_given(const model::FieldSpec& field, std::string_view typed) {
  if (const auto* choice = choice_named(field, typed)) return model::Value(model::Number{choice->number});
  std::uint64_t number = 0;
  const auto read = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  const bool is_digits = read.ptr == typed.data() + typed.size() && read.ec != std::errc::invalid_argument;
  const bool fits = read.ec == std::errc{} && number >= field.least && number <= field.most;
  if (is_digits && fits) return model::Value(model::Number{number});
  if (!field.choices.empty()) return fault(in_ticks(typed) + " is none of them.", "Type " + what_to_type(field) + ".");
  if (!is_digits) return fault(in_ticks(typed) + " is not written in digits.", "Type " + what_to_type(field) + ".");
  const bool is_small = read.ec == std::errc{} && number < field.least;
  return fault(in_ticks(typed) + " is too " + (is_small ? "small." : "large."), "Type " + what_to_type(field) + ".");
}

Read flag_given(std::string_view typed) {
  const auto word = text::folded(typed);
  if (word == "yes" || word == "no") return model::Value(model::Flag{word == "yes"});
  return fault(in_ticks(typed) + " is neither yes nor no.", "Type yes or no.");
}

Understood<Day> day_given(std::string_view typed) {
  if (const auto day = day_from(bare(typed))) return *day;
  return fault(typed.empty() ? "There is no date." : in_ticks(typed) + " is not a date.", "Write it like 2026-03-12.");
}

Understood<std::string> zone_given(std::string_view typed) {
  if (typed.empty()) {
    auto here = model::zone_of_computer();
    if (here) return std::move(*here);
    return fault_of(here.error());
  }
  if (model::is_known_zone(std::string(typed))) return std::string(typed);
  if (!model::is_known_zone("Etc/UTC")) return fault_of({ErrorCode::no_zone_data, "read a time zone"});
  return fault(in_ticks(typed) + " is not a time zone known here.", "Write it like Europe/London.");
}

Read time_given(TimeParts parts, const model::Value& before) {
  if (const auto* was = std::get_if<model::ZonedTime>(&before)) {
    if (parts.day.empty()) parts.day = text_of(was->day);
    if (parts.minute.empty()) parts.minute = model::text_of_minute(was->minute);
    if (parts.zone.empty()) parts.zone = was->zone;
  }
  CANDOUR_TRY(const auto day, day_given(parts.day));
  const auto minute = model::minute_from(parts.minute);
  if (!minute) {
    return fault(parts.minute.empty() ? "There is no time of day." : in_ticks(parts.minute) + " is not a time of day.",
                 "Write it like 10:00.");
  }
  CANDOUR_TRY(auto zone, zone_given(parts.zone));
  return model::Value(model::ZonedTime{day, *minute, std::move(zone)});
}

// The parts of a time in any order, told by what they look like.
Understood<TimeParts> parts_of_time(std::string_view typed) {
  TimeParts parts;
  for (auto& word : cut_at(typed, " \t\n")) {
    const bool is_minute = word.find(':') != std::string::npos;
    const bool is_day = !is_minute && word[0] >= '0' && word[0] <= '9';
    auto& part = is_minute ? parts.minute : is_day ? parts.day : parts.zone;
    if (!part.empty()) {
      return fault(in_ticks(word) + " stands beside " + in_ticks(part) + ", and a time has one of it.",
                   "Write it like 2026-03-12 10:00 Europe/London.");
    }
    part = std::move(word);
  }
  return parts;
}

Read member_given(const journal::Vault& vault, std::string_view typed) {
  const auto members = vault.overview().members;
  const auto wanted = text::folded(typed);
  std::vector<MemberKey> called;
  std::string all;
  for (const auto& member : members) {
    const auto words = member_in_words(vault, member.key);
    if (text::folded(words) == wanted) return model::Value(member.key);
    if (text::folded(vault.members().name_of(member.key)) == wanted) called.push_back(member.key);
    all += (all.empty() ? "" : ", ") + words;
  }
  const std::string who = called.empty() ? "Nobody in this journal" : "More than one member";
  return fault(who + " is called " + in_ticks(typed) + ".", "Type one of: " + all + ".");
}

Read member_chosen(const journal::Vault& vault, const MemberKey& chosen) {
  const auto members = vault.overview().members;
  if (std::any_of(members.begin(), members.end(), [&](const auto& member) { return member.key == chosen; })) {
    return model::Value(chosen);
  }
  return fault("Whom you chose is no member of this journal now.", "Choose somebody else.");
}

Read item_chosen(const model::FieldSpec& field, const model::ItemKey& chosen, const std::string& name) {
  const auto& kinds = field.leads_to;
  if (kinds.empty() || std::find(kinds.begin(), kinds.end(), chosen.kind) != kinds.end()) return model::Value(chosen);
  return fault("`" + name + "` is not " + what_it_leads_to(field) + ".",
               "`list` shows what there is, with its short names.");
}

Read item_given(const journal::Vault& vault, const model::FieldSpec& field, std::string_view typed) {
  CANDOUR_TRY(const auto key, item_named(vault, typed));
  return item_chosen(field, key, std::string(typed));
}

// A set that is emptied is an empty set; one that never was is nothing.
Read set_given(const model::FieldSpec& field, const std::vector<std::string>& lines, const model::Value& before) {
  model::SetValue entries;
  for (const auto& line : lines) {
    const auto entry = model::line_from(bare(line));
    if (!entry) return fault_of(entry.error());
    if (!entry->empty()) entries.insert(to_bytes(as_bytes(*entry)));
  }
  if (entries.empty() && field.required) return nothing_given(field);
  if (entries.empty() && !std::holds_alternative<model::SetValue>(before)) return model::Value{};
  return model::Value(std::move(entries));
}

// ---- what is given, by how it is given

struct Give {
  const journal::Vault& vault;
  const model::FieldSpec& field;
  const model::Value& before;

  Read operator()(const std::string& typed) const {
    if (!field.is_typed()) return not_so();
    if (field.type == model::FieldType::set) return set_given(field, cut_at(typed, "\n"), before);
    const auto words = bare(typed);
    if (words.empty()) return nothing_given(field);
    if (field.type == model::FieldType::prose) return model::Value(model::Prose{typed});
    if (field.type == model::FieldType::line) return model::Value(model::Line{typed});
    return words_given(words);
  }
  Read operator()(const std::vector<std::string>& lines) const {
    if (!field.is_typed()) return not_so();
    if (field.type == model::FieldType::set) return set_given(field, lines, before);
    if (lines.empty()) return nothing_given(field);
    if (lines.size() == 1) return (*this)(lines.front());
    return fault(in_ticks(lines[1]) + " is one too many.", "Give it once.");
  }
  Read operator()(const TimeParts& parts) const {
    if (field.type != model::FieldType::time) return not_so();
    TimeParts given{std::string(bare(parts.day)), std::string(bare(parts.minute)), std::string(bare(parts.zone))};
    return given == TimeParts{} ? nothing_given(field) : time_given(std::move(given), before);
  }
  Read operator()(const MemberKey& chosen) const {
    return field.type == model::FieldType::person ? member_chosen(vault, chosen) : not_so();
  }
  Read operator()(const model::ItemKey& chosen) const {
    if (field.type != model::FieldType::link) return not_so();
    return item_chosen(field, chosen, text_of_value(vault, field, chosen));
  }

 private:
  // Of all types but texts and sets; no blanks stand around `words`.
  Read words_given(std::string_view words) const {
    switch (field.type) {
      case model::FieldType::choice:
        return choice_given(field, words);
      case model::FieldType::number:
        return number_given(field, words);
      case model::FieldType::flag:
        return flag_given(words);
      case model::FieldType::date: {
        CANDOUR_TRY(const auto day, day_given(words));
        return model::Value(day);
      }
      case model::FieldType::time: {
        CANDOUR_TRY(auto parts, parts_of_time(words));
        return time_given(std::move(parts), before);
      }
      case model::FieldType::person:
        return member_given(vault, words);
      case model::FieldType::link:
        return item_given(vault, field, words);
      default:
        return not_so();
    }
  }
  Read not_so() const {
    return fault(std::string("`") + field.name + "` cannot be typed.", "Use the command that is made for it.");
  }
};

bool reads_as(const journal::Vault& vault, const model::FieldSpec& field, const Given& given,
              const model::Value& value) {
  if (std::holds_alternative<std::monostate>(value)) return false;
  if (given == given_for(vault, field, value)) return true;
  const auto* typed = std::get_if<std::string>(&given);
  return typed && field.type != model::FieldType::set && *typed == text_of_value(vault, field, value);
}

}  // namespace

Understood<model::Value> value_given(const journal::Vault& vault, const model::FieldSpec& field, const Given& given,
                                     const model::Value& before) {
  if (field.is_typed() && reads_as(vault, field, given, before)) return before;
  CANDOUR_TRY(auto value, std::visit(Give{vault, field, before}, given));
  // What cannot be stored is said here, and what is stored is what comes back.
  const auto stored = model::encode_value(field.type, value);
  if (!stored) return fault_of(stored.error());
  auto kept = model::parse_value(field.type, *stored);
  if (!kept) return fault_of(kept.error());
  return std::move(*kept);
}

}  // namespace candour::session
