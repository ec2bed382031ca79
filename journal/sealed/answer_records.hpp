// The records of sealed answers to one item, and what follows from them: a function of which are held, so that neither
// the order in which they came nor how often matters (protocol.md B18). A record is looked at when it comes and, if it
// names answers that are not here, once more for each of these when it comes: many records cost each no more than few.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>
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

using AnswerSet = std::vector<EnvelopeId>;  // ascending

struct OpenedAnswer {
  EnvelopeId id;
  MemberKey author;
  Bytes text;
};

// The text of the answer; nothing if that is not its secret.
using Opening = std::function<std::optional<Bytes>(const HeldAnswer& answer, const ByteArray<32>& secret)>;

class AnswerRecords {
 public:
  // For an item of that space.
  explicit AnswerRecords(const SpaceId& space);
  // The same with another way to open: it is asked at most once for each release.
  explicit AnswerRecords(Opening opening) : opening_(std::move(opening)) {}
  // Not copied: it points into itself.
  AnswerRecords(const AnswerRecords&) = delete;
  AnswerRecords& operator=(const AnswerRecords&) = delete;
  AnswerRecords(AnswerRecords&&) = default;
  AnswerRecords& operator=(AnswerRecords&&) = default;

  // ---- taking in: a record that is here already changes nothing. The answers that this record can have opened,
  // whether it is new or not; opened() says whether they are.
  std::set<EnvelopeId> add(HeldAnswer answer);
  std::set<EnvelopeId> add(HeldReady ready);
  std::set<EnvelopeId> add(const HeldRelease& release);

  // ---- records
  // nullptr if it is not here. Points to what stays where it is.
  const HeldAnswer* answer(const EnvelopeId& id) const;
  const HeldReady* ready(const EnvelopeId& id) const;
  // Of a member, in the order in which they came.
  const std::vector<EnvelopeId>& answers_of(const MemberKey& member) const;
  const std::vector<EnvelopeId>& readies_of(const MemberKey& member) const;
  // Those that open the answer which they name, of each member who has any.
  const std::map<MemberKey, std::vector<EnvelopeId>>& true_releases() const { return true_releases_; }

  // ---- what follows
  // Whose answers these are; nothing if one is not here, or two are of one member.
  std::optional<std::set<MemberKey>> authors_of(const AnswerSet& set) const;
  // Sets of at least two answers of different members, each of whom has said ready to it, whatever they said since.
  const std::set<AnswerSet>& full_sets() const { return full_sets_; }
  // Its author has told what opens it.
  bool is_released(const EnvelopeId& answer) const { return released_.contains(answer); }
  // Somebody took another's commitment for their own: which of the two is the copy nobody can tell before one is
  // released. The answer must be here.
  bool is_copied(const EnvelopeId& answer) const;
  // A released answer of a full set; nullptr for any other. What is opened stays so, whatever comes.
  const OpenedAnswer* opened(const EnvelopeId& answer) const;

 private:
  struct Released {
    ByteArray<32> secret{};
    OpenedAnswer answer;
  };

  void take_in(HeldAnswer answer);
  void look_at(const AnswerSet& set);
  void try_to_open(const HeldRelease& release);
  void note_released(const HeldAnswer& answer, const ByteArray<32>& secret, Bytes text);

  Opening opening_;
  std::set<EnvelopeId> known_;  // records of all three kinds
  std::map<EnvelopeId, HeldAnswer> answers_;
  std::map<EnvelopeId, HeldReady> readies_;
  std::map<MemberKey, std::vector<EnvelopeId>> answers_of_;
  std::map<MemberKey, std::vector<EnvelopeId>> readies_of_;
  std::map<AnswerSet, std::set<MemberKey>> said_ready_;  // who did; a set that somebody named, if nobody
  std::set<AnswerSet> full_sets_;
  std::set<EnvelopeId> in_a_full_set_;
  std::map<ByteArray<32>, std::map<MemberKey, std::size_t>> closed_;  // answers without a release, by commitment
  std::map<EnvelopeId, Released> released_;
  std::map<MemberKey, std::vector<EnvelopeId>> true_releases_;
  std::map<EnvelopeId, std::vector<const AnswerSet*>> named_before_;  // the answer came: keys of said_ready_
  std::map<EnvelopeId, std::vector<HeldRelease>> waiting_;            // for that answer
};

}  // namespace candour::sealed
