#include "journal/vault/passphrase.hpp"

#include <zxcvbn.h>

#include <cmath>

#include "base/defence.hpp"
#include "crypto/words.hpp"
#include "journal/model/text.hpp"

namespace candour::journal {

namespace {

constexpr double weakest_bits = 50;
// zxcvbn's time grows with the square of the length; a longer passphrase is judged by its beginning.
constexpr std::size_t longest_judged = 100;

void wipe(std::string& text) { crypto::detail::wipe(text.data(), text.size()); }

double bits_of(const crypto::Passphrase& passphrase) {
  std::string judged(passphrase.expose().substr(0, longest_judged));
  const double bits = ZxcvbnMatch(judged.c_str(), nullptr, nullptr);
  wipe(judged);
  return bits;
}

}  // namespace

Result<crypto::Passphrase> prepared(const crypto::SecretText& typed) {
  if (typed.empty()) return Error{ErrorCode::not_text, "read a passphrase"};
  if (auto words = crypto::normalise_generated(typed.expose())) return crypto::Passphrase(std::move(*words));
  auto normal = model::nfc(typed.expose());
  if (!normal) return normal.error();
  crypto::Passphrase passphrase{crypto::SecretText(*normal)};
  wipe(*normal);
  return passphrase;
}

Result<> check_new_passphrase(const crypto::Passphrase& passphrase) {
  if (crypto::normalise_generated(passphrase.expose())) return {};
  const bool is_weak = bits_of(passphrase) < weakest_bits;
  if (CANDOUR_DEFENCE("50", is_weak)) return Error{ErrorCode::weak_passphrase, "judge a passphrase"};
  return {};
}

GuessedWithin guessed_within(const crypto::Passphrase& passphrase) {
  constexpr double tries_a_second = 10'000;
  constexpr double day = 86'400;
  constexpr double year = 365 * day;
  if (crypto::normalise_generated(passphrase.expose())) return GuessedWithin::centuries;
  const double seconds = std::exp2(bits_of(passphrase)) / tries_a_second;
  if (seconds < day) return GuessedWithin::a_day;
  if (seconds < year) return GuessedWithin::months;
  return seconds < 100 * year ? GuessedWithin::years : GuessedWithin::centuries;
}

}  // namespace candour::journal
