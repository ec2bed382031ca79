// What an unlocked vault holds in memory. Private to the vault_*.cpp files.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>

#include "crypto/mailbox.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/model/text.hpp"
#include "journal/model/time.hpp"
#include "journal/pairing/inviter.hpp"
#include "journal/pairing/joiner.hpp"
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
#include "journal/store/pairing_rows.hpp"
#include "journal/store/queue.hpp"
#include "journal/vault/vault.hpp"
#include "journal/vault/vault_file.hpp"
#include "journal/vault/vault_folder.hpp"

namespace candour::journal {

// Literal names of facts in the database; see docs/formats.md.
namespace fact {
inline constexpr const char* name = "name";                  // what the other members call this one
inline constexpr const char* member = "member";              // IK_pub
inline constexpr const char* step_up = "step-up";            // the seal of B12
inline constexpr const char* old_step_up = "old-step-up";    // while a change of the passphrase is under way
inline constexpr const char* genesis = "genesis";            // of the journal
inline constexpr const char* journal = "journal";            // J, once it is known
inline constexpr const char* roster_change = "roster-change";  // signed, of a pairing that an older program began
inline constexpr const char* joining_card = "joining-card";    // made for the journal that is being joined
inline constexpr const char* joining_certificate = "joining-certificate";
inline constexpr const char* first_day = "arrivals-since";   // the first day on which arrivals were kept
inline constexpr const char* told_head = "told-head";        // the newest signed head of the journal's mailbox
inline constexpr const char* automatic_slot = "automatic-slot";  // 1: the last moment carried something automatic
inline constexpr const char* exported = "exported/";  // and a summary's item, as hex: what was exported of it last, and when
inline constexpr const char* last_seen = "last-seen";        // number of the version that was here when one left
inline constexpr const char* judge_left_out = "judge-left-out";  // asked for by a migration; gone once it was done
inline constexpr const char* judge_away = "judge-away";        // the same, for item.away
inline constexpr const char* merge_again = "merge-again";      // the same, for texts that several versions show
inline constexpr const char* welcome_tips = "welcome-tips";  // env_ids that the Welcome named as ends
}  // namespace fact

// How far the putting back of the log has come.
struct Refill {
  bool is_reading_again = false;
  bool is_begun = false;
  bool is_compared = false;        // the whole log was read: what is missing is known
  std::deque<EnvelopeId> missing;  // in the order in which it goes
  std::set<EnvelopeId> handed;     // and not read back yet
};

// What is known of the relay's log beyond the database.
struct RelayLog {
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

enum class Access : std::uint8_t { read_and_write, read_only };

struct Vault::State {
  State(std::filesystem::path where, const Clock& time, VaultLock held, sqlite::Connection open_database)
      : folder(std::move(where)),
        clock(time),
        lock(std::move(held)),
        database(std::move(open_database)),
        projection(database, kinds::registry()),
        queue(projection),
        items(projection) {
    projection.know_item_of([this](model::ItemKind kind, const auto& target, const auto& member) {
      const auto link = target ? model::encode_link(*target) : Bytes();
      return journal ? sealed::item_of(*journal, static_cast<std::uint16_t>(kind), link, member) : ItemId();
    });
  }

  std::filesystem::path folder;
  const Clock& clock;
  VaultLock lock;
  sqlite::Connection database;
  store::Projection projection;
  store::Queue queue;
  store::Items items;
  Access access = Access::read_and_write;  // read_only where the folder cannot be written

  // ---- oneself
  std::string name;
  MemberKey me;
  DeviceKey device;
  crypto::DeviceSeed device_seed;
  crypto::NonceKey nonce_key;

  // ---- the journal, once there is one
  std::optional<JournalId> journal;
  crypto::SpaceKey psk;  // empty until the journal is known
  std::optional<sealed::RootEpoch> root;
  std::vector<store::HeldEpoch> epochs;  // most preferred first, without the root
  MemberKey founder;                 // of Genesis
  std::optional<MailboxId> mailbox;  // the journal's

  // ---- members. `roster` and `certificates` are what the fold makes of all that is held; a member's name and keys are
  // those of roster.ever and of nothing else.
  sealed::Roster roster;
  std::map<DeviceKey, sealed::Certificate> certificates;  // of members ever, those that count (B2)
  std::vector<sealed::MemberCard> first_cards;
  std::map<CardId, EnvelopeId> card_records;  // the record of kind 9 that carries each card
  std::map<ChangeId, sealed::OfferedChange> offered_changes;
  std::map<CertId, sealed::Certificate> held_certificates;
  std::set<MemberKey> heard;  // of whom an authentic record is held, oneself included
  bool is_fold_behind = false;
  bool has_come_since_welcome = false;  // joiner: found once by came_after_welcome, and true from then on

  std::int64_t seen_before = 0;    // the version that was newest when one left last
  std::int64_t draft_changes = 0;  // rows of the database that changed for drafts alone

  // ---- receiving and sending
  sealed::RecordGraph graph{DeviceKey{}};
  sealed::Reassembler parts;
  std::map<ItemId, sealed::AnswerRecords> answers;  // delivered, or written here
  OwnChain chain;
  std::set<EnvelopeId> in_flight;  // handed out and not read back since; forgotten when the log epoch changes
  RelayLog relay_log;
  Coverage covered;
  bool sends_now = false;  // `sync --now`: what another asked for goes too, whatever its size
  bool last_was_automatic = false;  // of the moments: what it carried
  std::uint32_t last_own_day = 0;   // on which this device last sealed something for `everyone`
  bool has_new_keys = false;       // a key, card or certificate came: what waits is judged again
  bool is_in_transaction = false;  // of in_one_transaction()
  std::int64_t reached_ms = 0;     // wall clock when a fetch last reached the head
  std::uint32_t first_day = 0;     // fact::first_day
  std::uint32_t tidied_day = 0;    // when what waits for a day was looked at last

  // ---- pairing
  std::optional<store::Attempt> attempt;  // inviter: matched, and nothing of that computer is held yet
  std::optional<pairing::InviterPairing> inviter;
  std::optional<pairing::JoinerPairing> joiner;
  // The passphrase of `join` opens these, and they go when the joiner's answer is made.
  std::optional<StepUpKeys> keys_for_joining;

  // The calendar date here.
  Day today() const { return model::today_here(clock); }
  std::int64_t wall_ms() const { return clock.wall().time_since_epoch().count(); }
  std::uint64_t monotonic_ns() const {
    return static_cast<std::uint64_t>(std::chrono::nanoseconds(clock.steady().time_since_epoch()).count());
  }
  SpaceId everyone() const { return sealed::everyone_space(*journal); }
  bool is_founder() const { return journal && founder == me; }
  Result<StepUpKeys> step_up(const crypto::Passphrase& passphrase);
};

// Reads everything above from the database; used by create, unlock and after a Welcome.
Result<> load(Vault::State& state);
// Finishes or undoes a change of the passphrase that was cut off, and mends the copies of the vault file: `seal` is the
// one that `passphrase` just opened.
void finish_passphrase_change(Vault::State& state, ByteView seal, const crypto::Passphrase& passphrase);
// A chain id never used before (B0: "chain").
ChainId fresh_chain(const Vault::State& state);
// What the database holds of members: cards, certificates and changes, folded once.
Result<> load_members(Vault::State& state);
// Folds the members anew if something of theirs came since; has_new_keys says whether that changed anything. Once a page.
Result<> fold_members(Vault::State& state);

}  // namespace candour::journal
