#include "gui/model/item_page.hpp"

#include "gui/model/dates.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/model/text.hpp"
#include "journal/vault/items.hpp"
#include "session/next_meeting.hpp"
#include "session/speech/item_words.hpp"

namespace candour::gui {

namespace model = journal::model;
using journal::ItemView;
using model::ItemKind;
using model::Space;

std::string shown(std::string_view words) { return model::visible(words, model::Layout::keep_lines); }

std::string day_and_late(std::uint32_t day, const std::optional<journal::LateView>& late, const Today& now) {
  return spoken_day(day, now.day) + (late ? " · " + session::words_of_late(*late) : "");
}

std::string who_and_when(const ItemView& item, const Today& now) {
  const auto who = item.is_mine && item.space == Space::mine ? std::string(words::you) : item.author_name;
  return model::visible(who, model::Layout::one_line) + " · " + day_and_late(item.day, item.late, now);
}

bool may_edit(const ItemView& item, const model::KindSpec* spec) {
  return spec && (item.is_mine || spec->authorship == model::Authorship::co_edited);
}

Result<std::vector<Comment>> written_beside(const journal::Vault& vault, const model::ItemKey& key,
                                            model::FieldNumber field, const Today& now) {
  std::vector<Comment> others;
  CANDOUR_TRY(const auto versions, vault.items().history(key));
  for (const auto& version : versions) {
    if (version.field != field || !version.is_latest || version.is_shown) continue;
    const auto who = model::visible(version.author_name, model::Layout::one_line);
    others.push_back({key, who + " · " + day_and_late(version.day, version.late, now),
                      shown(session::text_of_value(vault, key.kind, field, version.value))});
  }
  return others;
}

model::FieldNumber text_field(ItemKind kind) {
  const auto* spec = journal::kinds::registry().find(kind);
  return spec ? spec->headline : model::FieldNumber{1};
}

Result<std::optional<NextMeeting>> next_meeting(const journal::Vault& vault, const Today& now) {
  CANDOUR_TRY(const auto next, session::next_meeting(vault, now.wall));
  return next ? std::optional(NextMeeting{next->key, spoken_day(next->when.day.number, now.day)}) : std::nullopt;
}

}  // namespace candour::gui
