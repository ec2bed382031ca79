// What is lacking is asked for, and what others lack is given again (protocol.md B5 "Need", B8.3 GAP).
#include "base/defence.hpp"
#include "journal/sealed/bodies.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/store/relay_log.hpp"
#include "journal/vault/acts.hpp"
#include "journal/vault/durations.hpp"

namespace candour::journal {

namespace {

// An id is asked for once, and again after each week in which it did not come.
constexpr std::chrono::milliseconds asked_again_after = 7 * a_day;
// A program that names entries which are nowhere makes this one say so many needs a day and no more.
constexpr std::size_t asked_a_day = 64;
constexpr std::size_t most_of_a_need = 16;

bool is_within(WallTime at, WallTime now, std::chrono::milliseconds window) { return at <= now && now - at < window; }

// An hour without an answer: the mailbox is read once from its beginning.
Result<> look_where_it_was_asked(Vault::State& state, const store::MailboxRow& mailbox, WallTime asked) {
  if (state.clock.wall() - asked < an_hour) return {};
  CANDOUR_TRY(const auto news, store::news_since(state.database, mailbox.id, asked + an_hour));
  const bool has_looked = std::any_of(news.begin(), news.end(), [](const store::NewsRow& row) {
    return row.kind == store::RelayNews::reading_again;
  });
  return has_looked ? Result<>() : suspect(state, mailbox);
}

Result<> ask(Vault::State& state, const std::vector<EnvelopeId>& ids) {
  for (std::size_t from = 0; from < ids.size(); from += most_of_a_need) {
    sealed::NeedBody need;
    for (std::size_t i = from; i < std::min(ids.size(), from + most_of_a_need); ++i) {
      need.entries.push_back({sealed::NeedType::envelope_bytes, ids[i].bytes});
      CANDOUR_CHECK(store::set_asked(state.database, ids[i], state.clock.wall()));
    }
    CANDOUR_CHECK(store::put_act(state.database, {0, sealed::RecordKind::need, 0, state.today().number,
                                                  sealed::encode(need)}));
  }
  return {};
}

}  // namespace

Result<> suspect(Vault::State& state, const store::MailboxRow& mailbox) {
  CANDOUR_TRY(const auto readings, happened_within(state, mailbox.id, store::RelayNews::reading_again, a_day));
  if (CANDOUR_DEFENCE("117", readings == 0)) state.relay_log.wants_reading = true;
  return {};
}

Result<> ask_for_gaps(Vault::State& state, const store::MailboxRow& mailbox) {
  CANDOUR_TRY(auto asked, store::asked(state.database));
  const auto gaps = state.graph.gaps();
  const auto now = state.clock.wall();
  for (const auto& [id, at] : asked) {
    if (!gaps.contains(id)) CANDOUR_CHECK(store::drop_asked(state.database, id));
  }
  std::vector<EnvelopeId> ids;
  auto today = static_cast<std::size_t>(
      std::count_if(asked.begin(), asked.end(), [&](const auto& each) { return is_within(each.second, now, a_day); }));
  for (const auto& id : gaps) {
    const auto before = asked.find(id);
    if (before != asked.end() && is_within(before->second, now, asked_again_after)) {
      CANDOUR_CHECK(look_where_it_was_asked(state, mailbox, before->second));
    } else if (today < asked_a_day) {
      ids.push_back(id);
      ++today;
    }
  }
  return ask(state, ids);
}

Result<> take_need(Vault::State& state, const sealed::AuthenticRecord& record) {
  if (record.header().device == state.self.device) return {};
  const auto need = sealed::parse_need(record.body());
  if (!need) return {};
  for (const auto& entry : need->entries) {
    if (entry.type != sealed::NeedType::envelope_bytes) continue;
    CANDOUR_CHECK(store::answer_need(state.database, record.env_id(), EnvelopeId(entry.id)));
  }
  return {};
}

Result<std::optional<OutgoingEnvelope>> next_reappend(Vault::State& state) {
  if (!state.members.mailbox) return std::optional<OutgoingEnvelope>();
  CANDOUR_TRY(const auto waiting, store::waiting_reappends(state.database, store::Size::of_a_slot));
  for (const auto& id : waiting) {
    if (state.in_flight.contains(id)) continue;
    CANDOUR_TRY(auto bytes, store::envelope_bytes(state.database, id));
    if (bytes.empty()) continue;  // its name and size are all that is kept of it
    state.in_flight.insert(id);
    return std::optional(OutgoingEnvelope{*state.members.mailbox, id, std::move(bytes)});
  }
  return std::optional<OutgoingEnvelope>();
}

Result<std::vector<OutgoingEnvelope>> large_reappends(Vault::State& state) {
  std::vector<OutgoingEnvelope> out;
  if (!state.members.mailbox) return out;
  CANDOUR_TRY(const auto waiting, store::waiting_reappends(state.database, store::Size::above_a_slot));
  for (const auto& id : waiting) {
    if (state.in_flight.contains(id)) continue;
    CANDOUR_TRY(auto bytes, store::envelope_bytes(state.database, id));
    if (bytes.empty()) continue;  // its name and size are all that is kept of it
    state.in_flight.insert(id);
    out.push_back({*state.members.mailbox, id, std::move(bytes)});
  }
  return out;
}

Result<> reappended(Vault::State& state, const std::vector<EnvelopeId>& ids) {
  for (const auto& id : ids) CANDOUR_CHECK(store::need_answered(state.database, id));
  return {};
}

}  // namespace candour::journal
