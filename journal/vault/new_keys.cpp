#include "journal/vault/new_keys.hpp"

#include "crypto/exchange.hpp"
#include "crypto/sign.hpp"
#include "journal/sealed/genesis.hpp"
#include "journal/sealed/member_card.hpp"
#include "journal/store/keys.hpp"
#include "journal/vault/fact_names.hpp"

namespace candour::journal {

NewKeys draw_keys() {
  NewKeys keys;
  keys.step_up.root = crypto::RootSecret::random();
  auto identity = sealed::derive_identity(keys.step_up.root);
  keys.step_up.identity = std::move(identity.identity);
  keys.step_up.controller = std::move(identity.controller);
  keys.step_up.exporter = std::move(identity.export_seed);
  return keys;
}

Result<> save_keys(sqlite::Connection& database, std::string_view name, const NewKeys& keys, ByteView step_up_seal) {
  const auto member = crypto::public_of(keys.step_up.identity);
  CANDOUR_CHECK(store::set_fact(database, fact::name, as_bytes(name)));
  CANDOUR_CHECK(store::set_fact(database, fact::member, member));
  CANDOUR_CHECK(store::set_fact(database, fact::step_up, step_up_seal));
  CANDOUR_CHECK(store::put_secret(database, "device", {}, keys.device));
  CANDOUR_CHECK(store::put_secret(database, "nonce", {}, keys.nonce));
  CANDOUR_CHECK(store::put_secret(database, "exchange", crypto::public_of(keys.exchange), keys.exchange));
  CANDOUR_CHECK(store::put_secret(database, "share", member, keys.share));
  const auto psk = sealed::private_space_key(keys.step_up.root, keys.share);
  return store::put_secret(database, "space", as_bytes("mine"), psk);
}

}  // namespace candour::journal
