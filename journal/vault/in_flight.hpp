// Envelopes that were handed out and not read back since: none of them is handed out twice. Forgotten wherever it is
// not known any more whether they still go: with the lock, where the log is another one, and where the rooms are read
// anew. Private to the folder.
#pragma once

#include <set>

#include "base/ids.hpp"

namespace candour::journal {

struct InFlight {
  std::set<EnvelopeId> sent;      // from the outbox, or asked for by somebody
  std::set<EnvelopeId> put_back;  // what the log had lost

  void clear() {
    sent.clear();
    put_back.clear();
  }
};

}  // namespace candour::journal
