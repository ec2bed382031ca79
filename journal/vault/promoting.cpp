#include "journal/vault/promoting.hpp"

#include "journal/kinds/agenda_item.hpp"
#include "journal/kinds/private_note.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/model/text.hpp"
#include "journal/vault/shown_item.hpp"

namespace candour::journal {

namespace {

// Where the last item of a meeting's agenda stands; nothing for an empty one.
Result<std::optional<model::Order>> last_rank(const Reading& reading, const model::ItemKey& meeting) {
  CANDOUR_TRY(const auto others, reading.items.linked_to(meeting, kinds::agenda_item::kind));
  std::optional<model::Order> last;
  for (const auto& other : others) {
    const auto place = field_of<model::Order>(view_of(reading, other), kinds::agenda_item::order);
    if (place && (!last || *last < *place)) last = *place;
  }
  return last;
}

}  // namespace

Result<PromotionPreview> preview_of(const Writing::State& state, const Promotion& promotion) {
  CANDOUR_CHECK(state.sharing.may_share());
  if (promotion.note.kind != kinds::private_note::kind) return Error{ErrorCode::bad_argument, "promote a passage"};
  CANDOUR_TRY(const auto stored, state.reading.items.get(promotion.note));
  const auto text = field_of<model::Prose>(view_of(state.reading, stored), kinds::private_note::text);
  if (!text || promotion.selected.empty() || text->text.find(promotion.selected) == std::string::npos) {
    return Error{ErrorCode::bad_argument, "find the passage in the note"};
  }
  CANDOUR_TRY(auto wording, model::prose_from(promotion.wording));
  if (wording.empty()) return Error{ErrorCode::bad_argument, "promote a passage"};
  return PromotionPreview{state.reading.names.readers(model::Space::everyone), std::move(wording),
                          state.reading.today().number};
}

// A new copy without a source: the note, its length, its time and that it exists stay unknown.
Result<Promoted> promoted(const Writing::State& state, const Promotion& promotion) {
  CANDOUR_TRY(auto preview, preview_of(state, promotion));
  if (promotion.target == PromotionTarget::reflection) {
    return Promoted{kinds::reflection::kind, {{kinds::reflection::text, model::Prose{std::move(preview.text)}}}};
  }
  if (!promotion.meeting) return Error{ErrorCode::bad_argument, "promote to an agenda"};
  CANDOUR_CHECK(state.reading.items.get(*promotion.meeting));
  CANDOUR_TRY(const auto last, last_rank(state.reading, *promotion.meeting));
  return Promoted{kinds::agenda_item::kind,
                  {{kinds::agenda_item::meeting, *promotion.meeting},
                   {kinds::agenda_item::text, model::Prose{std::move(preview.text)}},
                   {kinds::agenda_item::order, model::rank_between(last, std::nullopt)}}};
}

}  // namespace candour::journal
