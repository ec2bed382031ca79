// A summary's round of approval, gathered from what this vault holds. Private to this folder.
#pragma once

#include "journal/summary/round.hpp"
#include "journal/vault/acts.hpp"

namespace candour::journal {

struct Round {
  std::vector<summary::Passage> passages;
  std::vector<model::ItemKey> passage_keys;  // of the same index
  std::vector<std::string> passage_names;
  std::vector<summary::ListedName> listed;  // the people list of all members
  Bytes names;                              // which proposal it is about; see is_same_proposal
  summary::RoundInput input;
  summary::RoundState state;
};

Result<Round> round_of(const Vault::State& state, const ItemView& summary);

// ---- which proposal it is
// The versions that stand, packed: of the file, of the statement, of whether the summary is set aside.
Result<Bytes> proposal_names(const Vault::State& state, const model::ItemKey& summary);
// True if the versions of `shown` are those of `now`; what was queued may have been sealed meanwhile.
Result<bool> is_same_proposal(const Vault::State& state, ByteView shown, ByteView now);
// The records of a proposal, file first, each once; not_equal if one of them is not sealed yet.
Result<std::vector<EnvelopeId>> records_of_proposal(const Vault::State& state, ByteView shown);

// ---- what was written out of this vault
// That the statement's files were written today. Part of the caller's transaction.
Result<> keep_exported(Vault::State& state, const model::ItemKey& summary, const summary::ConsentStatement& statement);
Result<std::optional<ExportedView>> exported(Vault::State& state, const model::ItemKey& summary,
                                             const std::optional<summary::ConsentStatement>& statement);

// ---- acts that wait for their slot
// Those of one summary that agree to something, whether they wait or were ended.
Result<std::vector<store::WaitingAct>> waiting_yes(const Vault::State& state, const model::ItemKey& summary);
Result<std::vector<store::WaitingAct>> every_waiting_yes(const Vault::State& state);
Result<std::vector<store::WaitingAct>> ended_yes(const Vault::State& state, const model::ItemKey& summary);
// Which question a waiting or ended yes answered.
ConsentPhase phase_of(const store::WaitingAct& act);
// Lets all of them go without trace. Part of the caller's transaction or a transaction of its own.
Result<> drop_every_yes(const Vault::State& state, const model::ItemKey& summary);

}  // namespace candour::journal
