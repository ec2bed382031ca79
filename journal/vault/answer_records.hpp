// Records of answers that are sealed until all members are ready (protocol.md B18), as they come. Private to the vault.
#pragma once

#include "journal/vault/acts.hpp"

namespace candour::journal {

bool is_of_answers(sealed::RecordKind kind);
// A record of kind 12 to 14 that this vault wrote or that was delivered. The item it is about; nothing for a body that
// cannot be read.
std::optional<ItemId> note_answer_record(Vault::State& state, sealed::RecordKind kind, const EnvelopeId& id,
                                         const MemberKey& author, ByteView body);
// The same of a delivered one; answers that it opens are shown after Projection::settle. Part of the caller's transaction.
Result<> take_answer_record(Vault::State& state, sealed::RecordKind kind, const EnvelopeId& id, const MemberKey& author,
                            ByteView body, store::Touched& touched);

}  // namespace candour::journal
