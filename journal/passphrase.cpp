#include "journal/passphrase.hpp"

#include <zxcvbn.h>

#include "crypto/words.hpp"
#include "journal/model/text.hpp"

namespace candour::journal {

namespace {

constexpr double weakest_bits = 50;
// zxcvbn's time grows with the square of the length; a longer passphrase is judged by its beginning.
constexpr std::size_t longest_judged = 100;

void wipe(std::string& text) { crypto::detail::wipe(text.data(), text.size()); }

}  // namespace

Result<crypto::SecretText> prepared_passphrase(const crypto::SecretText& typed) {
  if (typed.empty()) return Error{ErrorCode::not_text, "read a passphrase"};
  if (auto words = crypto::normalise_generated(typed.expose())) return std::move(*words);
  auto normal = model::nfc(typed.expose());
  if (!normal) return normal.error();
  crypto::SecretText prepared(*normal);
  wipe(*normal);
  return prepared;
}

Result<> check_new_passphrase(const crypto::SecretText& typed) {
  CANDOUR_TRY(const auto prepared, prepared_passphrase(typed));
  if (crypto::normalise_generated(typed.expose())) return {};
  std::string judged(prepared.expose().substr(0, longest_judged));
  const double bits = ZxcvbnMatch(judged.c_str(), nullptr, nullptr);
  wipe(judged);
  if (bits < weakest_bits) return Error{ErrorCode::weak_passphrase, "judge a passphrase"};
  return {};
}

}  // namespace candour::journal
