// What an unlocked vault holds in memory. Private to this folder.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>

#include "crypto/mailbox.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/model/text.hpp"
#include "journal/model/time.hpp"
#include "journal/sealed/authenticity.hpp"
#include "journal/sealed/certificate.hpp"
#include "journal/sealed/epoch.hpp"
#include "journal/sealed/item_of.hpp"
#include "journal/sealed/member_card.hpp"
#include "journal/sealed/parts.hpp"
#include "journal/sealed/record_graph.hpp"
#include "journal/sealed/reveal.hpp"
#include "journal/sealed/roster.hpp"
#include "journal/store/envelope_log.hpp"
#include "journal/store/items.hpp"
#include "journal/store/member_rows.hpp"
#include "journal/store/queue.hpp"
#include "journal/vault/drafts_state.hpp"
#include "journal/vault/fact_names.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/keys_state.hpp"
#include "journal/vault/members_state.hpp"
#include "journal/vault/pairing_state.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/relay_log.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/summaries.hpp"
#include "journal/vault/transactions.hpp"
#include "journal/vault/vault.hpp"
#include "journal/vault/vault_for_pairing.hpp"
#include "journal/vault/writing.hpp"

namespace candour::journal {

// How far the putting back of the log has come.
struct Refill {
  bool is_reading_again = false;
  bool is_begun = false;
  bool is_compared = false;        // the whole log was read: what is missing is known
  std::deque<EnvelopeId> missing;  // in the order in which it goes
  std::set<EnvelopeId> handed;     // and not read back yet
};

// What is known of the relay's log beyond the database.
struct FollowedLog {
  std::uint64_t present = 0;                       // the log_epoch that is followed
  std::map<std::uint64_t, std::uint64_t> epochs;   // log_epoch by log_tag, of every log that was followed
  std::optional<Refill> refill;
  bool wants_reading = false;
  std::map<DeviceKey, std::map<std::uint64_t, std::uint32_t>> named;  // first day on which a device named a log_epoch
};

// The oldest day of which a device covers nothing, while the graph holds so many records.
struct Coverage {
  std::size_t records = 0;
  std::map<DeviceKey, std::optional<std::uint32_t>> since;
};

// The chain of this process (B7): fresh at every unlock, its seq counts from 1.
struct OwnChain {
  ChainId id;
  std::uint64_t seq = 0;
  EnvelopeId last;
};

// Reads everything from the database; used by create, unlock and after a Welcome.
Result<> load(Vault::State& state);

struct Items::State {
  Vault::State& all;
};
struct Post::State {
  Vault::State& all;
};
struct RelayLog::State {
  Vault::State& all;
};
struct Sending::State {
  Vault::State& all;
};
struct Summaries::State {
  Vault::State& all;
};
struct Writing::State {
  Vault::State& all;
};

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
      return members.journal ? sealed::item_of(*members.journal, static_cast<std::uint16_t>(kind), link, member) : ItemId();
    });
  }

  const Clock& clock;
  sqlite::Connection database;
  store::Projection projection;
  store::Queue queue;
  store::Items items;

  // ---- receiving and sending
  sealed::RecordGraph graph{DeviceKey{}};
  sealed::Reassembler parts;
  std::map<ItemId, sealed::AnswerRecords> answers;  // delivered, or written here
  OwnChain chain;
  std::set<EnvelopeId> in_flight;  // handed out and not read back since; forgotten when the log epoch changes
  FollowedLog relay_log;
  Coverage covered;
  bool sends_now = false;  // `sync --now`: what another asked for goes too, whatever its size
  bool last_was_automatic = false;  // of the moments: what it carried
  std::uint32_t last_own_day = 0;   // on which this device last sealed something for `everyone`
  std::int64_t reached_ms = 0;     // wall clock when a fetch last reached the head
  std::uint32_t first_day = 0;     // fact::first_day
  std::uint32_t tidied_day = 0;    // when what waits for a day was looked at last

  // The calendar date here.
  Day today() const { return model::today_here(clock); }
  std::int64_t wall_ms() const { return clock.wall().time_since_epoch().count(); }

  VaultForPairing for_pairing{*this};
  Transactions transactions{database, [this] { return load(*this); }};

  // ---- the rooms
  struct Rooms {
    Rooms(State& all, std::filesystem::path folder, VaultLock lock, Access access);

    Keys::State keys_state;
    Members::State members_state;
    Members members{members_state};
    Drafts::State drafts_state;
    Pairing::State pairing_state;
    Items::State items_state;
    Post::State post_state;
    RelayLog::State relay_log_state;
    Sending::State sending_state;
    Summaries::State summaries_state;
    Writing::State writing_state;
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

  // What the members know, to be read by every room.
  const Oneself& self;
  const Membership& members;
};

inline Vault::State::Rooms::Rooms(State& all, std::filesystem::path folder, VaultLock lock, Access access)
    : keys_state{all.database, std::move(folder), std::move(lock), access},
      members_state(all.database),
      drafts_state{all.database, members},
      pairing_state(all.database, all.clock, members_state.self, members_state.known, all.transactions, all.for_pairing),
      items_state{all},
      post_state{all},
      relay_log_state{all},
      sending_state{all},
      summaries_state{all},
      writing_state{all} {}

// A chain id never used before (B0: "chain").
ChainId fresh_chain(const Vault::State& state);

}  // namespace candour::journal
