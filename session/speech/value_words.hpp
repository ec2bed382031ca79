// A value of a field in words, and as a form holds it before anything is changed. values.hpp reads both.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "journal/model/kind.hpp"
#include "journal/model/value.hpp"
#include "journal/vault/vault.hpp"

namespace candour::session {

// A time in the three parts that a form asks for, each as it is typed: 2026-03-12, 10:00, Europe/London.
struct TimeParts {
  std::string day;
  std::string minute;
  std::string zone;
  bool operator==(const TimeParts&) const = default;
};

// What a person gives for one field: words; a line for each entry of a set; the parts of a time; or a member or an item
// that was chosen from those which are shown.
using Given = std::variant<std::string, std::vector<std::string>, TimeParts, MemberKey, journal::model::ItemKey>;

// A day as 2026-03-12, a link as a short name, a choice or a named number by its word; "nothing". value_given() takes
// these words back, but those of a set, whose entries stand in one row here.
std::string text_of_value(const journal::Vault& vault, const journal::model::FieldSpec& field,
                          const journal::model::Value& value);
// The same of a field that this program may not know.
std::string text_of_value(const journal::Vault& vault, journal::model::ItemKind kind, journal::model::FieldNumber field,
                          const journal::model::Value& value);

// What is true of an item: "yes" and "no", a number, words.
std::string text_of_fact(const journal::model::Value& value);

// What value_given() takes for exactly this value. Nothing is given for what no person types.
Given given_for(const journal::Vault& vault, const journal::model::FieldSpec& field, const journal::model::Value& value);

// A member by name; where two have one name, with the first digits of the key: "Dani (3fa91c)".
std::string member_in_words(const journal::Vault& vault, const MemberKey& member);

// What to type for a field, to stand after "Type": "a day like 2026-03-12", "one of: coordinator, cohort, board, public".
std::string what_to_type(const journal::model::FieldSpec& field);
// "a meeting", "a meeting or a reflection": what a link may lead to.
std::string what_it_leads_to(const journal::model::FieldSpec& field);

}  // namespace candour::session
