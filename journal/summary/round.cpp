#include "journal/summary/round.hpp"

#include <algorithm>

namespace candour::journal::summary {
namespace {

std::vector<std::string> fingerprints_of(const std::vector<Person>& people) {
  std::vector<std::string> out;
  for (const auto& person : people) out.push_back(crypto::ssh_fingerprint(person.export_key));
  std::sort(out.begin(), out.end());
  return out;
}

RoundVoid find_void(const RoundInput& input, const Result<ConsentStatement>& statement) {
  const auto& file = input.proposal->file;
  if (!statement) return RoundVoid::not_a_statement;
  if (statement->files != std::vector{describe_file(summary_file_name, as_bytes(file))}) return RoundVoid::other_file;
  if (statement->signers != fingerprints_of(input.people)) return RoundVoid::other_people;
  if (input.check.text != file) return RoundVoid::text_differs;
  if (!input.check.may_leave()) return RoundVoid::names_or_signs;
  if (input.today > statement->valid_until) return RoundVoid::expired;
  return RoundVoid::no;
}

// The acts of one round: those on this item and this statement.
class Acts {
 public:
  Acts(const RoundInput& input, const ConsentStatement& statement)
      : input_(input),
        statement_(statement),
        hash_(statement_hash(input.journal, input.summary, input.proposal->statement)) {}

  // An intent stands if no taking back of the same person lies outside of its past.
  bool is_willing(const MemberKey& member) const {
    return std::any_of(input_.intents.begin(), input_.intents.end(), [&](const IntentRecord& given) {
      return is_given(given, member) && std::none_of(input_.intents.begin(), input_.intents.end(),
                                                     [&](const IntentRecord& other) { return undoes(other, given); });
    });
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
  bool is_of_this_round(const Intent& intent) const {
    return intent.summary == input_.summary && intent.statement == hash_;
  }

  bool is_given(const IntentRecord& record, const MemberKey& member) const {
    return record.author == member && record.has_authority && record.intent.act == IntentAct::given &&
           is_of_this_round(record.intent) && may_be_given_on(statement_, record.day) &&
           is_by(member, input_.journal, record.intent);
  }

  // A taking back counts whatever marks its record has: to stop is always safe.
  bool undoes(const IntentRecord& record, const IntentRecord& given) const {
    return record.author == given.author && record.intent.act == IntentAct::taken_back &&
           is_of_this_round(record.intent) && !input_.is_in_past_of(record.record, given.record);
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

void fold_acts(RoundState& state, const RoundInput& input, const ConsentStatement& statement) {
  const Acts acts(input, statement);
  const bool all_willing = std::all_of(input.people.begin(), input.people.end(),
                                       [&](const Person& person) { return acts.is_willing(person.member); });
  auto signatures = state.is_public ? std::vector<ExportSignature>{} : signatures_of(acts, input.people);
  const bool all_consented = !state.is_public && signatures.size() == input.people.size();

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

}  // namespace

RoundState fold_round(const RoundInput& input) {
  RoundState state;
  if (!input.proposal) return state;
  state.stage = RoundStage::proposed;
  const auto statement = parse_statement(input.proposal->statement, StatementPlace::journal);
  state.is_void = find_void(input, statement);
  state.difference = difference_between(input.proposal->file, input.check.text);
  if (!statement || input.people.empty()) return state;
  state.is_public = statement->audience == Audience::public_text;
  fold_acts(state, input, *statement);
  return state;
}

}  // namespace candour::journal::summary
