// One round of approval as a fold over what the members' records say. Nothing of it is stored: the same records give
// the same state on every device, in whatever order they came.
#pragma once

#include <functional>
#include <optional>
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

struct IntentRecord {
  EnvelopeId record;
  MemberKey author;
  Date day;  // of its author's calendar
  bool has_authority = false;
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
  std::optional<Proposal> proposal;  // nothing while drafting
  SummaryCheck check;                // of the passages as they are now
  Date today;
  std::vector<IntentRecord> intents;  // of every statement; those of others are not looked at
  std::vector<ConsentRecord> consents;
  // True if the first record is in the past of the second.
  std::function<bool(const EnvelopeId&, const EnvelopeId&)> is_in_past_of;
};

enum class RoundStage : std::uint8_t { drafting, proposed, all_willing, all_consented };

// Why a proposal no longer stands. All but expired end with a new proposal.
enum class RoundVoid : std::uint8_t {
  no,
  text_differs,     // composed anew, the text is another; see `difference`
  names_or_signs,   // a listed name or a deceptive character stands in the text
  not_a_statement,  // the statement does not parse
  other_file,       // the statement is not of exactly this file
  other_people,     // its signers are not exactly N
  expired,          // its last day has passed
};

struct ExportSignature {
  ExportKey key;
  Signature signature;
};

// Says of others only whether all agree: who has not is nobody's business (domain.md, Summary).
struct RoundState {
  RoundStage stage = RoundStage::drafting;
  RoundVoid is_void = RoundVoid::no;
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
