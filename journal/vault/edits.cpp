#include "journal/vault/edits.hpp"

#include <algorithm>

namespace candour::journal {

Result<const model::KindSpec*> known_kind(model::ItemKind kind) {
  const auto* spec = kinds::registry().find(kind);
  if (spec == nullptr) return Error{ErrorCode::bad_argument, "find a kind"};
  return spec;
}

bool is_complete(const model::KindSpec& spec, const std::vector<FieldValue>& fields) {
  return std::all_of(spec.fields.begin(), spec.fields.end(), [&](const model::FieldSpec& field) {
    if (!field.required) return true;
    return std::any_of(fields.begin(), fields.end(), [&](const FieldValue& given) {
      return given.field == field.field && !std::holds_alternative<std::monostate>(given.value);
    });
  });
}

Result<model::Edit> edit_of(const model::KindSpec& spec, const ItemId& item, const FieldValue& given,
                            model::Basis basis) {
  const auto* field = spec.field(given.field);
  if (field == nullptr) return Error{ErrorCode::bad_argument, "find a field"};
  CANDOUR_TRY(auto value, model::encode_value(field->type, given.value));
  return model::Edit{item, spec.kind, given.field, 0, std::move(basis), std::move(value)};
}

Result<std::vector<model::Edit>> edits_of_new(const model::KindSpec& spec, const ItemId& item,
                                              const std::vector<FieldValue>& fields) {
  std::vector<model::Edit> edits;
  for (const auto& given : fields) {
    CANDOUR_TRY(auto edit, edit_of(spec, item, given, {}));
    edits.push_back(std::move(edit));
  }
  if (const auto first = spec.states.first(); first != 0) {
    CANDOUR_TRY(auto edit, edit_of(spec, item, {spec.states.field, model::Choice{first}}, {}));
    edits.push_back(std::move(edit));
  }
  return edits;
}

}  // namespace candour::journal
