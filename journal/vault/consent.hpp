// What the members answer to a proposal, the two questions (protocol.md B17). Private to the room of summaries.
#pragma once

#include "journal/store/record_rows.hpp"
#include "journal/vault/round.hpp"
#include "journal/vault/vault_file.hpp"

namespace candour::journal {

// The round of a proposal that still stands; not_equal, listed_word or not_approved otherwise.
Result<Round> standing_round(const Summaries::State& state, const model::ItemKey& summary);
// See Summaries::consent and Summaries::take_back.
Result<> consent_to(const Summaries::State& state, const model::ItemKey& summary, ConsentPhase phase,
                    const ProposalView& shown, const StepUpKeys& keys);
Result<> take_back_yes(const Summaries::State& state, const model::ItemKey& summary);
// When the moment of a waiting record has come: the records that it must name; nothing if it must not be sent, because
// another proposal stands than the one its owner was shown, or nobody asks any more.
Result<std::optional<std::vector<EnvelopeId>>> what_it_answers(const Summaries::State& state,
                                                               const store::WaitingRecord& act);

}  // namespace candour::journal
