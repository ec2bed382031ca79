#include "gui/actions/kept_place.hpp"

#include "base/codec.hpp"
#include "gui/actions/screen_table.hpp"
#include "gui/model/drafts.hpp"
#include "journal/vault/drafts.hpp"
#include "journal/vault/items.hpp"

namespace candour::gui {

namespace {

constexpr std::string_view place_key = "place";

// The place whose bytes these are; nothing if they are none that an unlock leads back to.
std::optional<Place> read_place(ByteView kept) {
  Reader in(kept);
  Place place;
  const auto* row = kept_screen(in.u8());
  if (in.u8() == 1) {
    const auto kind = static_cast<journal::model::ItemKind>(in.u16());
    const auto item = in.id<ItemId>();
    place.item = journal::model::ItemKey{kind, item, in.id<MemberKey>()};
  }
  if (const auto kind = in.u16()) place.kind = static_cast<journal::model::ItemKind>(kind);
  if (row == nullptr) return std::nullopt;
  place.screen = row->screen;
  const auto rest = in.ok() ? to_text(in.raw(in.rest().size())) : std::string();
  if (place.screen == Screen::verb) place.verb = rest;
  if (place.screen != Screen::verb && !rest.empty()) place.draft = session::draft_key_of(rest);
  if (!in.finished()) return std::nullopt;
  const bool lacks_item = row->needs == Needs::item && !place.item;
  const bool lacks_both = row->needs == Needs::item_or_kind && !place.item && !place.kind;
  return lacks_item || lacks_both ? std::nullopt : std::optional(place);
}

}  // namespace

Result<> save_place(journal::Vault& vault, const Place& place) {
  Writer out;
  out.u8(static_cast<std::uint8_t>(place.screen)).u8(place.item ? 1 : 0);
  if (place.item) out.raw(journal::model::encode_link(*place.item));
  out.u16(place.kind ? static_cast<std::uint16_t>(*place.kind) : 0);
  if (place.draft) out.raw(as_bytes(session::name_of_draft(*place.draft)));
  if (place.screen == Screen::verb) out.raw(as_bytes(place.verb));
  CANDOUR_CHECK(vault.drafts().was_here());
  return vault.drafts().keep(place_key, out.view());
}

Place kept_place(const journal::Vault& vault, const TextDrafts& texts) {
  const Place usual{Screen::journal, {}, {}};
  const auto kept = vault.drafts().get(place_key);
  auto place = kept && *kept ? read_place(**kept) : std::nullopt;
  if (!place) return usual;
  // An older Candour named the kind of what a form changes as well.
  const auto* spec = place->screen == Screen::form ? spec_of_form(*place) : nullptr;
  if (place->item && place->kind == place->item->kind && spec && !spec->part_of()) place->kind.reset();
  if (place->item && !vault.items().show(*place->item)) return usual;
  if (place->draft && !texts.has(typed_key_of_text(*place))) return usual;
  return *place;
}

}  // namespace candour::gui
