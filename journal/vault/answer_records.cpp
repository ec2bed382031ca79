#include "journal/vault/answer_records.hpp"

#include <utility>

namespace candour::journal {

namespace {

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

std::optional<NotedRecord> note_answer_record(AnswersByItem& all, const SpaceId& space, const AnswerRecord& record) {
  const auto add = [&all, &space, &record]<class Body>(Result<Body> parsed) -> std::optional<NotedRecord> {
    if (!parsed) return std::nullopt;
    const auto item = parsed->item;
    auto& records = all.try_emplace(item, space).first->second;
    return NotedRecord{item, records.add(sealed::Held<Body>{record.id, record.author, std::move(*parsed)})};
  };
  if (record.kind == sealed::RecordKind::sealed) return add(sealed::parse_sealed_answer(record.body));
  if (record.kind == sealed::RecordKind::ready) return add(sealed::parse_ready(record.body));
  return add(sealed::parse_release(record.body));
}

std::optional<OpenedChange> change_opened(const sealed::AnswerRecords& records, const ItemId& item,
                                          const EnvelopeId& answer) {
  const auto* opened = records.opened(answer);
  auto change = opened != nullptr ? change_of_text(*opened, item) : std::nullopt;
  return change ? std::optional(OpenedChange{opened->author, std::move(*change)}) : std::nullopt;
}

}  // namespace candour::journal
