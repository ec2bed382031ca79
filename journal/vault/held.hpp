// The records that this vault holds: how they are linked, and the answers among them. `Records` alone writes it,
// every room reads it. Private to the folder.
#pragma once

#include <map>

#include "journal/sealed/parts.hpp"
#include "journal/sealed/record_graph.hpp"
#include "journal/sealed/reveal.hpp"

namespace candour::journal {

struct Held {
  sealed::RecordGraph graph{DeviceKey{}};
  sealed::Reassembler parts;
  std::map<ItemId, sealed::AnswerRecords> answers;  // delivered, or written here
  std::uint32_t first_day = 0;                      // fact::first_day
  std::uint32_t last_own_day = 0;                   // on which this device last sealed something for `everyone`

  // Which records the writers of others had seen, by the links that are held.
  sealed::SeenBy seen_by() const {
    return [this](const auto& later, const auto& asked) { return graph.seen_by(later, asked); };
  }
};

}  // namespace candour::journal
