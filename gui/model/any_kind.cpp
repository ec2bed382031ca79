#include "gui/model/any_kind.hpp"

#include <algorithm>

#include "gui/model/build.hpp"
#include "gui/model/drafts.hpp"
#include "gui/model/own_screens.hpp"
#include "gui/model/rows.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/members.hpp"
#include "journal/vault/writing.hpp"
#include "session/speech/sentences.hpp"

namespace candour::gui {

namespace {

namespace model = journal::model;
using journal::ItemView;
using model::ItemKind;
using model::KindSpec;

bool is_given_by_nobody(const KindSpec& spec, const model::FieldSpec& field) {
  return field.required && !field.is_typed() && field.field != spec.states.field;
}

// Why nobody can make one now, in a sentence; empty if one can.
std::string why_not(const journal::Vault& vault, ItemKind kind) {
  const auto may = vault.writing().may_write(kind);
  if (may) return {};
  const auto sentence = session::sentence_for(may.error().code);
  return std::string(sentence.what) + " " + std::string(sentence.next);
}

Result<PartList> list_of_parts(const journal::Vault& vault, const KindSpec& spec, const ItemView& whole, const Today& now) {
  PartList list;
  list.name = spec.plural();
  list.add_name = words::fill(words::add_one, spec.label());
  CANDOUR_TRY(const auto parts, vault.items().linked_to(whole.key, spec.kind));
  for (const auto& part : parts) list.rows.push_back(row_of_part(vault, part, now));
  if (!whole.is_set_aside && why_not(vault, spec.kind).empty()) list.add = rank_of_new(spec, whole.key);
  return list;
}

}  // namespace

std::optional<Place> list_of(const KindSpec& spec) {
  if (spec.part_of() != nullptr || spec.listed == model::Listed::nowhere) return std::nullopt;
  if (const auto own = own_list_of(spec.kind)) return Place{*own, {}, {}};
  return Place{Screen::kind, {}, spec.kind};
}

std::vector<WayTo> ways_to_kinds(const journal::Vault& vault) {
  std::vector<WayTo> ways;
  for (const auto& spec : journal::kinds::registry().all()) {
    const auto list = list_of(spec);
    const bool has_readers = spec.space == model::Space::mine || vault.members().readers(spec.space).size() > 1;
    if (list && list->kind && has_readers) ways.push_back({*list, spec.plural()});
  }
  return ways;
}

std::vector<WayTo> rail_of_kinds(const journal::Vault& vault) {
  auto ways = ways_to_kinds(vault);
  std::erase_if(ways, [&](const WayTo& way) {
    const auto* spec = journal::kinds::registry().find(*way.to.kind);
    if (spec->listed != model::Listed::by_itself) return true;
    const auto rows = vault.items().rows({spec->kind}, 1);
    return !rows || rows->empty();
  });
  return ways;
}

std::optional<Place> rank_of_new(const KindSpec& spec, const std::optional<model::ItemKey>& whole) {
  const auto is_missing = [&](const auto& field) { return is_given_by_nobody(spec, field); };
  if (std::any_of(spec.fields.begin(), spec.fields.end(), is_missing)) return std::nullopt;
  if (!is_written_on_page(spec)) return Place{Screen::form, whole, spec.kind};
  return place_of_draft({session::DraftPurpose::new_item, spec.kind, 0, 0, whole});
}

Result<ListScreen> build_kind(const journal::Vault& vault, ItemKind kind, std::size_t length, const Today& now) {
  const auto* spec = journal::kinds::registry().find(kind);
  if (!spec) return Error{ErrorCode::newer_version, "list a kind"};
  CANDOUR_TRY(auto screen, build_list(vault, {kind}, length, now));
  screen.add_refused = why_not(vault, kind);
  if (screen.add_refused.empty() && spec->part_of() == nullptr) screen.add = rank_of_new(*spec, std::nullopt);
  return screen;
}

Result<std::vector<PartList>> build_parts(const journal::Vault& vault, const ItemView& item, Screen page,
                                          const Today& now) {
  std::vector<PartList> all;
  const auto typed_there = key_of_text({page, item.key, {}});
  const auto* whole = journal::kinds::registry().find(item.key.kind);
  for (const auto& spec : journal::kinds::registry().all()) {
    const bool is_part = whole && spec.part_of() != nullptr && spec.may_stand_in(*whole);
    if (!is_part || (typed_there && typed_there->kind == spec.kind)) continue;
    CANDOUR_TRY(auto list, list_of_parts(vault, spec, item, now));
    if (list.add || !list.rows.empty()) all.push_back(std::move(list));
  }
  return all;
}

}  // namespace candour::gui
