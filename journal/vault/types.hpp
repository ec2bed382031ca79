// What goes in and out of the façade: plain values, ready to be said or drawn.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "crypto/secret.hpp"
#include "journal/model/item.hpp"
#include "journal/model/kind.hpp"
#include "journal/model/tree.hpp"
#include "journal/model/value.hpp"
#include "journal/pairing/invitation.hpp"
#include "journal/pairing/progress.hpp"
#include "journal/summary/statement.hpp"
#include "journal/summary/warnings.hpp"

namespace candour::journal {

struct FieldValue {
  model::FieldNumber field;
  model::Value value;
};

// A value, and what its writer had before him when he began: Vault::seen.
struct SeenValue {
  FieldValue field;
  Bytes seen;
};

struct MemberView {
  MemberKey key;
  std::string name;
  bool is_me = false;
  bool is_verified = false;  // compared by number with me; oneself counts as verified
};

enum class JournalStage : std::uint8_t { alone, pairing, shared };

struct Overview {
  std::string name;  // one's own
  JournalStage stage = JournalStage::alone;
  std::vector<MemberView> members;  // oneself first; only oneself while alone
  std::size_t queued = 0;  // acts of people
  std::size_t unsent = 0;  // envelopes of such that were not read back
  std::string relay;       // address, empty while there is none
};

// A verb of an item's kind that leads from the state that it shows.
struct VerbView {
  std::string name;     // of the declaration
  std::vector<model::FieldNumber> asks;
  // The guard that would refuse it now, what it asks for taken as given, or the fact that is in its way; empty if it may be
  // done.
  std::string refused;
};

struct FactView {
  std::string name;  // of the declaration
  model::Value value;
};

struct ShownField {
  model::FieldNumber number = 0;
  std::string name;   // of the kind's declaration
  std::string label;  // for people
  model::Value value;
  std::size_t other_values = 0;  // concurrent ones that stand in the history
  std::string read_then;         // of a source whose item reads otherwise now: the words that were meant, if they are here
};

// LATE (protocol.md B7): the day that is claimed cannot be true, and the day of arrival stands for it. An earlier Candour
// kept no arrivals.
struct LateView {
  std::uint32_t says = 0;
  std::optional<std::uint32_t> arrived;
};

struct ItemView {
  model::ItemKey key;
  std::string short_name;
  std::string author_name;  // who made it; for co-edited kinds who wrote last
  model::Space space = model::Space::mine;
  std::uint32_t day = 0;    // of the newest version, the author's calendar
  WallTime when{};          // shown time; to the day in `everyone`
  std::optional<LateView> late;  // of the newest version
  bool is_mine = false;
  bool is_queued = false;   // still only on this computer and on its way
  bool is_set_aside = false;
  std::vector<ShownField> fields;  // those with a value, by number
  // Of a kind whose things stand under each other, in a list of those of one whole: how deep, and what is wrong with it.
  std::size_t level = 0;
  model::TreeMark tree_mark = model::TreeMark::none;
};

// The value of a field that the item has, or nothing.
inline const ShownField* field_of(const ItemView& item, model::FieldNumber number) {
  for (const auto& field : item.fields) {
    if (field.number == number) return &field;
  }
  return nullptr;
}
// The same if it is of that type.
template <class T>
std::optional<T> field_of(const ItemView& item, model::FieldNumber number) {
  const auto* field = field_of(item, number);
  const auto* value = field ? std::get_if<T>(&field->value) : nullptr;
  return value ? std::optional(*value) : std::nullopt;
}

// What a list shows of an item.
struct RowView {
  model::ItemKey key;
  std::string author_name;  // who wrote last
  model::Space space = model::Space::mine;
  std::uint32_t day = 0;
  std::optional<LateView> late;
  bool is_mine = false;
  bool is_queued = false;
  bool is_set_aside = false;
  std::string words;  // its first ones
};

// Something that came and that a person can see.
struct ArrivalView {
  model::ItemKey item;
  std::string author_name;
  bool is_mine = false;  // an own act that this vault had lost, brought back from the relay
  bool is_new = false;   // else it was changed
  std::vector<model::FieldNumber> fields;  // that came, ascending
};

struct VersionView {
  model::FieldNumber field = 0;
  std::string field_label;
  std::string author_name;
  WallTime when{};
  std::uint32_t day = 0;
  std::optional<LateView> late;
  bool is_shown = false;
  bool is_queued = false;
  bool is_latest = false;  // whoever wrote another version had not seen this one
  bool is_waiting = false;  // of a step that counts once an earlier one is here
  model::Value value;
};

// Its words are some of those around what was found.
using SearchHit = RowView;

// What became of what the relay lacked.
struct RepairView {
  enum class State : std::uint8_t {
    goes,   // it is looked for or put back by this vault
    waits,  // a whole refill went within the hour, or four within the day: not before `at`
    done,   // nothing is missing there since `at`
  };
  State state = State::goes;
  std::optional<WallTime> at;  // an earlier Candour did not keep when it was done
};

// A mark of protocol.md B8.3, or news of the relay.
enum class MarkType : std::uint8_t {
  gap, hole, false_head, equivocation, copied, restored, newer, late,
  own_clock,  // a day of one's own that cannot be true: nobody else is told
  stale,
  as_of,      // a device was not heard for three days: who reads is known until then
  relay_rollback, relay_rewrite, relay_restart, relay_fork,
};
inline constexpr auto last_mark = MarkType::relay_fork;

struct MarkView {
  MarkType type = MarkType::gap;
  std::string who;   // member it is about, or empty
  std::string item;  // short hex of the envelope, or empty
  WallTime when{};   // of news of the relay: when it was found out; of STALE: when the device was heard last
  std::size_t missing = 0;  // of news of the relay: how many envelopes it lacked
  std::optional<RepairView> repair;  // of news of a log that lacked something or may have
};

// What became of the log that was followed.
enum class LogChange : std::uint8_t {
  restarted,    // a greater log_epoch
  rolled_back,  // a smaller one, or the same log shorter than known
  recreated,    // the relay had lost the mailbox
  read_again,   // nothing changed that the relay says: it is looked at from the beginning
};

// What the relay lost and this vault holds.
struct PuttingBack {
  bool is_due = false;                 // from the moment the log went back until all of it is there again
  std::optional<std::size_t> missing;  // known once the whole log was read
  bool is_on_its_way = false;          // some of it was handed out and is not read back yet
  std::optional<WallTime> not_before;  // as many whole refills went as may go for now: none begins before this
};

enum class PromotionTarget : std::uint8_t { agenda, reflection };
struct Promotion {
  model::ItemKey note;
  std::string selected;  // must stand in the note, word for word
  std::string wording;   // what the others will read
  PromotionTarget target = PromotionTarget::reflection;
  std::optional<model::ItemKey> meeting;  // for the agenda
};
struct PromotionPreview {
  std::vector<std::string> readers;
  std::string text;  // exactly what they will see
  std::uint32_t day = 0;
};

// What becomes of a pairing that came as far as a match and of whose other computer nothing was heard.
enum class OpenAttempt : std::uint8_t {
  ask,      // it is in the way: pairing_waits
  go_on,    // the same computer as before: the pairing goes on from the step that was taken last
  give_up,  // another computer, or somebody else: the journal of this attempt is forgotten, private notes are kept
};

struct InvitationWords {
  crypto::SecretText words;   // twelve, one space between
  crypto::SecretText pasted;  // the text form, with address and relay id
};

// What was typed or pasted, looked at before anything is done with it.
struct InvitationCheck {
  pairing::InvitationFault fault = pairing::InvitationFault::not_an_invitation;
  std::size_t position = 0;  // of the word that is not on the list, from 1; of a wrong count, how many there are
  std::string address;
  std::optional<RelayId> relay_id;  // only a pasted text names it
};

enum class PairingStage : std::uint8_t {
  none,
  invited,      // inviter: words are out, nobody answered yet
  joining,      // joiner: words typed, waiting for the inviter's messages
  comparing,    // both: numbers are there, type the other's half
  matched,      // my half matched; waiting until the other person has typed theirs and their computer was heard
  done,         // a record that the other's computer wrote after the match is here
  ended,
};
using pairing::PairingEnd;
struct PairingView {
  PairingStage stage = PairingStage::none;
  PairingEnd end = PairingEnd::none;
  bool is_inviter = false;
  std::string read_aloud;      // my half: "12345 67890", empty until comparing
  std::string partner_name;    // known to the inviter from comparing on, to the joiner from the Welcome on
  unsigned tries_left = 3;
  bool needs_passphrase = false;   // joiner, after a restart: `join` again with the same words
  bool has_open_attempt = false;   // inviter: a number matched, and nothing of that computer is here; `partner_name` is it
  bool is_reading = false;         // joiner, matched: both halves matched, and the journal is being read
  bool may_give_up = false;        // joiner: a journal was joined, and nothing came of it since
  WallTime not_after{};
};

struct MailboxView {
  MailboxId id;
  std::string relay;
  RelayId relay_id;
  crypto::ReadSeed read;
  crypto::WriteSeed write;
  std::vector<ControllerKey> controllers;  // ascending; creating a mailbox again changes nothing
  std::uint64_t log_epoch = 0;             // cursor: 0 = unknown
  std::uint64_t after = 0;
  bool is_rendezvous = false;
};

// What the relay told, by its signature, of the journal's mailbox as a whole. Days since 1970-01-01, UTC.
struct HeadView {
  std::uint64_t log_epoch = 0;
  std::uint64_t head = 0;
  std::uint32_t day_made = 0;
  std::uint32_t day_last = 0;  // of the last append; 0: none yet
};

// Everything that the relay has of the journal, from what this vault kept: no question goes out for it.
struct RelayKeptView {
  struct Envelope {
    std::uint64_t seq = 0;
    std::uint64_t size = 0;
    EnvelopeId id;
  };
  MailboxId mailbox;
  std::string address;
  RelayId relay;
  SigningKey read_key;
  SigningKey write_key;
  std::vector<ControllerKey> controllers;  // ascending, one a member
  std::uint64_t log_epoch = 0;
  std::vector<Envelope> envelopes;  // ascending by seq, without a hole
  std::optional<HeadView> told;     // the newest signed answer; nothing before the first

  // The relay told of more than was read here, or of another log.
  bool is_behind() const { return told && (told->log_epoch != log_epoch || told->head > envelopes.size()); }
  // More was read here than the newest answer knows: `day_last` may have moved since.
  bool is_ahead() const { return told && told->log_epoch == log_epoch && told->head < envelopes.size(); }
};

struct PageEntryView {
  std::uint64_t seq = 0;
  ByteView envelope;
};
struct PageView {
  MailboxId mailbox;
  std::uint64_t log_epoch = 0;
  std::uint64_t head = 0;
  std::vector<PageEntryView> entries;
};
struct Absorbed {
  std::vector<ArrivalView> arrived;  // newest first; of more than 200 items the newest 200
  bool has_agreements = false;       // somebody else's yes or taking back came: Vault::summary may say another stage
  bool pairing_moved = false;
  bool has_urgent = false;    // urgent() has something new
  bool is_newly_paired = false;
  bool is_at_head = false;    // the page ended where the relay's log does, and this vault followed it to there
  bool has_hole = false;      // the page does not follow on: read again from this vault's own cursor
  std::size_t taken = 0;      // entries of the page that were looked at, from its first on
  bool has_more = false;      // the budget ended before all was done: absorb the rest, or an empty page
  bool asks_owner = false;    // nothing more is taken before fetch_on(): see Vault::is_flooded
};
struct OutgoingEnvelope {
  MailboxId mailbox;
  EnvelopeId id;
  Bytes envelope;
};

// An envelope that was sealed and not read back yet.
struct WaitingEnvelope {
  OutgoingEnvelope outgoing;
  bool needs_slot = true;
};

enum class ConsentPhase : std::uint8_t { intent, signature };

struct HitView {
  model::ItemKey passage;
  std::string passage_name;  // short name
  std::string heading;
  std::string alias;
  std::string as_written;
  std::string replacement;
  std::string sentence;      // around it
  std::size_t offset = 0;    // bytes into the passage's text
  bool is_allowed = false;
};
// Something a careful reader looks at; shown, and never acted on.
struct WarningView {
  summary::WarningKind kind{};
  model::ItemKey passage;
  std::string as_written;
  std::string sentence;
};
// What a draft asks for so far. It ends when something is proposed.
struct WishesView {
  std::string audience;               // a word of the statement; empty if none was chosen
  std::uint32_t valid_until_day = 0;  // 0: none yet
};
// What stands proposed. A person is asked about `statement` and `file`, and nothing beside them is signed.
struct ProposalView {
  summary::ConsentStatement statement;
  std::string file;  // exact bytes of the summary.txt that the statement names
  Bytes names;       // which proposal it is; opaque
};

// That this vault wrote files of a summary; what others did with theirs is not known.
struct ExportedView {
  std::uint32_t day = 0;          // of the last time
  bool is_what_stands = false;    // it was what stands proposed now
};

enum class SummaryStage : std::uint8_t { draft, proposed, all_willing, all_consented };
struct SummaryView {
  model::ItemKey key;
  SummaryStage stage = SummaryStage::draft;
  std::string text;              // composed now
  std::vector<HitView> hits;
  std::vector<WarningView> warnings;
  std::size_t names_looked_for = 0;  // entries of the people list
  std::string refused_at;        // place of a character that may not leave, empty if there is none
  // Either nothing that could be agreed to, or the one proposal: a person never sees the terms of both.
  std::variant<WishesView, ProposalView> now;
  std::string difference;        // why what was proposed does not stand, empty if it does or nothing was
  std::string first_audience;    // of the first proposal ever: this summary goes to nobody else. Empty before it
  bool i_am_willing = false;
  bool i_have_signed = false;         // over this statement, also where a yes was taken back since
  // A yes of mine was not sent, because another proposal stood when its moment came.
  std::optional<ConsentPhase> unsent_yes;
  // A yes of mine waits for its moment: it is sealed and sent then, and can be taken back without trace until then.
  std::optional<ConsentPhase> waiting_yes;
  bool is_over = false;                // the last day of what is proposed has passed
  std::optional<ExportedView> exported;

  const ProposalView* proposal() const { return std::get_if<ProposalView>(&now); }
  const WishesView* wishes() const { return std::get_if<WishesView>(&now); }
  // A public text ends with the first question, and leaves without statement or signature.
  bool is_public() const {
    return proposal() != nullptr && proposal()->statement.audience == summary::Audience::public_text;
  }
  // Everybody has said what has to be said, and nothing keeps it here.
  bool may_leave() const {
    return difference.empty() && stage == (is_public() ? SummaryStage::all_willing : SummaryStage::all_consented);
  }
};

}  // namespace candour::journal
