// A text under a person's hands: caret, selection, typing, deleting by grapheme, undo. Knows no window and no journal.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "gui/text/engine.hpp"
#include "gui/text/undo.hpp"

namespace candour::gui::text {

enum class Lines : std::uint8_t { single, many };
enum class Move : std::uint8_t {
  left,
  right,
  up,
  down,
  word_left,
  word_right,
  line_start,
  line_end,
  page_up,
  page_down,
  text_start,
  text_end,
};
enum class Extend : std::uint8_t { no, yes };

class Pieces;

// Bytes of a draft that the vault takes.
inline constexpr std::size_t max_state = std::size_t{1} << 20;

class Editor {
 public:
  Editor(Engine& engine, Lines lines);
  ~Editor();
  Editor(Editor&&) noexcept;

  // Replaces everything; forgets undo; the caret stands at the end.
  void set_text(std::string_view any);
  const std::string& text() const { return text_; }
  // Width in pixels, 0 for one unbounded line. `page` is how far page up and page down go.
  void set_layout(const Style& style, float width, float page);
  float height() const;  // estimated where it was not laid out yet

  void type(char32_t character);
  void new_line();
  void paste(std::string_view any);
  void backspace();
  void remove();
  void backspace_word();
  void remove_word();
  void move(Move move, Extend extend);
  void select_all();
  void undo();
  void redo();
  std::string selection() const;
  std::string cut();
  // The next place that says `needle`, whatever its case, after the caret and then from the start; selected.
  bool find_next(std::string_view needle);

  // In pixels from the upper left corner of the text. Two clicks choose a word, three a paragraph; a drag after them goes
  // on by words and paragraphs.
  void press(ImVec2 at, int clicks, Extend extend);
  void drag_to(ImVec2 at);

  // Bytes, always at a place where a caret may stand.
  std::size_t caret() const { return caret_; }
  std::size_t anchor() const { return anchor_; }
  void select(std::size_t anchor, std::size_t caret);
  // Grows with each change of the text.
  std::uint64_t revision() const { return revision_; }
  // For the groups of undo.
  void note_time(std::chrono::milliseconds steady) { now_ = steady; }

  struct Colours {
    ImU32 ink, muted, selection, caret;
  };
  // What lies between clip_top and clip_bottom, in pixels of the window.
  void draw(ImDrawList& list, ImVec2 origin, float clip_top, float clip_bottom, const Colours& colours, bool has_focus);
  ImVec4 caret_box() const;  // x, y, width, height

  // Of one line or many: what a draft brought back does not know.
  void set_lines(Lines lines) { lines_ = lines; }

  // Text, caret and undo as bytes, and back; without undo if the whole would be longer than `most` bytes. Bytes that are
  // not that change nothing and give false.
  Bytes save_state(std::size_t most = max_state) const;
  bool restore_state(ByteView state);

 private:
  void replace(std::size_t begin, std::size_t end, std::string_view with, Kind kind);
  void apply(std::size_t at, std::size_t removed, std::string_view inserted);
  bool delete_selection(Kind kind);
  std::size_t snapped(std::size_t byte) const;
  std::size_t grapheme_after(std::size_t byte) const;
  std::size_t deletion_before(std::size_t byte) const;
  std::size_t word_before(std::size_t byte) const;
  std::size_t word_after(std::size_t byte) const;
  std::size_t visual(std::size_t byte, int direction) const;
  struct Span {
    std::size_t begin, end;
  };
  Span unit_at(std::size_t byte) const;
  std::size_t vertical(float lines, float pixels);
  std::size_t at_point(ImVec2 at) const;
  std::size_t line_edge(Move move);
  std::size_t target(Move move);
  void move_to(std::size_t byte, Extend extend);
  void draw_selection(ImDrawList& list, ImVec2 origin, float top, float bottom, ImU32 colour);

  Engine& engine_;
  Lines lines_;
  std::string text_;
  std::unique_ptr<Pieces> pieces_;
  std::size_t caret_ = 0;
  std::size_t anchor_ = 0;
  float wanted_x_ = -1;  // while going up and down
  int clicks_ = 1;       // of the last press
  std::size_t pressed_begin_ = 0, pressed_end_ = 0;  // what it chose
  float page_ = 400;
  std::uint64_t revision_ = 0;
  std::chrono::milliseconds now_{};
  Undo undo_;
};

}  // namespace candour::gui::text
