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
Result<> apply_part(Vault::State& state, const sealed::AuthenticRecord& part, Absorbed& absorbed) {
  CANDOUR_TRY(const auto rows,
              store::records_of_chain(state.database, part.header().device, part.header().chain));
  sealed::Reassembler whole;
  EnvelopeId last;
  for (const auto& row : rows) {
    if (!row.is_delivered && row.record.env_id() != part.env_id()) continue;
    if (!whole.add(row.record.header().seq, row.record.body())) return {};
    last = row.record.env_id();
  }
  if (!whole.is_complete() || whole.kind() != sealed::RecordKind::change) return {};
  return apply_change(state, last, part.header(), whole.body(), absorbed);
}

Result<> act(Vault::State& state, const sealed::AuthenticRecord& record, Absorbed& absorbed) {
  if (sealed::is_newer(record, state.root->id)) return {};
  if (record.header().kind == sealed::RecordKind::part) return apply_part(state, record, absorbed);
  if (record.header().kind != sealed::RecordKind::change) return {};
  return apply_change(state, record.env_id(), record.header(), record.body(), absorbed);
}

}  // namespace

Result<> take_in(Vault::State& state, sealed::AuthenticRecord record, store::Writer writer, Absorbed&) {
  CANDOUR_CHECK(store::keep_record(state.database, record, writer));
  CANDOUR_TRY(const auto online, store::get_number(state.database, fact::online));
  const auto origin =
      writer == store::Writer::this_vault ? sealed::RecordOrigin::this_vault : sealed::RecordOrigin::arrived;
  state.graph.add(record, std::chrono::milliseconds(online), origin);
  if (sealed::is_newer(record, state.root->id)) return {};
  return take_key_record(state, record);
}

Result<> deliver(Vault::State& state, Absorbed& absorbed) {
  CANDOUR_TRY(const auto online, store::get_number(state.database, fact::online));
  for (const auto& id : state.graph.settle(std::chrono::milliseconds(online))) {
    CANDOUR_TRY(const auto row, store::get_record(state.database, id));
    CANDOUR_CHECK(act(state, row.record, absorbed));
    CANDOUR_CHECK(store::set_delivered(state.database, id));
  }
  return {};
}

Result<std::vector<MarkView>> Vault::marks() const {
  std::vector<MarkView> views;
  for (const auto& mark : state_->graph.marks()) {
    MarkView view{sealed::name_of(mark.kind), {}, {}};
    const auto certificate = state_->certificates.find(mark.device);
    if (certificate != state_->certificates.end()) view.who = name_of(certificate->second.contents.member);
    if (!mark.record.is_zero()) view.item = to_hex(mark.record).substr(0, model::spoken_digits);
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace candour::journal
