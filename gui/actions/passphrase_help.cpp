#include "gui/actions/passphrase_help.hpp"

#include "crypto/words.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/vault/passphrase.hpp"

namespace candour::gui {

void PassphraseHelp::suggest() { suggestion_ = crypto::generate_passphrase(); }

bool PassphraseHelp::judge(Screen screen) {
  if (screen != Screen::passphrase && screen != Screen::new_passphrase) return false;
  auto& typed = shelf_.secret(screen == Screen::passphrase ? Typed::first_passphrase : Typed::new_passphrase);
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
