#include "journal/vault/answer_records.hpp"

#include <algorithm>

namespace candour::journal {

namespace {

template <class Body>
void add_once(std::vector<sealed::Held<Body>>& all, sealed::Held<Body> one) {
  const auto is_it = [&](const auto& other) { return other.id == one.id; };
  if (std::none_of(all.begin(), all.end(), is_it)) all.push_back(std::move(one));
}

// What was sealed, as the change that its author could not make in the open. Nothing for what is no text of an answer.
std::optional<model::Change> change_of_text(const sealed::OpenedAnswer& answer, const ItemId& item) {
  const auto text = sealed::parse_answer_text(answer.text);
  if (!text) return std::nullopt;
  std::vector<model::Edit> edits;
  for (const auto& [field, value] : text->fields) {
    edits.push_back({item, static_cast<model::ItemKind>(text->item_kind), field, 0, {}, {value, std::nullopt}});
  }
  auto change = model::make_change(std::move(edits));
  return change ? std::optional(std::move(*change)) : std::nullopt;
}

}  // namespace

bool is_of_answers(sealed::RecordKind kind) {
  return kind == sealed::RecordKind::sealed || kind == sealed::RecordKind::ready || kind == sealed::RecordKind::release;
}

std::optional<ItemId> note_answer_record(AnswersByItem& all, const SpaceId& space, const AnswerRecord& record) {
  const auto kind = record.kind;
  const auto body = record.body;
  const auto add = [&all, &space, &record](auto parsed, auto list) -> std::optional<ItemId> {
    if (!parsed) return std::nullopt;
    const auto item = parsed->item;
    auto& records = all[item];
    records.space = space;
    add_once(records.*list, {record.id, record.author, std::move(*parsed)});
    return item;
  };
  if (kind == sealed::RecordKind::sealed)
    return add(sealed::parse_sealed_answer(body), &sealed::AnswerRecords::answers);
  if (kind == sealed::RecordKind::ready) return add(sealed::parse_ready(body), &sealed::AnswerRecords::readies);
  return add(sealed::parse_release(body), &sealed::AnswerRecords::releases);
}

std::vector<OpenedChange> changes_opened(const sealed::AnswerRecords& records, const ItemId& item) {
  std::vector<OpenedChange> changes;
  for (const auto& answer : sealed::opened(records)) {
    if (auto change = change_of_text(answer, item)) changes.push_back({answer.id, answer.author, std::move(*change)});
  }
  return changes;
}

}  // namespace candour::journal
