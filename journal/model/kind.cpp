#include "journal/model/kind.hpp"

#include <algorithm>
#include <cassert>

#include "base/defence.hpp"

namespace candour::journal::model {

const FieldSpec& set_aside_field() {
  static const FieldSpec spec{
      .field = set_aside, .name = "set-aside", .label = "Set aside", .type = FieldType::flag};
  return spec;
}

bool FieldSpec::is_typed() const {
  switch (type) {
    case FieldType::source:
    case FieldType::order:
    case FieldType::bytes:
      return false;
    case FieldType::set:
      return holds_lines;
    default:
      return true;
  }
}

const FieldSpec* KindSpec::field(FieldNumber number) const {
  if (number == set_aside) return &set_aside_field();
  const auto found = std::find_if(fields.begin(), fields.end(), [=](const auto& f) { return f.field == number; });
  return found == fields.end() ? nullptr : &*found;
}

const FieldSpec* KindSpec::field_named(std::string_view name) const {
  if (name == set_aside_field().name) return &set_aside_field();
  const auto found = std::find_if(fields.begin(), fields.end(), [=](const auto& f) { return f.name == name; });
  return found == fields.end() ? nullptr : &*found;
}

const FieldSpec* KindSpec::part_of() const {
  const auto* link = stands_in != 0 ? field(stands_in) : nullptr;
  return link != nullptr && link->required ? link : nullptr;
}

bool KindSpec::may_stand_in(const KindSpec& whole) const {
  if (stands_in == 0) return false;
  const auto& kinds = field(stands_in)->leads_to;
  return kinds.empty() ? whole.space == space : std::find(kinds.begin(), kinds.end(), whole.kind) != kinds.end();
}

const std::vector<std::string>& KindSpec::say_all(std::string_view key) const {
  static const std::vector<std::string> nothing;
  const auto found = words.find(key);
  return found == words.end() ? nothing : found->second;
}

const std::string& KindSpec::say(std::string_view key) const {
  static const std::string nothing;
  const auto& all = say_all(key);
  return all.empty() ? nothing : all.front();
}

std::optional<ItemId> computed_item(const KindSpec& kind, const ItemOf& item_of, const std::optional<Link>& target,
                                    const MemberKey& member) {
  switch (kind.ids) {
    case ItemIds::drawn: return std::nullopt;
    case ItemIds::one_per_journal: return item_of(kind.kind, std::nullopt, std::nullopt);
    case ItemIds::one_per_member: return item_of(kind.kind, std::nullopt, member);
    case ItemIds::one_per_target:
    case ItemIds::one_per_target_and_member: break;
  }
  if (!target) return std::nullopt;
  const bool is_of_member = kind.ids == ItemIds::one_per_target_and_member;
  return item_of(kind.kind, target, is_of_member ? std::optional(member) : std::nullopt);
}

KindRegistry::KindRegistry(std::vector<KindSpec> kinds) : kinds_(std::move(kinds)) {
  for (const auto& kind : kinds_) {
    assert(find(kind.kind) == &kind);       // a number stands for one kind
    assert(find_word(kind.word) == &kind);  // and so does a word
    (void)kind;
  }
}

const KindSpec* KindRegistry::find(ItemKind kind) const {
  const auto found = std::find_if(kinds_.begin(), kinds_.end(), [=](const auto& k) { return k.kind == kind; });
  return found == kinds_.end() ? nullptr : &*found;
}

const KindSpec* KindRegistry::find_word(std::string_view word) const {
  const auto found = std::find_if(kinds_.begin(), kinds_.end(), [=](const auto& k) { return k.word == word; });
  return found == kinds_.end() ? nullptr : &*found;
}

ItemKey KindRegistry::key_of(ItemKind kind, const ItemId& item, const MemberKey& writer) const {
  const auto* spec = find(kind);
  const bool is_co_edited = spec != nullptr && spec->authorship == Authorship::co_edited;
  return {kind, item, CANDOUR_DEFENCE("119", !is_co_edited) ? writer : MemberKey()};
}

}  // namespace candour::journal::model
