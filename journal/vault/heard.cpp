#include "journal/vault/heard.hpp"

#include "base/defence.hpp"
#include "journal/model/time.hpp"
#include "journal/store/relay_log.hpp"
#include "journal/vault/durations.hpp"

namespace candour::journal {

namespace {

constexpr auto unheard_for = 14 * a_day;
constexpr auto quiet_for = 3 * a_day;
constexpr std::uint32_t uncovered_days = 7;

}  // namespace

bool Heard::is_of_another(const sealed::Certificate& certificate) const {
  return certificate.contents.member != self_.me && members_.roster.present.contains(certificate.contents.member);
}

// The day of the oldest own record in the relay's log that no record of the device has in its past.
Result<std::optional<std::uint32_t>> Heard::uncovered_since(const DeviceKey& device) {
  auto& known = covered_;
  if (known.records != held_.graph.size()) known = {held_.graph.size(), {}};
  if (const auto found = known.since.find(device); found != known.since.end()) return found->second;
  std::optional<std::uint32_t> day;
  for (const auto& id : held_.graph.not_covered_by(device)) {
    CANDOUR_TRY(const bool is_on_its_way, store::is_in_outbox(database_, id));
    if (is_on_its_way) continue;
    const auto shown = held_.graph.shown_time(id);  // the claimed one may be of a wrong clock
    if (!shown) continue;
    day = static_cast<std::uint32_t>(shown->ms / sealed::day_as_ms(1));
    break;
  }
  known.since[device] = day;
  return day;
}

Result<> Heard::note(const sealed::RecordHeader& header) {
  if (header.member == self_.me) return {};
  return store::set_heard(database_, header.device, clock_.wall());
}

Result<> Heard::note_all() {
  CANDOUR_TRY(const auto heard, store::heard(database_));
  for (const auto& [device, certificate] : members_.certificates) {
    const bool is_new = is_of_another(certificate) && !heard.contains(device);
    if (is_new && !held_.graph.ends(device).empty()) {
      CANDOUR_CHECK(store::set_heard(database_, device, clock_.wall()));
    }
  }
  return {};
}

// Somebody who was heard at a time that is still to come was heard by a wrong clock: what came later tells more.
WallTime Heard::last_heard(const DeviceKey& device, WallTime at) const {
  if (at <= clock_.wall()) return at;
  const auto sight = held_.graph.last_sight_ms(device);
  return sight ? std::min(at, WallTime(std::chrono::milliseconds(*sight))) : at;
}

Result<> Heard::add_marks(std::vector<MarkView>& marks) {
  CANDOUR_TRY(const auto heard, store::heard(database_));
  const auto now = clock_.wall();
  for (const auto& [device, heard_at] : heard) {
    const auto at = last_heard(device, heard_at);
    const auto certificate = members_.certificates.find(device);
    if (certificate == members_.certificates.end() || !is_of_another(certificate->second)) continue;
    const auto who = names_.name_of(certificate->second.contents.member);
    const bool is_quiet = CANDOUR_DEFENCE("21", now - at >= quiet_for);
    if (is_quiet) marks.push_back({MarkType::as_of, who, {}, at, 0, {}});
    CANDOUR_TRY(const auto uncovered, uncovered_since(device));
    const bool is_unheard = CANDOUR_DEFENCE("21", now - at >= unheard_for);
    const bool is_uncovered =
        CANDOUR_DEFENCE("21", uncovered && model::today_here(clock_).number >= *uncovered + uncovered_days);
    if (!is_unheard && !is_uncovered) continue;
    marks.push_back({MarkType::stale, who, {}, at, 0, {}});
  }
  return {};
}

}  // namespace candour::journal
