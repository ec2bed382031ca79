#include "journal/model/rules.hpp"

namespace candour::journal::model {

Standing judge(const KindRegistry& kinds, const WrittenEdit& written) {
  const auto* kind = kinds.find(written.edit.kind);
  const auto* field = kind != nullptr ? kind->field(written.edit.field) : nullptr;
  if (field == nullptr || written.edit.op != 0) return Standing::newer;
  if (!parse_value(field->type, written.edit.value)) return Standing::newer;
  const bool is_kept = field->rule != FieldRule::set_once || written.edit.basis.empty();
  return kind->space == written.space && is_kept ? Standing::counts : Standing::rule;
}

}  // namespace candour::journal::model
