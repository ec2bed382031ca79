#include "journal/vault/choices.hpp"

#include <algorithm>

#include "journal/vault/acts.hpp"

namespace candour::journal {

namespace {

std::string name_or_nothing(const Vault::State& state, const std::optional<MemberKey>& member) {
  return member ? display_name(state, *member) : std::string();
}

}  // namespace

Result<std::vector<ChoiceView>> Vault::choices(const model::ItemKey& item) const {
  std::vector<ChoiceView> views;
  const auto* spec = kinds::registry().find(item.kind);
  if (spec == nullptr) return views;
  for (const auto& field : spec->fields) {
    if (field.type != model::FieldType::prose) continue;
    CANDOUR_TRY(auto text, state_->items.text({item, field.field}));
    for (auto& choice : text.open) {
      views.push_back({field.field, field.label, std::move(choice.wordings), name_or_nothing(*state_, choice.first_by),
                       name_or_nothing(*state_, choice.second_by)});
    }
  }
  return views;
}

Result<> Vault::choose(const model::ItemKey& item, model::FieldNumber field, const model::TwoWordings& wordings,
                       model::Keep keep) {
  CANDOUR_CHECK(may_edit(item));
  CANDOUR_TRY(const auto now, state_->items.text({item, field}));
  const auto is_it = [&](const store::StoredChoice& choice) { return choice.wordings == wordings; };
  if (std::none_of(now.open.begin(), now.open.end(), is_it)) return Error{ErrorCode::not_equal, "choose a wording"};
  auto text = model::choose(now.text, wordings, keep);
  if (!text) return Error{ErrorCode::not_equal, "choose a wording"};
  return edit(item, {{field, model::Prose{std::move(*text)}}});
}

}  // namespace candour::journal
