// Records of answers that are sealed until all members are ready (protocol.md B18), as they come. Private to the
// folder.
#pragma once

#include <map>
#include <optional>
#include <set>

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
// Where a record belongs, and the answers that it can have opened, whether it was new or not.
struct NotedRecord {
  ItemId item;
  std::set<EnvelopeId> may_be_open;
};
// Keeps it among the others of its item, once. Nothing for a body that cannot be read.
std::optional<NotedRecord> note_answer_record(AnswersByItem& all, const SpaceId& space, const AnswerRecord& record);

// What was sealed, as the change that its author could not make in the open.
struct OpenedChange {
  MemberKey author;
  model::Change change;
};
// Nothing for an answer that is not open, and for what is no text of an answer.
std::optional<OpenedChange> change_opened(const sealed::AnswerRecords& records, const ItemId& item,
                                          const EnvelopeId& answer);

}  // namespace candour::journal
