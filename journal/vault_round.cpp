#include "journal/vault_round.hpp"

#include "journal/kinds/passage.hpp"
#include "journal/kinds/people_entry.hpp"
#include "journal/kinds/summary.hpp"

namespace candour::journal {

namespace {

// Names a waiting act in the fold: it is in nobody's past, and everything that is held is in its own.
EnvelopeId waiting_name(std::int64_t number) {
  EnvelopeId id;
  id.bytes.fill(0xff);
  const auto last = le64(static_cast<std::uint64_t>(number));
  std::copy(last.rbegin(), last.rend(), id.bytes.end() - static_cast<std::ptrdiff_t>(last.size()));
  return id;
}

bool is_left_out(const model::SetValue& entries, const model::ItemKey& passage) {
  const auto link = model::encode_link(passage);
  return std::any_of(entries.begin(), entries.end(), [&](const Bytes& entry) {
    return entry.size() == link.size() + MemberKey::size && std::equal(link.begin(), link.end(), entry.begin());
  });
}

Result<> gather_passages(const Vault::State& state, const ItemView& whole, Round& round) {
  CANDOUR_TRY(const auto stored, state.items.linked_to(whole.key, model::ItemKind::passage));
  const auto left_out = field_of<model::SetValue>(whole, kinds::summary::left_out).value_or(model::SetValue{});
  for (const auto& item : stored) {
    const auto view = view_of(state, item);
    const auto heading = field_of<model::Number>(view, kinds::passage::heading);
    const auto text = field_of<model::Prose>(view, kinds::passage::text);
    const auto link = field_of<model::Link>(view, kinds::passage::summary);
    if (!heading || !text || link != whole.key) continue;
    summary::Passage passage;
    passage.item = view.key.item;
    passage.author = view.key.author;
    passage.heading = static_cast<std::uint16_t>(std::min<std::uint64_t>(heading->number, 0xffff));
    passage.order = field_of<model::Order>(view, kinds::passage::order).value_or(model::Order{}).place;
    passage.text = text->text;
    passage.is_set_aside = view.is_set_aside;
    passage.is_left_out = is_left_out(left_out, view.key);
    passage.allowed = field_of<model::SetValue>(view, kinds::passage::allowed).value_or(model::SetValue{});
    round.passages.push_back(std::move(passage));
    round.passage_keys.push_back(view.key);
    round.passage_names.push_back(view.short_name);
  }
  return {};
}

Result<std::vector<summary::ListedName>> people_list(const Vault::State& state) {
  CANDOUR_TRY(const auto stored, state.items.list({model::ItemKind::people_entry}, store::SetAside::left_out,
                                                  store::Sequence::oldest_first));
  std::vector<summary::ListedName> list;
  for (const auto& item : stored) {
    const auto view = view_of(state, item);
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

// N of B17: every present member, and everybody of whom a device ever wrote here.
std::vector<summary::Person> people_of(const Vault::State& state) {
  std::vector<summary::Person> people;
  for (const auto& member : state.roster.ever) {
    const auto card = state.cards.find(member);
    if (card != state.cards.end()) people.push_back({member, card->second.export_key});
  }
  return people;
}

summary::Date day_of(std::uint32_t day) { return summary::Date(std::chrono::days(day)); }
std::uint32_t day_of_record(const sealed::AuthenticRecord& record) {
  return static_cast<std::uint32_t>(record.header().time_ms / 86'400'000);
}

Result<> gather_intents(const Vault::State& state, summary::RoundInput& input) {
  CANDOUR_TRY(const auto rows, store::records_of(state.projection.database(), sealed::RecordKind::intent));
  for (const auto& row : rows) {
    auto intent = summary::parse_intent(row.record.body());
    const auto& author = row.record.header().member;
    if (!intent || !summary::is_by(author, *state.journal, *intent)) continue;
    input.intents.push_back({row.record.env_id(), author, day_of(day_of_record(row.record)),
                             state.graph.has_authority(row.record.env_id()), std::move(*intent)});
  }
  CANDOUR_TRY(const auto waiting, store::waiting_acts(state.projection.database()));
  for (const auto& act : waiting) {
    if (act.kind != sealed::RecordKind::intent) continue;
    if (auto intent = summary::parse_intent(act.body)) {
      input.intents.push_back({waiting_name(act.number), state.me, day_of(act.day), true, std::move(*intent)});
    }
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

Result<> gather_consents(const Vault::State& state, summary::RoundInput& input) {
  CANDOUR_TRY(const auto rows, store::records_of(state.projection.database(), sealed::RecordKind::consent));
  for (const auto& row : rows) {
    add_consent(input, row.record.header().member, state.graph.has_authority(row.record.env_id()), row.record.body());
  }
  CANDOUR_TRY(const auto waiting, store::waiting_acts(state.projection.database()));
  for (const auto& act : waiting) {
    if (act.kind == sealed::RecordKind::consent) add_consent(input, state.me, true, act.body);
  }
  return {};
}

}  // namespace

Result<Round> round_of(const Vault::State& state, const ItemView& whole) {
  if (!state.journal) return Error{ErrorCode::not_paired, "read a summary"};
  Round round;
  CANDOUR_CHECK(gather_passages(state, whole, round));
  CANDOUR_TRY(round.listed, people_list(state));
  auto& input = round.input;
  input.journal = *state.journal;
  input.summary = whole.key.item;
  input.me = state.me;
  input.people = people_of(state);
  input.check = summary::check_summary(round.passages, round.listed);
  input.today = day_of(state.today().number);
  const auto file = field_of<Bytes>(whole, kinds::summary::file);
  const auto statement = field_of<Bytes>(whole, kinds::summary::statement);
  if (file && statement) input.proposal = summary::Proposal{to_text(*file), to_text(*statement)};
  CANDOUR_CHECK(gather_intents(state, input));
  CANDOUR_CHECK(gather_consents(state, input));
  input.is_in_past_of = [&state](const EnvelopeId& earlier, const EnvelopeId& later) {
    if (later.bytes[0] == 0xff && later.bytes[1] == 0xff && later.bytes[2] == 0xff) return earlier < later;
    return earlier != later && state.graph.past(later).contains(earlier);
  };
  round.state = summary::fold_round(input);
  return round;
}

}  // namespace candour::journal
