// The façade of the journal: one function per thing a person can do, and the doors through which sealed envelopes
// leave and arrive. Owns the folder, the keys, the database and all plaintext; used by one thread.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "crypto/passphrase.hpp"
#include "crypto/secret.hpp"
#include "journal/model/kind.hpp"
#include "journal/model/value.hpp"
#include "journal/vault/choices.hpp"
#include "journal/vault/step_up.hpp"
#include "journal/vault/types.hpp"

namespace candour::journal {

class VaultLock;

class Vault {
 public:
  // ---- life
  // Makes a vault in `folder` (made 0700 if absent) for somebody called `name` (1-64 bytes, no control characters).
  // vault_exists, weak_passphrase (an own one below 50 bits; generated words always pass), io_failed.
  static Result<std::unique_ptr<Vault>> create(const std::filesystem::path& folder, std::string_view name,
                                               const crypto::Passphrase& passphrase, const crypto::Argon2Cost& cost,
                                               std::string_view program, const Clock& clock);
  // Where the folder cannot be written, or its disk is full, the vault opens for reading: every act that would write fails
  // (read_only, disk_full). A change of the passphrase that was cut off is finished or undone here.
  // no_vault, vault_in_use, not_a_vault, damaged, cost_refused, wrong_passphrase, newer_version, migration_needed,
  // no_lock_service.
  static Result<std::unique_ptr<Vault>> unlock(const std::filesystem::path& folder, const crypto::Passphrase& passphrase,
                                               std::string_view program, const Clock& clock);
  // The same for a program that holds the folder's lock already, by a descriptor that came through exec. The vault owns
  // it only after success: a wrong passphrase lets nobody else in.
  static Result<std::unique_ptr<Vault>> unlock_held(const std::filesystem::path& folder,
                                                    const crypto::Passphrase& passphrase, int lock_descriptor,
                                                    const Clock& clock);
  // True while another program holds the vault of `folder`; of this moment, and nothing is promised for the next.
  static bool is_in_use(const std::filesystem::path& folder);
  // True if it was opened for reading, because its folder takes no writing.
  bool is_read_only() const;
  // Of the folder's lock, to be kept across exec.
  int lock_descriptor() const;
  ~Vault();
  Vault(const Vault&) = delete;
  Vault& operator=(const Vault&) = delete;

  // "New words, nobody knew the old ones": wraps the master key and the step-up seal anew.
  Result<> change_passphrase(const crypto::Passphrase& old_one, const crypto::Passphrase& new_one);

  // ---- who
  Overview overview() const;
  // Everybody who can read what is kept in `space`, oneself first: the audience line is made of this and of nothing else.
  std::vector<std::string> readers(model::Space space) const;
  // Oneself, as others name one.
  MemberKey me() const;
  // The name of a member, or "somebody" for a key that is not of this journal.
  std::string name_of(const MemberKey& member) const;

  // ---- writing. What is made in `mine` stays here; what is made in `everyone` is queued until its turn.
  // not_paired or not_verified while nobody can read `everyone`; rule_refused, not_text, too_long, bad_argument.
  // `finished_draft` names the slot of a draft that goes in the same transaction.
  Result<model::ItemKey> write(model::ItemKind kind, const std::vector<FieldValue>& fields,
                               std::string_view finished_draft = {});
  // Whether that would be refused whatever the fields hold, so that nobody types a text in vain. rule_refused for what only
  // a reveal brings, and for an answer that the others wait for.
  Result<> may_write(model::ItemKind kind) const;
  Result<> may_edit(const model::ItemKey& item) const;
  Result<> edit(const model::ItemKey& item, const std::vector<FieldValue>& fields);
  // For an edit that takes a while: what somebody who begins now has before him. Opaque, at most 265 bytes; what is
  // queued may be sealed meanwhile.
  Result<Bytes> seen(const model::ItemKey& item, model::FieldNumber field) const;
  // True if the field holds something that was not there at `seen`.
  Result<bool> has_changed_since(const model::ItemKey& item, model::FieldNumber field, ByteView seen) const;
  // An edit by somebody who saw only that: what came since stands beside it, and neither hides the other's words.
  Result<> edit_seen(const model::ItemKey& item, const std::vector<SeenValue>& fields,
                     std::string_view finished_draft = {});
  // Keeps one of two wordings that stand in a text, or both. not_equal if they are not to be chosen there any more; else as
  // edit().
  Result<> choose(const model::ItemKey& item, model::FieldNumber field, const model::TwoWordings& wordings,
                  model::Keep keep);
  // What may be done with an item now, in the order of its declaration; nothing for a kind without states.
  Result<std::vector<VerbView>> verbs(const model::ItemKey& item) const;
  // What is true of an item beside its fields, of those facts that say something of it.
  Result<std::vector<FactView>> facts(const model::ItemKey& item) const;
  // Does it: one change that sets what the verb asks for and leads to its state, and names what is shown now. bad_argument
  // for another verb or a field it does not ask for; rule_refused where verbs() names a guard or a fact.
  Result<> perform(const model::ItemKey& item, std::string_view verb, const std::vector<FieldValue>& asked);
  // The same by somebody who saw only that of what the verb asks for: see edit_seen(). The step itself goes by what is
  // shown now.
  Result<> perform_seen(const model::ItemKey& item, std::string_view verb, const std::vector<SeenValue>& asked);
  // Takes back what is still queued, without trace; no_such_item when it, or what others read of it, has been sealed.
  Result<> recall(const model::ItemKey& item);
  // The same of everything that is still queued for others.
  Result<> recall_all();

  // ---- drafts: what is being written, kept in this file by a slot of 1 to 128 bytes, at most 1 MiB each, never sent.
  // Each call is durable when it returns. bad_argument, too_long, disk_full.
  Result<> keep_draft(std::string_view slot, ByteView content);
  Result<std::optional<Bytes>> draft(std::string_view slot) const;
  Result<std::vector<std::string>> draft_slots() const;
  Result<> drop_draft(std::string_view slot);

  // ---- since one was last here: made from what is kept on this computer, and reported to nobody
  // What others wrote after the last was_here() before this unlock, newest first, a few of them.
  Result<std::vector<ArrivalView>> arrived_since_last_time() const;
  // Everything that is here now counts as seen at the next unlock.
  Result<> was_here();

  // Grows with everything that may change what a screen shows: a save, a recall, something that arrived.
  std::uint64_t revision() const;

  // ---- a passage of a private note becomes a thing that others read (b.0: a new copy, no source, the time of sharing)
  // Says what the other would see; writes nothing. bad_argument if `selected` does not stand in the note.
  Result<PromotionPreview> preview_promotion(const Promotion& promotion) const;
  Result<model::ItemKey> promote(const Promotion& promotion);

  // ---- reading
  // Newest first.
  Result<std::vector<ItemView>> list(const std::vector<model::ItemKind>& kinds,
                                     model::SetAside set_aside = model::SetAside::left_out) const;
  // The same for long lists: a line each, the newest `limit`, and nothing read that a line does not show.
  Result<std::vector<RowView>> rows(const std::vector<model::ItemKind>& kinds, std::size_t limit,
                                    model::SetAside set_aside = model::SetAside::left_out) const;
  Result<ItemView> show(const model::ItemKey& item) const;
  // Oldest first; of a kind whose things stand under each other each after the one that it stands under.
  Result<std::vector<ItemView>> linked_to(const model::ItemKey& item, model::ItemKind kind) const;
  Result<std::vector<VersionView>> history(const model::ItemKey& item) const;  // oldest first
  // What is to be chosen in its texts, in their order. Reads more than show(): for the page of one item.
  Result<std::vector<ChoiceView>> choices(const model::ItemKey& item) const;
  // Best first. no_words if nothing of `query` could be looked for.
  Result<std::vector<SearchHit>> search(std::string_view query, std::size_t limit) const;
  // Digits that find() takes for this item.
  Result<std::string> short_name(const model::ItemKey& item) const;
  // no_such_item, ambiguous_item.
  Result<model::ItemKey> find(std::string_view short_name) const;
  Result<std::vector<MarkView>> marks() const;

  // ---- pairing (protocol.md B3, purpose 1). State is kept across restarts.
  // Makes the journal if there is none and an invitation for it. already_paired; pairing_waits if an attempt is open and
  // `open` does not say what becomes of it; wrong_relay if one that goes on lies at another relay. `relay` is an address
  // of B3.
  Result<InvitationWords> invite(std::string_view relay, const RelayId& relay_id, const crypto::Passphrase& passphrase,
                                 OpenAttempt open = OpenAttempt::ask);
  // The words of the last invitation, until somebody answered or they expired; nothing otherwise.
  Result<std::optional<InvitationWords>> invitation_words() const;
  // Names what is wrong with words or pasted text; touches nothing.
  static InvitationCheck check_invitation(std::string_view words_or_pasted, std::string_view relay);
  // Reads words or pasted text and remembers them until the first message of the inviter is there. already_paired;
  // pairing_waits if an attempt of one's own, or a journal joined before of which nothing came since, is not given up.
  Result<> join(std::string_view words_or_pasted, std::string_view relay, const RelayId& relay_id,
                const crypto::Passphrase& passphrase, OpenAttempt open = OpenAttempt::ask);
  // What the screen says now.
  PairingView pairing() const;
  // The half that the other person read aloud. wrong_number counts; the third ends the pairing (pairing_ended). Before
  // there are numbers to compare: not_paired if nothing was begun, pairing_waits, pairing_ended, already_paired. The
  // inviter signs the journal's first records here, hence the passphrase.
  Result<PairingView> confirm(std::string_view number_half, const crypto::Passphrase& passphrase);
  // Ends the words. What a match has led to stays, and can be gone on with or given up by the next invitation.
  Result<> stop_pairing();

  // ---- doors for the session: what goes out, what came in. Nothing here blocks on a network.
  // The mailboxes to follow now: the rendezvous while pairing, the journal's once it is known.
  Result<std::vector<MailboxView>> mailboxes() const;
  // A page as the relay sent it. Never fails for what an envelope holds; only for the store. With a budget it stops when
  // that is used up, after one entry at least: Absorbed::taken and has_more say how far it came.
  Result<Absorbed> absorb(const PageView& page, std::optional<std::chrono::milliseconds> budget = std::nullopt);
  // Goes on with what earlier pages made possible and a budget cut off.
  Result<Absorbed> go_on(std::optional<std::chrono::milliseconds> budget = std::nullopt);
  // More arrived today that nothing here can open than is kept without asking (B6: 64 MiB): nothing is to be fetched
  // until the day is over or its owner says fetch_on(), which allows as much again.
  bool is_flooded() const;
  Result<> fetch_on();
  // The log is another one, or is looked at anew: the cursor is (log_epoch, 0) from now on, the old log is kept beside the
  // new one, and what the new one lacks is put back once it was read.
  Result<> log_epoch_changed(const MailboxId& mailbox, std::uint64_t log_epoch, LogChange change);
  // The next of what is to be put back, at most 64 envelopes and an append's worth of bytes, in the order of the log,
  // whoever wrote it; never a row of the outbox. Nothing until the last ones came back, and where a whole refill of this
  // hour, or four of this day, went before (relay.md 4.2). Call again after each page.
  Result<std::vector<OutgoingEnvelope>> refill();
  PuttingBack putting_back() const;
  // The journal's mailbox is to be read from its beginning, which log_epoch_changed() does with LogChange::read_again:
  // at most once a day.
  bool wants_to_read_again() const;
  // The relay took these; of the second it says that they stand in the part of the log that was read.
  Result<> was_appended(const MailboxId& mailbox, const std::vector<EnvelopeId>& taken,
                        const std::vector<EnvelopeId>& said_to_be_read);
  // Whoever was handed envelopes let go of them: all that was not read back is offered again.
  void nothing_is_in_flight();
  // Records that arrived and wait for one before them.
  std::size_t held_back_count() const;
  // Steps of items that have states, held here and named by nothing that shows: each waits for an earlier one.
  Result<std::size_t> waiting_steps() const;
  // What the relay signed of a mailbox as a whole; kept for relay_kept_view. Of another mailbox than the journal's it
  // changes nothing.
  Result<> keep_head(const MailboxId& mailbox, const HeadView& told);
  // What the relay has of the journal, every field of it. not_paired before there is a mailbox.
  Result<RelayKeptView> relay_kept_view() const;
  // Sealed envelopes of a mailbox that were not read back yet in this log epoch and need no slot: pairing messages,
  // kinds 2, 9, 10 before the Welcome, and what send_now sealed. In order.
  Result<std::vector<OutgoingEnvelope>> urgent();
  // The envelope of this slot: the next of the queue, sealed now, or nothing (then cover goes). 4096 bytes. Each call is
  // a moment, and no two in succession carry something automatic: a need, a re-append or the heartbeat, which goes once
  // a day if nothing else was written in `everyone` (protocol.md B9.2).
  Result<std::optional<OutgoingEnvelope>> next_for_slot();
  // An envelope that was handed out could not be sent: it is offered again.
  Result<> not_sent(const EnvelopeId& id);
  // What was sealed and not read back yet, in order: what a locked program goes on sending. Automatic things wait for the
  // unlock.
  Result<std::vector<WaitingEnvelope>> waiting() const;
  // `sync --now`: seals every queued change of `everyone` that may go at once, in the smallest size that fits.
  Result<std::size_t> seal_now();
  // Lock and quit: seals everything that was written in `everyone`.
  Result<> seal_queue();
  std::size_t queued_count() const;   // acts of people that are not sealed yet
  std::size_t outbox_count() const;   // envelopes that were not read back yet
  std::size_t at_once_count() const;  // those of them that need no slot

  // ---- the summary (house.md section 4a, protocol.md B17)
  Result<SummaryView> summary(const model::ItemKey& summary) const;
  // Audience and date frozen with the exact file, in one change; every earlier agreement ends. listed_word, not_text: see
  // SummaryView::hits; rule_refused for another audience than that of the first proposal; not_equal while the card of
  // somebody who must agree is not here.
  Result<> propose(const model::ItemKey& summary, std::string_view audience, std::uint32_t valid_until_day);
  Result<> withdraw_proposal(const model::ItemKey& summary);
  // The passphrase once more, for one act that signs or lets something out. wrong_passphrase. Takes about a second.
  Result<StepUp> step_up(const crypto::Passphrase& passphrase) const;
  // Phase 1, or phase 2 once all are willing; `phase` says which of the two questions was answered with yes. Signs the
  // statement of `shown`, which the person had before them: not_equal if another proposal stands by now, be it of the
  // same bytes, or if this one is void.
  Result<> consent(const model::ItemKey& summary, ConsentPhase phase, const ProposalView& shown, StepUp step_up);
  // Ends every agreement that its owner gave to this summary, whatever stands now. not_approved if there is none.
  Result<> take_back(const model::ItemKey& summary);
  // Lets a hit stand in one's own passage: its author allows the alias for exactly this text.
  Result<> allow(const model::ItemKey& passage, std::string_view alias);
  Result<> leave_out(const model::ItemKey& passage);
  Result<> put_back(const model::ItemKey& passage);
  // The file, the statement and the signatures. not_approved, not_equal, io_failed; bad_argument for a public text.
  // `folder` must be absent or empty. That it was done is kept here: SummaryView::exported; by a vault that was opened
  // for reading it is not.
  Result<> export_summary(const model::ItemKey& summary, const std::filesystem::path& folder);
  // The file of a public text alone, which nothing can call back. bad_argument for any other.
  Result<> export_public_text(const model::ItemKey& summary, const std::filesystem::path& folder, StepUp step_up);
  // One's own line for the organiser's card.
  Result<std::string> card_line() const;

  struct State;

 private:
  static Result<std::unique_ptr<Vault>> opened(const std::filesystem::path& folder, const crypto::Passphrase& passphrase,
                                               std::optional<VaultLock>& lock, const Clock& clock);
  enum class LeftOut : std::uint8_t { no, yes };
  Result<pairing::PairingEvent> type_half(std::string_view number_half, const crypto::Passphrase& passphrase);
  Result<> set_left_out(const model::ItemKey& passage, LeftOut wanted);

  explicit Vault(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace candour::journal
