#include "tests/journal/store/any_item.hpp"

#include <algorithm>

namespace candour::journal::store::test {

namespace {

using model::FieldType;

std::string any_words() {
  std::string words;
  for (auto left = any(1, 6); left > 0; --left) words += std::string(words.empty() ? "" : " ") + any('a', 'f');
  return words;
}

bool once_in(int n) { return any(0, n) == 0; }

const MemberKey& any_member() { return any(0, 2) == 0 ? dani : meg; }

model::Value any_link(const model::KindRegistry& kinds, const model::FieldSpec& field) {
  const auto to = field.leads_to.empty() ? model::ItemKind::reflection : field.leads_to.front();
  return kinds.key_of(to, item(any<std::uint8_t>(1, 3)), any_member());
}

std::uint16_t any_number_of(const model::FieldSpec& field) {
  return field.choices[any<std::size_t>(0, field.choices.size())].number;
}

Bytes any_bytes() { return Bytes(any<std::size_t>(1, 9), any<std::uint8_t>(1, 255)); }

// A set whose entries belong to their writers is made of a link and who wrote it.
model::SetValue any_set(const model::FieldSpec& field) {
  model::SetValue set;
  for (auto left = any(0, 3); left > 0; --left) {
    if (field.rule != model::FieldRule::own_entries) {
      set.insert(to_bytes(as_bytes(any_words())));
      continue;
    }
    auto entry = model::encode_link({model::ItemKind::passage, item(any<std::uint8_t>(1, 3)), meg});
    append(entry, any_member());
    set.insert(entry);
  }
  return set;
}

model::Basis any_basis(const History& before) {
  model::Basis basis;
  for (const auto& one : before) {
    if (any(0, 3) == 0 && basis.size() < model::max_basis) basis.push_back(one.id);
  }
  std::sort(basis.begin(), basis.end());
  return basis;
}

model::Edit any_edit(const model::KindRegistry& kinds, const model::KindSpec& kind, const ItemId& thing,
                     const History& before) {
  const auto at = any<std::size_t>(0, kind.fields.size() + 1);
  const auto basis = any(0, 3) == 0 ? model::Basis() : any_basis(before);
  if (at == kind.fields.size()) return edit(kind.kind, thing, model::set_aside, flag(any(0, 2) == 0), basis);
  const auto& field = kind.fields[at];
  const auto value = model::encode_value(field.type, any_value(kinds, field));
  RC_ASSERT(value.has_value());
  return edit(kind.kind, thing, field.field, *value, basis);
}

// One of two; where it is computed one that is called right, most times.
ItemId any_thing(const model::KindRegistry& kinds, const model::KindSpec& kind) {
  if (kind.ids == model::ItemIds::drawn || once_in(6)) return item(any<std::uint8_t>(1, 3));
  std::optional<model::Link> target;
  if (const auto* link = kind.field(kind.stands_in); kind.stands_in != 0 && link != nullptr) {
    target = std::get<model::Link>(any_link(kinds, *link));
  }
  return *model::computed_item(kind, item_of_tests, target, any_member());
}

}  // namespace

model::Value any_value(const model::KindRegistry& kinds, const model::FieldSpec& field) {
  switch (field.type) {
    case FieldType::prose: return model::Prose{any_words() + "\n\n" + any_words()};
    case FieldType::line: return model::Line{any_words()};
    case FieldType::choice: return model::Choice{any_number_of(field)};
    case FieldType::number: return model::Number{any(field.least, std::min<std::uint64_t>(field.most, 100) + 1)};
    case FieldType::flag: return model::Flag{any(0, 2) == 0};
    case FieldType::date: return Day{any(0U, 40'000U)};
    case FieldType::time: return model::ZonedTime{Day{any(0U, 40'000U)}, any<std::uint16_t>(0, 1'440), "Europe/London"};
    case FieldType::person: return any_member();
    case FieldType::link: return any_link(kinds, field);
    case FieldType::source: return model::Source{{model::ItemKind::reflection, item(1), meg}, env(any(1U, 9U))};
    case FieldType::set: return any_set(field);
    case FieldType::order: return model::Order{Bytes(any<std::size_t>(1, 4), any<std::uint8_t>(1, 255))};
    case FieldType::bytes: return any_bytes();
  }
  return {};
}

model::Change any_change(const model::KindRegistry& kinds, const model::KindSpec& kind, const History& before) {
  const auto thing = any_thing(kinds, kind);
  std::vector<model::Edit> edits{any_edit(kinds, kind, thing, before)};
  for (auto more = any(0, 3); more > 0; --more) {
    auto next = edits;
    next.push_back(any_edit(kinds, kind, thing, before));
    if (model::make_change(next)) edits = std::move(next);
  }
  return change(std::move(edits));
}

History any_history(const model::KindRegistry& kinds, const model::KindSpec& kind) {
  History history;
  const auto names = *rc::gen::unique<std::vector<unsigned>>(any<std::size_t>(1, 12), rc::gen::inRange(1U, 60'000U));
  for (const auto name : names) {
    auto provenance = by(any_member(), any(20'000U, 20'004U));
    provenance.time.depth = any(1, 5);
    provenance.space = kind.space;
    provenance.came_by = once_in(9) ? model::CameBy::change : kind.comes_by;
    history.push_back({env(name), provenance, any_change(kinds, kind, history)});
  }
  return history;
}

History shuffled(History history) {
  for (auto left = history.size(); left > 1; --left) {
    std::swap(history[left - 1], history[any<std::size_t>(0, left)]);
  }
  return history;
}

}  // namespace candour::journal::store::test
