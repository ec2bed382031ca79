// The handshake that is under way, on either side of it, and as it is kept between two runs of the program.
// Private to the room of pairing.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "journal/pairing/inviter.hpp"
#include "journal/pairing/joiner.hpp"
#include "journal/store/pairing_rows.hpp"
#include "journal/vault/pairing_views.hpp"

namespace candour::journal {

class Handshake {
 public:
  Handshake() = default;
  explicit Handshake(pairing::InviterPairing inviter) : side_(std::move(inviter)) {}
  explicit Handshake(pairing::JoinerPairing joiner) : side_(std::move(joiner)) {}
  // Nothing if none was kept; malformed if the bytes are not what keep() wrote.
  static Result<Handshake> kept(sqlite::Connection& database);

  bool is_begun() const { return side_.index() != 0; }
  // The side that is taken here, or nothing.
  pairing::InviterPairing* inviter() { return std::get_if<pairing::InviterPairing>(&side_); }
  const pairing::InviterPairing* inviter() const { return std::get_if<pairing::InviterPairing>(&side_); }
  pairing::JoinerPairing* joiner() { return std::get_if<pairing::JoinerPairing>(&side_); }
  const pairing::JoinerPairing* joiner() const { return std::get_if<pairing::JoinerPairing>(&side_); }

  // As the two sides say it; nothing where no handshake is under way.
  pairing::PairingEvent receive(ByteView envelope, const pairing::KnownPeople& people, WallTime now);
  pairing::PairingEvent type_half(std::string_view typed, WallTime now);
  pairing::PairingEvent pass_time(WallTime now);
  bool has_ended() const;
  // The mailbox where the two sides meet, and all that this one has for it.
  std::optional<MailboxId> rendezvous() const;
  std::vector<Bytes> messages() const;
  // Fills in what a screen shows of it.
  void tell(PairingView& view, WallTime now) const;

  // Part of the caller's transaction.
  Result<> keep(sqlite::Connection& database) const;

 private:
  std::variant<std::monostate, pairing::InviterPairing, pairing::JoinerPairing> side_;
};

// What others are called: one line, nothing that could not be seen.
std::string shown_name(const sealed::MemberCard& card);

}  // namespace candour::journal
