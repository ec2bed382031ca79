// Inviting, joining and comparing the number: nothing is shared before both have typed what the other says.
#include <algorithm>
#include <cctype>

#include "crypto/words.hpp"
#include "gui/model/dates.hpp"
#include "gui/screens/builds.hpp"
#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/model/text.hpp"
#include "journal/vault/pairing.hpp"
#include "journal/vault/pairing_views.hpp"
#include "session/speech/sentences.hpp"

namespace candour::gui {

PairingScreen build_pairing(const journal::Vault& vault, const Today& now) {
  PairingScreen screen;
  screen.pairing = vault.pairing().view();
  screen.partner = screen.pairing.partner_name.empty()
                       ? others(vault)
                       : journal::model::visible(screen.pairing.partner_name, journal::model::Layout::one_line);
  screen.until = spoken_day(utc_day(screen.pairing.not_after), now.day);
  if (screen.pairing.stage == journal::PairingStage::ended) {
    const auto sentence = session::sentence_for(screen.pairing.end);
    screen.end_what = sentence.what;
    screen.end_kept = sentence.kept;
    screen.end_next = sentence.next;
  }
  return screen;
}

namespace {

using journal::PairingStage;

// What is typed so far, word by word: the first that is no word, and what is the word most like it.
struct TypedWord {
  std::size_t at = 0;  // byte
  std::string text;
};
struct Typing {
  std::vector<TypedWord> words;
  std::size_t wrong = 0;  // from 1
};

Typing read_typing(const std::string& text) {
  constexpr std::string_view gaps = " \n-,";
  Typing typing;
  for (auto begin = text.find_first_not_of(gaps); begin != std::string::npos;) {
    const auto end = std::min(text.find_first_of(gaps, begin), text.size());
    typing.words.push_back({begin, text.substr(begin, end - begin)});
    begin = text.find_first_not_of(gaps, end);
  }
  for (std::size_t index = 0; index < typing.words.size() && typing.wrong == 0; ++index) {
    const auto& word = typing.words[index].text;
    const bool is_last = index + 1 == typing.words.size() && text.ends_with(word);
    const bool is_begun = is_last && !crypto::words_beginning_with(word).empty();
    if (!is_begun && !crypto::complete_word(word)) typing.wrong = index + 1;
  }
  return typing;
}

std::string likely(const std::string& word) {
  for (std::size_t keep = word.size(); keep >= 3; --keep) {
    const auto found = crypto::words_beginning_with(std::string_view(word).substr(0, keep));
    if (!found.empty()) return std::string(found.front());
  }
  return {};
}

void draw_typing(Ui& ui, const TypedKey& typed) {
  const auto text = ui.shelf().text(typed);
  if (text.find("candour") != std::string::npos || text.empty()) return;
  const auto typing = read_typing(text);
  if (typing.wrong == 0) {
    ui.status(words::fill(words::words_so_far, std::to_string(typing.words.size())));
    return;
  }
  const auto& word = typing.words[typing.wrong - 1];
  ui.status(words::fill(words::word_wrong, std::to_string(typing.wrong), word.text), Ink::alarm);
  const auto meant = likely(word.text);
  if (meant.empty() || !ui.button(words::fill(words::word_meant, meant), Importance::quiet)) return;
  auto right = text;
  right.replace(word.at, word.text.size(), meant);
  ui.shelf().set(typed, right, text::Lines::many);
}

void draw_end(Ui& ui, const PairingScreen& screen) {
  ui.status(screen.end_what, Ink::alarm);
  ui.text(screen.end_kept);
  ui.text(screen.end_next);
  ui.gap(8);
}

}  // namespace

namespace {

// Each with its number, so that one can be asked for again.
void draw_numbered(Ui& ui, std::string_view words) {
  ui.begin_row(20);
  std::size_t number = 1;
  for (std::size_t from = 0; from < words.size(); ++number) {
    const auto end = std::min(words.find(' ', from), words.size());
    crypto::SecretText one(std::to_string(number) + " " + std::string(words.substr(from, end - from)));
    ui.words_to_say(one.expose());
    from = end + 1;
  }
  ui.end_row();
}

// The words that were just made, and that nobody sees again afterwards.
Chosen draw_words(Ui& ui, const PairingScreen& screen, const crypto::SecretText& words, std::string_view copied) {
  Chosen chosen;
  ui.begin_card("words", Edge::none);
  ui.strong(words::words_made);
  draw_numbered(ui, words.expose());
  ui.text(words::fill(words::words_once, screen.until));
  ui.text(words::say_them);
  ui.begin_row();
  if (ui.button(words::copy_text)) chosen = act::CopyInvitation{};
  ui.end_row();
  if (!copied.empty()) ui.status(copied);
  ui.end_card();
  return chosen;
}

Chosen draw_invited(Ui& ui, const PairingScreen& screen, const crypto::SecretText& words, std::string_view copied) {
  Chosen chosen;
  if (!words.empty()) chosen = draw_words(ui, screen, words, copied);
  ui.status(words::waiting_partner);
  ui.begin_row();
  if (ui.button(words::to_journal)) chosen = act::Go{{Screen::journal, {}, {}}};
  if (ui.button(words::stop, Importance::quiet)) chosen = act::StopPairing{};
  ui.end_row();
  return chosen;
}

}  // namespace

namespace {

// Somebody matched, and their computer was not heard: whose words will these be?
void draw_question(Ui& ui, const PairingScreen& screen) {
  int& answer = ui.shelf().number(Typed::invite_open);
  ui.strong(words::who_types);
  if (ui.choice(words::who_types, words::fill(words::same_computer, screen.partner), answer == 0)) answer = 0;
  ui.quiet(words::same_computer_means);
  if (ui.choice(words::who_types, words::other_computer, answer == 1)) answer = 1;
  ui.quiet(words::fill(words::other_computer_means, screen.partner));
  ui.gap(8);
}

act::Invite invite_of(Ui& ui, const PairingScreen& screen) {
  const bool gives_up = ui.shelf().number(Typed::invite_open) == 1;
  const auto open = !screen.pairing.has_open_attempt ? journal::OpenAttempt::ask
                    : gives_up                       ? journal::OpenAttempt::give_up
                                                     : journal::OpenAttempt::go_on;
  return {ui.shelf().text(Typed::invite_post_box), open, ui.shelf().secret(Typed::passphrase_again).take()};
}

}  // namespace

Chosen draw_invite(Ui& ui, const PairingScreen& screen, const crypto::SecretText& words, std::string_view copied) {
  Chosen chosen;
  if (screen.pairing.stage == PairingStage::ended) draw_end(ui, screen);
  if (screen.pairing.stage == PairingStage::invited) return draw_invited(ui, screen, words, copied);
  if (screen.pairing.has_open_attempt) {
    draw_question(ui, screen);
  }
  ui.text(words::post_box_means);
  ui.field(Typed::invite_post_box, words::post_box, {words::post_box_hint, true});
  ui.begin_row();
  if (ui.button(words::try_here)) chosen = act::TryHere{};
  ui.end_row();
  ui.quiet(words::try_here_means);
  ui.gap(8);
  const bool is_entered = ui.secret(Typed::passphrase_again, words::passphrase_again);
  ui.quiet(words::passphrase_again_why);
  ui.gap(8);
  ui.begin_row();
  if (ui.button(words::make_words, Importance::main) || is_entered) chosen = invite_of(ui, screen);
  if (ui.button(words::back, Importance::quiet)) chosen = act::Back{};
  ui.end_row();
  return chosen;
}

Chosen draw_join(Ui& ui, const PairingScreen& screen) {
  Chosen chosen;
  if (screen.pairing.stage == PairingStage::ended) draw_end(ui, screen);
  if (screen.pairing.stage == PairingStage::joining && !screen.pairing.needs_passphrase) {
    ui.status(words::joining_wait);
    ui.text(words::waiting_partner);
    ui.begin_row();
    if (ui.button(words::to_journal)) chosen = act::Go{{Screen::journal, {}, {}}};
    if (ui.button(words::stop, Importance::quiet)) chosen = act::StopPairing{};
    ui.end_row();
    return chosen;
  }
  if (screen.pairing.may_give_up) ui.status(words::gives_up_journal, Ink::alarm);
  ui.text(words::join_means);
  ui.quiet(words::twelve_words);
  ui.area(Typed::twelve_words, words::twelve_words, {.lines = 3, .has_focus_first = true, .is_kept = false});
  draw_typing(ui, Typed::twelve_words);
  ui.gap(4);
  ui.field(Typed::join_post_box, words::post_box, {words::post_box_hint});
  const bool is_entered = ui.secret(Typed::passphrase_again, words::passphrase_again);
  ui.quiet(words::passphrase_again_why);
  ui.gap(8);
  ui.begin_row();
  if (ui.button(words::join_now, Importance::main) || is_entered) {
    chosen = act::Join{ui.shelf().text(Typed::twelve_words), ui.shelf().text(Typed::join_post_box),
                       ui.shelf().secret(Typed::passphrase_again).take()};
  }
  if (ui.button(words::back, Importance::quiet)) chosen = act::Back{};
  ui.end_row();
  return chosen;
}

namespace {

// Nothing is claimed of the other side before their computer was heard.
Chosen draw_matched(Ui& ui, const PairingScreen& screen) {
  Chosen chosen;
  ui.status(screen.pairing.is_reading ? words::both_match : words::fill(words::matched, screen.partner), Ink::good);
  ui.begin_row();
  if (ui.button(words::to_journal)) chosen = act::Go{{Screen::journal, {}, {}}};
  const bool is_inviter = screen.pairing.is_inviter;
  if (ui.button(is_inviter ? words::new_words : words::new_words_of_partner, Importance::quiet)) {
    chosen = act::Go{{is_inviter ? Screen::invite : Screen::join, {}, {}}};
  }
  ui.end_row();
  return chosen;
}

}  // namespace

Chosen draw_compare(Ui& ui, const PairingScreen& screen) {
  Chosen chosen;
  if (screen.pairing.stage == PairingStage::ended) {
    draw_end(ui, screen);
    return ui.button(words::to_journal) ? Chosen(act::Go{{Screen::journal, {}, {}}}) : std::nullopt;
  }
  if (screen.pairing.stage == PairingStage::done) {
    ui.status(words::fill(words::paired, screen.partner), Ink::good);
    return ui.button(words::to_journal, Importance::main) ? Chosen(act::Go{{Screen::journal, {}, {}}}) : std::nullopt;
  }
  if (screen.pairing.stage == PairingStage::matched) {
    return draw_matched(ui, screen);
  }
  ui.text(words::fill(words::compare_means, screen.partner));
  ui.gap(8);
  ui.begin_halves();
  ui.begin_card("mine", Edge::none);
  ui.quiet(words::you_say);
  ui.words_to_say(screen.pairing.read_aloud.empty() ? "…" : screen.pairing.read_aloud);
  ui.end_card();
  ui.next_half();
  auto label = words::fill(words::partner_says, screen.partner);
  label[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(label[0])));  // "your partner" begins a line here
  const bool is_number_entered = ui.field(Typed::half_of_number, label, {.has_focus_first = true, .is_kept = false});
  ui.end_halves();
  const bool is_entered = ui.secret(Typed::passphrase_again, words::passphrase_again);
  ui.quiet(words::passphrase_again_why);
  ui.gap(4);
  ui.text(words::nothing_until);
  ui.begin_row();
  if (ui.button(words::compare_now, Importance::main) || is_entered || is_number_entered) {
    chosen = act::TypeNumber{ui.shelf().text(Typed::half_of_number), ui.shelf().secret(Typed::passphrase_again).take()};
  }
  if (ui.button(words::stop, Importance::quiet)) chosen = act::StopPairing{};
  ui.end_row();
  return chosen;
}

}  // namespace candour::gui
