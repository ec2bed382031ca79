#include "journal/vault/members.hpp"

#include <algorithm>

#include "base/defence.hpp"
#include "crypto/sign.hpp"
#include "journal/model/text.hpp"
#include "journal/sealed/bodies.hpp"
#include "journal/store/envelope_log.hpp"
#include "journal/store/keys.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/store/record_rows.hpp"
#include "journal/store/waiting_rows.hpp"
#include "journal/vault/fact_names.hpp"
#include "journal/vault/members_state.hpp"

namespace candour::journal {

namespace {

using sealed::IdentityObject;

// Kind 9: a card or a certificate counts by its own signatures, whatever record carries it (B8.4, class 1). A card is
// looked at when a change names it, and not before.
Result<> take_identity(Members::State& state, const sealed::AuthenticRecord& record) {
  const auto identity = sealed::parse_identity_body(record.body());
  if (!identity) return {};
  if (identity->type == IdentityObject::member_card) {
    state.card_records.try_emplace(sealed::card_id_of(identity->object), record.env_id());
    state.is_fold_behind = true;
  } else if (identity->type == IdentityObject::certificate) {
    const auto certificate = sealed::parse_certificate(identity->object, *state.known.journal);
    if (!certificate) return {};
    CANDOUR_CHECK(store::save_certificate(state.database, *certificate));
    state.held_certificates.try_emplace(sealed::cert_id(*certificate), *certificate);
    state.is_fold_behind = true;
  }
  return {};
}

// Kind 10. A member joins by a change; leaving, removing, replacing and taking a signature back come with their own
// work: their records are kept, and change nobody's roster here.
void take_roster_change(Members::State& state, const sealed::AuthenticRecord& record) {
  const auto body = sealed::parse_roster_body(record.body());
  const auto* offered = body ? std::get_if<sealed::SignedRosterChange>(&*body) : nullptr;
  const auto& member = record.header().member;
  if (offered == nullptr || CANDOUR_DEFENCE("45", offered->change.type != sealed::RosterChangeType::add)) return;
  if (!sealed::is_signed_by(offered->change, offered->signature, member)) return;
  auto& held = state.offered_changes[sealed::change_id(offered->change)];
  held.change = offered->change;
  held.signatures[member] = offered->signature;
  state.is_fold_behind = true;
}

Result<std::vector<crypto::ExchangeSecret>> exchange_secrets(Members::State& state) {
  std::vector<crypto::ExchangeSecret> secrets;
  CANDOUR_TRY(const auto names, store::secret_names(state.database, "exchange"));
  for (const auto& name : names) {
    CANDOUR_TRY(auto secret, store::get_secret<crypto::ExchangeSecret>(state.database, "exchange", name));
    secrets.push_back(std::move(secret));
  }
  return secrets;
}

// Kind 2: its key is kept if this device is listed and the wrap opens; else the epoch is for others, or comes by later
// work (repair, need and grant).
Result<> take_commit(Members::State& state, const sealed::AuthenticRecord& record) {
  const auto commit = sealed::parse_commit(record.body());
  const auto mine = state.known.certificates.find(state.self.device);
  if (!commit || mine == state.known.certificates.end()) return {};
  const auto id = sealed::epoch_id_of(state.known.everyone(), record.header().device, *commit);
  for (const auto& held : state.known.epochs) {
    if (held.id == id) return {};
  }
  CANDOUR_TRY(const auto secrets, exchange_secrets(state));
  auto opened = sealed::open_commit(state.known.everyone(), record.header().device, state.known.psk, *commit,
                                    sealed::cert_id(mine->second), secrets);
  if (!opened) return {};
  store::HeldEpoch epoch{opened->id, commit->number, record.header().device, std::move(opened->key)};
  CANDOUR_CHECK(store::save_epoch(state.database, epoch));
  const auto is_preferred = [](const store::HeldEpoch& a, const store::HeldEpoch& b) {
    return sealed::is_preferred({a.number, a.id}, {b.number, b.id});
  };
  const auto place = std::lower_bound(state.known.epochs.begin(), state.known.epochs.end(), epoch, is_preferred);
  state.known.epochs.insert(place, std::move(epoch));
  state.news = true;
  return {};
}

// The card that a change names, out of the record that carries it.
Result<std::optional<sealed::MemberCard>> card_in_records(Members::State& state, const CardId& id) {
  const auto found = state.card_records.find(id);
  if (found == state.card_records.end()) return std::optional<sealed::MemberCard>();
  CANDOUR_TRY(const auto row, store::get_record(state.database, found->second));
  const auto identity = sealed::parse_identity_body(row.record.body());
  if (!identity) return std::optional<sealed::MemberCard>();
  auto card = sealed::parse_member_card(identity->object, *state.known.journal);
  return card ? std::optional(std::move(*card)) : std::nullopt;
}

// Of certificates with one DS_pub the smallest cert_id counts, of a member's the six smallest (B2). Nobody is revoked
// before revocations come with their own work.
std::map<DeviceKey, sealed::Certificate> counting_of(const Members::State& state, const sealed::Roster& roster) {
  std::map<DeviceKey, sealed::Certificate> counting;
  std::set<DeviceKey> seen;
  std::map<MemberKey, std::size_t> devices;
  for (const auto& [id, certificate] : state.held_certificates) {
    const auto& contents = certificate.contents;
    if (!seen.insert(contents.device).second || !roster.ever.contains(contents.member)) continue;
    if (++devices[contents.member] <= sealed::most_devices_of_a_member) counting.emplace(contents.device, certificate);
  }
  return counting;
}

}  // namespace

Result<> Members::State::fold() {
  auto& state = *this;
  if (!std::exchange(state.is_fold_behind, false)) return {};
  std::optional<Error> failed;
  const auto card_of = [&](const CardId& id) -> std::optional<sealed::MemberCard> {
    auto card = card_in_records(state, id);
    if (card) return std::move(*card);
    failed = card.error();
    return std::nullopt;
  };
  auto roster = sealed::fold_roster(*state.known.journal, state.first_cards, state.offered_changes, card_of);
  if (failed) return *failed;
  auto certificates = counting_of(state, roster);
  state.news = state.news || roster.ever != state.known.roster.ever || certificates != state.known.certificates;
  state.known.roster = std::move(roster);
  state.known.certificates = std::move(certificates);
  return {};
}

namespace {

Result<> load_members(Members::State& state) {
  CANDOUR_TRY(state.first_cards, store::first_cards(state.database, *state.known.journal));
  CANDOUR_TRY(const auto certificates, store::certificates(state.database, *state.known.journal));
  for (const auto& each : certificates) state.held_certificates.try_emplace(sealed::cert_id(each), each);
  CANDOUR_TRY(const auto identities, store::records_of(state.database, sealed::RecordKind::identity));
  for (const auto& row : identities) {
    CANDOUR_TRY(const bool waits, store::waits_for_another_day(state.database, row.record.env_id()));
    if (!waits) CANDOUR_CHECK(take_identity(state, row.record));
  }
  CANDOUR_TRY(const auto changes, store::records_of(state.database, sealed::RecordKind::roster));
  for (const auto& row : changes) {
    CANDOUR_TRY(const bool waits, store::waits_for_another_day(state.database, row.record.env_id()));
    if (!waits) take_roster_change(state, row.record);
  }
  CANDOUR_TRY(state.known.epochs, store::epochs(state.database));
  state.is_fold_behind = true;
  CANDOUR_CHECK(state.fold());
  state.news = false;
  return {};
}

Result<> load_oneself(Members::State& state) {
  CANDOUR_TRY(const auto name, store::get_fact(state.database, fact::name));
  CANDOUR_TRY(const auto member, store::get_fact(state.database, fact::member));
  const auto me = member ? MemberKey::from(*member) : std::nullopt;
  if (!name || !me) return Error{ErrorCode::damaged, "read who this is"};
  state.self.name = to_text(*name);
  state.self.me = *me;
  CANDOUR_TRY(state.self.device_seed, store::get_secret<crypto::DeviceSeed>(state.database, "device", {}));
  CANDOUR_TRY(state.self.nonce_key, store::get_secret<crypto::NonceKey>(state.database, "nonce", {}));
  if (state.self.device_seed.empty() || state.self.nonce_key.empty()) {
    return Error{ErrorCode::damaged, "read the device's keys"};
  }
  state.self.device = crypto::public_of(state.self.device_seed);
  return {};
}

Result<> load_journal(Members::State& state) {
  CANDOUR_TRY(const auto bytes, store::get_fact(state.database, fact::journal));
  if (!bytes) return {};
  state.known.journal = JournalId::from(*bytes);
  CANDOUR_TRY(const auto genesis_bytes, store::get_fact(state.database, fact::genesis));
  const auto genesis = genesis_bytes ? sealed::parse_genesis(*genesis_bytes) : Error{ErrorCode::damaged, "no genesis"};
  if (!state.known.journal || !genesis) return Error{ErrorCode::damaged, "read the journal's name"};
  state.known.founder = genesis->creator;
  CANDOUR_TRY(state.known.psk, store::get_secret<crypto::SpaceKey>(state.database, "space", state.known.everyone()));
  if (state.known.psk.empty()) return Error{ErrorCode::damaged, "read the journal's key"};
  CANDOUR_TRY(const auto rows, store::mailboxes(state.database));
  for (const auto& row : rows) {
    if (!row.is_rendezvous) state.known.mailbox = row.id;
  }
  state.known.root = sealed::root_epoch(state.known.psk, state.known.everyone());
  return load_members(state);
}

}  // namespace

Result<> Members::State::reread() {
  known = {};
  first_cards.clear();
  card_records.clear();
  offered_changes.clear();
  held_certificates.clear();
  is_fold_behind = false;
  news = false;
  CANDOUR_CHECK(load_oneself(*this));
  return load_journal(*this);
}

Result<> Members::State::take_key_record(const sealed::AuthenticRecord& record) {
  auto& state = *this;
  switch (record.header().kind) {
    case sealed::RecordKind::identity:
      return take_identity(state, record);
    case sealed::RecordKind::commit:
      return sealed::is_newer(record, state.known.root->id) ? Result<>() : take_commit(state, record);
    case sealed::RecordKind::roster:
      take_roster_change(state, record);
      return {};
    default:
      return {};
  }
}

MemberKey Members::me() const { return state_.self.me; }

std::string Members::name_of(const MemberKey& member) const { return state_.name_of(member); }

std::vector<std::string> Members::readers(model::Space space) const {
  std::vector<std::string> names{state_.self.name};
  if (space == model::Space::mine) return names;
  for (const auto& member : state_.known.roster.present) {
    if (member != state_.self.me && state_.known.heard.contains(member)) names.push_back(name_of(member));
  }
  return names;
}

std::string Members::State::name_of(const MemberKey& member) const {
  if (member == self.me) return self.name;
  const auto card = known.roster.ever.find(member);
  return card == known.roster.ever.end() ? "somebody" : model::visible(card->second.name, model::Layout::one_line);
}

}  // namespace candour::journal
