#include "journal/model/rules.hpp"

#include "base/defence.hpp"

namespace candour::journal::model {

namespace {

// An item that is one of its kind for a target says in its link which: other bytes stand for nothing.
bool is_called_right(const KindSpec& kind, const WrittenEdit& written) {
  const auto& edit = written.edit;
  if (kind.ids == ItemIds::drawn) return true;
  if (written.item_of == nullptr) return false;
  const bool is_of_target = kind.ids == ItemIds::one_per_target || kind.ids == ItemIds::one_per_target_and_member;
  if (is_of_target && edit.field != kind.stands_in) return true;
  const auto value = is_of_target ? parse_value(FieldType::link, edit.value) : Result<Value>(Value{});
  const auto* link = value ? std::get_if<Link>(&*value) : nullptr;
  const auto target = link != nullptr ? std::optional(*link) : std::nullopt;
  return computed_item(kind, *written.item_of, target, written.writer) == edit.item;
}

// What is read after a reveal comes by it and in no change, and a reveal brings nothing else: neither words that were
// written after seeing the others', nor what a change of its author would have to say in the open.
bool came_right(const KindSpec& kind, const WrittenEdit& written) {
  const auto expected = written.edit.field == set_aside ? CameBy::change : kind.comes_by;
  return !CANDOUR_DEFENCE("80", written.came_by != expected);
}

bool is_refused(const StateSpec& states, const WrittenEdit& written, const SeenFields& seen) {
  const auto value = parse_value(FieldType::choice, written.edit.value);
  const auto* to = value ? std::get_if<Choice>(&*value) : nullptr;
  return refuse_step(states, to != nullptr ? to->number : std::uint16_t{0}, written.writer, seen.fields).has_value();
}

}  // namespace

bool is_step(const KindRegistry& kinds, ItemKind kind, FieldNumber field) {
  const auto* spec = kinds.find(kind);
  return spec != nullptr && field != set_aside && spec->states.field == field;
}

Standing judge(const KindRegistry& kinds, const WrittenEdit& written, const SeenFields& seen) {
  const auto* kind = kinds.find(written.edit.kind);
  const auto* field = kind != nullptr ? kind->field(written.edit.field) : nullptr;
  if (field == nullptr || written.edit.op != 0) return Standing::newer;
  if (!parse_value(field->type, written.edit.value)) return Standing::newer;
  const bool is_kept = field->rule != FieldRule::set_once || written.edit.basis.empty();
  if (kind->space != written.space || !is_kept || !came_right(*kind, written)) return Standing::rule;
  if (!is_called_right(*kind, written)) return Standing::rule;
  if (!is_step(kinds, written.edit.kind, written.edit.field)) return Standing::counts;
  if (!seen.is_whole) return Standing::waiting;
  return is_refused(kind->states, written, seen) ? Standing::rule : Standing::counts;
}

}  // namespace candour::journal::model
