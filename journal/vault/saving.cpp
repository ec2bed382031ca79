#include "journal/vault/saving.hpp"

#include "journal/store/drafts.hpp"
#include "journal/vault/binding.hpp"

namespace candour::journal {

Result<model::LocalNumber> Saving::save_in_transaction(std::vector<model::Edit> edits, store::Merging merging) {
  CANDOUR_CHECK(bind_answers(reading_, edits));
  CANDOUR_TRY(const auto change, model::make_change(std::move(edits)));
  return queue_.save({reading_.self.me, {reading_.clock.wall(), reading_.today()}}, change, merging);
}

Result<model::LocalNumber> Saving::save(std::vector<model::Edit> edits, std::string_view finished_draft,
                                        store::Merging merging) {
  CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(database_));
  CANDOUR_TRY(const auto number, save_in_transaction(std::move(edits), merging));
  if (!finished_draft.empty()) CANDOUR_CHECK(store::drop_draft(database_, finished_draft));
  CANDOUR_CHECK(transaction.commit());
  return number;
}

Result<const model::KindSpec*> Saving::editable_kind(const model::ItemKey& item) const {
  CANDOUR_TRY(const auto* spec, known_kind(item.kind));
  if (spec->space == model::Space::everyone) CANDOUR_CHECK(sharing_.may_share());
  if (spec->authorship == model::Authorship::single && item.author != reading_.self.me) {
    return Error{ErrorCode::not_yours, "edit an item"};
  }
  CANDOUR_CHECK(reading_.items.get(item));
  return spec;
}

Result<> Saving::edit_now(const model::ItemKey& item, const std::vector<FieldValue>& fields) {
  CANDOUR_TRY(const auto* spec, editable_kind(item));
  std::vector<model::Edit> edits;
  for (const auto& given : fields) {
    CANDOUR_TRY(auto basis, reading_.items.basis({item, given.field}));
    CANDOUR_TRY(auto edit, edit_of(*spec, item.item, given, std::move(basis)));
    edits.push_back(std::move(edit));
  }
  CANDOUR_CHECK(save(std::move(edits)));
  return {};
}

}  // namespace candour::journal
