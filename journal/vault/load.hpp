// The memory of every room, read from the database. Private to the façade.
#pragma once

#include "journal/vault/vault.hpp"

namespace candour::journal {

// Reads everything: at create and unlock, after a Welcome, where a transaction failed and where a journal was given up.
Result<> load(Vault::State& state);

// What a migration asked for and SQL alone cannot do. Once, in one transaction each.
Result<> finish_migration(Vault::State& state);

// What an earlier program kept and did not understand is judged by what this one knows of kinds: once for all that it
// knows. Reading needs no room: on a full disk that is left to the next unlock.
Result<> judge_newer_once(Vault::State& state);

// A vault of a Candour that kept no arrivals gets the times of what it holds, once. Reading needs no room: on a full
// disk that is left to the next unlock.
Result<> keep_times_once(Vault::State& state);

}  // namespace candour::journal
