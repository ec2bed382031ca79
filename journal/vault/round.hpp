// A summary's round of approval, gathered from what this vault holds. Private to the room of summaries.
#pragma once

#include "journal/summary/round.hpp"
#include "journal/vault/summaries_state.hpp"

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

Result<Round> round_of(const Summaries::State& state, const ItemView& summary);

}  // namespace candour::journal
