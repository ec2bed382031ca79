// What the room of pairing holds, and what is handed in to it. Private to the room; the façade makes it.
#pragma once

#include <optional>

#include "base/clock.hpp"
#include "journal/vault/handshake.hpp"
#include "journal/vault/membership.hpp"
#include "journal/vault/oneself.hpp"
#include "journal/vault/pairing.hpp"
#include "journal/vault/pairing_needs.hpp"
#include "journal/vault/rendezvous.hpp"
#include "journal/vault/transactions.hpp"

namespace candour::journal {

struct Pairing::State final : Rendezvous {
  State(sqlite::Connection& open_database, const Clock& time, const Oneself& own, const Membership& known,
        Transactions& one_act, PairingNeeds& rest)
      : database(open_database), clock(time), self(own), members(known), transactions(one_act), others(rest) {}

  Result<> received(ByteView envelope, Absorbed& absorbed) override;
  Result<> page_was_read(const PageView& page, Absorbed& absorbed) override;
  Result<> say_again() override;
  bool has_attempt() const override { return attempt.has_value(); }
  Result<> reread() override;

  // Keeps the pairing as it is now, and what it has for the rendezvous in the outbox. Part of the caller's transaction.
  Result<> keep();
  // Lets go of the handshake and of its rendezvous.
  Result<> drop();
  // The rendezvous of a handshake that ended is let go; why it ended is kept to be told.
  Result<> close_if_ended();
  // Card and certificate of this device for a journal that it makes or joins.
  Result<std::pair<sealed::MemberCard, sealed::Certificate>> new_papers(const JournalId& journal,
                                                                        const StepUpKeys& keys) const;
  // This journal was made here, and its owner invites.
  bool is_founder() const { return members.is_founded_by(self.me); }

  sqlite::Connection& database;
  const Clock& clock;
  const Oneself& self;
  const Membership& members;
  Transactions& transactions;
  PairingNeeds& others;

  std::optional<store::Attempt> attempt;  // inviter: matched, and nothing of that computer is held yet
  Handshake handshake;
  // The passphrase of `join` opens these, and they go when the joiner's answer is made.
  std::optional<StepUpKeys> keys_for_joining;
  bool has_come_since_welcome = false;  // joiner: found once by came_after_welcome, and true from then on
};

}  // namespace candour::journal
