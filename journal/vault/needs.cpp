#include "journal/vault/needs.hpp"

#include <algorithm>

#include "journal/sealed/bodies.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/store/record_rows.hpp"
#include "journal/store/relay_log.hpp"
#include "journal/vault/durations.hpp"

namespace candour::journal {

namespace {

// An id is asked for once, and again after each week in which it did not come.
constexpr std::chrono::milliseconds asked_again_after = 7 * a_day;
// A program that names entries which are nowhere makes this one say so many needs a day and no more.
constexpr std::size_t asked_a_day = 64;
constexpr std::size_t most_of_a_need = 16;

bool is_within(WallTime at, WallTime now, std::chrono::milliseconds window) { return at <= now && now - at < window; }

// An hour without an answer, in which the mailbox was not read from its beginning.
Result<bool> is_overdue(const Needs& needs, const store::MailboxRow& mailbox, WallTime asked) {
  if (needs.clock.wall() - asked < an_hour) return false;
  CANDOUR_TRY(const auto news, store::news_since(needs.database, mailbox.id, asked + an_hour));
  const bool has_looked = std::any_of(
      news.begin(), news.end(), [](const store::NewsRow& row) { return row.kind == store::RelayNews::reading_again; });
  return !has_looked;
}

Result<> ask(const Needs& needs, const std::vector<EnvelopeId>& ids) {
  for (std::size_t from = 0; from < ids.size(); from += most_of_a_need) {
    sealed::NeedBody need;
    for (std::size_t i = from; i < std::min(ids.size(), from + most_of_a_need); ++i) {
      need.entries.push_back({sealed::NeedType::envelope_bytes, ids[i].bytes});
      CANDOUR_CHECK(store::set_asked(needs.database, ids[i], needs.clock.wall()));
    }
    CANDOUR_CHECK(store::put_waiting(
        needs.database, {0, sealed::RecordKind::need, 0, model::today_here(needs.clock).number, sealed::encode(need)}));
  }
  return {};
}

}  // namespace

Result<bool> ask_for_gaps(const Needs& needs, const store::MailboxRow& mailbox) {
  bool are_overdue = false;
  CANDOUR_TRY(auto asked, store::asked(needs.database));
  const auto gaps = needs.held.graph.gaps();
  const auto now = needs.clock.wall();
  for (const auto& [id, at] : asked) {
    if (!gaps.contains(id)) CANDOUR_CHECK(store::drop_asked(needs.database, id));
  }
  std::vector<EnvelopeId> ids;
  auto today = static_cast<std::size_t>(
      std::count_if(asked.begin(), asked.end(), [&](const auto& each) { return is_within(each.second, now, a_day); }));
  for (const auto& id : gaps) {
    const auto before = asked.find(id);
    if (before != asked.end() && is_within(before->second, now, asked_again_after)) {
      CANDOUR_TRY(const bool is_one, is_overdue(needs, mailbox, before->second));
      are_overdue = are_overdue || is_one;
    } else if (today < asked_a_day) {
      ids.push_back(id);
      ++today;
    }
  }
  CANDOUR_CHECK(ask(needs, ids));
  return are_overdue;
}

Result<> take_need(sqlite::Connection& database, const Oneself& self, const sealed::AuthenticRecord& record) {
  if (record.header().device == self.device) return {};
  const auto need = sealed::parse_need(record.body());
  if (!need) return {};
  for (const auto& entry : need->entries) {
    if (entry.type != sealed::NeedType::envelope_bytes) continue;
    CANDOUR_CHECK(store::answer_need(database, record.env_id(), EnvelopeId(entry.id)));
  }
  return {};
}

Result<std::optional<OutgoingEnvelope>> next_reappend(const Needs& needs) {
  if (!needs.members.mailbox) return std::optional<OutgoingEnvelope>();
  CANDOUR_TRY(const auto waiting, store::waiting_reappends(needs.database, store::Size::of_a_slot));
  for (const auto& id : waiting) {
    if (needs.in_flight.sent.contains(id)) continue;
    CANDOUR_TRY(auto bytes, store::envelope_bytes(needs.database, id));
    if (bytes.empty()) continue;  // its name and size are all that is kept of it
    needs.in_flight.sent.insert(id);
    return std::optional(OutgoingEnvelope{*needs.members.mailbox, id, std::move(bytes)});
  }
  return std::optional<OutgoingEnvelope>();
}

Result<std::vector<OutgoingEnvelope>> large_reappends(const Needs& needs) {
  std::vector<OutgoingEnvelope> out;
  if (!needs.members.mailbox) return out;
  CANDOUR_TRY(const auto waiting, store::waiting_reappends(needs.database, store::Size::above_a_slot));
  for (const auto& id : waiting) {
    if (needs.in_flight.sent.contains(id)) continue;
    CANDOUR_TRY(auto bytes, store::envelope_bytes(needs.database, id));
    if (bytes.empty()) continue;  // its name and size are all that is kept of it
    needs.in_flight.sent.insert(id);
    out.push_back({*needs.members.mailbox, id, std::move(bytes)});
  }
  return out;
}

Result<> reappended(sqlite::Connection& database, const std::vector<EnvelopeId>& ids) {
  for (const auto& id : ids) CANDOUR_CHECK(store::need_answered(database, id));
  return {};
}

}  // namespace candour::journal
