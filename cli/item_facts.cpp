#include "cli/item_facts.hpp"

#include "journal/kinds/registry.hpp"
#include "journal/model/text.hpp"
#include "journal/model/time.hpp"

namespace candour::cli {

namespace {

namespace model = journal::model;
using journal::ItemView;

// What the first lines of every item say.
Facts head_of(const journal::Vault& vault, const ItemView& item) {
  Facts facts{{"Readers", audience_of(vault, item.space)},
              {"Item", item.short_name},
              {"Kind", label_of(item.key.kind)},
              {"Author", item.author_name},
              {"Day", text_of(Day{item.day})}};
  if (item.late) facts.push_back({"Late", session::words_of_late(*item.late)});
  if (item.is_queued && item.space == model::Space::everyone) facts.push_back({"State", "On its way to the others"});
  if (item.is_set_aside) facts.push_back({"State", "Set aside"});
  return facts;
}

}  // namespace

Facts facts_of_item(const journal::Vault& vault, const ItemView& item) {
  auto facts = head_of(vault, item);
  for (const auto& field : item.fields) {
    if (field.number == model::set_aside || std::holds_alternative<model::Order>(field.value)) continue;
    facts.push_back({field.label, text_of_value(vault, item.key.kind, field.number, field.value)});
    if (field.other_values > 0) {
      facts.push_back({"Also written at the same time",
                       std::to_string(field.other_values) + " more; `history " + item.short_name + "` shows all"});
    }
  }
  return facts;
}

Facts facts_of_list_entry(const journal::Vault& vault, const ItemView& item) {
  auto facts = head_of(vault, item);
  const auto* known = journal::kinds::registry().find(item.key.kind);
  const auto* headline = known ? field_of(item, known->headline) : nullptr;
  if (!headline && !item.fields.empty()) headline = &item.fields.front();
  if (headline) {
    const auto words = text_of_value(vault, item.key.kind, headline->number, headline->value);
    facts.push_back({"Words", model::excerpt(words, 80)});
  }
  return facts;
}

Result<Facts> facts_of_hit(const journal::Vault& vault, const journal::SearchHit& hit) {
  ItemView head;
  CANDOUR_TRY(head.short_name, vault.short_name(hit.key));
  head.key = hit.key;
  head.author_name = hit.author_name;
  head.space = hit.space;
  head.day = hit.day;
  head.is_queued = hit.is_queued;
  auto facts = head_of(vault, head);
  facts.push_back({"Found", hit.words});
  return facts;
}

Facts facts_of_departure(const journal::Vault& vault, const ItemView& item) {
  Facts facts{{"Kept", "On this computer"}};
  if (item.space == model::Space::mine) return facts;
  auto others = vault.readers(model::Space::everyone);
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
  CANDOUR_TRY(const auto view, vault.show(item.value()));
  Facts facts{{"Readers", audience_of(vault.readers(view.space))},
              {"Item", view.short_name},
              {"Kind", label_of(view.key.kind)}};
  for (auto& fact : facts_of_departure(vault, view)) facts.push_back(std::move(fact));
  return facts;
}

}  // namespace candour::cli
