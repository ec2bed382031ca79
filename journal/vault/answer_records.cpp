#include "journal/vault/answer_records.hpp"

#include <algorithm>

namespace candour::journal {

namespace {

sealed::AnswerRecords& records_for(Vault::State& state, const ItemId& item) {
  auto& records = state.answers[item];
  records.space = state.members.everyone();
  return records;
}

}  // namespace

bool is_of_answers(sealed::RecordKind kind) {
  return kind == sealed::RecordKind::sealed || kind == sealed::RecordKind::ready || kind == sealed::RecordKind::release;
}

namespace {

template <class Body>
void add_once(std::vector<sealed::Held<Body>>& all, sealed::Held<Body> one) {
  const auto is_it = [&](const auto& other) { return other.id == one.id; };
  if (std::none_of(all.begin(), all.end(), is_it)) all.push_back(std::move(one));
}

std::optional<ItemId> item_of_body(sealed::RecordKind kind, ByteView body) {
  const std::size_t before = kind == sealed::RecordKind::ready ? 1 : 0;
  return body.size() < before + ItemId::size ? std::nullopt : ItemId::from(body.subspan(before, ItemId::size));
}

// What was sealed, as the change that its author could not make in the open. Nothing for a kind that this program does not
// know, or that comes in changes.
std::optional<model::Change> change_of(const sealed::OpenedAnswer& answer, const ItemId& item) {
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

void note_answer_record(Vault::State& state, sealed::RecordKind kind, const EnvelopeId& id, const MemberKey& author, ByteView body) {
  const auto item = item_of_body(kind, body);
  if (!item) return;
  auto& records = records_for(state, *item);
  if (kind == sealed::RecordKind::sealed) {
    if (auto answer = sealed::parse_sealed_answer(body)) add_once(records.answers, {id, author, std::move(*answer)});
  } else if (kind == sealed::RecordKind::ready) {
    if (auto ready = sealed::parse_ready(body)) add_once(records.readies, {id, author, std::move(*ready)});
  } else if (auto release = sealed::parse_release(body)) {
    add_once(records.releases, {id, author, *release});
  }
}

Result<> take_answer_record(Vault::State& state, sealed::RecordKind kind, const EnvelopeId& id, const MemberKey& author,
                            ByteView body, store::Touched& touched) {
  note_answer_record(state, kind, id, author, body);
  const auto item = item_of_body(kind, body);
  if (!item) return {};
  for (const auto& answer : sealed::opened(state.answers[*item])) {
    const auto change = change_of(answer, *item);
    if (!change || !state.graph.is_delivered(answer.id)) continue;
    CANDOUR_TRY(const auto timing, timing_of(state, answer.id));
    const store::Act act{answer.author, timing, model::Space::everyone, model::CameBy::reveal};
    CANDOUR_CHECK(state.projection.apply_delivered(answer.id, act, *change, touched));
  }
  return {};
}

}  // namespace candour::journal
