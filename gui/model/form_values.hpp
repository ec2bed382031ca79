// A field of a form as texts: what is typed or chosen there as a value of the journal, and back.
#pragma once

#include <string>
#include <vector>

#include "gui/model/form.hpp"
#include "journal/model/kind.hpp"
#include "journal/vault/vault.hpp"

namespace candour::gui {

// Kinds of which the things may be named by a link in that field of a thing of `spec`.
std::vector<journal::model::ItemKind> kinds_named_by(const journal::model::KindSpec& spec,
                                                     const journal::model::FieldSpec& field);

// How the text of a field names what is chosen there: exactly, whatever else there is to choose from later.
std::string text_to_choose(const MemberKey& member);
std::string text_to_choose(const journal::model::ItemKey& item);
// A value as it is typed: day, time of day and zone of a time; else one text, the entries of a set a line each.
std::vector<std::string> texts_to_type(const journal::Vault& vault, const journal::model::FieldSpec& field,
                                       const journal::model::Value& value);

// What was typed, as a value of the field; or why it is none, in a sentence. `before` is what stands there: it fits
// whatever it is, and its zone counts where none is typed.
struct TypedValue {
  journal::model::Value value{};
  std::string fault{};
};
TypedValue value_typed(const journal::Vault& vault, const journal::model::FieldSpec& field, const TypedField& typed,
                       const journal::model::Value& before);

}  // namespace candour::gui
