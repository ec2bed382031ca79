// The editor against a plain string: random edits in every script, and the text is never another one.
#include <random>

#include "gui/text/clean.hpp"
#include "tests/gui/text/fixture.hpp"

namespace candour::gui::text {
namespace {

const char* const pieces[] = {"the quiet desk ",
                              "e\u0301te\u0301 nai\u0308ve ",
                              "καλημέρα κόσμε ",
                              "добрый день ",
                              "مرحبا بالعالم ",
                              "یہ اردو ہے ",
                              "আমি বাংলায় লিখি ",
                              "नमस्ते दुनिया ",
                              "没有人说话",
                              "👩🏽‍🦽👨‍👩‍👧‍👦❤️ ",
                              "12 March, 10:00 ",
                              "a\nb\n",
                              "สวัสดี ",
                              "한국어 ",
                              "\xff\xfe broken \xc3",
                              "tab\there\r\nand\x01 control",
                              "\u2028line"};

bool is_utf8(const std::string& text) { return cleaned(text, Breaks::keep) == text; }

bool is_start(const std::string& text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

// What a person might do next, with what a plain string would become.
class Model : public TextTest {
 protected:
  Editor editor = page(320);
  std::string text;
  std::mt19937 random{20260312};

  std::size_t below(std::size_t bound) { return random() % bound; }
  std::size_t first() const { return std::min(editor.caret(), editor.anchor()); }
  std::size_t last() const { return std::max(editor.caret(), editor.anchor()); }

  void replace_selection(std::string_view with) { text.replace(first(), last() - first(), with); }

  void insert() {
    const std::string piece = pieces[below(std::size(pieces))];
    const auto clean = cleaned(piece, Breaks::keep);
    replace_selection(clean);
    editor.paste(piece);
  }

  void type() {
    constexpr char32_t characters[] = {U'a',  U' ', U'é',      U'\u0301', U'م',  U'ক', U'ি',
                                       U'你', U'😀', U'\u200D', U'0',      U'\n', U'\0'};
    const auto character = characters[below(std::size(characters))];
    if (character == U'\n') {
      replace_selection("\n");
      return editor.new_line();
    }
    const bool is_key = character < 0x20;  // no letter: nothing is typed by it
    if (!is_key) replace_selection(cleaned(utf8_of(character), Breaks::as_spaces));
    editor.type(character);
  }

  // How far a deletion reaches is the editor's to say; that it takes one range beside the caret is a law.
  enum class Side { before, after };
  template <class Delete>
  void erase(Side side, const Delete& act) {
    const auto from = first();
    const auto to = last();
    const auto before = editor.text().size();
    act();
    ASSERT_LE(editor.text().size(), before);
    const auto gone = before - editor.text().size();
    if (from != to) {
      text.erase(from, to - from);
    } else {
      ASSERT_LE(gone, side == Side::before ? from : before - from);
      text.erase(side == Side::before ? from - gone : from, gone);
    }
  }

  void move() {
    const auto way = static_cast<Move>(below(12));
    editor.move(way, below(3) == 0 ? Extend::yes : Extend::no);
  }

  void step() {
    switch (below(14)) {
      case 0:
      case 1:
        return insert();
      case 2:
      case 3:
      case 4:
        return type();
      case 5:
        return erase(Side::before, [&] { editor.backspace(); });
      case 6:
        return erase(Side::after, [&] { editor.remove(); });
      case 7:
        return erase(Side::before, [&] { editor.backspace_word(); });
      case 10:
        return erase(Side::after, [&] { editor.remove_word(); });
      case 8:
        return editor.select(below(text.size() + 1), below(text.size() + 1));
      case 9:
        if (text.size() > 900) text = "", editor.set_text("");
        return;
      default:
        return move();
    }
  }

  void check() {
    ASSERT_EQ(editor.text(), text);
    ASSERT_TRUE(is_utf8(text));
    ASSERT_LE(last(), text.size());
    ASSERT_TRUE(is_start(text, editor.caret()) && is_start(text, editor.anchor()));
  }
};

TEST_F(Model, IsThePlainStringAfterAHundredThousandEdits) {
  for (int edit = 0; edit < 100'000; ++edit) {
    step();
    check();
    if (HasFatalFailure()) FAIL() << "at edit " << edit;
  }
}

TEST_F(Model, ComesBackToEveryEarlierTextByUndoAndForthAgainByRedo) {
  for (int round = 0; round < 300; ++round) {
    editor.set_text("");
    text.clear();
    std::vector<std::string> texts{""};
    for (int edit = 0; edit < 12; ++edit) {
      editor.note_time(std::chrono::seconds(2 * (round * 100 + edit)));  // each a group of its own
      const auto before = editor.text();
      below(3) ? insert() : erase(Side::before, [&] { editor.backspace(); });
      if (editor.text() != before) texts.push_back(editor.text());
    }

    for (std::size_t at = texts.size() - 1; at > 0; --at) {
      ASSERT_EQ(editor.text(), texts[at]);
      editor.undo();
    }
    ASSERT_EQ(editor.text(), texts.front());
    for (std::size_t at = 1; at < texts.size(); ++at) {
      editor.redo();
      ASSERT_EQ(editor.text(), texts[at]);
    }
  }
}

TEST_F(Model, ComesBackFromADraftWithCaretAndUndo) {
  for (int round = 0; round < 100; ++round) {
    for (int edit = 0; edit < 20; ++edit) step();
    auto again = page(320);

    ASSERT_TRUE(again.restore_state(editor.save_state()));

    ASSERT_EQ(again.text(), editor.text());
    ASSERT_EQ(again.caret(), editor.caret());
    ASSERT_EQ(again.anchor(), editor.anchor());
    again.undo();
    auto undone = page(320);
    ASSERT_TRUE(undone.restore_state(editor.save_state()));
    undone.undo();
    ASSERT_EQ(again.text(), undone.text());
  }
}

TEST_F(Model, RefusesADraftThatIsCutOrChangedOrIsAValidOne) {
  insert();
  type();
  erase(Side::before, [&] { editor.backspace(); });
  const auto state = editor.save_state();
  for (std::size_t length = 0; length < state.size(); ++length) {
    auto other = page();
    other.set_text("as it was");
    ASSERT_FALSE(other.restore_state(ByteView(state).first(length)));
    ASSERT_EQ(other.text(), "as it was");
  }
  for (std::size_t at = 0; at < state.size(); ++at) {
    auto changed = state;
    changed[at] ^= static_cast<std::uint8_t>(1 + below(255));
    auto other = page();
    if (!other.restore_state(changed)) continue;
    ASSERT_TRUE(is_utf8(other.text()));
    for (int steps = 0; steps < 5; ++steps) other.undo();
    for (int steps = 0; steps < 5; ++steps) other.redo();
  }
}

}  // namespace
}  // namespace candour::gui::text
