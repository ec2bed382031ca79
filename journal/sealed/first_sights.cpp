#include "journal/sealed/first_sights.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

#include "journal/sealed/record.hpp"

namespace candour::sealed {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

std::uint64_t day_of(const FirstSight& sight) { return sight.ms / day_as_ms(1); }

// The weightiest selection of runs in which no day is before an earlier one. `best_` holds, by the day on which they
// end, the selections so far that no other one outweighs on an earlier or equal day.
class Weightiest {
 public:
  void add(std::uint64_t day, std::uint64_t weight) {
    const auto run = before_.size();
    const auto after = best_.upper_bound(day);
    const auto* last = after == best_.begin() ? nullptr : &std::prev(after)->second;
    const Selection now{weight + (last != nullptr ? last->weight : 0), run};
    before_.push_back(last != nullptr ? last->run : none);
    best_.insert_or_assign(day, now);
    for (auto next = best_.upper_bound(day); next != best_.end() && next->second.weight < now.weight;) {
      next = best_.erase(next);
    }
    if (!end_ || now.weight >= end_->weight) end_ = now;
  }

  // Its runs, the last one first.
  std::vector<std::size_t> runs() const {
    std::vector<std::size_t> out;
    for (auto run = end_ ? end_->run : none; run != none; run = before_[run]) out.push_back(run);
    return out;
  }

 private:
  struct Selection {
    std::uint64_t weight = 0;
    std::size_t run = 0;
  };
  std::map<std::uint64_t, Selection> best_;
  std::vector<std::size_t> before_;
  std::optional<Selection> end_;
};

}  // namespace

void FirstSights::add(const EnvelopeId& id, const FirstSight& sight, Witness witness) {
  if (sight.ms == 0 || sight.order == 0) return;
  const auto is_before = [](const Arrival& arrival, std::uint64_t order) { return arrival.own.order < order; };
  const auto place = std::lower_bound(arrivals_.begin(), arrivals_.end(), sight.order, is_before);
  const bool goes_back = (place != arrivals_.begin() && day_of(sight) < day_of(std::prev(place)->own)) ||
                         (place != arrivals_.end() && day_of(place->own) < day_of(sight));
  has_gone_back_ = has_gone_back_ || goes_back;
  arrivals_.insert(place, {id, sight, sight, witness});
  is_unjudged_ = has_gone_back_;
}

std::vector<FirstSights::Run> FirstSights::runs() const {
  std::vector<Run> runs;
  Weightiest weightiest;
  for (std::size_t begin = 0, end = 0; begin < arrivals_.size(); begin = end) {
    const auto day = day_of(arrivals_[begin].own);
    std::uint64_t weight = 1;
    for (; end < arrivals_.size() && day_of(arrivals_[end].own) == day; ++end) {
      if (arrivals_[end].witness == Witness::another_clock) weight = 2;
    }
    runs.push_back({begin, end});
    weightiest.add(day, weight);
  }
  for (const auto run : weightiest.runs()) runs[run].is_held_right = true;
  return runs;
}

std::vector<FirstSights::Held> FirstSights::take_changed() {
  std::vector<Held> changed;
  if (!is_unjudged_) return changed;
  is_unjudged_ = false;
  const auto judged = runs();
  const auto is_right = [](const Run& run) { return run.is_held_right; };
  const auto last = std::find_if(judged.rbegin(), judged.rend(), is_right);
  auto held = arrivals_[last->end - 1].own;  // some run is held right: there are arrivals
  for (auto run = judged.rbegin(); run != judged.rend(); ++run) {
    if (run->is_held_right) held = arrivals_[run->begin].own;
    for (auto i = run->begin; i < run->end; ++i) {
      auto& arrival = arrivals_[i];
      const auto& sight = run->is_held_right ? arrival.own : held;
      if (arrival.held == sight) continue;
      arrival.held = sight;
      changed.push_back({arrival.id, sight});
    }
  }
  return changed;
}

}  // namespace candour::sealed
