// Records of answers that are sealed until all members are ready (protocol.md B18), as they come. Private to the
// folder.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "journal/model/change.hpp"
#include "journal/sealed/record_kind.hpp"
#include "journal/sealed/reveal.hpp"

namespace candour::journal {

using AnswersByItem = std::map<ItemId, sealed::AnswerRecords>;

// A record of kind 12 to 14 that this vault wrote or that was delivered; a long one by its last part.
struct AnswerRecord {
  sealed::RecordKind kind{};
  EnvelopeId id;
  MemberKey author;
  ByteView body;
};

bool is_of_answers(sealed::RecordKind kind);
// Keeps it among the others of its item, once. The item it is about; nothing for a body that cannot be read.
std::optional<ItemId> note_answer_record(AnswersByItem& all, const SpaceId& space, const AnswerRecord& record);

// What was sealed, as the change that its author could not make in the open.
struct OpenedChange {
  EnvelopeId id;
  MemberKey author;
  model::Change change;
};
// Of the answers that are open; those that are no text of an answer are left out.
std::vector<OpenedChange> changes_opened(const sealed::AnswerRecords& records, const ItemId& item);

}  // namespace candour::journal
