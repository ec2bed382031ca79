#include "cli/item_facts.hpp"

#include "journal/kinds/registry.hpp"
#include "journal/model/text.hpp"
#include "journal/model/time.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/members.hpp"

namespace candour::cli {

namespace {

namespace model = journal::model;
using journal::ItemView;

// As docs/answer.schema.json names them, in the order of FieldType.
constexpr const char* type_names[] = {"prose", "line", "choice", "number", "flag", "date", "time",
                                      "person", "link", "source", "set",    "order", "bytes"};

// What the first lines of every item say.
Facts head_of(const ItemAnswer& answer, const ItemView& item) {
  Facts facts{{"Readers", answer.audience},
              {"Item", answer.name},
              {"Kind", label_of(item.key.kind)},
              {"Author", answer.author},
              {"Day", answer.day}};
  if (answer.late) facts.push_back({"Late", *answer.late});
  if (answer.sealed_anew) facts.push_back({"Sealed anew", *answer.sealed_anew});
  if (answer.is_on_its_way) facts.push_back({"State", "On its way to the others"});
  if (answer.is_set_aside) facts.push_back({"State", "Set aside"});
  return facts;
}

struct TypedValue {
  using Typed = decltype(FieldAnswer::value);
  const journal::Vault& vault;
  const model::FieldSpec& field;
  Typed operator()(const model::ZonedTime& time) const {
    return TimeAnswer{text_of(time.day), model::text_of_minute(time.minute), time.zone};
  }
  Typed operator()(model::Number number) const { return number.number; }
  Typed operator()(model::Flag flag) const { return flag.set; }
  Typed operator()(const model::SetValue& set) const {
    std::vector<std::string> entries;
    for (const auto& entry : set) entries.push_back(to_text(entry));
    return entries;
  }
  template <class T>
  Typed operator()(const T& value) const {
    return session::text_of_value(vault, field, value);
  }
};

// Of an item that a later Candour made nothing but its head is known. What holds things together is no answer.
std::vector<FieldAnswer> fields_of(const journal::Vault& vault, const ItemView& item) {
  std::vector<FieldAnswer> fields;
  const auto* kind = journal::kinds::registry().find(item.key.kind);
  for (const auto& shown : item.fields) {
    const auto* field = kind != nullptr ? kind->field(shown.number) : nullptr;
    const bool is_bytes = field != nullptr && field->type == model::FieldType::set && !field->holds_lines;
    if (field == nullptr || is_bytes || shown.number == model::set_aside) continue;
    if (field->type == model::FieldType::order || field->type == model::FieldType::bytes) continue;
    fields.push_back({shown.name, shown.label, type_names[static_cast<std::size_t>(field->type)],
                      std::visit(TypedValue{vault, *field}, shown.value), shown.other_values});
  }
  return fields;
}

ItemAnswer answer_of(const journal::Vault& vault, const ItemView& item) {
  ItemAnswer answer;
  const auto* kind = journal::kinds::registry().find(item.key.kind);
  answer.kind = kind != nullptr ? kind->word : "";
  answer.name = item.short_name;
  answer.author = item.author_name;
  answer.readers = vault.members().readers(item.space);
  answer.audience = audience_of(vault, item.space);
  answer.day = text_of(Day{item.day});
  if (item.late) answer.late = session::words_of_late(*item.late);
  if (item.is_sealed_anew_after_reading) answer.sealed_anew = session::words_of_sealed_anew(item);
  answer.is_on_its_way = item.is_queued && item.space == model::Space::everyone;
  answer.is_set_aside = item.is_set_aside;
  answer.fields = fields_of(vault, item);
  answer.facts = head_of(answer, item);
  return answer;
}

}  // namespace

ItemAnswer whole_of(const journal::Vault& vault, const ItemView& item) {
  auto answer = answer_of(vault, item);
  for (const auto& field : item.fields) {
    if (field.number == model::set_aside || std::holds_alternative<model::Order>(field.value)) continue;
    answer.facts.push_back({field.label, text_of_value(vault, item.key.kind, field.number, field.value)});
    if (!field.read_then.empty()) answer.facts.push_back({"It read then", field.read_then});
    if (field.other_values > 0) {
      answer.facts.push_back({"Also written at the same time",
                              std::to_string(field.other_values) + " more; `history " + item.short_name + "` shows all"});
    }
  }
  return answer;
}

ItemAnswer entry_of(const journal::Vault& vault, const ItemView& item) {
  auto answer = answer_of(vault, item);
  const auto* known = journal::kinds::registry().find(item.key.kind);
  const auto* headline = known ? field_of(item, known->headline) : nullptr;
  if (!headline && !item.fields.empty()) headline = &item.fields.front();
  if (headline) {
    answer.words = model::excerpt(text_of_value(vault, item.key.kind, headline->number, headline->value), 80);
    answer.facts.push_back({"Words", *answer.words});
  }
  for (const auto number : known != nullptr ? known->card : std::vector<model::FieldNumber>()) {
    const auto* field = field_of(item, number);
    if (field != nullptr) answer.facts.push_back({field->label, text_of_value(vault, item.key.kind, number, field->value)});
  }
  return answer;
}

Result<ItemAnswer> hit_of(const journal::Vault& vault, const journal::SearchHit& hit) {
  CANDOUR_TRY(const auto item, vault.items().show(hit.key));
  auto answer = answer_of(vault, item);
  answer.words = hit.words;
  answer.facts.push_back({"Found", hit.words});
  return answer;
}

Facts facts_of_departure(const journal::Vault& vault, const ItemView& item) {
  Facts facts{{"Kept", "On this computer"}};
  if (item.space == model::Space::mine) return facts;
  auto others = vault.members().readers(model::Space::everyone);
  if (!others.empty()) others.erase(others.begin());
  const auto* known = journal::kinds::registry().find(item.key.kind);
  const bool may_go_at_once = known && known->sending == model::Sending::as_text;
  facts.push_back({"Goes", "To " + names_in_a_row(others) +
                               " at the next of its regular moments, at most 10 minutes from when `shell` or `sync "
                               "--watch` runs" +
                               (may_go_at_once ? "; at once with `sync --now`" : "")});
  return facts;
}

Outcome outcome_of_written(const journal::Vault& vault, const Result<model::ItemKey>& item) {
  if (!item) return item.error();
  CANDOUR_TRY(const auto view, vault.items().show(item.value()));
  auto answer = answer_of(vault, view);
  answer.facts = {{"Readers", audience_of(answer.readers)}, {"Item", view.short_name}, {"Kind", label_of(view.key.kind)}};
  Outcome outcome(facts_of_departure(vault, view));
  outcome.items.push_back(std::move(answer));
  return outcome;
}

}  // namespace candour::cli
