// The few tiles every screen is made of, drawn from the top to the bottom in one pass. A tile declares its node in the
// semantic tree as it draws and answers at once; nothing here knows the journal.
#pragma once

#include <imgui.h>

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gui/semantics/tree.hpp"
#include "gui/text/engine.hpp"
#include "gui/widgets/input.hpp"
#include "gui/widgets/shelf.hpp"
#include "gui/widgets/theme.hpp"

namespace candour::gui {

// What a person chose about the look, and the display's own scale.
struct Look {
  ThemeName theme = ThemeName::light;
  float scale = 1;  // 0.8 to 3
  text::Face writing = text::Face::sans;
  bool caret_blinks = false;
};

enum class Size : std::uint8_t { small, body, heading, title };
enum class Ink : std::uint8_t { normal, muted, good, care, alarm, mine, everyone };
enum class Importance : std::uint8_t { main, plain, quiet };  // at most one main button a screen
// The edge at the left of a text says who reads it, by pattern and colour; words say it too.
enum class Edge : std::uint8_t { none, mine, mentors, everyone };
enum class Modal : std::uint8_t { no, yes };

struct AreaOptions {
  int lines = 6;            // its least height
  std::string_view hint{};  // shown while it is empty
  bool has_focus_first = false;
  bool is_kept = true;   // as a draft in the vault
  bool is_main = false;  // what the screen is about: finding goes through it
};

struct FieldOptions {
  std::string_view hint{};
  bool has_focus_first = false;
  bool is_kept = true;  // as a draft in the vault; not what is looked for, and no code
};

struct RowContent {
  std::string name;      // what a person would call it, and its first line
  std::string reader{};  // who can read it, at the right
  std::string text{};    // up to two lines
  std::string below{};   // one quiet line
  Edge edge = Edge::none;
  std::size_t level = 0;  // how deep it stands under others: it stands farther to the right
};

class Ui {
 public:
  Ui(text::Engine& engine, Shelf& shelf, Clipboard& clipboard);

  // ---- a frame
  void begin(ImDrawList& list, Box window, const Look& look, FrameInput input, Modal modal);
  // Moves the focus by what no tile took, and hands back the rest for the program's own keys.
  std::vector<KeyPress> end();
  bool needs_another_frame() const { return needs_frame_; }
  // When something changes by itself: a secret that was shown hides again.
  std::optional<SteadyTime> next_deadline() const {
    return shown_secret_ ? std::optional(shown_until_) : std::nullopt;
  }
  // A new screen or dialog stands there: the focus goes to its first field or button.
  void screen_changed() { is_fresh_ = true; }

  const Tree& tree() const { return tree_; }
  Shelf& shelf() { return shelf_; }
  const Theme& colours() const { return *theme_; }
  const Look& look() const { return look_; }
  float px(float at_100_percent) const { return at_100_percent * look_.scale; }
  const Box& window() const { return window_; }
  bool is_narrow() const { return window_.width < px(760); }
  bool is_low() const { return window_.height < px(420); }
  void focus(NodeId id) {
    focused_ = id;
    has_moved_focus_ = true;
    uses_keyboard_ = true;
  }
  NodeId focused() const { return focused_; }
  // After an act that pressing again would repeat: the focus goes to the field before the button, or nowhere.
  void leave_button();
  // A paste was asked for and has not come: what is typed meanwhile must wait for it.
  bool is_pasting() const { return pasting_ != 0; }
  // True once after a paste that nobody answered.
  bool take_unanswered_paste() { return std::exchange(is_unanswered_, false); }
  // In the next frame the node acts as if Enter was pressed on it.
  void press(NodeId id) {
    pressed_ = focused_ = id;
    needs_frame_ = true;
  }

  // ---- places. A flow goes downwards inside a box; in a row its tiles go from left to right and wrap.
  void begin_band(Band band, Box box, Colour paper);
  void end_band();
  // A band that scrolls when its content is longer; remembers where it was by name.
  void begin_scroll(Band band, std::string_view name, Box box, Colour paper, float measure);
  void end_scroll();
  // Of what the scrolling band holds so far, with its margins.
  float content_height() const;
  // From the next frame on.
  void scroll_to_top();
  // The column that a scrolling band has, in one that does not scroll.
  void begin_column(float measure, float above);
  void end_column() { flows_.pop_back(); }
  void begin_row(float gap_at_100_percent = 12);
  void begin_choices() { begin_row(2); }  // they keep a distance of their own
  void end_row();
  // What stands in it begins a little further to the right.
  void begin_inset(float at_100_percent);
  void end_inset();
  // Two halves side by side, or one below the other where there is no room.
  void begin_halves();
  void next_half();
  void end_halves();
  void begin_card(std::string_view name, Edge edge);
  void end_card();
  void begin_dialog(std::string_view name, float width);
  void end_dialog();
  void gap(float at_100_percent);
  float width() const;  // that a tile may take here
  float y() const;
  // What stands here next can be seen.
  bool is_in_sight() const { return y() <= clip().bottom(); }
  // Everything inside gets ids of its own.
  void push_id(std::string_view name);
  void pop_id();

  // ---- finding: what is read or written on the page and says `words` is marked; the one with the number `which`,
  // round and round, is brought into view when `must_show`. For one frame.
  void seek(std::string_view words, int which, bool must_show) { sought_ = {std::string(words), which, must_show, 0}; }
  int found() const { return found_before_; }  // places in the frame before

  // ---- words
  void text(std::string_view words, Size size = Size::body, Ink ink = Ink::normal);
  void heading(std::string_view words, Size size = Size::heading);
  void quiet(std::string_view words) { text(words, Size::small, Ink::muted); }
  // In a row: what does not fit at its end is cut, and only there.
  void in_one_line(std::string_view words, Size size, Ink ink);
  void strong(std::string_view words);
  void status(std::string_view words, Ink ink = Ink::muted);
  // The line that says who can read what stands here; with the lock or the heads before its words.
  void audience(std::string_view words, Edge edge);
  // How high that line will be in a column of `measure` inside `band`.
  float audience_height(std::string_view words, Edge edge, const Box& band, float measure);
  void words_to_say(std::string_view words);  // large, spaced: to be read aloud
  void rule();
  void divider(std::string_view words);  // a line with its name

  // ---- acts
  bool button(std::string_view name, Importance importance = Importance::plain);
  // Disabled ones stay reachable for reading and say why.
  bool button_unless(bool is_disabled, std::string_view why, std::string_view name, Importance importance);
  bool rail_entry(std::string_view name, bool is_current);
  // One of several: true when it was chosen now.
  bool choice(std::string_view group, std::string_view name, bool is_chosen);
  bool check(std::string_view name, bool is_on, std::string_view explained = {});
  // `tile` names what the row is about, not its place among others: what has the focus, or is held down by the mouse,
  // stays the same thing when a list changes.
  bool row(std::string_view tile, const RowContent& content);
  // A list of many rows of one height: draws what can be seen. `draw` gets the index.
  template <class Draw>
  void rows(std::size_t count, float row_height, const Draw& draw) {
    const auto seen = begin_rows(count, row_height);
    for (std::size_t index = seen.first; index < seen.last; ++index) draw(index);
    end_rows(count, row_height, seen.last);
  }
  float row_height(bool has_text, bool has_below) const;

  // ---- writing. What is typed lies in the shelf under `typed`.
  // True when the text changed in this frame.
  bool area(const TypedKey& typed, std::string_view name, const AreaOptions& options = {});
  // True when Enter was pressed in it.
  bool field(const TypedKey& typed, std::string_view name, const FieldOptions& options = {});
  // Puts words at the end of what is typed under `typed`, as if they were typed, and the focus there.
  void put_words(const TypedKey& typed, std::string_view words);
  // What was chosen under `typed` is kept as what is typed is.
  void keep_choice(const TypedKey& typed) { shelf_.touched(typed, input_.now); }
  // With a button that shows it while it is held down, and for a moment when it is pressed by a key.
  bool secret(const TypedKey& typed, std::string_view name, bool has_focus_first = false);
  // Read-only words of a person, whole, with selection by keyboard left to the editor: a paragraph each.
  void reading(std::string_view name, std::string_view words);

  bool took_escape();  // Esc was pressed and nothing else took it

 private:
  struct Flow {
    Box box;
    float y = 0;
    bool is_row = false;
    float row_x = 0;
    float row_height = 0;
    float row_gap = 0;
    int half = 0;  // 1 and 2 inside halves
    float halves_top = 0;
    float halves_bottom = 0;
    Box whole{};
  };
  struct Scroll {
    float offset = 0;
    float content = 0;
  };
  struct Card {
    NodeId id;
    float top;
    Edge edge;
  };
  struct Sought {
    std::string words;
    int which = 0;
    bool must_show = false;
    int count = 0;
  };
  struct Visible {
    std::size_t first;
    std::size_t last;
  };

  NodeId id_of(std::string_view name) const;
  Flow& flow() { return flows_.back(); }
  const Flow& flow() const { return flows_.back(); }
  Box place(float width, float height);
  Box column_in(const Box& box, float measure) const;
  Box clip() const { return clips_.back(); }
  void push_clip(const Box& box);
  void pop_clip();
  Node& declare(Node node);
  Node& declare_focusable(NodeId id, Role role, std::string_view name, const Box& box);
  bool is_hovered(const Box& box) const;
  bool is_pressed_now(NodeId id, const Box& box);
  bool acts(NodeId id, const Box& box);
  const Stroke* next_stroke() const;
  void take_stroke() { ++stroke_; }
  bool is_pressed_by_key(NodeId id);
  bool takes_key(NodeId id, Key key);
  void ring(NodeId id, const Box& box);
  void draw_edge(Edge edge, const Box& box);
  void frame_box(const Box& box, bool is_focused);
  void keep_focus();
  void move_focus(const KeyPress& key, bool& is_taken);
  void keep_in_view(const Box& box);
  void scroll_bar(const Box& box, Scroll& scroll);
  Visible begin_rows(std::size_t count, float row_height);
  void end_rows(std::size_t count, float row_height, std::size_t last);
  void ask_for_paste(NodeId id);
  std::optional<std::string> pasted_into(NodeId id);
  void take_typing(NodeId id, text::Editor& editor, text::Lines lines);
  bool take_deletion(text::Editor& editor, const KeyPress& key);
  bool take_command(text::Editor& editor, const KeyPress& key);
  void keep_caret_in_view(const text::Editor& editor, ImVec2 origin);
  bool take_editing_key(text::Editor& editor, const KeyPress& key, text::Lines lines);
  void take_secret(NodeId id, crypto::TypedSecret& typed);
  void draw_secret(const crypto::TypedSecret& typed, const Box& box, bool is_focused, bool is_shown);
  bool shows_secret(NodeId id, const Box& box);
  void mark_sought(const text::Laid& laid, std::string_view words, const Box& box);
  void show_sought(text::Editor& editor, ImVec2 origin);
  void focus_first(NodeId id, bool is_asked);
  bool is_in_reach() const;
  void take_mouse(NodeId id, text::Editor& editor, const Box& box, ImVec2 origin);
  text::Style style(Size size) const;
  Colour colour(Ink ink) const;
  Colour colour(Edge edge) const;

  text::Engine& engine_;
  Shelf& shelf_;
  Clipboard& clipboard_;
  ImDrawList* list_ = nullptr;
  Look look_;
  const Theme* theme_;
  Box window_;
  FrameInput input_;
  std::size_t stroke_ = 0;
  Modal modal_ = Modal::no;
  Tree tree_;
  std::vector<Flow> flows_;
  std::vector<Box> clips_;
  std::vector<Colour> papers_;
  std::vector<NodeId> ids_;
  std::vector<Band> bands_;
  std::vector<NodeId> scrolls_;
  std::vector<Card> cards_;
  std::map<NodeId, Scroll> scroll_;
  std::map<NodeId, float> heights_;  // of what is drawn behind its content, from the frame before
  std::optional<Box> to_show_;
  NodeId focused_ = 0;
  NodeId stop_before_ = 0;  // the one that Tab came from
  bool is_row_focused_ = false;
  NodeId pressed_ = 0;  // by name: from the palette
  NodeId active_ = 0;   // the mouse button went down on it
  float pressed_x_ = 0, pressed_y_ = 0;  // where
  NodeId shown_secret_ = 0;
  SteadyTime shown_until_{};
  bool is_typing_ = false;  // characters came that no field took: the next space is one of them
  NodeId pasting_ = 0;  // where what was asked of the clipboard goes
  bool is_unanswered_ = false;
  Sought sought_;
  int found_before_ = 0;
  NodeId group_ = 0;
  bool uses_keyboard_ = false;
  bool has_moved_focus_ = false;
  bool has_arrowed_ = false;  // to another of a group
  bool is_fresh_ = true;
  bool has_chosen_focus_ = false;
  bool needs_frame_ = false;
};

}  // namespace candour::gui
