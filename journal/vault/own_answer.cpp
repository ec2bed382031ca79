#include "journal/vault/own_answer.hpp"

#include <algorithm>

#include "journal/vault/facts.hpp"

namespace candour::journal {

std::optional<model::Link> link_in(const model::EncodedValue& value) {
  const auto parsed = model::parse_value(model::FieldType::link, value);
  const auto* link = parsed ? std::get_if<model::Link>(&*parsed) : nullptr;
  return link != nullptr ? std::optional(*link) : std::nullopt;
}

Result<std::optional<OwnAnswer>> own_answer(const Reading& reading, const model::KindSpec& kind,
                                            store::StoredItem item) {
  const auto* of = item.field(kind.stands_in);
  const auto whole = of != nullptr ? link_in(of->value) : std::nullopt;
  if (!whole || !reading.members.journal) return std::optional<OwnAnswer>();
  OwnAnswer answer{&kind, std::move(item), *whole, {}, false};
  const auto& shown = *kinds::registry().find(kind.sealed->shown_as);
  answer.shown_as = *model::computed_item(shown, *reading.projection.item_of(), *whole, reading.self.me);
  CANDOUR_TRY(answer.is_away, reading.items.is_away(answer.item.key));
  return std::optional(std::move(answer));
}

Result<std::vector<OwnAnswer>> own_answers(const Reading& reading) {
  std::vector<OwnAnswer> all;
  for (const auto& kind : kinds::registry().all()) {
    if (!kind.sealed) continue;
    CANDOUR_TRY(auto items, reading.items.list({kind.kind}, model::SetAside::included, store::Sequence::oldest_first));
    for (auto& item : items) {
      CANDOUR_TRY(auto answer, own_answer(reading, kind, std::move(item)));
      if (answer) all.push_back(std::move(*answer));
    }
  }
  return all;
}

bool is_ready(const OwnAnswer& answer) { return state_of(*answer.kind, answer.item) == answer.kind->sealed->ready; }

const sealed::AnswerRecords& answer_records(const Reading& reading, const ItemId& item) {
  static const sealed::AnswerRecords none{SpaceId()};
  const auto found = reading.held.answers.find(item);
  return found == reading.held.answers.end() ? none : found->second;
}

namespace {

model::RevealStage stage_of(const Reading& reading, const OwnAnswer& answer) {
  const auto& records = answer_records(reading, answer.shown_as);
  if (!sealed::has_released(records, reading.self.me)) {
    return is_ready(answer) ? model::RevealStage::ready : model::RevealStage::written;
  }
  const auto& members = reading.members.roster.present;
  const bool are_all_here = std::all_of(members.begin(), members.end(), [&](const MemberKey& member) {
    return sealed::has_opened(records, member);
  });
  return are_all_here ? model::RevealStage::revealed : model::RevealStage::released;
}

// Of the answers to it the one that has come least far: one that is not revealed yet.
Result<std::optional<model::RevealStage>> stage_of_answers_to(const Reading& reading, const store::StoredItem& whole) {
  std::optional<model::RevealStage> least;
  const auto* whole_kind = kinds::registry().find(whole.key.kind);
  for (const auto& kind : kinds::registry().all()) {
    if (!kind.sealed || whole_kind == nullptr || !kind.may_stand_in(*whole_kind)) continue;
    CANDOUR_TRY(auto items, reading.items.linked_to(whole.key, kind.kind));
    for (auto& item : items) {
      CANDOUR_TRY(const auto answer, own_answer(reading, kind, std::move(item)));
      if (!answer || answer->whole != whole.key) continue;
      const auto stage = stage_of(reading, *answer);
      least = least ? std::min(*least, stage) : stage;
    }
  }
  return least;
}

}  // namespace

Result<model::RevealStage> reveal_of(const Reading& reading, const store::StoredItem& item) {
  const auto* kind = kinds::registry().find(item.key.kind);
  if (kind != nullptr && kind->sealed) {
    CANDOUR_TRY(const auto answer, own_answer(reading, *kind, item));
    return answer ? stage_of(reading, *answer) : model::RevealStage::none;
  }
  CANDOUR_TRY(const auto stage, stage_of_answers_to(reading, item));
  return stage.value_or(model::RevealStage::none);
}

bool is_sealed_anew_after_reading(const Reading& reading, const model::ItemKey& opened) {
  return sealed::has_sealed_after_reading(answer_records(reading, opened.item), opened.author,
                                          reading.held.seen_by());
}

std::optional<model::ItemKey> shown_as(const Reading& reading, const model::ItemKey& key) {
  const auto* kind = kinds::registry().find(key.kind);
  if (kind == nullptr || !kind->sealed) return std::nullopt;
  auto item = reading.items.get(key);
  if (!item) return std::nullopt;
  const auto answer = own_answer(reading, *kind, std::move(*item));
  if (!answer || !*answer) return std::nullopt;
  return model::ItemKey{kind->sealed->shown_as, (*answer)->shown_as, reading.self.me};
}

Result<bool> is_answer_sent(const Reading& reading, const model::ItemKey& key) {
  const auto* kind = kinds::registry().find(key.kind);
  if (kind == nullptr || !kind->sealed) return false;
  CANDOUR_TRY(auto item, reading.items.get(key));
  CANDOUR_TRY(const auto answer, own_answer(reading, *kind, std::move(item)));
  if (!answer) return false;
  return !answer_records(reading, answer->shown_as).answers_of(reading.self.me).empty();
}

}  // namespace candour::journal
