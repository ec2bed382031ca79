#include "gui/model/drafts.hpp"

#include <algorithm>
#include <charconv>

#include "gui/model/build.hpp"
#include "gui/model/dates.hpp"
#include "gui/model/own_screens.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/meeting.hpp"
#include "journal/model/text.hpp"
#include "journal/vault/items.hpp"
#include "session/speech/item_words.hpp"

namespace candour::gui {

namespace {

namespace model = journal::model;
using model::ItemKind;
using session::DraftKey;
using session::DraftPurpose;

constexpr std::size_t shown_words = 400;

DraftKey key_of_writing(const Place& place) {
  if (place.draft) return *place.draft;
  if (place.item && !place.kind) {
    return {DraftPurpose::edit, place.item->kind, text_field(place.item->kind), 0, place.item};
  }
  const auto kind = place.kind.value_or(kind_listed_on(Screen::notes));
  const bool has_own_questions = place.item || kind == kind_listed_on(Screen::notes);
  const auto number = has_own_questions ? 0 : session::from_questions + static_cast<std::uint32_t>(kind);
  return {DraftPurpose::new_item, kind_listed_on(Screen::notes), 0, number, place.item};
}

// Pages that a text of `item`, or about it, may stand on.
std::vector<Place> pages_of(const std::optional<model::ItemKey>& item, std::optional<ItemKind> kind) {
  if (!item) return {{Screen::write, {}, kind}};
  return {{Screen::write, item, kind}, {Screen::write, item, {}}, {Screen::entry, item, {}}, {Screen::meeting, item, {}}};
}

std::optional<ItemKind> kind_in(std::string_view digits) {
  std::uint16_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size()) return std::nullopt;
  return static_cast<ItemKind>(number);
}

std::optional<model::ItemKey> item_of_tile(const journal::Vault& vault, std::string_view tile) {
  const auto kind = kind_in(tile.substr(0, tile.find('.')));
  const auto items = kind ? vault.items().list({*kind}) : Result<std::vector<journal::ItemView>>(std::vector<journal::ItemView>{});
  if (!items) return std::nullopt;
  const auto is_it = [tile](const journal::ItemView& item) { return tile_of(item.key) == tile; };
  const auto found = std::find_if(items->begin(), items->end(), is_it);
  return found == items->end() ? std::nullopt : std::optional(found->key);
}

std::string name_of(const session::Draft& draft, const Today& now) {
  const auto kind = draft.key.purpose == DraftPurpose::edit && draft.key.item ? draft.key.item->kind : draft.key.kind;
  const auto label = session::label_of(kind);
  const auto what = draft.key.purpose == DraftPurpose::edit ? words::fill(words::change_of, label) : label;
  return what + " · " + spoken_day(draft.day, now.day);
}

}  // namespace

std::optional<DraftKey> key_of_text(const Place& place) {
  switch (place.screen) {
    case Screen::write:
      return key_of_writing(place);
    case Screen::entry:
    case Screen::meeting:
      return DraftKey{DraftPurpose::new_item, kind_typed_on(place.screen), 0, 0, place.item};
    default:
      return std::nullopt;
  }
}

TypedKey typed_key_of_text(const Place& place) {
  const auto typed = typed_key_of(place);
  if (place.screen == Screen::write) return typed / Part::text;
  return TypedKey(place.screen == Screen::entry ? Typed::answer : Typed::agenda).below(typed.name());
}

Place place_of_draft(const DraftKey& key) {
  auto kind = kind_listed_on(Screen::notes);
  if (key.number >= session::from_questions) kind = static_cast<ItemKind>(key.number - session::from_questions);
  for (const auto& page : pages_of(key.item, kind)) {
    if (key_of_text(page) == key) return page;
  }
  return {Screen::write, {}, key.kind, key};
}

std::optional<DraftKey> key_of_old_name(const journal::Vault& vault, std::string_view name) {
  std::optional<model::ItemKey> item;
  std::optional<ItemKind> kind;
  for (std::size_t from = 0; from < name.size();) {
    const auto end = std::min(name.find('/', from), name.size());
    const auto part = name.substr(from, end - from);
    if (part.find('.') != std::string_view::npos) item = item_of_tile(vault, part);
    if (part.starts_with('k')) kind = kind_in(part.substr(1));
    from = end + 1;
  }
  for (const auto& page : pages_of(item, kind)) {
    if (typed_key_of_text(page).name() == name) return key_of_text(page);
  }
  return std::nullopt;
}

std::optional<std::string> form_key_today(std::string_view typed) {
  namespace meeting = journal::kinds::meeting;
  const auto named = [](model::FieldNumber field) { return std::to_string(field); };
  const auto when = named(meeting::when);
  const std::pair<std::string_view, std::string> names[] = {
      {"title", named(meeting::title)}, {"place", named(meeting::place)}, {"minutes", named(meeting::minutes)},
      {"day", when + "/day"},               {"time", when + "/time"},             {"zone", when + "/zone"}};
  const auto of_new = typed_key_of({Screen::form, {}, kind_listed_on(Screen::meetings)}).name() + "/";
  if (!typed.starts_with(of_new)) return std::nullopt;
  const auto rest = typed.substr(of_new.size());
  const auto end = rest.find('/');  // the tile of what was changed, before the name
  if (end != std::string_view::npos && rest.substr(0, end).find('.') == std::string_view::npos) return std::nullopt;
  const auto name = end == std::string_view::npos ? rest : rest.substr(end + 1);
  const auto form = end == std::string_view::npos
                        ? of_new
                        : std::to_string(static_cast<int>(Screen::form)) + "/" + std::string(rest.substr(0, end + 1));
  for (const auto& [old_name, field] : names) {
    if (name == old_name) return form + field;
  }
  return std::nullopt;
}

Result<std::vector<Unfinished>> build_unfinished(const journal::Vault& vault, const Today& now) {
  std::vector<Unfinished> all;
  CANDOUR_TRY(const auto drafts, session::drafts(vault));
  for (const auto& draft : drafts) {
    const auto text = model::excerpt(session::text_of(draft), shown_words);
    all.push_back({place_of_draft(draft.key), session::name_of_draft(draft.key), name_of(draft, now),
                   model::visible(text, model::Layout::one_line)});
  }
  return all;
}

}  // namespace candour::gui
