// What comes before and with every act; how soon a passphrase could be guessed.
#include <algorithm>

#include "crypto/words.hpp"
#include "gui/actions/desk_act.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/vault/keys.hpp"
#include "journal/vault/passphrase.hpp"
#include "journal/vault/post.hpp"
#include "session/speech/sentences.hpp"

namespace candour::gui {

void Desk::carry_out(Action action) {
  if (std::holds_alternative<act::Lock>(action)) return lock(Loss::asked_about);
  if (std::holds_alternative<act::LockAnyway>(action)) return lock();
  if (job_.is_running()) return;
  message_.reset();
  undo_.reset();
  is_until_sent_ = false;
  question_ = Question::none;
  visit(std::move(action));
}

std::optional<crypto::Passphrase> Desk::Act::prepared_again(crypto::SecretText typed) {
  auto passphrase = journal::prepared(std::move(typed));
  if (passphrase) return std::move(*passphrase);
  desk.say(words::passphrase_again, words::passphrase_again_why, Care::waiting);
  return std::nullopt;
}

void Desk::Act::give_back(crypto::SecretText typed) { desk.shelf_.secret(Typed::passphrase_again).append(typed.expose()); }

bool Desk::judge_passphrase() {
  if (place_.screen != Screen::passphrase && place_.screen != Screen::new_passphrase) return false;
  auto& typed = shelf_.secret(place_.screen == Screen::passphrase ? Typed::first_passphrase : Typed::new_passphrase);
  if (typed.revision() == judged_) return false;
  judged_ = typed.revision();
  strength_.clear();
  const auto passphrase = journal::prepared(crypto::SecretText(typed.expose()));
  if (!passphrase) return true;
  constexpr const char* sentences[] = {words::guessed_in_a_day, words::guessed_in_months, words::guessed_in_years,
                                       words::guessed_in_centuries};
  strength_ = sentences[static_cast<std::size_t>(journal::guessed_within(*passphrase))];
  return true;
}

}  // namespace candour::gui
