// The fields of a kind as its commands take them: each as an option or as a word in its place, made from the declaration.
#pragma once

#include "cli/command.hpp"
#include "journal/vault/item_views.hpp"
#include "journal/vault/vault.hpp"

namespace candour::cli {

// Whether a thing is made or changed: what is made may need a field, and what is changed may empty one.
enum class Purpose : std::uint8_t { add, edit };

// The first word of its commands.
std::string command_of(const journal::model::KindSpec& kind);

// The long text that its commands ask for by lines; null if the kind has none as its headline.
const journal::model::FieldSpec* text_of_kind(const journal::model::KindSpec& kind);
// The field whose value stands in a place of its own, as the name of a person; null if there is none.
const journal::model::FieldSpec* named_by(const journal::model::KindSpec& kind);
// "MEETING" or "ITEM": the word for what a thing of the kind is part of.
std::string word_for_whole(const journal::model::KindSpec& kind);

// The thing of the kind that a command is about.
Parameter item_parameter();
// The parameters of the fields, but for its text and for what a new thing is part of.
std::vector<Parameter> parameters_of_fields(const journal::model::KindSpec& kind, Purpose purpose);
// The field that a parameter of `add` stands for, of a time by any of its parts; null for a text and what is not a field.
const journal::model::FieldSpec* field_of_parameter(const journal::model::KindSpec& kind, const Parameter& parameter);
// What a person could type for a parameter, in an example.
std::string sample_of(const journal::model::KindSpec& kind, const Parameter& parameter);
// Whether something was typed for one of them.
bool has_fields(const journal::model::KindSpec& kind, const Arguments& arguments);
// The values of all that were typed for; of a time the parts that were not typed stay as they are in `before`.
Answer<std::vector<journal::FieldValue>> values_typed(const journal::Vault& vault, const journal::model::KindSpec& kind,
                                                      Purpose purpose, const Arguments& arguments,
                                                      const journal::ItemView* before);

}  // namespace candour::cli
