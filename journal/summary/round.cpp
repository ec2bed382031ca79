#include "journal/summary/round.hpp"

#include <algorithm>

#include "base/defence.hpp"
#include "crypto/ssh_signature.hpp"

namespace candour::journal::summary {
namespace {

std::vector<std::string> fingerprints_of(const std::vector<Person>& people) {
  std::vector<std::string> out;
  for (const auto& person : people) out.push_back(crypto::ssh_fingerprint(person.export_key));
  std::sort(out.begin(), out.end());
  return out;
}

bool is_other_terms(const Wishes& wishes, const ConsentStatement& statement) {
  return (!wishes.audience.empty() && wishes.audience != text_of(statement.audience)) ||
         (wishes.valid_until && *wishes.valid_until != statement.valid_until);
}

RoundVoid find_void(const RoundInput& input, const std::optional<ConsentStatement>& statement) {
  const auto& file = input.proposal->file;
  if (input.is_set_aside) return RoundVoid::set_aside;
  if (input.has_rival) return RoundVoid::two_proposals;
  if (!statement) return RoundVoid::not_a_statement;
  const bool is_other_file = statement->files != std::vector{describe_file(summary_file_name, as_bytes(file))};
  if (CANDOUR_DEFENCE("71", is_other_file)) return RoundVoid::other_file;
  if (input.is_somebody_unknown) return RoundVoid::unknown_person;
  if (statement->signers != fingerprints_of(input.people)) return RoundVoid::other_people;
  if (CANDOUR_DEFENCE("71", is_other_terms(input.wishes, *statement))) return RoundVoid::other_terms;
  if (CANDOUR_DEFENCE("71", input.check.text != file)) return RoundVoid::text_differs;
  if (!input.check.may_leave()) return RoundVoid::names_or_signs;
  if (CANDOUR_DEFENCE("71", input.today > statement->valid_until)) return RoundVoid::expired;
  if (!may_be_given_on(*statement, input.today)) return RoundVoid::too_far;
  return RoundVoid::no;
}

// The acts of one round: those on this item and this statement.
class Acts {
 public:
  Acts(const RoundInput& input, const ConsentStatement& statement)
      : input_(input),
        statement_(statement),
        hash_(statement_hash(input.journal, input.summary, input.proposal->statement)) {}

  // An agreement stands if it has seen the proposal and every end of one, and each taking back of the same person.
  bool is_willing(const MemberKey& member) const {
    return (member == input_.me && is_willing_in_waiting()) || is_willing_by_record(member);
  }

  // The person's signature over exactly this statement. It cannot be taken back.
  std::optional<ExportSignature> signature_of(const Person& person) const {
    for (const auto& record : input_.consents) {
      const auto& consent = record.consent;
      if (record.author == person.member && record.has_authority && consent.summary == input_.summary &&
          consent.statement == hash_ && is_by(person.export_key, input_.proposal->statement, consent)) {
        return ExportSignature{person.export_key, consent.signature};
      }
    }
    return std::nullopt;
  }

 private:
  bool is_of_this_round(const Intent& intent, IntentAct act) const {
    return intent.act == act && intent.summary == input_.summary && intent.statement == hash_;
  }

  // What waits has seen every record that is here.
  bool is_willing_in_waiting() const {
    const auto& waiting = input_.waiting;
    return std::any_of(waiting.begin(), waiting.end(), [&](const WaitingIntent& given) {
      return is_of_this_round(given.intent, IntentAct::given) && given.answers_this_proposal &&
             may_be_given_on(statement_, given.day) && !is_taken_back_after(given.number) &&
             is_by(input_.me, input_.journal, given.intent);
    });
  }

  bool is_taken_back_after(std::int64_t number) const {
    const auto& waiting = input_.waiting;
    return std::any_of(waiting.begin(), waiting.end(), [&](const WaitingIntent& other) {
      const bool is_later = other.number > number && is_of_this_round(other.intent, IntentAct::taken_back);
      return CANDOUR_DEFENCE("66", is_later);
    });
  }

  bool is_willing_by_record(const MemberKey& member) const {
    if (input_.has_unsealed_version) return false;
    if (member == input_.me && is_taken_back_after(0)) return false;
    std::vector<const IntentRecord*> given;
    std::vector<EnvelopeId> records;
    auto needed = input_.must_be_seen;
    for (const auto& record : input_.intents) {
      if (record.author != member) continue;
      // A taking back counts whatever marks its record has: to stop is always safe.
      const bool is_taken_back = is_of_this_round(record.intent, IntentAct::taken_back);
      if (CANDOUR_DEFENCE("66", is_taken_back)) needed.insert(record.record);
      if (!may_count(record)) continue;
      given.push_back(&record);
      records.push_back(record.record);
    }
    if (records.empty()) return false;
    const auto seen = input_.have_seen(records, needed);
    for (std::size_t i = 0; i < given.size(); ++i) {
      if (seen[i] && is_by(member, input_.journal, given[i]->intent)) return true;
    }
    return false;
  }

  bool may_count(const IntentRecord& record) const {
    return record.is_delivered && record.has_authority && is_of_this_round(record.intent, IntentAct::given) &&
           may_be_given_on(statement_, record.day);
  }

  const RoundInput& input_;
  const ConsentStatement& statement_;
  StatementHash hash_;
};

std::vector<ExportSignature> signatures_of(const Acts& acts, const std::vector<Person>& people) {
  std::vector<ExportSignature> out;
  for (const auto& person : people) {
    if (auto signature = acts.signature_of(person)) out.push_back(*signature);
  }
  std::sort(out.begin(), out.end(), [](const ExportSignature& a, const ExportSignature& b) {
    return crypto::ssh_fingerprint(a.key) < crypto::ssh_fingerprint(b.key);
  });
  return out;
}

void fold_acts(RoundState& state, const RoundInput& input) {
  const Acts acts(input, *state.statement);
  const bool all_willing = std::all_of(input.people.begin(), input.people.end(),
                                       [&](const Person& person) { return acts.is_willing(person.member); });
  auto signatures = state.is_public ? std::vector<ExportSignature>{} : signatures_of(acts, input.people);
  // A signature stands until its date, and leaves only while everybody is willing.
  const bool all_consented = all_willing && !state.is_public && signatures.size() == input.people.size();

  state.i_am_willing = acts.is_willing(input.me);
  for (const auto& person : input.people) {
    if (person.member == input.me && !state.is_public) state.i_have_consented = acts.signature_of(person).has_value();
  }
  if (all_willing) state.stage = RoundStage::all_willing;
  if (all_consented) state.stage = RoundStage::all_consented;
  if (state.is_void != RoundVoid::no) return;
  state.asks_for_signature = all_willing && !state.is_public && !state.i_have_consented;
  state.is_exportable = state.is_public ? all_willing : all_consented;
  if (state.is_exportable) state.signatures = std::move(signatures);
}

// The statement that is shown, asked about and signed, or nothing if what was proposed is not one over a plain text.
std::optional<ConsentStatement> parsed(const Proposal& proposal) {
  auto statement = parse_statement(proposal.statement, StatementPosition::journal);
  if (!statement || find_deceptive_character(proposal.file)) return std::nullopt;
  return std::move(*statement);
}

}  // namespace

RoundState fold_round(const RoundInput& input) {
  RoundState state;
  if (!input.proposal) return state;
  state.stage = RoundStage::proposed;
  if (!input.has_rival) state.statement = parsed(*input.proposal);
  state.is_void = find_void(input, state.statement);
  state.difference = difference_between(input.proposal->file, input.check.text);
  if (!state.statement || input.people.empty() || input.is_somebody_unknown) return state;
  state.is_public = state.statement->audience == Audience::public_text;
  fold_acts(state, input);
  return state;
}

}  // namespace candour::journal::summary
