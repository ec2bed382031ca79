// What an organiser's program reads: statement, card and armoured signature; and the texts of a summary.
#include "base/text/deceptive.hpp"
#include "crypto/sign.hpp"
#include "crypto/ssh_signature.hpp"
#include "journal/summary/card.hpp"
#include "journal/summary/consent.hpp"
#include "journal/summary/finder.hpp"
#include "journal/summary/statement.hpp"
#include "tests/fuzz/law.hpp"

using namespace candour;
using namespace candour::journal;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView input(data, size);
  const auto text = as_text(input);
  for (const auto place : {summary::StatementPosition::journal, summary::StatementPosition::outside}) {
    const auto statement = summary::parse_statement(text, place);
    if (statement) fuzz::must(summary::write_statement(*statement) == text);
  }
  if (const auto card = summary::parse_card(text)) fuzz::must(!card->empty());
  if (const auto armour = crypto::ssh_read_armour(text, crypto::SshNamespace::candour_summary)) {
    fuzz::must(crypto::ssh_armour(armour->key, crypto::SshNamespace::candour_summary, armour->signature) == text);
  }
  if (const auto intent = summary::parse_intent(input)) fuzz::must_be_same(input, summary::encode(*intent));
  if (const auto consent = summary::parse_consent(input)) fuzz::must_be_same(input, summary::encode(*consent));
  (void)candour::text::find_deceptive_character(text);
  const std::vector<summary::ListedName> list{{"Will Ashdown", {"Will", "W.A."}, "a manager", true}};
  for (const auto& match : summary::find_names(text, list)) fuzz::must(match.offset + match.size <= size);
  return 0;
}
