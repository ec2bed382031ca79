#include "gui/text/undo.hpp"

#include <algorithm>

#include "gui/text/clean.hpp"

namespace candour::gui::text {

namespace {

using namespace std::chrono_literals;
constexpr auto pause = 1s;
constexpr std::size_t most_bytes = 256 * 1024;

std::size_t cost(const Step& step) { return step.removed.size() + step.inserted.size() + 32; }

void write_step(Writer& out, const Step& step) {
  out.u32(static_cast<std::uint32_t>(step.at)).u32(static_cast<std::uint32_t>(step.caret));
  out.u32(static_cast<std::uint32_t>(step.anchor)).u8(step.begins_group ? 1 : 0);
  out.u32(static_cast<std::uint32_t>(step.removed.size())).raw(as_bytes(step.removed));
  out.u32(static_cast<std::uint32_t>(step.inserted.size())).raw(as_bytes(step.inserted));
}

Step read_step(Reader& in) {
  Step step;
  step.at = in.u32();
  step.caret = in.u32();
  step.anchor = in.u32();
  step.begins_group = in.u8() == 1;
  step.removed = to_text(in.raw(in.u32()));
  step.inserted = to_text(in.raw(in.u32()));
  return step;
}

bool is_start(const std::string& text, std::size_t at) {
  return at <= text.size() && (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

// Puts `to` where `from` stands; false if it does not stand there or if either is no text.
bool exchange(std::string& text, std::size_t at, const std::string& from, const std::string& to) {
  if (at > text.size() || text.compare(at, from.size(), from) != 0 || !is_start(text, at)) return false;
  if (cleaned(to, Breaks::keep) != to || !is_start(text, at + from.size())) return false;
  text.replace(at, from.size(), to);
  return true;
}

// True if taking all of them back, from the newest, is possible and leaves the caret inside the text.
bool fits_back(const std::vector<Step>& steps, std::string text) {
  return std::all_of(steps.rbegin(), steps.rend(), [&text](const Step& step) {
    return exchange(text, step.at, step.inserted, step.removed) && is_start(text, step.caret) &&
           is_start(text, step.anchor);
  });
}

bool fits_again(const std::vector<Step>& steps, std::string text) {
  return std::all_of(steps.rbegin(), steps.rend(), [&text](const Step& step) {
    const bool has_caret = is_start(text, step.caret) && is_start(text, step.anchor);
    return has_caret && exchange(text, step.at, step.removed, step.inserted);
  });
}

}  // namespace

void Undo::clear() { *this = Undo(); }

bool Undo::continues(const Step& step, Kind kind, std::chrono::milliseconds now) const {
  if (done_.empty() || kind == Kind::other || kind != last_kind_ || now - last_at_ >= pause) return false;
  const auto& last = done_.back();
  if (kind == Kind::deleting) {
    return step.inserted.empty() && (step.at + step.removed.size() == last.at || step.at == last.at);
  }
  if (step.at != last.at + last.inserted.size() || !step.removed.empty() || step.inserted == "\n") return false;
  const bool begins_word = !last.inserted.empty() && last.inserted.back() == ' ' && step.inserted != " ";
  return !begins_word;
}

void Undo::record(Step step, Kind kind, std::chrono::milliseconds now) {
  for (const auto& gone : undone_) bytes_ -= cost(gone);
  undone_.clear();
  const bool joins = continues(step, kind, now);
  last_kind_ = kind;
  last_at_ = now;
  if (joins && kind == Kind::typing) {
    done_.back().inserted += step.inserted;
    bytes_ += step.inserted.size();
  } else {
    step.begins_group = !joins;
    bytes_ += cost(step);
    done_.push_back(std::move(step));
  }
  bound();
}

void Undo::bound() {
  std::size_t gone = 0;
  while (bytes_ > most_bytes && gone + 1 < done_.size()) bytes_ -= cost(done_[gone++]);
  // A group is forgotten whole.
  while (gone > 0 && gone < done_.size() && !done_[gone].begins_group) bytes_ -= cost(done_[gone++]);
  done_.erase(done_.begin(), done_.begin() + static_cast<std::ptrdiff_t>(gone));
}

std::vector<Step> Undo::take_back() {
  std::vector<Step> steps;
  while (!done_.empty()) {
    steps.push_back(done_.back());
    undone_.push_back(std::move(done_.back()));
    done_.pop_back();
    if (steps.back().begins_group) break;
  }
  break_group();
  return steps;
}

std::vector<Step> Undo::bring_again() {
  std::vector<Step> steps;
  while (!undone_.empty() && (steps.empty() || !undone_.back().begins_group)) {
    steps.push_back(undone_.back());
    done_.push_back(std::move(undone_.back()));
    undone_.pop_back();
  }
  break_group();
  return steps;
}

void Undo::write(Writer& out) const {
  out.u32(static_cast<std::uint32_t>(done_.size()));
  for (const auto& step : done_) write_step(out, step);
  out.u32(static_cast<std::uint32_t>(undone_.size()));
  for (const auto& step : undone_) write_step(out, step);
}

bool Undo::read(Reader& in, const std::string& text) {
  Undo found;
  for (auto* steps : {&found.done_, &found.undone_}) {
    const auto count = in.u32();
    for (std::uint32_t index = 0; index < count && in.ok(); ++index) {
      steps->push_back(read_step(in));
      found.bytes_ += cost(steps->back());
    }
  }
  if (!in.ok() || !fits_back(found.done_, text) || !fits_again(found.undone_, text)) return false;
  *this = std::move(found);
  return true;
}

}  // namespace candour::gui::text
