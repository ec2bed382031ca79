#include "session/speech/value_words.hpp"

#include <algorithm>

#include "base/text/normal.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/model/text.hpp"
#include "journal/model/time.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/member_views.hpp"
#include "journal/vault/members.hpp"

namespace candour::session {

namespace {

namespace model = journal::model;

constexpr std::size_t digits_of_a_key = 6;

std::string of_a_newer_candour() { return "something that needs a newer Candour"; }

std::string text_of_set(const model::SetValue& set) {
  const bool is_words =
      std::all_of(set.begin(), set.end(), [](const Bytes& entry) { return model::is_line(as_text(entry)); });
  if (!is_words) return std::to_string(set.size()) + (set.size() == 1 ? " entry" : " entries");
  std::string words;
  for (const auto& entry : set) words += (words.empty() ? "" : ", ") + to_text(entry);
  return words;
}

// The word that the declaration has for a number, or nothing.
const char* word_of(const model::FieldSpec& field, std::uint64_t number) {
  for (const auto& choice : field.choices) {
    if (choice.number == number) return choice.word;
  }
  return nullptr;
}

// Digits in groups of three: "1,440".
std::string grouped(std::uint64_t number) {
  const auto digits = std::to_string(number);
  std::string in_groups;
  for (std::size_t at = 0; at < digits.size(); ++at) {
    if (at > 0 && (digits.size() - at) % 3 == 0) in_groups += ',';
    in_groups += digits[at];
  }
  return in_groups;
}

std::string in_a_row(const std::vector<std::string>& words, std::string_view between, std::string_view last) {
  std::string row;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) row += i + 1 == words.size() ? last : between;
    row += words[i];
  }
  return row;
}

std::string of_number(const model::FieldSpec& field) {
  if (field.most < model::FieldSpec().most) return "a number from " + grouped(field.least) + " to " + grouped(field.most);
  return field.least == 0 ? "a number" : "a number from " + grouped(field.least) + " on";
}

std::string of_choices(const model::FieldSpec& field) {
  const bool is_number = field.type == model::FieldType::number;
  std::vector<std::string> words;
  for (const auto& choice : field.choices) {
    std::string word;
    if (is_number) word.append(std::to_string(choice.number)).append(" ");
    words.push_back(word.append(choice.word));
  }
  if (is_number) return "a number or words of: " + in_a_row(words, "; ", "; ");
  return "one of: " + in_a_row(words, ", ", ", ");
}

struct Say {
  const journal::Vault& vault;
  const model::FieldSpec& field;
  std::string operator()(std::monostate) const { return "nothing"; }
  std::string operator()(const model::Prose& prose) const { return prose.text; }
  std::string operator()(const model::Line& line) const { return line.text; }
  std::string operator()(model::Choice choice) const {
    const auto* word = word_of(field, choice.number);
    return word ? word : of_a_newer_candour();
  }
  std::string operator()(model::Number number) const {
    const auto* word = word_of(field, number.number);
    return word ? word : std::to_string(number.number);
  }
  std::string operator()(model::Flag flag) const { return flag.set ? "yes" : "no"; }
  std::string operator()(Day day) const { return text_of(day); }
  std::string operator()(const model::ZonedTime& time) const {
    return text_of(time.day) + " " + model::text_of_minute(time.minute) + " " + time.zone;
  }
  std::string operator()(const MemberKey& member) const { return member_in_words(vault, member); }
  std::string operator()(const model::Link& link) const {
    const auto name = vault.items().short_name(link);
    return name ? *name : model::spoken(link.item);
  }
  std::string operator()(const model::Source& source) const { return (*this)(source.item); }
  std::string operator()(const model::SetValue& set) const { return text_of_set(set); }
  std::string operator()(const model::Order&) const { return ""; }
  std::string operator()(const Bytes& bytes) const { return to_text(bytes); }
};

}  // namespace

std::string text_of_value(const journal::Vault& vault, const model::FieldSpec& field, const model::Value& value) {
  return std::visit(Say{vault, field}, value);
}

std::string text_of_value(const journal::Vault& vault, model::ItemKind kind, model::FieldNumber field,
                          const model::Value& value) {
  static const model::FieldSpec unknown{};
  const auto* known = journal::kinds::registry().find(kind);
  const auto* spec = known ? known->field(field) : nullptr;
  return text_of_value(vault, spec ? *spec : unknown, value);
}

std::string text_of_fact(const model::Value& value) {
  if (const auto* flag = std::get_if<model::Flag>(&value)) return flag->set ? "yes" : "no";
  if (const auto* number = std::get_if<model::Number>(&value)) return std::to_string(number->number);
  if (const auto* line = std::get_if<model::Line>(&value)) return line->text;
  return {};
}

Given given_for(const journal::Vault& vault, const model::FieldSpec& field, const model::Value& value) {
  if (const auto* time = std::get_if<model::ZonedTime>(&value)) {
    return TimeParts{text_of(time->day), model::text_of_minute(time->minute), time->zone};
  }
  if (const auto* member = std::get_if<MemberKey>(&value)) return *member;
  if (const auto* link = std::get_if<model::Link>(&value)) return *link;
  if (const auto* set = std::get_if<model::SetValue>(&value)) {
    std::vector<std::string> lines;
    for (const auto& entry : *set) lines.push_back(to_text(entry));
    return lines;
  }
  if (std::holds_alternative<std::monostate>(value)) return std::string();
  return text_of_value(vault, field, value);
}

std::string member_in_words(const journal::Vault& vault, const MemberKey& member) {
  const auto name = vault.members().name_of(member);
  const auto folded = text::folded(name);
  const auto members = vault.overview().members;
  const bool is_shared = std::any_of(members.begin(), members.end(), [&](const journal::MemberView& other) {
    return other.key != member && text::folded(vault.members().name_of(other.key)) == folded;
  });
  return is_shared ? name + " (" + to_hex(member).substr(0, digits_of_a_key) + ")" : name;
}

std::string what_it_leads_to(const model::FieldSpec& field) {
  std::vector<std::string> words;
  for (const auto kind : field.leads_to) {
    if (const auto* known = journal::kinds::registry().find(kind)) words.push_back(std::string("a ") + known->word);
  }
  return words.empty() ? "something in the journal" : in_a_row(words, ", ", " or ");
}

std::string what_to_type(const model::FieldSpec& field) {
  if (!field.choices.empty()) return of_choices(field);
  switch (field.type) {
    case model::FieldType::number:
      return of_number(field);
    case model::FieldType::flag:
      return "yes or no";
    case model::FieldType::date:
      return "a day like 2026-03-12";
    case model::FieldType::time:
      return "a day, a time and a zone like 2026-03-12 10:00 Europe/London";
    case model::FieldType::person:
      return "the name of a member";
    case model::FieldType::link:
      return "the short name of " + what_it_leads_to(field);
    case model::FieldType::set:
      return "one line for each";
    default:
      return "a text";
  }
}

}  // namespace candour::session
