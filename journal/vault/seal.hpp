// Signs and seals the records of this device (protocol.md B7, B10). Private to the folder.
#pragma once

#include <set>

#include "journal/sealed/tip.hpp"
#include "journal/vault/records.hpp"
#include "journal/vault/sharing.hpp"

namespace candour::journal {

// text_slot: in a slot, unless its owner says `sync --now` before.
enum class When : std::uint8_t { at_once, in_a_slot, text_slot };

// The chain of this process (B7): fresh wherever the rooms are read anew, at every unlock too; its seq counts from 1.
struct OwnChain {
  ChainId id;
  std::uint64_t seq = 0;
  EnvelopeId last;
};

class Sealing {
 public:
  Sealing(sqlite::Connection& database, const Reading& reading, const Sharing& sharing, const Held& held,
          Records& records)
      : database_(database), reading_(reading), sharing_(sharing), held_(held), records_(records) {}

  // Begins a chain behind what is held.
  void reread();
  // Signs and seals one record of `everyone` and keeps it in log, graph and outbox. Part of the caller's transaction.
  // A body that does not fit goes in parts (B10). `named_first` are records that its heads name before all others.
  // Returns the env_id that names it: of the last part. not_paired if it may not be sealed yet.
  Result<EnvelopeId> act(sealed::RecordKind kind, ByteView body, When when, std::uint32_t day,
                         const std::vector<EnvelopeId>& named_first = {});
  // Says "I am here" to the others: a record of kind 3, the automatic act of B7. at_once seals it now, else it waits
  // for its slot. Nothing is asked: whoever calls it knows that something may be sealed for `everyone`.
  Result<> say_alive(When when);
  // Whether what is sealed next has all of them in its past: the last part of a long one is named only once it was read
  // back.
  bool are_seen_by_next(const std::set<EnvelopeId>& earlier) const;

 private:
  OwnChain fresh_chain() const;
  Result<const crypto::EpochKey*> epoch_for(sealed::RecordKind kind, EpochId& id) const;
  Result<sealed::LogPosition> log_seen() const;
  Result<EnvelopeId> seal_one(OwnChain& chain, sealed::RecordKind kind, ByteView body, std::vector<sealed::Tip> heads,
                              When when, std::uint32_t day);
  Result<EnvelopeId> seal_parts(sealed::RecordKind kind, ByteView body, When when, std::uint32_t day);
  std::vector<sealed::Tip> heads_of(const std::vector<EnvelopeId>& named_first, std::size_t most) const;

  sqlite::Connection& database_;
  const Reading& reading_;
  const Sharing& sharing_;
  const Held& held_;
  Records& records_;
  OwnChain chain_;
};

}  // namespace candour::journal
