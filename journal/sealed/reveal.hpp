// Which sealed answers to one item open, and what a member's device is to send next: functions of the records held, so
// that neither the order in which they came nor how often matters (protocol.md B18).
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <variant>
#include <vector>

#include "journal/sealed/answers.hpp"

namespace candour::sealed {

// A delivered record of kind 12, 13 or 14. A body in parts is named by its last part.
template <class Body>
struct Held {
  EnvelopeId id;
  MemberKey author;
  Body body;
};
using HeldAnswer = Held<SealedAnswer>;
using HeldReady = Held<ReadyBody>;
using HeldRelease = Held<ReleaseBody>;

// All that is held of one item of one space; each record once.
struct AnswerRecords {
  SpaceId space;
  std::vector<HeldAnswer> answers;
  std::vector<HeldReady> readies;
  std::vector<HeldRelease> releases;
};

// True if the record `earlier` is in the past of `later`.
using IsBefore = std::function<bool(const EnvelopeId& earlier, const EnvelopeId& later)>;

struct OpenedAnswer {
  EnvelopeId id;
  MemberKey author;
  Bytes text;
};

// Answers of a set that every author in it was ready for, one answer of each, at least two, whose own author has
// released what opens them. A record that comes later only adds to these.
std::vector<OpenedAnswer> opened(const AnswerRecords& records);

// The newest answer of a member: none of theirs was sealed after it. Of several the smallest. What bears the commitment
// of another author's answer is nobody's while neither is released.
std::optional<EnvelopeId> newest_answer(const AnswerRecords& records, const MemberKey& member, const IsBefore& is_before);

// True once the member has released an answer: then nothing more of theirs is sealed or revealed.
bool has_released(const AnswerRecords& records, const MemberKey& member);

// True if the member sealed an answer when what opens another's had come to the device that sealed it: they may have read
// that one. Such an answer is in no set that everybody was ready for, and is not opened.
bool has_sealed_after_reading(const AnswerRecords& records, const MemberKey& member, const IsBefore& is_before);

// What one member means, whose device asks.
struct Meaning {
  MemberKey me;
  std::set<MemberKey> members;        // all who must be ready, oneself among them
  bool is_ready = false;
  std::optional<EnvelopeId> written;  // the own answer that holds what was written last; nothing until it is sealed
};

// What that member's device is to send next: nothing, a ready or a taking back, or the release of that answer of their own.
using NextAct = std::variant<std::monostate, ReadyBody, EnvelopeId>;
NextAct next_act(const AnswerRecords& records, const Meaning& meaning, const IsBefore& is_before);

}  // namespace candour::sealed
