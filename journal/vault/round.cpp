#include "journal/vault/round.hpp"

#include <array>
#include <set>

#include "journal/kinds/passage.hpp"
#include "journal/kinds/people_entry.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/store/record_rows.hpp"
#include "journal/vault/proposal.hpp"
#include "journal/vault/shown_item.hpp"

namespace candour::journal {

namespace {

// The links of the passages that somebody left out.
std::set<Bytes> links_left_out(const ItemView& whole) {
  std::set<Bytes> links;
  for (const auto& entry : field_of<model::SetValue>(whole, kinds::summary::left_out).value_or(model::SetValue{})) {
    if (entry.size() > MemberKey::size) links.emplace(entry.begin(), entry.end() - MemberKey::size);
  }
  return links;
}

Result<> gather_passages(const Summaries::State& state, const ItemView& whole, Round& round) {
  CANDOUR_TRY(const auto stored, state.reading.items.linked_to(whole.key, kinds::passage::kind));
  const auto left_out = links_left_out(whole);
  for (const auto& item : stored) {
    const auto view = view_of(state.reading, item);
    const auto heading = field_of<model::Number>(view, kinds::passage::heading);
    const auto text = field_of<model::Prose>(view, kinds::passage::text);
    const auto link = field_of<model::Link>(view, kinds::passage::summary);
    if (!heading || !text || link != whole.key) continue;
    summary::Passage passage;
    passage.item = view.key.item;
    passage.author = view.key.author;
    passage.heading = static_cast<std::uint16_t>(std::min<std::uint64_t>(heading->number, 0xffff));
    passage.order = field_of<model::Order>(view, kinds::passage::order).value_or(model::Order{}).rank;
    passage.text = text->text;
    passage.is_set_aside = view.is_set_aside;
    passage.is_left_out = left_out.contains(model::encode_link(view.key));
    passage.allowed = field_of<model::SetValue>(view, kinds::passage::allowed).value_or(model::SetValue{});
    round.passages.push_back(std::move(passage));
    round.passage_keys.push_back(view.key);
    round.passage_names.push_back(view.short_name);
  }
  return {};
}

Result<std::vector<summary::ListedName>> people_list(const Summaries::State& state) {
  CANDOUR_TRY(const auto stored, state.reading.items.list({kinds::people_entry::kind}, model::SetAside::left_out,
                                                          store::Sequence::oldest_first));
  std::vector<summary::ListedName> list;
  for (const auto& item : stored) {
    const auto view = view_of(state.reading, item);
    summary::ListedName entry;
    entry.name = field_of<model::Line>(view, kinds::people_entry::name).value_or(model::Line{}).text;
    entry.replacement = field_of<model::Line>(view, kinds::people_entry::replacement).value_or(model::Line{}).text;
    entry.is_also_a_word = field_of<model::Flag>(view, kinds::people_entry::also_a_word).value_or(model::Flag{}).set;
    const auto aliases = field_of<model::SetValue>(view, kinds::people_entry::aliases).value_or(model::SetValue{});
    for (const auto& alias : aliases) entry.aliases.push_back(to_text(alias));
    list.push_back(std::move(entry));
  }
  return list;
}

// N of B17: every present member, and everybody of whom a device ever wrote here; the fold knows a card of each. Were
// there a member without one, N would not be smaller for it: nothing could be proposed or agreed to.
void gather_people(const Summaries::State& state, summary::RoundInput& input) {
  for (const auto& [member, card] : state.reading.members.roster.ever)
    input.people.push_back({member, card.export_key});
  for (const auto& member : state.reading.members.roster.present) {
    if (!state.reading.members.roster.ever.contains(member)) input.is_somebody_unknown = true;
  }
}

Day day_of(const sealed::AuthenticRecord& record) {
  return Day{static_cast<std::uint32_t>(record.header().time_ms / sealed::day_as_ms(1))};
}

summary::Wishes wishes_of(const ItemView& whole) {
  summary::Wishes wishes;
  if (const auto choice = field_of<model::Choice>(whole, kinds::summary::audience)) {
    wishes.audience = "another";
    for (const auto& known : kinds::registry().find(kinds::summary::kind)->field(kinds::summary::audience)->choices) {
      if (known.number == choice->number) wishes.audience = known.word;
    }
  }
  if (const auto day = field_of<Day>(whole, kinds::summary::valid_until)) wishes.valid_until = *day;
  return wishes;
}

constexpr std::array proposal_fields{kinds::summary::file, kinds::summary::statement, model::set_aside};

Result<> gather_proposal(const Summaries::State& state, const ItemView& whole, Round& round) {
  auto& input = round.input;
  const auto file = field_of<Bytes>(whole, kinds::summary::file);
  const auto statement = field_of<Bytes>(whole, kinds::summary::statement);
  if (file && statement) input.proposal = summary::Proposal{to_text(*file), to_text(*statement)};
  input.is_set_aside = whole.is_set_aside;
  input.wishes = wishes_of(whole);
  CANDOUR_TRY(round.names, proposal_names(state.reading.items, whole.key));
  for (const auto field : proposal_fields) {
    CANDOUR_TRY(const auto tips, state.reading.items.basis({whole.key, field}));
    if (field != model::set_aside && tips.size() > 1) input.has_rival = true;
    CANDOUR_TRY(const auto names, state.reading.items.names({whole.key, field}));
    for (const auto& name : names) {
      if (const auto* id = name.env_id()) input.must_be_seen.insert(*id);
      if (name.is_local()) input.has_unsealed_version = true;
    }
  }
  return {};
}

// Those on this summary; a hostile member may have written any number of others.
Result<> gather_intents(const Summaries::State& state, summary::RoundInput& input) {
  CANDOUR_TRY(const auto rows, store::records_of(state.database, sealed::RecordKind::intent));
  std::vector<EnvelopeId> records;
  for (const auto& row : rows) {
    auto intent = summary::parse_intent(row.record.body());
    if (!intent || intent->summary != input.summary) continue;
    const bool is_here = row.is_delivered || row.writer == store::Writer::this_vault;
    input.intents.push_back(
        {row.record.env_id(), row.record.header().member, day_of(row.record), false, is_here, std::move(*intent)});
    records.push_back(row.record.env_id());
  }
  const auto authority = state.held.graph.have_authority(records);
  for (std::size_t i = 0; i < records.size(); ++i) input.intents[i].has_authority = authority[i];
  return {};
}

Result<> gather_waiting(const Summaries::State& state, Round& round) {
  CANDOUR_TRY(const auto waiting, store::waiting_records(state.database));
  for (const auto& act : waiting) {
    if (act.kind != sealed::RecordKind::intent) continue;
    auto intent = summary::parse_intent(act.body);
    if (!intent) continue;
    CANDOUR_TRY(const bool is_same, is_same_proposal(state.queue, act.answers, round.names));
    round.input.waiting.push_back({act.number, Day{act.day}, is_same, std::move(*intent)});
  }
  return {};
}

void add_consent(summary::RoundInput& input, const MemberKey& author, bool has_authority, ByteView body) {
  auto parsed = summary::parse_consent(body);
  if (!parsed) return;
  if (auto* consent = std::get_if<summary::Consent>(&*parsed)) {
    input.consents.push_back({author, has_authority, std::move(*consent)});
  }
}

Result<> gather_consents(const Summaries::State& state, Round& round) {
  auto& input = round.input;
  CANDOUR_TRY(const auto rows, store::records_of(state.database, sealed::RecordKind::consent));
  std::vector<EnvelopeId> records;
  for (const auto& row : rows) records.push_back(row.record.env_id());
  const auto authority = state.held.graph.have_authority(records);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    add_consent(input, rows[i].record.header().member, authority[i], rows[i].record.body());
  }
  CANDOUR_TRY(const auto waiting, store::waiting_records(state.database));
  for (const auto& act : waiting) {
    if (act.kind != sealed::RecordKind::consent) continue;
    CANDOUR_TRY(const bool is_same, is_same_proposal(state.queue, act.answers, round.names));
    if (is_same) add_consent(input, state.reading.self.me, true, act.body);
  }
  return {};
}

}  // namespace

Result<Round> round_of(const Summaries::State& state, const ItemView& whole) {
  if (!state.reading.members.journal) return Error{ErrorCode::not_paired, "read a summary"};
  Round round;
  CANDOUR_CHECK(gather_passages(state, whole, round));
  CANDOUR_TRY(round.listed, people_list(state));
  auto& input = round.input;
  input.journal = *state.reading.members.journal;
  input.summary = whole.key.item;
  input.me = state.reading.self.me;
  gather_people(state, input);
  input.check = summary::check_summary(round.passages, round.listed);
  input.today = state.reading.today();
  CANDOUR_CHECK(gather_proposal(state, whole, round));
  CANDOUR_CHECK(gather_intents(state, input));
  CANDOUR_CHECK(gather_waiting(state, round));
  CANDOUR_CHECK(gather_consents(state, round));
  input.have_seen = [&state](const auto& records, const auto& needed) {
    return state.held.graph.have_seen(records, needed);
  };
  round.state = summary::fold_round(input);
  return round;
}

}  // namespace candour::journal
