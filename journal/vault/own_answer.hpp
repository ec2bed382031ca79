// What one wrote in answer to something and the others read once all are ready, with the records that are held of it.
// Private to the folder.
#pragma once

#include "journal/kinds/registry.hpp"
#include "journal/vault/item_views.hpp"
#include "journal/vault/reading.hpp"

namespace candour::journal {

// An item of a sealed kind, in `mine`.
struct OwnAnswer {
  const model::KindSpec* kind = nullptr;
  store::StoredItem item;
  model::Link whole;  // what is answered
  ItemId shown_as;    // the item that the others read; its records bear this
  bool is_away = false;
};

std::optional<model::Link> link_in(const model::EncodedValue& value);

// Nothing for an item that does not say what it answers, and before there is a journal.
Result<std::optional<OwnAnswer>> own_answer(const Reading& reading, const model::KindSpec& kind,
                                            store::StoredItem item);
// All of them, those that are away too.
Result<std::vector<OwnAnswer>> own_answers(const Reading& reading);
// Whether its writer said that it may be revealed.
bool is_ready(const OwnAnswer& answer);

// What is held of an item that is answered; empty for any other.
const sealed::AnswerRecords& answer_records(const Reading& reading, const ItemId& item);

// Of an opened answer: its author sealed another one when one of the others could be read.
bool is_sealed_anew_after_reading(const Reading& reading, const model::ItemKey& opened);
// How far one's own answer has come that this item is, or that was given to it: of several the one that came least far.
Result<model::RevealStage> reveal_of(const Reading& reading, const store::StoredItem& item);
// The item as which one's own answer is shown once it is opened; nothing for any other item.
std::optional<model::ItemKey> shown_as(const Reading& reading, const model::ItemKey& answer);
// True once something of it was sent: then it is not recalled without trace. no_such_item.
Result<bool> is_answer_sent(const Reading& reading, const model::ItemKey& answer);

}  // namespace candour::journal
