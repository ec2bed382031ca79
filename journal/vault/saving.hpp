// Keeps what this vault's owner wrote: queue, projection and search in one transaction. Private to the folder.
#pragma once

#include <string_view>

#include "journal/store/queue.hpp"
#include "journal/vault/edits.hpp"
#include "journal/vault/sharing.hpp"

namespace candour::journal {

class Saving {
 public:
  Saving(sqlite::Connection& database, store::Queue& queue, const Reading& reading, const Sharing& sharing)
      : database_(database), queue_(queue), reading_(reading), sharing_(sharing) {}

  // One change, in a transaction in which the draft `finished_draft` goes too.
  Result<model::LocalNumber> save(std::vector<model::Edit> edits, std::string_view finished_draft = {},
                                  store::Merging merging = store::Merging::allowed);
  // The same inside the caller's transaction.
  Result<model::LocalNumber> save_in_transaction(std::vector<model::Edit> edits,
                                                 store::Merging merging = store::Merging::allowed);
  // The kind of an item that this vault's owner may edit: bad_argument, not_paired, not_verified, not_yours,
  // no_such_item.
  Result<const model::KindSpec*> editable_kind(const model::ItemKey& item) const;
  // An own edit, on what stands now.
  Result<> edit_now(const model::ItemKey& item, const std::vector<FieldValue>& fields);

 private:
  sqlite::Connection& database_;
  store::Queue& queue_;
  const Reading& reading_;
  const Sharing& sharing_;
};

}  // namespace candour::journal
