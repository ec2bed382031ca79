// Whether there is proof that one is up to date: STALE (protocol.md B8.3), and AS-OF, which no notice tells: the line that
// says who reads adds the day until which that is known.
#include "base/defence.hpp"
#include "journal/store/relay_log.hpp"
#include "journal/vault/acts.hpp"
#include "journal/vault/durations.hpp"

namespace candour::journal {

namespace {

constexpr auto unheard_for = 14 * a_day;
constexpr auto quiet_for = 3 * a_day;
constexpr std::uint32_t uncovered_days = 7;

bool is_of_another(const Vault::State& state, const sealed::Certificate& certificate) {
  return certificate.contents.member != state.self.me &&
         state.members.roster.present.contains(certificate.contents.member);
}

// The day of the oldest own record in the relay's log that no record of the device has in its past.
Result<std::optional<std::uint32_t>> uncovered_since(Vault::State& state, const DeviceKey& device) {
  auto& known = state.covered;
  if (known.records != state.graph.size()) known = {state.graph.size(), {}};
  if (const auto found = known.since.find(device); found != known.since.end()) return found->second;
  std::optional<std::uint32_t> day;
  for (const auto& id : state.graph.not_covered_by(device)) {
    CANDOUR_TRY(const bool is_on_its_way, store::is_in_outbox(state.database, id));
    if (is_on_its_way) continue;
    const auto shown = state.graph.shown_time(id);  // the claimed one may be of a wrong clock
    if (!shown) continue;
    day = static_cast<std::uint32_t>(shown->ms / sealed::day_as_ms(1));
    break;
  }
  known.since[device] = day;
  return day;
}

}  // namespace

Result<> note_heard(Vault::State& state, const sealed::RecordHeader& header) {
  if (header.member == state.self.me) return {};
  return store::set_heard(state.database, header.device, state.clock.wall());
}

// A vault of an earlier program did not keep when it heard whom: what it holds counts as heard now.
Result<> load_heard(Vault::State& state) {
  if (state.rooms.keys.is_read_only()) return {};
  CANDOUR_TRY(const auto heard, store::heard(state.database));
  for (const auto& [device, certificate] : state.members.certificates) {
    const bool is_new = is_of_another(state, certificate) && !heard.contains(device);
    if (is_new && !state.graph.ends(device).empty()) {
      CANDOUR_CHECK(store::set_heard(state.database, device, state.clock.wall()));
    }
  }
  return {};
}

namespace {

// Somebody who was heard at a time that is still to come was heard by a wrong clock: what came later tells more.
WallTime last_heard(const Vault::State& state, const DeviceKey& device, WallTime at) {
  if (at <= state.clock.wall()) return at;
  const auto sight = state.graph.last_sight_ms(device);
  return sight ? std::min(at, WallTime(std::chrono::milliseconds(*sight))) : at;
}

}  // namespace

Result<> add_stale_marks(Vault::State& state, std::vector<MarkView>& marks) {
  CANDOUR_TRY(const auto heard, store::heard(state.database));
  const auto now = state.clock.wall();
  for (const auto& [device, heard_at] : heard) {
    const auto at = last_heard(state, device, heard_at);
    const auto certificate = state.members.certificates.find(device);
    if (certificate == state.members.certificates.end() || !is_of_another(state, certificate->second)) continue;
    const auto who = state.rooms.members.name_of(certificate->second.contents.member);
    const bool is_quiet = CANDOUR_DEFENCE("21", now - at >= quiet_for);
    if (is_quiet) marks.push_back({MarkType::as_of, who, {}, at, 0, {}});
    CANDOUR_TRY(const auto uncovered, uncovered_since(state, device));
    const bool is_unheard = CANDOUR_DEFENCE("21", now - at >= unheard_for);
    const bool is_uncovered = CANDOUR_DEFENCE("21", uncovered && state.today().number >= *uncovered + uncovered_days);
    if (!is_unheard && !is_uncovered) continue;
    marks.push_back({MarkType::stale, who, {}, at, 0, {}});
  }
  return {};
}

}  // namespace candour::journal
