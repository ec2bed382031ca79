#include "journal/sealed/bodies.hpp"
#include "journal/store/keys.hpp"
#include "journal/store/member_rows.hpp"
#include "journal/vault_acts.hpp"

namespace candour::journal {

namespace {

// Kind 9: a card or a certificate counts by its own signatures, whatever record carries it (B8.4, class 1).
Result<> take_identity(Vault::State& state, ByteView body) {
  CANDOUR_TRY(const auto identity, sealed::parse_identity_body(body));
  if (identity.type == sealed::IdentityObject::member_card) {
    auto card = sealed::parse_member_card(identity.object, *state.journal);
    if (!card) return {};
    CANDOUR_CHECK(store::keep_card(state.database, *card));
  } else if (identity.type == sealed::IdentityObject::certificate) {
    auto certificate = sealed::parse_certificate(identity.object, *state.journal);
    if (!certificate) return {};
    CANDOUR_CHECK(store::keep_certificate(state.database, *certificate));
  }
  state.has_new_keys = true;
  return load_members(state);
}

Result<std::vector<crypto::ExchangeSecret>> exchange_secrets(Vault::State& state) {
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
Result<> take_commit(Vault::State& state, const sealed::AuthenticRecord& record) {
  const auto commit = sealed::parse_commit(record.body());
  const auto mine = state.certificates.find(state.device);
  if (!commit || mine == state.certificates.end()) return {};
  const auto id = sealed::epoch_id_of(state.everyone(), record.header().device, *commit);
  for (const auto& held : state.epochs) {
    if (held.id == id) return {};
  }
  CANDOUR_TRY(const auto secrets, exchange_secrets(state));
  auto opened = sealed::open_commit(state.everyone(), record.header().device, state.psk, *commit,
                                    sealed::cert_id(mine->second), secrets);
  if (!opened) return {};
  CANDOUR_CHECK(store::keep_epoch(
      state.database, {opened->id, commit->number, record.header().device, std::move(opened->key)}));
  state.has_new_keys = true;
  return load_members(state);
}

Result<std::set<MemberKey>> roster_start(Vault::State& state) {
  std::set<MemberKey> start;
  CANDOUR_TRY(const auto packed, store::get_fact(state.database, fact::roster_start));
  if (!packed) return start;
  Reader in(*packed);
  while (!in.rest().empty()) start.insert(in.id<MemberKey>());
  if (!in.ok()) return Error{ErrorCode::damaged, "read the roster"};
  return start;
}

// All roster changes held, each with the signatures of the members whose records carry them.
Result<std::vector<sealed::OfferedChange>> offered_changes(Vault::State& state) {
  std::map<ChangeId, sealed::OfferedChange> offered;
  CANDOUR_TRY(const auto rows, store::records_of(state.database, sealed::RecordKind::roster));
  for (const auto& row : rows) {
    const auto body = sealed::parse_roster_body(row.record.body());
    const auto* signed_change = body ? std::get_if<sealed::SignedRosterChange>(&*body) : nullptr;
    const auto& member = row.record.header().member;
    if (signed_change == nullptr || !sealed::is_signed_by(signed_change->change, signed_change->signature, member)) {
      continue;
    }
    auto& offer = offered[sealed::change_id(signed_change->change)];
    offer.change = signed_change->change;
    offer.signatures[member] = signed_change->signature;
  }
  std::vector<sealed::OfferedChange> changes;
  for (auto& [id, offer] : offered) changes.push_back(std::move(offer));
  return changes;
}

}  // namespace

Result<> load_members(Vault::State& state) {
  if (!state.journal) return {};
  CANDOUR_TRY(const auto cards, store::cards(state.database, *state.journal));
  CANDOUR_TRY(const auto certificates, store::certificates(state.database, *state.journal));
  CANDOUR_TRY(const auto start, roster_start(state));
  CANDOUR_TRY(const auto changes, offered_changes(state));
  state.roster = sealed::fold_roster(*state.journal, start, changes, cards);
  state.cards.clear();
  for (const auto& card : cards) {
    const auto [at, is_new] = state.cards.try_emplace(card.member, card);
    if (!is_new && sealed::card_id(card) < sealed::card_id(at->second)) at->second = card;
  }
  state.certificates.clear();
  for (const auto& certificate : certificates) {
    const auto [at, is_new] = state.certificates.try_emplace(certificate.contents.device, certificate);
    if (!is_new && sealed::cert_id(certificate) < sealed::cert_id(at->second)) at->second = certificate;
  }
  state.root = sealed::root_epoch(state.psk, state.everyone());
  CANDOUR_TRY(state.epochs, store::epochs(state.database));
  return {};
}

Result<> take_key_record(Vault::State& state, const sealed::AuthenticRecord& record) {
  switch (record.header().kind) {
    case sealed::RecordKind::identity: {
      auto taken = take_identity(state, record.body());
      return !taken && taken.error().code == ErrorCode::malformed ? Result<>() : std::move(taken);
    }
    case sealed::RecordKind::commit: return take_commit(state, record);
    case sealed::RecordKind::roster: state.has_new_keys = true; return load_members(state);
    default: return {};
  }
}

}  // namespace candour::journal
