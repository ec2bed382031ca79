// What people type: words of an invitation, generated passphrases, number halves, pasted invitations.
#include "crypto/words.hpp"
#include "journal/pairing/invitation.hpp"
#include "journal/pairing/number.hpp"
#include "tests/fuzz/law.hpp"

using namespace candour;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = as_text({data, size});
  for (const std::size_t count : {12U, 24U}) {
    const auto reading = crypto::read_words(text, count);
    if (reading.fault != crypto::WordsFault::none) continue;
    const auto again = crypto::read_words(crypto::words_of(as_bytes(reading.entropy.expose())).expose(), count);
    fuzz::must(again.fault == crypto::WordsFault::none && again.entropy.expose() == reading.entropy.expose());
  }
  if (const auto prepared = crypto::normalise_generated(text)) {
    const auto again = crypto::normalise_generated(prepared->expose());
    fuzz::must(again && again->expose() == prepared->expose());
  }
  if (const auto word = crypto::complete_word(text)) fuzz::must(crypto::index_of_word(*word).has_value());
  (void)crypto::words_beginning_with(text);
  if (const auto half = pairing::read_half(text)) fuzz::must(pairing::read_half(*half) == half);
  const auto pasted = pairing::read_pasted(text);
  if (pasted.fault == pairing::InvitationFault::none) {
    const auto again = pairing::read_pasted(pairing::pasted_form(pasted.invitation).expose());
    fuzz::must(again.fault == pairing::InvitationFault::none);
    fuzz::must(again.invitation.address == pasted.invitation.address);
    fuzz::must(again.invitation.relay_id == pasted.invitation.relay_id);
  }
  return 0;
}
