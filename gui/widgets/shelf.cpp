#include "gui/widgets/shelf.hpp"

#include <algorithm>

namespace candour::gui {

namespace {

using namespace std::chrono_literals;
constexpr auto pause = 400ms;
constexpr auto at_the_latest = 1s;

SteadyTime due_at(SteadyTime first, SteadyTime last) {
  return std::min<SteadyTime>(last + pause, first + at_the_latest);
}

}  // namespace

text::Editor& Shelf::editor(std::string_view slot, text::Lines lines) {
  auto at = editors_.find(slot);
  if (at == editors_.end()) {
    at = editors_.emplace(std::string(slot), std::make_unique<text::Editor>(engine_, lines)).first;
  }
  return *at->second;
}

crypto::TypedSecret& Shelf::secret(std::string_view slot) {
  auto at = secrets_.find(slot);
  if (at == secrets_.end()) {
    at = secrets_.emplace(std::string(slot), std::make_unique<crypto::TypedSecret>()).first;
  }
  return *at->second;
}

int& Shelf::number(std::string_view slot, int at_first) {
  const auto at = numbers_.find(slot);
  return at != numbers_.end() ? at->second : numbers_.emplace(std::string(slot), at_first).first->second;
}

std::string Shelf::text(std::string_view slot) const {
  const auto at = editors_.find(slot);
  return at == editors_.end() ? std::string() : at->second->text();
}

void Shelf::set(std::string_view slot, std::string_view text, text::Lines lines) { editor(slot, lines).set_text(text); }

void Shelf::clear(std::string_view prefix) {
  const auto begins = [prefix](const auto& entry) { return std::string_view(entry.first).starts_with(prefix); };
  std::erase_if(editors_, begins);
  std::erase_if(secrets_, begins);
  std::erase_if(numbers_, begins);
  std::erase_if(unkept_, begins);
}

void Shelf::touched(std::string_view slot, SteadyTime now) {
  const auto at = unkept_.find(slot);
  if (at == unkept_.end()) {
    unkept_.emplace(std::string(slot), Unkept{now, now});
  } else {
    at->second.last = now;
  }
}

Shelf::Draft Shelf::taken(const std::string& slot) {
  const auto at = editors_.find(slot);
  return {slot, at == editors_.end() ? Bytes{} : at->second->save_state()};
}

std::vector<Shelf::Draft> Shelf::take_due(SteadyTime now) {
  std::vector<Draft> due;
  for (const auto& [slot, since] : unkept_) {
    if (due_at(since.first, since.last) <= now) due.push_back(taken(slot));
  }
  for (const auto& draft : due) unkept_.erase(draft.slot);
  return due;
}

std::vector<Shelf::Draft> Shelf::take_all() {
  std::vector<Draft> all;
  for (const auto& [slot, since] : unkept_) all.push_back(taken(slot));
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

bool Shelf::restore(std::string_view slot, ByteView state) {
  return editor(slot, text::Lines::many).restore_state(state);
}

void Shelf::not_kept(const std::string& slot, SteadyTime now) { unkept_[slot] = {now, now + at_the_latest - pause}; }

}  // namespace candour::gui
