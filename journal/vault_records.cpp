#include "journal/sealed/parts.hpp"
#include "journal/store/keys.hpp"
#include "journal/vault_acts.hpp"

namespace candour::journal {

namespace {

constexpr std::uint64_t ms_of_a_day = 86'400'000;

// A change that reached its place: the act of its author, at the day that the record claims.
Result<> apply_change(Vault::State& state, const EnvelopeId& name, const sealed::RecordHeader& header, ByteView body,
                      Absorbed& absorbed) {
  const auto change = model::parse_change(body);
  if (!change) return {};  // NEWER: kept with the record, shown by its mark
  const auto when = WallTime(std::chrono::milliseconds(header.time_ms));
  const model::Day day{static_cast<std::uint32_t>(header.time_ms / ms_of_a_day)};
  CANDOUR_CHECK(state.projection.apply_delivered(name, {header.member, when, day}, *change));
  ++absorbed.new_items;
  return {};
}

// Each part of a long body is delivered as it comes; the whole acts with the last of them (B10).
Result<> apply_part(Vault::State& state, const sealed::AuthenticRecord& record, Absorbed& absorbed) {
  const auto part = sealed::parse_part(record.body());
  if (!part) return {};
  for (const auto& whole : state.parts.add(record.header(), record.env_id(), *part).wholes) {
    if (whole.kind != sealed::RecordKind::change) continue;
    CANDOUR_CHECK(apply_change(state, whole.env_id, record.header(), whole.body, absorbed));
  }
  return {};
}

Result<> act(Vault::State& state, const sealed::AuthenticRecord& record, Absorbed& absorbed) {
  if (sealed::is_newer(record, state.root->id)) return {};
  if (record.header().kind == sealed::RecordKind::need) return take_need(state, record);
  if (record.header().kind == sealed::RecordKind::part) return apply_part(state, record, absorbed);
  if (record.header().kind != sealed::RecordKind::change) return {};
  return apply_change(state, record.env_id(), record.header(), record.body(), absorbed);
}

}  // namespace

namespace {

const char* name_of_mark(sealed::MarkType type) {
  switch (type) {
    case sealed::MarkType::gap: return "GAP";
    case sealed::MarkType::hole: return "HOLE";
    case sealed::MarkType::newer: return "NEWER";
    case sealed::MarkType::restored: return "RESTORED";
    case sealed::MarkType::equivocation: return "EQUIVOCATION";
    case sealed::MarkType::copied: return "COPIED";
    case sealed::MarkType::false_head: return "FALSE-HEAD";
  }
  return "";
}

}  // namespace

sealed::Origin origin_of(store::Writer writer) {
  return writer == store::Writer::this_vault ? sealed::Origin::written_here : sealed::Origin::arrived;
}

Result<> take_in(Vault::State& state, sealed::AuthenticRecord record, store::Writer writer, Absorbed&) {
  CANDOUR_CHECK(store::keep_record(state.database, record, writer));
  if (writer == store::Writer::another) {
    CANDOUR_CHECK(note_heard(state, record.header()));
    CANDOUR_CHECK(check_log_claim(state, record));
  }
  CANDOUR_TRY(const auto online, store::get_number(state.database, fact::online));
  state.graph.add(sealed::graph_record(record, state.root->id, origin_of(writer), online));
  state.heard.insert(record.header().member);
  return take_key_record(state, record);
}

Result<> deliver(Vault::State& state, Absorbed& absorbed) {
  CANDOUR_TRY(const auto online, store::get_number(state.database, fact::online));
  for (const auto& id : state.graph.settle(online)) {
    CANDOUR_TRY(const auto row, store::get_record(state.database, id));
    CANDOUR_CHECK(act(state, row.record, absorbed));
    CANDOUR_CHECK(check_named_epoch(state, row.record));
    CANDOUR_CHECK(store::set_delivered(state.database, id));
  }
  return {};
}

std::size_t Vault::held_back_count() const { return state_->graph.size() - state_->graph.delivered_count(); }

Result<std::vector<MarkView>> Vault::marks() const {
  std::vector<MarkView> views;
  for (const auto& mark : state_->graph.marks()) {
    MarkView view;
    view.name = name_of_mark(mark.type);
    if (const auto* device = std::get_if<DeviceKey>(&mark.on)) {
      const auto certificate = state_->certificates.find(*device);
      if (certificate != state_->certificates.end()) view.who = name_of(certificate->second.contents.member);
    } else {
      view.item = to_hex(std::get<EnvelopeId>(mark.on)).substr(0, model::spoken_digits);
    }
    views.push_back(std::move(view));
  }
  CANDOUR_CHECK(add_stale_marks(*state_, views));
  CANDOUR_CHECK(add_relay_marks(*state_, views));
  return views;
}

}  // namespace candour::journal
