#include "tests/support/changed_member.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "crypto/sign.hpp"
#include "journal/sealed/epoch.hpp"
#include "journal/sealed/genesis.hpp"
#include "journal/store/database.hpp"
#include "journal/store/envelope_log.hpp"
#include "journal/store/keys.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/store/record_rows.hpp"
#include "journal/vault/passphrase.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/vault_folder.hpp"

namespace candour::test {

namespace store = journal::store;

namespace {

constexpr std::size_t signature_size = 64;

// The value, or a failure that names the step and ends the test program: nothing after it would mean anything.
template <class T>
T must(Result<T> result, const char* step) {
  if (!result) {
    ADD_FAILURE() << step << ": " << name_of(result.error().code);
    std::abort();
  }
  return std::move(result).value();
}

// The database of a closed vault.
sqlite::Connection opened_database(const Person& person) {
  const auto prepared = person.passphrase();
  const auto master = must(journal::open_vault(must(journal::read_vault_file(person.folder), "read the vault"), prepared),
                           "open the vault");
  return must(store::open_database((person.folder / "database").string(), master), "open the database");
}

}  // namespace

ChangedMember::ChangedMember(TwoPeople& pair, Person& person) : pair_(pair) {
  person.vault.reset();
  const auto prepared = person.passphrase();
  auto database = opened_database(person);
  for (const auto& row : must(store::mailboxes(database), "read the mailboxes")) {
    if (!row.is_rendezvous) mailbox = row.id;
  }
  const auto seal = must(store::get_fact(database, "step-up"), "find the step-up seal");
  step_up = must(journal::open_step_up(*seal, prepared), "open the step-up seal");
  device_seed = must(store::get_secret<crypto::DeviceSeed>(database, "device", {}), "find the device's key");
  nonce_key = must(store::get_secret<crypto::NonceKey>(database, "nonce", {}), "find the nonce key");
  journal = *JournalId::from(*must(store::get_fact(database, "journal"), "find the journal"));
  space = sealed::everyone_space(journal);
  psk = must(store::get_secret<crypto::SpaceKey>(database, "space", space), "find the journal's key");
  epochs = must(store::epochs(database), "read the epochs");
  cards = must(store::first_cards(database, journal), "read the cards");
  for (const auto& row : must(store::records_of(database, sealed::RecordKind::identity), "read the records")) {
    const auto body = must(sealed::parse_identity_body(row.record.body()), "read a record");
    if (body.type != sealed::IdentityObject::member_card) continue;
    auto card = must(sealed::parse_member_card(body.object, journal), "read a card");
    if (std::find(cards.begin(), cards.end(), card) == cards.end()) cards.push_back(std::move(card));
  }
  certificates = must(store::certificates(database, journal), "read the certificates");
  for (const auto& row : must(store::records_of(database, sealed::RecordKind::change), "read the changes")) {
    if (row.writer == store::Writer::this_vault) last_change = row.record.env_id();
  }
  me = crypto::public_of(step_up.identity);
  device = crypto::public_of(device_seed);
  begin_chain();
}

void ChangedMember::begin_chain() {
  chain = ChainId(crypto::random_bytes<16>());
  seq_ = 0;
}

Bytes ChangedMember::seal(const ForgedRecord& record) {
  const auto root = sealed::root_epoch(psk, space);
  const bool is_in_root = record.is_in_root_epoch || sealed::belongs_in_root_epoch(record.kind);
  sealed::RecordHeader header;
  header.version = record.version;
  header.kind = record.kind;
  header.flags = record.flags;
  header.space = space;
  header.epoch = is_in_root ? root.id : epochs.front().id;
  header.member = me;
  header.device = device;
  header.chain = record.chain.value_or(chain);
  header.seq = record.seq.value_or(++seq_);
  header.prev = record.prev.value_or(last_);
  header.heads = record.heads;
  header.log = record.log;
  header.time_ms = record.time_ms;
  auto made = must(sealed::seal_record(header, record.body, is_in_root ? root.key : epochs.front().key, nonce_key,
                                       device_seed, crypto::random_bytes<32>(),
                                       sealed::EnvelopeRoom::smallest_that_fits),
                   "seal a record");
  last_ = made.record.env_id();
  return std::move(made.envelope);
}

EnvelopeId ChangedMember::send(const ForgedRecord& record) {
  send_bytes(seal(record));
  return last_;
}

EnvelopeId ChangedMember::send(sealed::RecordKind kind, ByteView body, std::uint64_t time_ms) {
  ForgedRecord record;
  record.kind = kind;
  record.body = to_bytes(body);
  record.time_ms = time_ms;
  return send(record);
}

EnvelopeId ChangedMember::send_change(std::vector<sealed::FieldEdit> edits, std::uint64_t time_ms) {
  sealed::ChangeBody change{std::move(edits)};
  sealed::sort_edits(change);
  return send(sealed::RecordKind::change, sealed::encode(change), time_ms);
}

EnvelopeId ChangedMember::send_card(const sealed::MemberCard& card) {
  return send(sealed::RecordKind::identity,
              sealed::encode(sealed::IdentityBody{sealed::IdentityObject::member_card, sealed::encode(card)}));
}

EnvelopeId ChangedMember::send_certificate(const sealed::Certificate& certificate) {
  return send(sealed::RecordKind::identity,
              sealed::encode(sealed::IdentityBody{sealed::IdentityObject::certificate, sealed::encode(certificate)}));
}

EnvelopeId ChangedMember::send_roster(const sealed::RosterBody& body) {
  return send(sealed::RecordKind::roster, sealed::encode(body));
}

sealed::MemberCard ChangedMember::another_card(std::string_view name) const {
  auto seeds = sealed::derive_identity(crypto::RootSecret::random());
  seeds.identity = step_up.identity.duplicate();
  return must(sealed::make_member_card(journal, seeds, name), "make another card");
}

sealed::MemberCard ChangedMember::card_of_a_stranger(std::string_view name) const {
  return must(sealed::make_member_card(journal, sealed::derive_identity(crypto::RootSecret::random()), name),
              "make a stranger's card");
}

const sealed::MemberCard& ChangedMember::card_of_the_other() const {
  return *std::find_if(cards.begin(), cards.end(), [&](const auto& card) { return card.member != me; });
}

const sealed::MemberCard& ChangedMember::own_card() const {
  return *std::find_if(cards.begin(), cards.end(), [&](const auto& card) { return card.member == me; });
}

sealed::MemberCard ChangedMember::signed_again(sealed::MemberCard card) const {
  auto bytes = sealed::encode(card);
  bytes.resize(bytes.size() - signature_size);
  card.signature = crypto::sign<crypto::SignLabel::card>(step_up.identity, {bytes});
  return card;
}

sealed::FieldEdit edit_of(std::uint16_t kind, std::uint16_t field, ByteView value) {
  return edit_of(ItemId(crypto::random_bytes<16>()), kind, field, value);
}

sealed::FieldEdit edit_of(const ItemId& item, std::uint16_t kind, std::uint16_t field, ByteView value) {
  return {item, kind, field, 0, {}, to_bytes(value)};
}

Bytes stored_bytes(TwoPeople& pair, Person& person, const Bytes& envelope) {
  person.vault.reset();
  Bytes bytes;
  {
    auto database = opened_database(person);
    bytes = must(store::envelope_bytes(database, crypto::envelope_id(envelope)), "read an envelope");
  }
  pair.restart(person);
  return bytes;
}

journal::Absorbed read_everything(TwoPeople& pair, Person& person) {
  const auto boxes = must(person->post().mailboxes(), "read the mailboxes");
  for (const auto& box : boxes) {
    if (!box.is_rendezvous) return must(person->post().absorb(pair.relay.page(box.id, box.after)), "absorb a page");
  }
  ADD_FAILURE() << "no mailbox of a journal";
  return {};
}

}  // namespace candour::test
