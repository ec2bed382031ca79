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

text::Editor& Shelf::editor(const TypedKey& typed, text::Lines lines) {
  auto at = editors_.find(typed);
  if (at == editors_.end()) {
    at = editors_.emplace(typed, std::make_unique<text::Editor>(engine_, lines)).first;
  }
  at->second->set_lines(lines);
  return *at->second;
}

crypto::TypedSecret& Shelf::secret(const TypedKey& typed) {
  auto at = secrets_.find(typed);
  if (at == secrets_.end()) {
    at = secrets_.emplace(typed, std::make_unique<crypto::TypedSecret>()).first;
  }
  return *at->second;
}

int& Shelf::number(const TypedKey& typed, int at_first) {
  const auto at = numbers_.find(typed);
  return at != numbers_.end() ? at->second : numbers_.emplace(typed, at_first).first->second;
}

int Shelf::number_or(const TypedKey& typed, int otherwise) const {
  const auto at = numbers_.find(typed);
  return at != numbers_.end() ? at->second : otherwise;
}

std::string Shelf::text(const TypedKey& typed) const {
  const auto at = editors_.find(typed);
  return at == editors_.end() ? std::string() : at->second->text();
}

void Shelf::set(const TypedKey& typed, std::string_view text, text::Lines lines) { editor(typed, lines).set_text(text); }

void Shelf::forget_if(const std::function<bool(const TypedKey&)>& is_meant) {
  const auto is_it = [&](const auto& entry) { return is_meant(entry.first); };
  std::erase_if(editors_, is_it);
  std::erase_if(secrets_, is_it);
  std::erase_if(numbers_, is_it);
  std::erase_if(unkept_, is_it);
}

void Shelf::clear() {
  forget_if([](const TypedKey&) { return true; });
}

void Shelf::forget(const TypedKey& typed) {
  forget_if([&](const TypedKey& each) { return typed.holds(each); });
}

void Shelf::touched(const TypedKey& typed, SteadyTime now) {
  const auto at = unkept_.find(typed);
  if (at == unkept_.end()) {
    unkept_.emplace(typed, Unkept{now, now, now});
  } else {
    at->second.last = now;
  }
}

Shelf::Draft Shelf::taken(const TypedKey& typed, SteadyTime since) const {
  if (const auto editor = editors_.find(typed); editor != editors_.end()) {
    return {typed, editor->second->save_state(), false, since};
  }
  const auto number = numbers_.find(typed);
  Writer out;
  out.u32(static_cast<std::uint32_t>(number == numbers_.end() ? 0 : number->second));
  return {typed, out.take(), true, since};
}

std::vector<Shelf::Draft> Shelf::take_due(SteadyTime now) {
  std::vector<Draft> due;
  for (const auto& [typed, since] : unkept_) {
    if (due_at(since.first, since.last) <= now) due.push_back(taken(typed, since.since));
  }
  for (const auto& draft : due) unkept_.erase(draft.typed);
  return due;
}

std::vector<Shelf::Draft> Shelf::take_all() {
  std::vector<Draft> all;
  for (const auto& [typed, since] : unkept_) all.push_back(taken(typed, since.since));
  unkept_.clear();
  return all;
}

std::optional<SteadyTime> Shelf::next_due() const {
  std::optional<SteadyTime> next;
  for (const auto& [typed, since] : unkept_) {
    const auto at = due_at(since.first, since.last);
    next = next ? std::min(*next, at) : at;
  }
  return next;
}

bool Shelf::restore(const TypedKey& typed, ByteView state) {
  return editor(typed, text::Lines::many).restore_state(state);
}

bool Shelf::restore_choice(const TypedKey& typed, ByteView state) {
  Reader in(state);
  const auto chosen = in.u32();
  if (!in.finished()) return false;
  number(typed) = static_cast<int>(chosen);
  return true;
}

void Shelf::not_kept(const Draft& draft, SteadyTime now) {
  unkept_[draft.typed] = {now + again_after - at_the_latest, now + again_after - pause, draft.since};
}

}  // namespace candour::gui
