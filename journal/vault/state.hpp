// What an unlocked vault holds in memory: the rooms, each handed what it needs of the others. Some are handed one that
// is made after them: no constructor uses what it is handed. Private to the façade.
#pragma once

#include "journal/kinds/registry.hpp"
#include "journal/sealed/item_of.hpp"
#include "journal/vault/consent.hpp"
#include "journal/vault/drafts_state.hpp"
#include "journal/vault/items_state.hpp"
#include "journal/vault/keys_state.hpp"
#include "journal/vault/load.hpp"
#include "journal/vault/members_state.hpp"
#include "journal/vault/pairing_state.hpp"
#include "journal/vault/post_state.hpp"
#include "journal/vault/relay_log_state.hpp"
#include "journal/vault/sending_state.hpp"
#include "journal/vault/summaries_state.hpp"
#include "journal/vault/vault_for_pairing.hpp"
#include "journal/vault/writing_state.hpp"

namespace candour::journal {

struct Vault::State {
  State(std::filesystem::path where, const Clock& time, VaultLock held, sqlite::Connection open_database, Access access)
      : clock(time),
        database(std::move(open_database)),
        projection(database, kinds::registry()),
        queue(projection),
        items(projection),
        rooms(*this, std::move(where), std::move(held), access),
        self(rooms.members_state.self),
        members(rooms.members_state.known) {
    projection.know_item_of([this](model::ItemKind kind, const auto& target, const auto& member) {
      const auto link = target ? model::encode_link(*target) : Bytes();
      return members.journal ? sealed::item_of(*members.journal, static_cast<std::uint16_t>(kind), link, member)
                             : ItemId();
    });
  }

  const Clock& clock;
  sqlite::Connection database;
  store::Projection projection;
  store::Queue queue;
  store::Items items;
  VaultForPairing for_pairing{*this};
  Transactions transactions{database, [this] { return load(*this); }};

  struct Rooms {
    Rooms(State& all, std::filesystem::path folder, VaultLock lock, Access access);

    Keys::State keys_state;
    Members::State members_state;
    Members members{members_state};
    Drafts::State drafts_state;
    Pairing::State pairing_state;

    // ---- what is held, and what is asked of it
    Held held;
    Reading reading;
    Sharing sharing;

    // ---- receiving and sending
    InFlight in_flight;
    Heard heard;
    RelayLog::State relay_log_state;
    Records records;
    Post::State post_state;
    Sealing sealing;
    Answers answers;
    Sending::State sending_state;

    // ---- writing
    Saving saving;
    Items::State items_state;
    Writing::State writing_state;
    Summaries::State summaries_state;

    Keys keys{keys_state};
    Drafts drafts{drafts_state};
    Pairing pairing{pairing_state};
    Items items{items_state};
    Post post{post_state};
    RelayLog relay_log{relay_log_state};
    Sending sending{sending_state};
    Summaries summaries{summaries_state};
    Writing writing{writing_state};
  };
  Rooms rooms;

  // What the members know.
  const Oneself& self;
  const Membership& members;
};

inline Vault::State::Rooms::Rooms(State& all, std::filesystem::path folder, VaultLock lock, Access access)
    : keys_state{all.database, std::move(folder), std::move(lock), access},
      members_state(all.database),
      drafts_state{all.database, members},
      pairing_state(all.database, all.clock, members_state.self, members_state.known, all.transactions,
                    all.for_pairing),
      reading{all.clock, all.projection, all.items, held, members_state.self, members_state.known, members},
      sharing(reading, pairing_state),
      heard(all.database, all.clock, members_state.self, members_state.known, members, held),
      relay_log_state(all.database, all.clock, members_state.self, members_state.known, held, in_flight, pairing_state,
                      all.transactions),
      records({all.database, all.clock, members_state.self, members_state.known, all.projection, members_state,
               relay_log_state, heard},
              held),
      post_state{all.database, all.clock,     members_state.known, members,
                 held,         records,       members_state,       relay_log_state,
                 heard,        pairing_state, in_flight,           all.transactions},
      sealing(all.database, reading, sharing, held, records),
      answers(reading, held, sealing, records, all.transactions),
      sending_state{all.database,
                    access,
                    reading,
                    sharing,
                    held,
                    {all.database, all.clock, members_state.known, held, in_flight},
                    all.queue,
                    sealing,
                    answers,
                    all.transactions,
                    [this](const store::WaitingRecord& act) { return what_it_answers(summaries_state, act); }},
      saving(all.database, all.queue, reading, sharing),
      items_state{reading},
      writing_state{all.database, reading, sharing, all.queue, saving},
      summaries_state{all.database, access, reading, held, all.queue, items, writing, saving} {}

}  // namespace candour::journal
