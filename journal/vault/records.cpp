#include "journal/vault/records.hpp"

#include "journal/sealed/parts.hpp"
#include "journal/store/arrivals.hpp"
#include "journal/store/keys.hpp"
#include "journal/store/waiting_rows.hpp"
#include "journal/vault/fact_names.hpp"
#include "journal/vault/needs.hpp"
#include "journal/vault/receiving_limits.hpp"

namespace candour::journal {

namespace {

sealed::Origin origin_of(store::Writer writer) {
  return writer == store::Writer::this_vault ? sealed::Origin::written_here : sealed::Origin::arrived;
}

bool is_capped(sealed::RecordKind kind) {
  return kind == sealed::RecordKind::commit || kind == sealed::RecordKind::identity ||
         kind == sealed::RecordKind::roster;
}

}  // namespace

// A record that was kept before.
void Records::hold(const store::RecordRow& row) {
  const auto& header = row.record.header();
  if (header.device == around_.self.device) {
    held_.last_own_day = static_cast<std::uint32_t>(header.time_ms / sealed::day_as_ms(1));
  }
  around_.keys.was_heard(header.member);
  if (row.is_delivered) around_.log.note_named(header);
  auto node = graph_record_of(row.record, row.writer, row.came, row.waits_ms);
  const bool is_of_here = row.is_delivered || row.writer == store::Writer::this_vault;
  const auto note = [&](sealed::RecordKind kind, const EnvelopeId& id, ByteView body) {
    if (is_of_answers(kind))
      note_answer_record(held_.answers, around_.members.everyone(), {kind, id, header.member, body});
  };
  if (is_of_here) note(header.kind, row.record.env_id(), row.record.body());
  if (!row.is_delivered) return held_.graph.add(std::move(node));
  held_.graph.add_delivered(std::move(node));
  if (header.kind != sealed::RecordKind::part) return;
  const auto part = sealed::parse_part(row.record.body());
  if (!part) return;
  for (const auto& whole : held_.parts.add(header, row.record.env_id(), *part).wholes)
    note(whole.kind, whole.env_id, whole.body);
}

Result<> Records::reread() {
  held_.last_own_day = 0;
  CANDOUR_TRY(const auto first_day, store::get_number(around_.database, fact::first_day));
  held_.first_day = first_day != 0 ? static_cast<std::uint32_t>(first_day) : model::today_here(around_.clock).number;
  held_.graph = sealed::RecordGraph(around_.self.device);
  held_.parts = {};
  held_.answers.clear();
  if (!around_.members.root) return {};
  CANDOUR_TRY(const auto tips, store::get_fact(around_.database, fact::welcome_tips));
  if (tips) {
    Reader in(*tips);
    while (!in.rest().empty()) held_.graph.note_welcome_tip(in.id<EnvelopeId>());
  }
  CANDOUR_CHECK(store::for_each_logged(around_.database, [&](const EnvelopeId& id) { held_.graph.note_in_log(id); }));
  CANDOUR_TRY(const auto records, store::all_records(around_.database));
  for (const auto& row : records) hold(row);
  held_.graph.take_retimed();  // the tables know these times already
  around_.keys.judge_again();  // what was left to be judged when the program ended
  return {};
}

Result<store::Timing> Records::timing_of(const EnvelopeId& name) const {
  const auto shown = held_.graph.shown_time(name);
  if (!shown) return Error{ErrorCode::damaged, "find the time of a record"};
  CANDOUR_TRY(const auto place, store::place_of(around_.database, name));
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

// A change that reached its place: the act of its author.
Result<> Records::apply_change(const EnvelopeId& name, const MemberKey& author, ByteView body, Delivery& delivery) {
  const auto change = model::parse_change(body);
  if (!change) return {};  // NEWER: kept with the record, shown by its mark
  CANDOUR_TRY(const auto timing, timing_of(name));
  return around_.projection.apply_delivered(name, {author, timing}, *change, delivery.touched);
}

// Each part of a long body is delivered as it comes; the whole acts with the last of them (B10).
Result<> Records::apply_part(const sealed::AuthenticRecord& record, Delivery& delivery) {
  const auto part = sealed::parse_part(record.body());
  if (!part) return {};
  for (const auto& whole : held_.parts.add(record.header(), record.env_id(), *part).wholes) {
    const auto& author = record.header().member;
    if (whole.kind == sealed::RecordKind::change)
      CANDOUR_CHECK(apply_change(whole.env_id, author, whole.body, delivery));
    if (is_of_answers(whole.kind)) CANDOUR_CHECK(take_answer({whole.kind, whole.env_id, author, whole.body}, delivery));
  }
  return {};
}

Result<> Records::act(const sealed::AuthenticRecord& record, Delivery& delivery) {
  if (sealed::is_newer(record, around_.members.root->id)) return {};
  if (record.header().kind == sealed::RecordKind::need) return take_need(around_.database, around_.self, record);
  if (record.header().kind == sealed::RecordKind::part) return apply_part(record, delivery);
  const bool is_agreement =
      record.header().kind == sealed::RecordKind::intent || record.header().kind == sealed::RecordKind::consent;
  if (is_agreement && record.header().member != around_.self.me) delivery.absorbed.has_agreements = true;
  if (is_of_answers(record.header().kind)) {
    return take_answer({record.header().kind, record.env_id(), record.header().member, record.body()}, delivery);
  }
  if (record.header().kind != sealed::RecordKind::change) return {};
  return apply_change(record.env_id(), record.header().member, record.body(), delivery);
}

Result<> Records::take_answer(const AnswerRecord& record, Delivery& delivery) {
  const auto noted = note_answer_record(held_.answers, around_.members.everyone(), record);
  if (!noted) return {};
  for (const auto& answer : noted->may_be_open) {
    const auto opened = change_opened(held_.answers.at(noted->item), noted->item, answer);
    if (!opened || !held_.graph.is_delivered(answer)) continue;
    CANDOUR_TRY(const auto timing, timing_of(answer));
    const store::Provenance provenance{opened->author, timing, model::Space::everyone, model::CameBy::reveal};
    CANDOUR_CHECK(around_.projection.apply_delivered(answer, provenance, opened->change, delivery.touched));
  }
  return {};
}

void Records::note_own_answer(sealed::RecordKind kind, const EnvelopeId& id, ByteView body) {
  note_answer_record(held_.answers, around_.members.everyone(), {kind, id, around_.self.me, body});
}

sealed::GraphRecord Records::graph_record_of(const sealed::AuthenticRecord& record, store::Writer writer,
                                             const store::FirstSeen& came, std::int64_t waits_ms) const {
  auto node = sealed::graph_record(record, around_.members.root->id, origin_of(writer));
  node.came = {static_cast<std::uint64_t>(came.ms), came.ms != 0 ? came.day : held_.first_day,
               static_cast<std::uint64_t>(came.order)};
  node.waits_ms = static_cast<std::uint64_t>(waits_ms);
  return node;
}

store::FirstSeen Records::arrival_now() const {
  return {around_.clock.wall().time_since_epoch().count(), model::today_here(around_.clock).number};
}

Result<> Records::take_in(sealed::AuthenticRecord record, store::Writer writer, const store::FirstSeen& came) {
  CANDOUR_CHECK(store::save_record(around_.database, record, writer));
  if (writer == store::Writer::another) {
    CANDOUR_CHECK(around_.heard.note(record.header()));
    CANDOUR_CHECK(around_.log.check_claim(record));
  }
  if (writer == store::Writer::this_vault) held_.last_own_day = came.day;
  held_.graph.add(graph_record_of(record, writer, came, came.ms));
  around_.keys.was_heard(record.header().member);
  if (writer == store::Writer::another && is_capped(record.header().kind)) {
    const auto& header = record.header();
    CANDOUR_TRY(const bool may_act, store::may_act(around_.database, header.device, header.kind,
                                                   model::today_here(around_.clock).number, limits::key_records_a_day));
    if (!may_act) return store::put_later(around_.database, record.env_id(), header.device, header.kind);
  }
  return around_.keys.take_key_record(record);
}

Result<> Records::retime(const EnvelopeId& id, store::Touched& touched) {
  if (!held_.graph.is_delivered(id)) return {};
  CANDOUR_TRY(const auto timing, timing_of(id));
  return around_.projection.retime(id, timing, touched);
}

Result<> Records::retime(const EnvelopeId& id) {
  store::Touched touched;
  CANDOUR_CHECK(retime(id, touched));
  return around_.projection.settle(std::move(touched));
}

Result<> Records::begin_waiting_anew(std::int64_t reached_ms) {
  if (!held_.graph.begin_waiting_anew(static_cast<std::uint64_t>(reached_ms))) return {};
  return store::begin_waiting_anew(around_.database, reached_ms);
}

Result<bool> Records::deliver(std::int64_t reached_ms, const Budget& budget, Absorbed& absorbed) {
  Delivery delivery{absorbed};
  bool has_more = true;
  do {
    const auto delivered = held_.graph.settle(static_cast<std::uint64_t>(reached_ms), limits::delivered_at_once);
    for (const auto& id : delivered) {
      CANDOUR_TRY(const auto row, store::get_record(around_.database, id));
      CANDOUR_CHECK(act(row.record, delivery));
      CANDOUR_CHECK(around_.log.check_named(row.record));
      CANDOUR_CHECK(store::set_delivered(around_.database, id));
    }
    for (const auto& id : held_.graph.take_retimed()) CANDOUR_CHECK(retime(id, delivery.touched));
    has_more = delivered.size() == limits::delivered_at_once;
  } while (has_more && !budget.is_used_up());
  CANDOUR_CHECK(around_.projection.settle(std::move(delivery.touched)));
  return !has_more;
}

Result<> Records::keep_times_of_old() {
  CANDOUR_CHECK(store::set_number(around_.database, fact::first_day, held_.first_day));
  CANDOUR_CHECK(store::begin_days_of_closed(around_.database, held_.first_day));
  CANDOUR_TRY(const auto names, around_.projection.version_names());
  store::Touched touched;
  for (const auto& name : names) {
    const auto* local = name.local();
    if (local != nullptr) {
      CANDOUR_CHECK(around_.projection.place_queued(*local));
    } else if (const auto* id = name.env_id()) {
      CANDOUR_CHECK(retime(*id, touched));
    }
  }
  return around_.projection.settle(std::move(touched));
}

}  // namespace candour::journal
