// What AnswerRecords and reveal.hpp say, worked out from a list of all records at every question: slow, and short enough
// to be read against protocol.md B18.
#pragma once

#include <functional>
#include <optional>
#include <variant>
#include <vector>

#include "journal/sealed/reveal.hpp"

namespace candour::sealed::plain {

using AnyRecord = std::variant<HeldAnswer, HeldReady, HeldRelease>;

// All that is held of one item of one space; each record once.
struct PlainRecords {
  SpaceId space;
  std::vector<HeldAnswer> answers;
  std::vector<HeldReady> readies;
  std::vector<HeldRelease> releases;
};
PlainRecords plain_records(const SpaceId& space, const std::vector<AnyRecord>& all);

// True if the record `earlier` is in the past of `later`.
using IsBefore = std::function<bool(const EnvelopeId& earlier, const EnvelopeId& later)>;

std::vector<OpenedAnswer> opened(const PlainRecords& records);
std::optional<EnvelopeId> newest_answer(const PlainRecords& records, const MemberKey& member, const IsBefore& is_before);
bool has_released(const PlainRecords& records, const MemberKey& member);
bool has_sealed_after_reading(const PlainRecords& records, const MemberKey& member, const IsBefore& is_before);
NextAct next_act(const PlainRecords& records, const Meaning& meaning, const IsBefore& is_before);

}  // namespace candour::sealed::plain
