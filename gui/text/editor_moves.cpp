// Where the caret may stand and where a key takes it, by the log attributes that Pango finds.
#include <algorithm>
#include <climits>
#include <cmath>

#include "gui/text/clean.hpp"
#include "gui/text/editor.hpp"
#include "gui/text/pieces.hpp"

namespace candour::gui::text {

namespace {

// The attributes of a piece, by characters, and the way between characters and bytes.
struct Attributes {
  const PangoLogAttr* all = nullptr;
  int count = 0;
  const char* text = nullptr;
  int bytes = 0;

  explicit Attributes(const Piece& piece) {
    auto* layout = piece.shaped.layout.get();
    all = pango_layout_get_log_attrs_readonly(layout, &count);
    text = pango_layout_get_text(layout);
    bytes = static_cast<int>(piece.length);
  }
  int character_at(int byte) const { return static_cast<int>(g_utf8_pointer_to_offset(text, text + byte)); }
  int byte_at(int character) const { return static_cast<int>(g_utf8_offset_to_pointer(text, character) - text); }
};

}  // namespace

std::size_t Editor::snapped(std::size_t byte) const {
  auto spot = pieces_->spot(text_, byte);
  const auto& piece = pieces_->laid_out(text_, spot.paragraph).pieces[spot.piece];
  if (spot.index == 0 || spot.index >= static_cast<int>(piece.length)) return byte;
  const Attributes attributes(piece);
  while (spot.index > 0 && (static_cast<unsigned char>(attributes.text[spot.index]) & 0xC0) == 0x80) --spot.index;
  int character = attributes.character_at(spot.index);
  while (character > 0 && !attributes.all[character].is_cursor_position) --character;
  spot.index = attributes.byte_at(character);
  return pieces_->byte_of(spot);
}

std::size_t Editor::grapheme_after(std::size_t byte) const {
  auto spot = pieces_->spot(text_, byte);
  const auto& piece = pieces_->laid_out(text_, spot.paragraph).pieces[spot.piece];
  if (spot.index >= static_cast<int>(piece.length)) return std::min(byte + 1, text_.size());
  const Attributes attributes(piece);
  int character = attributes.character_at(spot.index) + 1;
  while (character + 1 < attributes.count && !attributes.all[character].is_cursor_position) ++character;
  spot.index = attributes.byte_at(character);
  return pieces_->byte_of(spot);
}

// A grapheme in Latin and emoji, one code point in Indic, Arabic, Thai and Hangul, as writers of these expect.
std::size_t Editor::deletion_before(std::size_t byte) const {
  auto before = byte - 1;
  while (before > 0 && (static_cast<unsigned char>(text_[before]) & 0xC0) == 0x80) --before;
  if (text_[before] == '\n') return before;
  auto spot = pieces_->spot(text_, byte);
  auto* paragraph = &pieces_->laid_out(text_, spot.paragraph);
  if (spot.index == 0 && spot.piece > 0) {
    --spot.piece;
    spot.index = static_cast<int>(paragraph->pieces[spot.piece].length);
  }
  const Attributes attributes(paragraph->pieces[spot.piece]);
  int character = attributes.character_at(spot.index);
  if (attributes.all[character].backspace_deletes_character) return before;
  --character;
  while (character > 0 && !attributes.all[character].is_cursor_position) --character;
  spot.index = attributes.byte_at(character);
  return pieces_->byte_of(spot);
}

std::size_t Editor::word_after(std::size_t byte) const {
  for (auto spot = pieces_->spot(text_, byte);;) {
    const auto& paragraph = pieces_->laid_out(text_, spot.paragraph);
    const Attributes attributes(paragraph.pieces[spot.piece]);
    for (int character = attributes.character_at(spot.index) + 1; character < attributes.count; ++character) {
      if (!attributes.all[character].is_word_end || !attributes.all[character].is_cursor_position) continue;
      spot.index = attributes.byte_at(character);
      return pieces_->byte_of(spot);
    }
    const auto end = pieces_->begin_of(spot.paragraph) + paragraph.length;
    if (spot.piece + 1 < paragraph.pieces.size()) {
      ++spot.piece;
      spot.index = 0;
    } else {
      return byte < end ? end : std::min(byte + 1, text_.size());
    }
  }
}

std::size_t Editor::word_before(std::size_t byte) const {
  for (auto spot = pieces_->spot(text_, byte);;) {
    const auto& paragraph = pieces_->laid_out(text_, spot.paragraph);
    const Attributes attributes(paragraph.pieces[spot.piece]);
    for (int character = attributes.character_at(spot.index) - 1; character >= 0; --character) {
      if (!attributes.all[character].is_word_start || !attributes.all[character].is_cursor_position) continue;
      spot.index = attributes.byte_at(character);
      return pieces_->byte_of(spot);
    }
    const auto begin = pieces_->begin_of(spot.paragraph);
    if (spot.piece == 0) return byte > begin ? begin : byte - 1;
    --spot.piece;
    spot.index = static_cast<int>(paragraph.pieces[spot.piece].length);
  }
}

// By what is seen: to the left is to the left, also in Arabic.
std::size_t Editor::visual(std::size_t byte, int direction) const {
  auto spot = pieces_->spot(text_, byte);
  const auto& paragraph = pieces_->laid_out(text_, spot.paragraph);
  const auto& piece = paragraph.pieces[spot.piece];
  int index = 0;
  int trailing = 0;
  pango_layout_move_cursor_visually(piece.shaped.layout.get(), TRUE, spot.index, 0, direction, &index, &trailing);
  const auto begin = pieces_->begin_of(spot.paragraph);
  if (index < 0) return begin + piece.begin > 0 ? snapped(begin + piece.begin - 1) : 0;
  if (index == G_MAXINT) return std::min(begin + piece.begin + piece.length + 1, text_.size());
  auto to = begin + piece.begin + static_cast<std::size_t>(index);
  const auto end = begin + piece.begin + piece.length;
  for (; trailing > 0 && to < end; --trailing) to += length_of(static_cast<unsigned char>(text_[to]));
  return snapped(to);
}

// So many lines, or so many pixels, further down or up; at the ends to the very start or end.
std::size_t Editor::vertical(float lines, float pixels) {
  const auto box = caret_box();
  if (wanted_x_ < 0) wanted_x_ = box.x;
  const float y = box.y + box.w / 2 + lines * box.w + pixels;
  if (y < 0) return 0;
  if (y >= pieces_->height() && lines + pixels > 0) return text_.size();
  const float keep = wanted_x_;
  const auto to = at_point({keep, y});
  wanted_x_ = keep;
  return to;
}

std::size_t Editor::at_point(ImVec2 at) const {
  auto number = pieces_->paragraph_at_y(at.y);
  pieces_->laid_out(text_, number);
  number = pieces_->paragraph_at_y(at.y);  // what was an estimate is known now
  const auto& paragraph = pieces_->laid_out(text_, number);
  const float within = at.y - pieces_->top_of(number);
  Spot spot;
  spot.paragraph = number;
  while (spot.piece + 1 < paragraph.pieces.size() && within >= paragraph.pieces[spot.piece + 1].y) ++spot.piece;
  const auto& piece = paragraph.pieces[spot.piece];
  while (spot.line + 1 < piece.shaped.lines.size() && within - piece.y >= piece.shaped.lines[spot.line + 1].y)
    ++spot.line;
  return snapped(pieces_->byte_at(text_, spot, at.x));
}

std::size_t Editor::line_edge(Move move) {
  auto here = pieces_->spot(text_, caret_);
  const auto& paragraph = pieces_->laid_out(text_, here.paragraph);
  const auto& piece = paragraph.pieces[here.piece];
  const auto& line = piece.shaped.lines[here.line];
  if (move == Move::line_start) {
    here.index = line.start;
    return pieces_->byte_of(here);
  }
  here.index = line.start + line.length;
  const auto at_end = pieces_->byte_of(here);
  const bool is_wrapped = here.line + 1 < piece.shaped.lines.size() || here.piece + 1 < paragraph.pieces.size();
  return is_wrapped && line.length > 0 ? snapped(at_end - 1) : at_end;
}

std::size_t Editor::target(Move move) {
  switch (move) {
    case Move::left:
      return visual(caret_, -1);
    case Move::right:
      return visual(caret_, 1);
    case Move::up:
      return vertical(-1, 0);
    case Move::down:
      return vertical(1, 0);
    case Move::word_left:
      return caret_ > 0 ? word_before(caret_) : 0;
    case Move::word_right:
      return word_after(caret_);
    case Move::page_up:
      return vertical(0, -page_);
    case Move::page_down:
      return vertical(0, page_);
    case Move::text_start:
      return 0;
    case Move::text_end:
      return text_.size();
    case Move::line_start:
    case Move::line_end:
      break;
  }
  return line_edge(move);
}

void Editor::move(Move move, Extend extend) {
  const bool is_vertical = move == Move::up || move == Move::down || move == Move::page_up || move == Move::page_down;
  // Without Shift an arrow leaves a selection at its edge.
  if (extend == Extend::no && caret_ != anchor_ && (move == Move::left || move == Move::right)) {
    move_to(move == Move::left ? std::min(caret_, anchor_) : std::max(caret_, anchor_), extend);
    return;
  }
  const float keep = is_vertical ? wanted_x_ : -1;
  wanted_x_ = keep;
  const auto to = target(move);
  const float wanted = wanted_x_;
  move_to(to, extend);
  if (is_vertical) wanted_x_ = wanted;
}

void Editor::move_to(std::size_t byte, Extend extend) {
  caret_ = std::min(byte, text_.size());
  if (extend == Extend::no) anchor_ = caret_;
  wanted_x_ = -1;
  undo_.break_group();
}

// The word or the paragraph that stands at `byte`, as the last press counted its clicks.
Editor::Span Editor::unit_at(std::size_t byte) const {
  if (clicks_ == 3) {
    const auto number = pieces_->paragraph_at(byte);
    const auto begin = pieces_->begin_of(number);
    return {begin, begin + pieces_->as_it_is(number).length};
  }
  const auto end = word_after(byte);
  return {word_before(end), end};
}

void Editor::press(ImVec2 at, int clicks, Extend extend) {
  clicks_ = std::clamp(clicks, 1, 3);
  const auto to = at_point(at);
  move_to(to, extend);
  if (clicks_ > 1) {
    const auto unit = unit_at(to);
    select(unit.begin, unit.end);
  }
  pressed_begin_ = std::min(caret_, anchor_);
  pressed_end_ = std::max(caret_, anchor_);
}

void Editor::drag_to(ImVec2 at) {
  const auto to = at_point(at);
  if (clicks_ == 1) return move_to(to, Extend::yes);
  const auto unit = unit_at(to);
  const auto begin = std::min(pressed_begin_, text_.size());
  const auto end = std::min(pressed_end_, text_.size());
  if (unit.begin < begin)
    select(end, unit.begin);
  else
    select(begin, std::max(end, unit.end));
}

}  // namespace candour::gui::text
