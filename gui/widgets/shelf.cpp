#include "gui/widgets/shelf.hpp"

#include <algorithm>

#include "base/codec.hpp"

namespace candour::gui {

namespace {

using namespace std::chrono_literals;
constexpr auto pause = 400ms;
// A second is promised: a stroke may wait for a frame before it is seen here, and writing takes its time too.
constexpr auto at_the_latest = 500ms;
constexpr auto again_after = 800ms;  // what could not be kept

SteadyTime due_at(SteadyTime first, SteadyTime last) {
  return std::min<SteadyTime>(last + pause, first + at_the_latest);
}

}  // namespace

text::Editor& Shelf::editor(const Slot& slot, text::Lines lines) {
  auto at = editors_.find(slot);
  if (at == editors_.end()) {
    at = editors_.emplace(slot, std::make_unique<text::Editor>(engine_, lines)).first;
  }
  at->second->set_lines(lines);
  return *at->second;
}

crypto::TypedSecret& Shelf::secret(const Slot& slot) {
  auto at = secrets_.find(slot);
  if (at == secrets_.end()) {
    at = secrets_.emplace(slot, std::make_unique<crypto::TypedSecret>()).first;
  }
  return *at->second;
}

int& Shelf::number(const Slot& slot, int at_first) {
  const auto at = numbers_.find(slot);
  return at != numbers_.end() ? at->second : numbers_.emplace(slot, at_first).first->second;
}

int Shelf::number_or(const Slot& slot, int otherwise) const {
  const auto at = numbers_.find(slot);
  return at != numbers_.end() ? at->second : otherwise;
}

std::string Shelf::text(const Slot& slot) const {
  const auto at = editors_.find(slot);
  return at == editors_.end() ? std::string() : at->second->text();
}

void Shelf::set(const Slot& slot, std::string_view text, text::Lines lines) { editor(slot, lines).set_text(text); }

void Shelf::forget_if(const std::function<bool(const Slot&)>& is_meant) {
  const auto is_it = [&](const auto& entry) { return is_meant(entry.first); };
  std::erase_if(editors_, is_it);
  std::erase_if(secrets_, is_it);
  std::erase_if(numbers_, is_it);
  std::erase_if(unkept_, is_it);
}

void Shelf::clear() {
  forget_if([](const Slot&) { return true; });
}

void Shelf::forget(const Slot& slot) {
  forget_if([&](const Slot& each) { return slot.holds(each); });
}

void Shelf::touched(const Slot& slot, SteadyTime now) {
  const auto at = unkept_.find(slot);
  if (at == unkept_.end()) {
    unkept_.emplace(slot, Unkept{now, now, now});
  } else {
    at->second.last = now;
  }
}

Shelf::Draft Shelf::taken(const Slot& slot, SteadyTime since) const {
  if (const auto editor = editors_.find(slot); editor != editors_.end()) {
    return {slot, editor->second->save_state(), false, since};
  }
  const auto number = numbers_.find(slot);
  Writer out;
  out.u32(static_cast<std::uint32_t>(number == numbers_.end() ? 0 : number->second));
  return {slot, out.take(), true, since};
}

std::vector<Shelf::Draft> Shelf::take_due(SteadyTime now) {
  std::vector<Draft> due;
  for (const auto& [slot, since] : unkept_) {
    if (due_at(since.first, since.last) <= now) due.push_back(taken(slot, since.since));
  }
  for (const auto& draft : due) unkept_.erase(draft.slot);
  return due;
}

std::vector<Shelf::Draft> Shelf::take_all() {
  std::vector<Draft> all;
  for (const auto& [slot, since] : unkept_) all.push_back(taken(slot, since.since));
  unkept_.clear();
  return all;
}

std::optional<SteadyTime> Shelf::next_due() const {
  std::optional<SteadyTime> next;
  for (const auto& [slot, since] : unkept_) {
    const auto at = due_at(since.first, since.last);
    next = next ? std::min(*next, at) : at;
  }
  return next;
}

bool Shelf::restore(const Slot& slot, ByteView state) {
  return editor(slot, text::Lines::many).restore_state(state);
}

bool Shelf::restore_choice(const Slot& slot, ByteView state) {
  Reader in(state);
  const auto chosen = in.u32();
  if (!in.finished()) return false;
  number(slot) = static_cast<int>(chosen);
  return true;
}

void Shelf::not_kept(const Draft& draft, SteadyTime now) {
  unkept_[draft.slot] = {now + again_after - at_the_latest, now + again_after - pause, draft.since};
}

}  // namespace candour::gui
