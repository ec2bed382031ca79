// What of the sealed answers to one item counts, and what a member's device is to send next: functions of the records
// held, so that neither the order in which they came nor how often matters (protocol.md B18).
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <variant>
#include <vector>

#include "journal/sealed/answer_records.hpp"

namespace candour::sealed {

// Those of `asked` that are in the past of some record of `later`, and not merely among them.
using SeenBy =
    std::function<std::set<EnvelopeId>(const std::vector<EnvelopeId>& later, const std::set<EnvelopeId>& asked)>;

// The newest answer of a member: none of theirs was sealed after it. Of several the smallest. What bears the commitment
// of another author's answer is nobody's while neither is released. Asks once.
std::optional<EnvelopeId> newest_answer(const AnswerRecords& records, const MemberKey& member, const SeenBy& seen_by);

// True once the member has released an answer: then nothing more of theirs is sealed or revealed.
bool has_released(const AnswerRecords& records, const MemberKey& member);

// True if an answer of the member is opened.
bool has_opened(const AnswerRecords& records, const MemberKey& member);

// True if the member sealed an answer when what opens another's had come to the device that sealed it: they may have
// read that one. Such an answer is in no set that everybody was ready for, and is not opened. Asks once.
bool has_sealed_after_reading(const AnswerRecords& records, const MemberKey& member, const SeenBy& seen_by);

// What one member means, whose device asks.
struct Meaning {
  MemberKey me;
  std::set<MemberKey> members;        // all who must be ready, oneself among them
  bool is_ready = false;
  std::optional<EnvelopeId> written;  // the own answer that holds what was written last; nothing until it is sealed
};

// What that member's device is to send next: nothing, a ready or a taking back, or the release of that answer of their
// own. Asks at most twice for each member and once more, however many records there are.
using NextAct = std::variant<std::monostate, ReadyBody, EnvelopeId>;
NextAct next_act(const AnswerRecords& records, const Meaning& meaning, const SeenBy& seen_by);

}  // namespace candour::sealed
