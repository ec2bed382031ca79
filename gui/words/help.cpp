#include "gui/words/help.hpp"

#include <array>

namespace candour::gui::words {

namespace {

using std::string_view;

constexpr std::array<string_view, 3> journal_lines{
    "This is everything you may read, the newest first. Under each title stands who can read it.",
    "Write begins a text that only you can read. Sharing it, or a sentence of it, is the last step and has a preview.",
    "Nobody is told when you read something, and nothing here counts anybody."};
constexpr std::array<string_view, 3> write_lines{
    "What you type is kept on this computer at least once a second, in the locked file. You can close or lock at any "
    "time.",
    "Keep for myself makes a private note of it. Share shows first exactly what the other will see.",
    "Questions to start from are only suggestions. Nothing has to be answered."};
constexpr std::array<string_view, 2> share_lines{
    "Choose a passage of your note at the left, by mouse or with Shift and the arrow keys. Then reword it at the "
    "right.",
    "Only the text at the right is shared, as a new text of today. The note itself never leaves this computer."};
constexpr std::array<string_view, 3> pairing_lines{
    "Pairing makes sure that the person at the other end is the one you know, and that nobody sits between you.",
    "Give the twelve words by voice or on paper. Then each of you says half a number and types the other's half.",
    "If the numbers differ three times, it ends by itself. Tell the other person by voice and begin again."};
constexpr std::array<string_view, 3> summary_lines{
    "Only what somebody offered can be in a summary, and anybody may leave a passage out without a reason.",
    "List the people and places that must not be recognised. Each place they stand is shown, and nothing is changed "
    "unseen.",
    "It can leave only when all of you have approved exactly the same words, twice."};
constexpr std::array<string_view, 2> meeting_lines{
    "A meeting has a date and things to talk about, which all of you can read, and notes before it, which only you "
    "can.",
    "The hour stays the same on the wall when the clocks change."};
constexpr std::array<string_view, 2> form_lines{
    "What you fill in is kept on this computer while you type, and stands in the journal once you press the button.",
    "What does not fit is said beneath its field. Everything else stays as you typed it."};
constexpr std::array<string_view, 2> who_lines{
    "Here stands who can read what, in plain words, and everything that the post box has ever received.",
    "What the post box keeps are locked letters of equal size. It cannot open them."};
constexpr std::array<string_view, 2> general_lines{"Every screen says at its foot who can read what stands on it.",
                                                  "Ctrl and K shows everything you can do here, by name."};

constexpr auto all_keys = std::to_array<std::pair<string_view, string_view>>({
    {"Tab", "to the next field or button; with Shift to the one before"},
    {"Right, in a passphrase", "to \"Hold to show\""},
    {"F6", "between the rail, the page and the foot"},
    {"Ctrl+K", "everything you can do here, by name"},
    {"Ctrl+N", "write"},
    {"Ctrl+S", "keep what you write"},
    {"Ctrl+Enter", "share or answer, after the preview"},
    {"Ctrl+F, Enter", "find on this page, the next place"},
    {"Ctrl+Shift+F", "search"},
    {"Ctrl+plus, minus, 0", "larger, smaller, usual size"},
    {"Alt+1 to 9", "the screens of the rail, from above"},
    {"Menu or Shift+F10", "what can be done here, by name"},
    {"F1 or ?", "help for this screen"},
    {"F9", "a blank page at once; any key brings it back"},
    {"Ctrl+L", "lock"},
    {"Esc", "back; nothing typed is lost"},
});

}  // namespace

const Lines journal_help = journal_lines;
const Lines write_help = write_lines;
const Lines share_help = share_lines;
const Lines pairing_help = pairing_lines;
const Lines summary_help = summary_lines;
const Lines meeting_help = meeting_lines;
const Lines form_help = form_lines;
const Lines who_help = who_lines;
const Lines general_help = general_lines;

std::span<const std::pair<string_view, string_view>> key_list() { return all_keys; }

}  // namespace candour::gui::words
