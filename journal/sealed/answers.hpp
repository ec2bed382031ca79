// Sealed answers, revealed together (protocol.md B18): kinds 12, 13 and 14.
#pragma once

#include <utility>
#include <vector>

#include "base/codec.hpp"
#include "base/result.hpp"
#include "crypto/secret.hpp"

namespace candour::sealed {

inline constexpr std::size_t answer_limit = 32768;  // text of this many bytes or more is refused

// Kind 12: opens with `a` alone, for its author and item alone.
struct SealedAnswer {
  ItemId item;
  ByteArray<32> commitment{};
  Bytes sealed_text;
  bool operator==(const SealedAnswer&) const = default;
};
Bytes encode(const SealedAnswer& answer);
Result<SealedAnswer> parse_sealed_answer(ByteView body);

// too_long at the limit. `secret` is the answer's own fresh a.
Result<SealedAnswer> seal_answer(const crypto::Transient<32>& secret, const SpaceId& space, const ItemId& item,
                                 const MemberKey& author, ByteView text);
// The text, or cannot_open for another secret, item or author.
Result<Bytes> open_answer(const crypto::Transient<32>& secret, const SpaceId& space, const ItemId& item,
                          const MemberKey& author, const SealedAnswer& answer);

// What is sealed: fields of one item of one kind, ascending by number, at least one.
struct AnswerText {
  std::uint16_t item_kind = 0;
  std::vector<std::pair<std::uint16_t, Bytes>> fields;
  bool operator==(const AnswerText&) const = default;
};
Bytes encode(const AnswerText& text);
Result<AnswerText> parse_answer_text(ByteView text);

// The commitment of an answer that `secret` opens, for that item and author.
ByteArray<32> answer_commitment(const crypto::Transient<32>& secret, const SpaceId& space, const ItemId& item,
                                const MemberKey& author);

// Kind 13: the newest sealed record of every member, own included; strictly ascending, 2 to 5.
enum class Readiness : std::uint8_t { ready = 1, taken_back = 2 };
struct ReadyBody {
  Readiness state = Readiness::ready;
  ItemId item;
  std::vector<EnvelopeId> answers;
  bool operator==(const ReadyBody&) const = default;
};
Bytes encode(const ReadyBody& body);
Result<ReadyBody> parse_ready(ByteView body);

// Kind 14: a, told to all.
struct ReleaseBody {
  ItemId item;
  EnvelopeId answer;
  ByteArray<32> secret{};
  bool operator==(const ReleaseBody&) const = default;
};
Bytes encode(const ReleaseBody& body);
Result<ReleaseBody> parse_release(ByteView body);

}  // namespace candour::sealed
