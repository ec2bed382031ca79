// What the room of sending holds, and what is handed in to it. Private to the room; the façade makes it.
#pragma once

#include <functional>

#include "journal/store/queue.hpp"
#include "journal/vault/access.hpp"
#include "journal/vault/answers.hpp"
#include "journal/vault/needs.hpp"
#include "journal/vault/sending.hpp"

namespace candour::journal {

struct Sending::State {
  // When the moment of a waiting record has come: the records that it must name; nothing if it must not be sent, because
  // another proposal stands than the one its owner was shown, or nobody asks any more.
  using WhatItAnswers = std::function<Result<std::optional<std::vector<EnvelopeId>>>(const store::WaitingRecord& act)>;

  // Reads which moment was the last.
  Result<> reread();

  sqlite::Connection& database;
  const Access access;
  const Reading& reading;
  const Sharing& sharing;
  const Held& held;
  const Needs needs;
  store::Queue& queue;
  Sealing& sealing;
  Answers& answers;
  Transactions& transactions;
  WhatItAnswers what_it_answers;

  bool sends_now = false;           // `sync --now`: what another asked for goes too, whatever its size
  bool last_was_automatic = false;  // of the moments: what it carried
};

}  // namespace candour::journal
