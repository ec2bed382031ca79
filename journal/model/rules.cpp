#include "journal/model/rules.hpp"

#include <algorithm>
#include <iterator>

namespace candour::journal::model {

namespace {

bool ends_with_key(const Bytes& entry, const MemberKey& writer) {
  return entry.size() >= MemberKey::size && equal(ByteView(entry).last(MemberKey::size), writer);
}

SetValue set_in(const EncodedValue& value) {
  const auto parsed = parse_value(FieldType::set, value);
  const auto* set = parsed ? std::get_if<SetValue>(&*parsed) : nullptr;
  return set != nullptr ? *set : SetValue();
}

// Each member adds and removes only entries that end with his own key.
bool touches_own_entries_only(const WrittenEdit& written, const std::vector<FieldVersion>& versions) {
  const auto before = set_in(fold_at(FieldType::set, versions, written.edit.basis).value);
  const auto after = set_in(written.edit.value);
  std::vector<Bytes> touched;
  std::set_symmetric_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(touched));
  return std::all_of(touched.begin(), touched.end(),
                     [&](const auto& entry) { return ends_with_key(entry, written.writer); });
}

bool keeps_rule(FieldRule rule, const WrittenEdit& written, const std::vector<FieldVersion>& versions) {
  switch (rule) {
    case FieldRule::none: return true;
    case FieldRule::set_once: return written.edit.basis.empty();
    case FieldRule::own_entries: return touches_own_entries_only(written, versions);
  }
  return false;
}

}  // namespace

Standing judge(const KindRegistry& kinds, const WrittenEdit& written, const std::vector<FieldVersion>& versions) {
  const auto* kind = kinds.find(written.edit.kind);
  const auto* field = kind != nullptr ? kind->field(written.edit.field) : nullptr;
  if (field == nullptr || written.edit.op != 0) return Standing::newer;
  if (!parse_value(field->type, written.edit.value)) return Standing::newer;
  if (kind->space != written.space || !keeps_rule(field->rule, written, versions)) return Standing::rule;
  return Standing::counts;
}

}  // namespace candour::journal::model
