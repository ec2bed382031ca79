#include "tests/journal/kinds/kinds_manual.hpp"

namespace candour::journal::kinds {

namespace {

const char* name_of(model::FieldType type) {
  switch (type) {
    case model::FieldType::prose: return "prose";
    case model::FieldType::line: return "line";
    case model::FieldType::choice: return "choice";
    case model::FieldType::number: return "number";
    case model::FieldType::flag: return "flag";
    case model::FieldType::date: return "date";
    case model::FieldType::time: return "time";
    case model::FieldType::person: return "person";
    case model::FieldType::link: return "link";
    case model::FieldType::source: return "source";
    case model::FieldType::set: return "set";
    case model::FieldType::order: return "order";
    case model::FieldType::bytes: return "bytes";
  }
  return "";
}

const char* name_of(model::Space space) { return space == model::Space::mine ? "mine" : "everyone"; }

std::string row_of(const model::FieldSpec& field) {
  auto row = std::to_string(field.field) + " " + field.name + " " + name_of(field.type);
  if (field.type == model::FieldType::number && field.least > 0) {
    return row + " (" + std::to_string(field.least) + " to " + std::to_string(field.most) + ")";
  }
  std::string choices;
  for (const auto& choice : field.choices) {
    choices += (choices.empty() ? "" : " ") + std::to_string(choice.number) + " " + choice.word;
  }
  if (!choices.empty()) row += " (" + choices + ")";
  if (*field.form != 0) row += std::string(" (") + field.form + ")";
  return row;
}

}  // namespace

std::string manual_of(const model::KindRegistry& registry) {
  std::string manual = "| kind | space | fields |\n|---|---|---|\n";
  for (const auto& kind : registry.all()) {
    manual += "| " + std::to_string(static_cast<unsigned>(kind.kind)) + " " + kind.word +
              (kind.authorship == model::Authorship::co_edited ? ", co-edited" : "") + " | " + name_of(kind.space) + " | ";
    for (const auto& field : kind.fields) manual += (&field == &kind.fields.front() ? "" : ", ") + row_of(field);
    manual += " |\n";
  }
  return manual;
}

nlohmann::json numbers_of(const model::KindRegistry& registry) {
  auto all = nlohmann::json::object();
  for (const auto& kind : registry.all()) {
    auto fields = nlohmann::json::object();
    for (const auto& field : kind.fields) {
      fields[field.name] = {{"number", field.field}, {"type", name_of(field.type)}};
      if (field.type != model::FieldType::choice) continue;
      for (const auto& choice : field.choices) fields[field.name]["choices"][choice.word] = choice.number;
    }
    all[kind.word] = {{"number", static_cast<unsigned>(kind.kind)},
                      {"space", name_of(kind.space)},
                      {"co-edited", kind.authorship == model::Authorship::co_edited},
                      {"slotted always", kind.sending == model::Sending::slotted_always},
                      {"fields", fields}};
  }
  return all;
}

}  // namespace candour::journal::kinds
