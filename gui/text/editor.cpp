#include "gui/text/editor.hpp"

#include <algorithm>

#include "gui/text/clean.hpp"
#include "gui/text/find.hpp"
#include "gui/text/pieces.hpp"

namespace candour::gui::text {

namespace {

constexpr std::uint8_t state_version = 1;

}  // namespace

Editor::Editor(Engine& engine, Lines lines)
    : engine_(engine), lines_(lines), pieces_(std::make_unique<Pieces>(engine.shaper())) {}
Editor::~Editor() = default;
Editor::Editor(Editor&&) noexcept = default;

void Editor::set_text(std::string_view any) {
  text_ = cleaned(any, lines_ == Lines::many ? Breaks::keep : Breaks::as_spaces);
  pieces_->reset(text_);
  undo_.clear();
  caret_ = anchor_ = text_.size();
  wanted_x_ = -1;
  ++revision_;
}

void Editor::set_layout(const Style& style, float width, float page) {
  pieces_->set_layout(style, lines_ == Lines::many ? width : 0);
  page_ = page;
}

float Editor::height() const { return pieces_->height(); }

void Editor::apply(std::size_t at, std::size_t removed, std::string_view inserted) {
  text_.replace(at, removed, inserted);
  pieces_->replaced(text_, at, removed, inserted.size());
  ++revision_;
}

void Editor::replace(std::size_t begin, std::size_t end, std::string_view with, Kind kind) {
  if (begin == end && with.empty()) return;
  undo_.record({begin, text_.substr(begin, end - begin), std::string(with), caret_, anchor_, true}, kind, now_);
  apply(begin, end - begin, with);
  caret_ = anchor_ = snapped(begin + with.size());
  wanted_x_ = -1;
}

bool Editor::delete_selection(Kind kind) {
  if (caret_ == anchor_) return false;
  replace(std::min(caret_, anchor_), std::max(caret_, anchor_), {}, kind);
  return true;
}

void Editor::type(char32_t character) {
  if (character < 0x20 && character != '\t' && character != '\n' && character != '\r') return;  // a key, no letter
  const auto typed = cleaned(utf8_of(character), Breaks::as_spaces);
  const bool has_selection = caret_ != anchor_;
  replace(std::min(caret_, anchor_), std::max(caret_, anchor_), typed, has_selection ? Kind::other : Kind::typing);
}

void Editor::new_line() {
  if (lines_ == Lines::many) replace(std::min(caret_, anchor_), std::max(caret_, anchor_), "\n", Kind::typing);
}

void Editor::paste(std::string_view any) {
  const auto pasted = cleaned(any, lines_ == Lines::many ? Breaks::keep : Breaks::as_spaces);
  if (!pasted.empty()) replace(std::min(caret_, anchor_), std::max(caret_, anchor_), pasted, Kind::other);
}

void Editor::backspace() {
  if (!delete_selection(Kind::other) && caret_ > 0) replace(deletion_before(caret_), caret_, {}, Kind::deleting);
}

void Editor::remove() {
  if (!delete_selection(Kind::other) && caret_ < text_.size())
    replace(caret_, grapheme_after(caret_), {}, Kind::deleting);
}

void Editor::backspace_word() {
  if (!delete_selection(Kind::other) && caret_ > 0) replace(word_before(caret_), caret_, {}, Kind::other);
}

void Editor::remove_word() {
  if (!delete_selection(Kind::other) && caret_ < text_.size()) replace(caret_, word_after(caret_), {}, Kind::other);
}

void Editor::undo() {
  for (const auto& step : undo_.take_back()) {
    apply(step.at, step.inserted.size(), step.removed);
    caret_ = step.caret;
    anchor_ = step.anchor;
  }
  wanted_x_ = -1;
}

void Editor::redo() {
  for (const auto& step : undo_.bring_again()) {
    apply(step.at, step.removed.size(), step.inserted);
    caret_ = anchor_ = snapped(step.at + step.inserted.size());
  }
  wanted_x_ = -1;
}

std::string Editor::selection() const {
  return text_.substr(std::min(caret_, anchor_), std::max(caret_, anchor_) - std::min(caret_, anchor_));
}

std::string Editor::cut() {
  auto taken = selection();
  delete_selection(Kind::other);
  return taken;
}

void Editor::select_all() { select(0, text_.size()); }

void Editor::select(std::size_t anchor, std::size_t caret) {
  anchor_ = snapped(std::min(anchor, text_.size()));
  caret_ = snapped(std::min(caret, text_.size()));
  wanted_x_ = -1;
  undo_.break_group();
}

bool Editor::find_next(std::string_view needle) {
  auto found = find_words(text_, needle, std::max(caret_, anchor_));
  if (!found) found = find_words(text_, needle, 0);
  if (!found) return false;
  select(found->begin, found->end);
  return true;
}

Bytes Editor::save_state(std::size_t most) const {
  const auto write = [this](const Undo& undo) {
    Writer out;
    out.u8(state_version).u32(static_cast<std::uint32_t>(text_.size())).raw(as_bytes(text_));
    out.u32(static_cast<std::uint32_t>(caret_)).u32(static_cast<std::uint32_t>(anchor_));
    undo.write(out);
    return out.take();
  };
  auto whole = write(undo_);
  return whole.size() <= most ? whole : write({});
}

bool Editor::restore_state(ByteView state) {
  Reader in(state);
  if (in.u8() != state_version) return false;
  const auto text = to_text(in.raw(in.u32()));
  const auto caret = in.u32();
  const auto anchor = in.u32();
  if (!in.ok() || caret > text.size() || anchor > text.size()) return false;
  if (cleaned(text, lines_ == Lines::many ? Breaks::keep : Breaks::as_spaces) != text) return false;
  Undo undo;
  if (!undo.read(in, text) || !in.finished()) return false;
  set_text(text);
  undo_ = std::move(undo);
  select(anchor, caret);
  return true;
}

}  // namespace candour::gui::text
