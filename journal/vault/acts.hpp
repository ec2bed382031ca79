// Steps that several sources of this folder share. Private to it.
#pragma once

#include "journal/store/mailbox_rows.hpp"
#include "journal/store/record_rows.hpp"
#include "journal/store/relay_log.hpp"
#include "journal/vault/state.hpp"

namespace candour::journal {

// not_paired or not_verified while what is shared could reach nobody, or somebody who was not compared.
Result<> may_share(const Vault::State& state);
// Members whose number was compared here (a verification in `mine`).
Result<std::set<MemberKey>> verified_members(const Vault::State& state);

// Saves one change of this vault's owner: queue, projection and search in one transaction, in which the draft of the
// slot `finished_draft` goes too.
Result<model::LocalNumber> save(Vault::State& state, std::vector<model::Edit> edits,
                                std::string_view finished_draft = {}, store::Merging merging = store::Merging::allowed);
// The same inside the caller's transaction.
Result<model::LocalNumber> save_in_transaction(Vault::State& state, std::vector<model::Edit> edits,
                                               store::Merging merging = store::Merging::allowed);
// An own edit, on what stands now.
Result<> edit_now(Vault::State& state, const model::ItemKey& item, const std::vector<FieldValue>& fields);
// One field set to a value, on that basis. bad_argument for a field that the kind has not; the errors of encode_value.
Result<model::Edit> edit_of(const model::KindSpec& spec, const ItemId& item, const FieldValue& given,
                            model::Basis basis);
Result<std::vector<model::Edit>> edits_of_new(const model::KindSpec& spec, const ItemId& item,
                                              const std::vector<FieldValue>& fields);

// What a proposal froze is changed by proposing and by nothing else: rule_refused.
Result<> may_edit_summary(const Vault::State& state, const model::ItemKey& summary, model::FieldNumber field);

ItemView view_of(const Vault::State& state, const store::StoredItem& item);

// What a migration asked for and SQL alone cannot do. Once, in one transaction.
Result<> finish_migration(Vault::State& state);

// True once everybody who belongs here was heard: what is shared reaches them all (B9.4).
bool is_shared(const Vault::State& state);

// ---- sealing
// Before a record of the joiner's device is held the inviter seals nothing but kinds 2, 9 and 10, at lock and quit too;
// the joiner's first record is their heartbeat (B3.5, B9.4).
bool may_seal(const Vault::State& state, sealed::RecordKind kind);
// text_slot: in a slot, unless its owner says `sync --now` before.
enum class When : std::uint8_t { at_once, in_a_slot, text_slot };
// Signs and seals one record of `everyone` and keeps it in log, graph and outbox. Part of the caller's transaction.
// A body that does not fit goes in parts (B10). `named_first` are records that its heads name before all others.
// Returns the env_id that names it: of the last part. not_paired if it may not be sealed yet.
Result<EnvelopeId> seal_act(Vault::State& state, sealed::RecordKind kind, ByteView body, When when, std::uint32_t day,
                            const std::vector<EnvelopeId>& named_first = {});
// When the moment of a waiting act has come: the records that it must name; nothing if it must not be sent, because
// another proposal stands than the one its owner was shown, or nobody asks any more.
Result<std::optional<std::vector<EnvelopeId>>> what_it_answers(const Vault::State& state,
                                                               const store::WaitingAct& act);

// Says "I am here" to the others: a record of kind 3, the automatic act of B7. at_once seals it now, else it waits for
// its slot. Nothing is asked: whoever calls it knows that something may be sealed for `everyone`.
Result<> say_alive(Vault::State& state, When when);

// ---- receiving
// How long a step of receiving may take, asked between its smallest parts.
class Budget {
 public:
  static Budget unlimited(const Clock& clock) { return Budget(clock, std::nullopt); }
  Budget(const Clock& clock, std::optional<std::chrono::milliseconds> length) : clock_(clock) {
    if (length) end_ = clock.steady() + *length;
  }
  bool is_used_up() const { return end_ && clock_.steady() >= *end_; }

 private:
  const Clock& clock_;
  std::optional<SteadyTime> end_;
};

// A record as the graph wants it.
sealed::GraphRecord graph_record_of(const Vault::State& state, const sealed::AuthenticRecord& record,
                                    store::Writer writer, const store::FirstSeen& came, std::int64_t waits_ms);
// The present moment as the first sight of something.
store::FirstSeen arrival_now(const Vault::State& state);
// Takes in what became readable: authentic records act, delivered ones reach the projection. Part of the caller's
// transaction.
Result<> take_in(Vault::State& state, sealed::AuthenticRecord record, store::Writer writer,
                 const store::FirstSeen& came);
// False if the budget ended before everything was delivered that can be.
Result<bool> deliver(Vault::State& state, const Budget& budget, Absorbed& absorbed);
// When the act of a delivered record stands. A long body is named by its last part and stands where that does.
Result<store::Timing> timing_of(Vault::State& state, const EnvelopeId& name);
// The time of the versions that a record carries follows what is known of it now.
Result<> retime(Vault::State& state, const EnvelopeId& id);
// Times of everything that an earlier Candour took in, once.
Result<> keep_times_of_old(Vault::State& state);

// ---- the relay's log. Each is part of the caller's transaction.
// The row of the journal's mailbox, once there is one.
Result<std::optional<store::MailboxRow>> journal_mailbox(Vault::State& state);
// How often the relay did that in the time before now.
Result<std::size_t> happened_within(Vault::State& state, const MailboxId& mailbox, store::RelayNews kind,
                                    std::chrono::milliseconds window);
Result<> load_relay_log(Vault::State& state);
// From now on the cursor is (log_epoch, 0).
Result<> begin_to_follow(Vault::State& state, const store::MailboxRow& mailbox, std::uint64_t log_epoch,
                         LogChange change);
// A page ended at the head: what is missing is found out, claims are judged, gaps are asked for.
Result<> head_was_reached(Vault::State& state, const MailboxId& mailbox);
// What another's record says of the log, held against what was followed.
Result<> check_log_claim(Vault::State& state, const sealed::AuthenticRecord& record);
void note_named_epoch(Vault::State& state, const sealed::RecordHeader& header);
// The same of its past, once that is here.
Result<> check_named_epoch(Vault::State& state, const sealed::AuthenticRecord& record);
// The relay shows something else than before: it is read from the beginning, unless it was today.
Result<> suspect(Vault::State& state, const store::MailboxRow& mailbox);
Result<> add_relay_marks(Vault::State& state, std::vector<MarkView>& marks);
// A whole refill begins not before this, because as many went as may go; nothing if one may begin now (relay.md 4.2).
Result<std::optional<WallTime>> next_refill(Vault::State& state);
// Everything that this vault keeps stands in the present log again: nothing is to be put back any more.
Result<> end_refill(Vault::State& state, const MailboxId& mailbox);

// ---- needs
Result<> ask_for_gaps(Vault::State& state, const store::MailboxRow& mailbox);
Result<> take_need(Vault::State& state, const sealed::AuthenticRecord& record);
// What somebody asked for and is not in flight: of 4096 bytes for a slot, larger ones for `sync --now`.
Result<std::optional<OutgoingEnvelope>> next_reappend(Vault::State& state);
Result<std::vector<OutgoingEnvelope>> large_reappends(Vault::State& state);
Result<> reappended(Vault::State& state, const std::vector<EnvelopeId>& ids);

// ---- who was heard when
Result<> note_heard(Vault::State& state, const sealed::RecordHeader& header);
Result<> load_heard(Vault::State& state);
Result<> add_stale_marks(Vault::State& state, std::vector<MarkView>& marks);

// ---- what pairing asks for
// Gives up a journal that nobody else was heard in (B12): its keys, members and records go, and all keys are drawn anew.
// Private notes stay, and what was written to be shared becomes one. Needs the right passphrase.
Result<> drop_attempt(Vault::State& state, const crypto::Passphrase& passphrase);

}  // namespace candour::journal
