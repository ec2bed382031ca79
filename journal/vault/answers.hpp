// Answers that are sealed until all members are ready (protocol.md B18), and what is to be sent of them. Private to the
// folder.
#pragma once

#include "journal/vault/reading.hpp"
#include "journal/vault/seal.hpp"
#include "journal/vault/transactions.hpp"

namespace candour::journal {

// What is next to be sent is not queued: it follows from what is written and from the records.
class Answers {
 public:
  Answers(const Reading& reading, const Held& held, Sealing& sealing, Records& records, Transactions& transactions)
      : reading_(reading), held_(held), sealing_(sealing), records_(records), transactions_(transactions) {}

  // Seals the next answer of one's own that the others do not hold as it was written last. False if there is none.
  Result<bool> seal_next_answer(When when);
  // Seals the next ready, taking back or release. False if there is none.
  Result<bool> seal_next_readiness();
  // How many of both wait to be sealed.
  Result<std::size_t> waiting() const;

 private:
  Result<> seal_and_note(sealed::RecordKind kind, const Bytes& body, When when);

  const Reading& reading_;
  const Held& held_;
  Sealing& sealing_;
  Records& records_;
  Transactions& transactions_;
};

}  // namespace candour::journal
