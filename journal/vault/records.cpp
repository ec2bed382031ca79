#include <cstdlib>

#include "journal/sealed/parts.hpp"
#include "journal/store/keys.hpp"
#include "journal/store/waiting_rows.hpp"
#include "journal/vault/acts.hpp"
#include "journal/vault/answer_records.hpp"
#include "journal/vault/receiving_limits.hpp"

namespace candour::journal {

Result<store::Timing> timing_of(Vault::State& state, const EnvelopeId& name) {
  const auto shown = state.graph.shown_time(name);
  if (!shown) return Error{ErrorCode::damaged, "find the time of a record"};
  CANDOUR_TRY(const auto place, store::place_of(state.database, name));
  const auto day = [](std::uint64_t ms) { return Day{static_cast<std::uint32_t>(ms / sealed::day_as_ms(1))}; };
  store::Timing timing;
  timing.shown = WallTime(std::chrono::milliseconds(shown->ms));
  timing.day = day(shown->ms);
  timing.place = place;
  timing.depth = static_cast<std::int64_t>(shown->depth);
  timing.late = static_cast<store::Late>(shown->lateness);
  if (timing.late != store::Late::no) timing.says = day(shown->claimed_ms);
  return timing;
}

namespace {

// Records that are delivered together: what they touch is folded once, however many of them touch it.
struct Delivery {
  Absorbed& absorbed;
  store::Touched touched{};
};

// A change that reached its place: the act of its author.
Result<> apply_change(Vault::State& state, const EnvelopeId& name, const MemberKey& author, ByteView body,
                      Delivery& delivery) {
  const auto change = model::parse_change(body);
  if (!change) return {};  // NEWER: kept with the record, shown by its mark
  CANDOUR_TRY(const auto timing, timing_of(state, name));
  return state.projection.apply_delivered(name, {author, timing}, *change, delivery.touched);
}

// Each part of a long body is delivered as it comes; the whole acts with the last of them (B10).
Result<> apply_part(Vault::State& state, const sealed::AuthenticRecord& record, Delivery& delivery) {
  const auto part = sealed::parse_part(record.body());
  if (!part) return {};
  for (const auto& whole : state.parts.add(record.header(), record.env_id(), *part).wholes) {
    const auto& author = record.header().member;
    if (whole.kind == sealed::RecordKind::change) CANDOUR_CHECK(apply_change(state, whole.env_id, author, whole.body, delivery));
    if (is_of_answers(whole.kind)) CANDOUR_CHECK(take_answer_record(state, whole.kind, whole.env_id, author, whole.body, delivery.touched));
  }
  return {};
}

Result<> act(Vault::State& state, const sealed::AuthenticRecord& record, Delivery& delivery) {
  if (sealed::is_newer(record, state.members.root->id)) return {};
  if (record.header().kind == sealed::RecordKind::need) return take_need(state, record);
  if (record.header().kind == sealed::RecordKind::part) return apply_part(state, record, delivery);
  const bool is_agreement =
      record.header().kind == sealed::RecordKind::intent || record.header().kind == sealed::RecordKind::consent;
  if (is_agreement && record.header().member != state.self.me) delivery.absorbed.has_agreements = true;
  if (is_of_answers(record.header().kind)) {
    return take_answer_record(state, record.header().kind, record.env_id(), record.header().member, record.body(), delivery.touched);
  }
  if (record.header().kind != sealed::RecordKind::change) return {};
  return apply_change(state, record.env_id(), record.header().member, record.body(), delivery);
}

}  // namespace

namespace {

MarkType mark_of(sealed::MarkType type) {
  switch (type) {
    case sealed::MarkType::gap: return MarkType::gap;
    case sealed::MarkType::hole: return MarkType::hole;
    case sealed::MarkType::newer: return MarkType::newer;
    case sealed::MarkType::restored: return MarkType::restored;
    case sealed::MarkType::equivocation: return MarkType::equivocation;
    case sealed::MarkType::copied: return MarkType::copied;
    case sealed::MarkType::false_head: return MarkType::false_head;
    case sealed::MarkType::late: return MarkType::late;
  }
  std::abort();
}

}  // namespace

sealed::Origin origin_of(store::Writer writer) {
  return writer == store::Writer::this_vault ? sealed::Origin::written_here : sealed::Origin::arrived;
}

sealed::GraphRecord graph_record_of(const Vault::State& state, const sealed::AuthenticRecord& record,
                                    store::Writer writer, const store::FirstSeen& came, std::int64_t waits_ms) {
  auto node = sealed::graph_record(record, state.members.root->id, origin_of(writer));
  node.came = {static_cast<std::uint64_t>(came.ms), came.ms != 0 ? came.day : state.first_day,
               static_cast<std::uint64_t>(came.order)};
  node.waits_ms = static_cast<std::uint64_t>(waits_ms);
  return node;
}

store::FirstSeen arrival_now(const Vault::State& state) { return {state.wall_ms(), state.today().number}; }

namespace {

bool is_capped(sealed::RecordKind kind) {
  return kind == sealed::RecordKind::commit || kind == sealed::RecordKind::identity ||
         kind == sealed::RecordKind::roster;
}

}  // namespace

Result<> take_in(Vault::State& state, sealed::AuthenticRecord record, store::Writer writer,
                 const store::FirstSeen& came) {
  CANDOUR_CHECK(store::keep_record(state.database, record, writer));
  if (writer == store::Writer::another) {
    CANDOUR_CHECK(note_heard(state, record.header()));
    CANDOUR_CHECK(check_log_claim(state, record));
  }
  state.graph.add(graph_record_of(state, record, writer, came, came.ms));
  state.rooms.members_state.known.heard.insert(record.header().member);
  if (writer == store::Writer::another && is_capped(record.header().kind)) {
    const auto& header = record.header();
    CANDOUR_TRY(const bool may_act, store::may_act(state.database, header.device, header.kind, state.today().number,
                                                   limits::key_records_a_day));
    if (!may_act) return store::put_later(state.database, record.env_id(), header.device, header.kind);
  }
  return state.rooms.members_state.take_key_record(record);
}

namespace {

Result<> retime(Vault::State& state, const EnvelopeId& id, store::Touched& touched) {
  if (!state.graph.is_delivered(id)) return {};
  CANDOUR_TRY(const auto timing, timing_of(state, id));
  return state.projection.retime(id, timing, touched);
}

}  // namespace

Result<> retime(Vault::State& state, const EnvelopeId& id) {
  store::Touched touched;
  CANDOUR_CHECK(retime(state, id, touched));
  return state.projection.settle(std::move(touched));
}

Result<bool> deliver(Vault::State& state, const Budget& budget, Absorbed& absorbed) {
  Delivery delivery{absorbed};
  bool has_more = true;
  do {
    const auto delivered = state.graph.settle(static_cast<std::uint64_t>(state.reached_ms), limits::delivered_at_once);
    for (const auto& id : delivered) {
      CANDOUR_TRY(const auto row, store::get_record(state.database, id));
      CANDOUR_CHECK(act(state, row.record, delivery));
      CANDOUR_CHECK(check_named_epoch(state, row.record));
      CANDOUR_CHECK(store::set_delivered(state.database, id));
    }
    for (const auto& id : state.graph.take_retimed()) CANDOUR_CHECK(retime(state, id, delivery.touched));
    has_more = delivered.size() == limits::delivered_at_once;
  } while (has_more && !budget.is_used_up());
  CANDOUR_CHECK(state.projection.settle(std::move(delivery.touched)));
  return !has_more;
}

Result<> keep_times_of_old(Vault::State& state) {
  CANDOUR_CHECK(store::set_number(state.database, fact::first_day, state.first_day));
  CANDOUR_CHECK(store::begin_days_of_closed(state.database, state.first_day));
  CANDOUR_TRY(const auto names, state.projection.version_names());
  store::Touched touched;
  for (const auto& name : names) {
    const auto* local = name.local();
    if (local != nullptr) {
      CANDOUR_CHECK(state.projection.place_queued(*local));
    } else if (const auto* id = name.env_id()) {
      CANDOUR_CHECK(retime(state, *id, touched));
    }
  }
  return state.projection.settle(std::move(touched));
}

std::size_t Post::held_back_count() const { return state_.all.graph.size() - state_.all.graph.delivered_count(); }

Result<std::vector<MarkView>> Post::marks() const {
  std::vector<MarkView> views;
  for (const auto& mark : state_.all.graph.marks()) {
    MarkView view;
    view.type = mark_of(mark.type);
    if (const auto* device = std::get_if<DeviceKey>(&mark.on)) {
      const auto certificate = state_.all.members.certificates.find(*device);
      const bool is_known = certificate != state_.all.members.certificates.end();
      const bool is_own = is_known && certificate->second.contents.member == state_.all.self.me;
      if (mark.type == sealed::MarkType::late && is_own) view.type = MarkType::own_clock;  // nobody else's matter
      if (is_known && view.type != MarkType::own_clock) {
        view.who = state_.all.rooms.members.name_of(certificate->second.contents.member);
      }
    } else {
      view.item = to_hex(std::get<EnvelopeId>(mark.on)).substr(0, model::spoken_digits);
    }
    views.push_back(std::move(view));
  }
  CANDOUR_CHECK(add_stale_marks(state_.all, views));
  CANDOUR_CHECK(add_relay_marks(state_.all, views));
  return views;
}

}  // namespace candour::journal
