#include "journal/vault/load.hpp"

#include <functional>

#include "journal/kinds/summary.hpp"
#include "journal/store/keys.hpp"
#include "journal/vault/fact_names.hpp"
#include "journal/vault/state.hpp"

namespace candour::journal {

namespace {

// Does once what a migration asked for by that fact.
Result<> finish(Vault::State& state, const char* fact, const std::function<Result<>()>& act) {
  CANDOUR_TRY(const auto asked, store::get_fact(state.database, fact));
  if (!asked) return {};
  CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(state.database));
  CANDOUR_CHECK(act());
  CANDOUR_CHECK(store::drop_fact(state.database, fact));
  return transaction.commit();
}

// Every field that this program knows: u16 kind, u16 count, that many times u16 field.
Bytes known_kinds() {
  Writer out;
  for (const auto& kind : kinds::registry().all()) {
    out.u16(static_cast<std::uint16_t>(kind.kind)).u16(static_cast<std::uint16_t>(kind.fields.size()));
    for (const auto& field : kind.fields) out.u16(field.field);
  }
  return out.take();
}

// Runs what may wait for the next unlock where there is no room.
Result<> run_if_there_is_room(Vault::State& state, const std::function<Result<>()>& act) {
  auto done = state.transactions.run(act);
  if (!done && done.error().code == ErrorCode::disk_full) return {};
  return done;
}

}  // namespace

Result<> finish_migration(Vault::State& state) {
  if (state.rooms.keys.is_read_only()) return {};
  auto& projection = state.projection;
  CANDOUR_CHECK(finish(state, fact::judge_left_out, [&projection] {
    return projection.judge_again(kinds::summary::kind, kinds::summary::left_out);
  }));
  CANDOUR_CHECK(finish(state, fact::judge_away, [&projection] { return projection.judge_away(); }));
  return finish(state, fact::merge_again, [&projection] { return projection.merge_again(); });
}

Result<> keep_times_once(Vault::State& state) {
  if (state.rooms.keys.is_read_only()) return {};
  CANDOUR_TRY(const auto first_day, store::get_number(state.database, fact::first_day));
  if (first_day != 0) return {};
  return run_if_there_is_room(state, [&] { return state.rooms.records.keep_times_of_old(); });
}

Result<> judge_newer_once(Vault::State& state) {
  if (state.rooms.keys.is_read_only()) return {};
  const auto known = known_kinds();
  CANDOUR_TRY(const auto before, store::get_fact(state.database, fact::known_kinds));
  if (before == known) return {};
  return run_if_there_is_room(state, [&]() -> Result<> {
    CANDOUR_CHECK(state.projection.judge_newer());
    return store::set_fact(state.database, fact::known_kinds, known);
  });
}

Result<> load(Vault::State& state) {
  auto& rooms = state.rooms;
  rooms.in_flight.clear();
  CANDOUR_CHECK(rooms.sending_state.reread());
  CANDOUR_CHECK(rooms.members_state.reread());
  rooms.post_state.tidied_day = 0;
  rooms.heard.forget();
  CANDOUR_CHECK(rooms.relay_log_state.reread());
  CANDOUR_CHECK(rooms.records.reread());
  if (!rooms.keys.is_read_only()) CANDOUR_CHECK(rooms.heard.note_all());
  rooms.sealing.reread();
  return rooms.pairing_state.reread();
}

}  // namespace candour::journal
