// One round of approval as a fold over what the members' records say. Nothing of it is stored: the same records give
// the same state on every device, in whatever order they came.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <vector>

#include "journal/summary/check.hpp"
#include "journal/summary/consent.hpp"

namespace candour::journal::summary {

// A person of N (B17): every present member and everybody who ever wrote, but for who left and is not asked.
struct Person {
  MemberKey member;
  ExportKey export_key;
};

// What `propose` froze.
struct Proposal {
  std::string file;       // exact bytes of summary.txt
  std::string statement;  // exact text
};

// What the draft's own fields ask for. They end at `propose`: beside a proposal they must say the same or nothing.
struct Wishes {
  std::string audience;  // a word of the statement, or any other; empty if there is none
  std::optional<Day> valid_until;
};

struct IntentRecord {
  EnvelopeId record;
  MemberKey author;
  Day day;  // of its author's calendar
  bool has_authority = false;
  bool is_delivered = false;
  Intent intent;
};

// One's own that waits for its slot. It has seen everything that is here, and every waiting one before it.
struct WaitingIntent {
  std::int64_t number = 0;
  Day day;
  bool answers_this_proposal = false;  // what its owner was shown is what stands
  Intent intent;
};

struct ConsentRecord {
  MemberKey author;
  bool has_authority = false;
  Consent consent;
};

struct RoundInput {
  JournalId journal;
  ItemId summary;
  MemberKey me;
  std::vector<Person> people;        // N
  bool is_somebody_unknown = false;  // a person of N whose card is not here
  std::optional<Proposal> proposal;  // nothing while drafting
  bool has_rival = false;            // another proposal was made without seeing it, or the other way round
  bool is_set_aside = false;
  Wishes wishes;
  SummaryCheck check;  // of the passages as they are now
  Day today;
  // The records that end every agreement which has not seen them: each version of what was proposed, this one included,
  // and of whether the summary is set aside.
  std::set<EnvelopeId> must_be_seen;
  bool has_unsealed_version = false;  // one of them is no record yet, so that no record has seen it
  std::vector<IntentRecord> intents;  // of every statement; those of others are not looked at
  std::vector<WaitingIntent> waiting;
  std::vector<ConsentRecord> consents;
  // For each of the first: true if all of the second are in its past.
  std::function<std::vector<bool>(const std::vector<EnvelopeId>&, const std::set<EnvelopeId>&)> have_seen;
};

enum class RoundStage : std::uint8_t { drafting, proposed, all_willing, all_consented };

// Why a proposal no longer stands. All but expired end with a new proposal.
enum class RoundVoid : std::uint8_t {
  no,
  text_differs,     // composed anew, the text is another; see `difference`
  names_or_signs,   // a listed name or a deceptive character stands in the text
  not_a_statement,  // the statement does not parse, or the file is no text
  other_file,       // the statement is not of exactly this file
  other_people,     // its signers are not exactly N
  unknown_person,   // of somebody in N there is no card here
  other_terms,      // the draft's audience or last day is another by now
  two_proposals,    // made at the same time; neither stands until somebody proposes anew
  set_aside,        // the whole summary is
  too_far,          // its last day is more than 90 days ahead
  expired,          // its last day has passed
};

struct ExportSignature {
  ExportKey key;
  Signature signature;
};

// Says of others only whether all agree: who has not is nobody's business.
struct RoundState {
  RoundStage stage = RoundStage::drafting;
  RoundVoid is_void = RoundVoid::no;
  // What was proposed, parsed: the only source of what is shown, asked and signed. Nothing while drafting, and nothing
  // if that cannot be read or two proposals stand.
  std::optional<ConsentStatement> statement;
  std::optional<Difference> difference;
  bool i_am_willing = false;
  bool i_have_consented = false;
  // The question of phase 2 is to be asked of me now.
  bool asks_for_signature = false;
  bool is_exportable = false;
  bool is_public = false;  // exported without statement and signatures
  // One of each person, by fingerprint; filled only when is_exportable and not is_public.
  std::vector<ExportSignature> signatures;
};

RoundState fold_round(const RoundInput& input);

}  // namespace candour::journal::summary
