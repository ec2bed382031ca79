#include "journal/vault/handshake.hpp"

#include "crypto/mailbox.hpp"
#include "journal/model/text.hpp"
#include "journal/pairing/invitation.hpp"

namespace candour::journal {

namespace {

using pairing::InviterPairing;
using pairing::JoinerPairing;
using pairing::PairingEvent;
using store::PairingRole;

PairingStage stage_of(const InviterPairing& inviter) {
  switch (inviter.stage()) {
    case InviterPairing::Stage::waiting: return PairingStage::invited;
    case InviterPairing::Stage::comparing: return PairingStage::comparing;
    case InviterPairing::Stage::matched:
    case InviterPairing::Stage::welcomed: return PairingStage::matched;
    case InviterPairing::Stage::ended: return PairingStage::ended;
  }
  return PairingStage::none;
}

PairingStage stage_of(const JoinerPairing& joiner) {
  using Stage = JoinerPairing::Stage;
  switch (joiner.stage()) {
    case Stage::waiting:
    case Stage::asked:
    case Stage::answered: return PairingStage::joining;
    case Stage::comparing: return PairingStage::comparing;
    case Stage::matched:
    case Stage::opened: return PairingStage::matched;
    case Stage::ended: return PairingStage::ended;
  }
  return PairingStage::none;
}

// What both sides show alike.
template <class Side>
void tell_alike(const Side& side, PairingView& view) {
  view.stage = stage_of(side);
  view.end = side.end();
  view.tries_left = side.tries_left();
  if (view.stage == PairingStage::comparing) view.read_aloud = side.half_to_read();
}

void tell_side(const InviterPairing& inviter, PairingView& view, WallTime now) {
  tell_alike(inviter, view);
  view.is_inviter = true;
  view.not_after = inviter.terms().not_after;
  const bool is_open = view.stage == PairingStage::invited || view.stage == PairingStage::comparing;
  if (is_open && now > view.not_after) {
    view.stage = PairingStage::ended;
    view.end = PairingEnd::expired;
    view.read_aloud.clear();
  }
  if (view.stage == PairingStage::comparing || view.stage == PairingStage::matched) {
    view.partner_name = shown_name(*inviter.joining().card);
  }
}

void tell_side(const JoinerPairing& joiner, PairingView& view, WallTime) {
  tell_alike(joiner, view);
  view.not_after = joiner.terms().started + pairing::pairing_lifetime;
}

PairingRole role_of(const InviterPairing&) { return PairingRole::inviter; }
PairingRole role_of(const JoinerPairing&) { return PairingRole::joiner; }

template <class Side>
constexpr bool is_nobody = std::is_same_v<std::decay_t<Side>, std::monostate>;

}  // namespace

std::string shown_name(const sealed::MemberCard& card) { return model::visible(card.name, model::Layout::one_line); }

Result<Handshake> Handshake::kept(sqlite::Connection& database) {
  Handshake handshake;
  CANDOUR_CHECK(store::with_handshake(database, [&](PairingRole role, ByteView saved) -> Result<> {
    if (role == PairingRole::inviter) {
      CANDOUR_TRY(auto inviter, InviterPairing::restore(saved));
      handshake.side_.emplace<InviterPairing>(std::move(inviter));
    } else {
      CANDOUR_TRY(auto joiner, JoinerPairing::restore(saved));
      handshake.side_.emplace<JoinerPairing>(std::move(joiner));
    }
    return {};
  }));
  return handshake;
}

PairingEvent Handshake::receive(ByteView envelope, const pairing::KnownPeople& people, WallTime now) {
  if (auto* side = inviter()) return side->receive(envelope, people, now);
  if (auto* side = joiner()) return side->receive(envelope, now);
  return PairingEvent::nothing;
}

PairingEvent Handshake::type_half(std::string_view typed, WallTime now) {
  if (auto* side = inviter()) return side->type_half(typed, now);
  if (auto* side = joiner()) return side->type_half(typed, now);
  return PairingEvent::nothing;
}

PairingEvent Handshake::pass_time(WallTime now) {
  if (auto* side = inviter()) return side->pass_time(now);
  if (auto* side = joiner()) return side->pass_time(now);
  return PairingEvent::nothing;
}

bool Handshake::has_ended() const {
  return std::visit(
      [](const auto& side) {
        if constexpr (is_nobody<decltype(side)>) return false;
        else return side.stage() == std::decay_t<decltype(side)>::Stage::ended;
      },
      side_);
}

std::optional<MailboxId> Handshake::rendezvous() const {
  return std::visit(
      [](const auto& side) -> std::optional<MailboxId> {
        if constexpr (is_nobody<decltype(side)>) return std::nullopt;
        else return pairing::rendezvous_keys(pairing::pair_root(pairing::Purpose::invite_member, side.code())).id;
      },
      side_);
}

std::vector<Bytes> Handshake::messages() const {
  return std::visit(
      [](const auto& side) -> std::vector<Bytes> {
        if constexpr (is_nobody<decltype(side)>) return {};
        else return side.messages();
      },
      side_);
}

void Handshake::tell(PairingView& view, WallTime now) const {
  std::visit(
      [&](const auto& side) {
        if constexpr (!is_nobody<decltype(side)>) tell_side(side, view, now);
      },
      side_);
}

Result<> Handshake::keep(sqlite::Connection& database) const {
  return std::visit(
      [&](const auto& side) -> Result<> {
        if constexpr (is_nobody<decltype(side)>) return {};
        else return store::save_handshake(database, role_of(side), side.save());
      },
      side_);
}

}  // namespace candour::journal
