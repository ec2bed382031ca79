// The form of a thing of any kind, by its declaration: which fields a person fills in and how, and what becomes of what
// was typed there. Nothing here changes anything.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gui/model/place.hpp"
#include "journal/vault/item_views.hpp"
#include "journal/vault/vault.hpp"

namespace candour::journal {
class Vault;
}

namespace candour::gui {

struct Today;

// How a field is filled in.
enum class Control : std::uint8_t {
  text,    // many lines
  line,    // one
  set,     // a line an entry
  flag,    // on or off
  one_of,  // of several, or none of them
  moment,  // day, time of day and zone
};

// One text of a field that is typed.
struct FormPart {
  std::optional<Part> part;  // of a moment
  std::string name;          // says what to type there
  std::string hint{};  // what counts while it is empty
  std::string value{}; // as it stands in the journal
};

struct FormOption {
  std::string name;
  std::string value;  // as the field's text names it; empty for none
};

struct FormField {
  journal::model::FieldNumber number = 0;
  Control control = Control::line;
  std::string label;
  std::vector<FormPart> parts;        // three of a moment, none of a flag, else one
  std::vector<FormOption> options{};  // of one_of
  bool is_on = false;                 // of a flag, as it stands in the journal
  std::string fault{};                // why what was typed last does not fit, in a sentence
};

struct FormScreen {
  std::string title;
  std::string keep;  // what the button says that keeps it
  std::vector<FormField> fields;
};

// What stands in the fields of a form.
struct TypedField {
  journal::model::FieldNumber number = 0;
  std::vector<std::string> parts{};
  bool is_on = false;
};
struct TypedForm {
  std::vector<TypedField> fields;
};

// Where a flag of a form is kept, or one text of a field.
TypedKey key_in_form(const TypedKey& form, journal::model::FieldNumber field, const FormPart* part = nullptr);

// The kind of what a form is for; nothing if it is not known here.
const journal::model::KindSpec* spec_of_form(const Place& place);
// The form of `place`: of a new thing of its kind, part of its item if there is one; else of its item, or of what a verb of
// it asks for.
Result<FormScreen> build_form(const journal::Vault& vault, const Place& place, const Today& now);
// The form of a thing of that kind; `item` is nothing for a new one.
FormScreen form_of(const journal::Vault& vault, const journal::model::KindSpec& spec,
                   const std::optional<journal::ItemView>& item, const Today& now,
                   const journal::model::Verb* verb = nullptr);

// What was typed, as values; or for each field that it does not fit, a sentence.
struct FormReading {
  std::vector<journal::FieldValue> values;
  std::map<journal::model::FieldNumber, std::string> faults;
};
FormReading read_form(const journal::Vault& vault, const journal::model::KindSpec& spec,
                      const std::optional<journal::ItemView>& item, const TypedForm& typed,
                      const journal::model::Verb* verb = nullptr);

// Whether a thing of that kind is written on the page for a text, as a note is: it has one, and beside it at most links.
bool is_written_on_page(const journal::model::KindSpec& spec);
// Whether a form could change something of a thing of that kind that is there.
bool has_form(const journal::model::KindSpec& spec);

}  // namespace candour::gui
