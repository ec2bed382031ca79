#include "gui/actions/act.hpp"

#include "gui/words/en_gb.hpp"
#include "journal/vault/passphrase.hpp"

namespace candour::gui {

bool Act::done(const Result<>& result) {
  if (!result) desk.notices.say(result.error());
  desk.page.rebuild_soon();
  return result.has_value();
}

std::optional<crypto::Passphrase> Act::prepared_again(crypto::SecretText typed) {
  auto passphrase = journal::prepared(std::move(typed));
  if (passphrase) return std::move(*passphrase);
  desk.notices.say(words::passphrase_again, words::passphrase_again_why, Care::waiting);
  return std::nullopt;
}

void Act::give_back(crypto::SecretText typed) { desk.shelf.secret(Typed::passphrase_again).append(typed.expose()); }

}  // namespace candour::gui
