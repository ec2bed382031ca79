// Everything that is made with a vault and before any journal (protocol.md B12). Private to the façade.
#pragma once

#include <string_view>

#include "crypto/secret.hpp"
#include "journal/store/database.hpp"
#include "journal/vault/vault_file.hpp"

namespace candour::journal {

struct NewKeys {
  StepUpKeys step_up;
  crypto::DeviceSeed device = crypto::DeviceSeed::random();
  crypto::NonceKey nonce = crypto::NonceKey::random();
  crypto::ExchangeSecret exchange = crypto::ExchangeSecret::random();
  crypto::ShareKey share = crypto::ShareKey::random();
};

NewKeys draw_keys();

// Keeps them for somebody called `name`. Part of the caller's transaction.
Result<> save_keys(sqlite::Connection& database, std::string_view name, const NewKeys& keys, ByteView step_up_seal);

}  // namespace candour::journal
