// The known answers of protocol.md B17.
#include "crypto/ssh_signature.hpp"
#include "journal/summary/consent.hpp"
#include "tests/support/json_vectors.hpp"
#include "tests/vectors/kat_cast.hpp"
#include "tests/vectors/kat_registry.hpp"

namespace candour::test {
namespace {

namespace summary = journal::summary;

const ItemId item = filled<ItemId>('q');

summary::ConsentStatement made(std::string_view audience, std::string_view until,
                               std::vector<summary::StatementFile> files, const std::vector<ExportKey>& keys) {
  const auto statement = summary::make_statement(summary::audience_from(audience).value(),
                                                 day_from(until).value(), std::move(files), keys);
  if (!statement) throw std::logic_error("no statement");
  return *statement;
}

summary::StatementFile summary_file() { return summary::describe_file("summary.txt", as_bytes("text\n")); }

std::string text_of_two() {
  return summary::write_statement(
      made("coordinator", "2026-09-12", {summary_file()}, {cast().card_b.export_key, cast().card_a.export_key}));
}

std::string text_of_three() {
  const auto empty_file = summary::describe_file("a.pdf", {});
  return summary::write_statement(made("board", "2026-02-28", {summary_file(), empty_file},
                                       {cast().card_c.export_key, cast().card_b.export_key, cast().card_a.export_key}));
}

summary::StatementHash hash_of_two() { return summary::statement_hash(cast().journal, item, text_of_two()); }

summary::Consent consent_of_a() {
  return summary::give_consent(cast().a.export_seed, cast().journal, item, text_of_two());
}

// One line in the vectors: each line break stands as \n.
std::string on_one_line(std::string text) {
  for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at)) text.replace(at, 1, "\\n");
  return text;
}

std::string armour_of_a(const std::string&) {
  return on_one_line(
      crypto::ssh_armour(cast().card_a.export_key, crypto::SshNamespace::candour_summary, consent_of_a().signature));
}

// The verdict of the reader that stands outside of the journal; one that takes it must give back the same text.
std::string verdict_on_statement(const std::string& given) {
  const auto space = given.find(' ');
  const auto text = to_text(unhex(given.substr(space + 1)));
  const auto statement = summary::parse_statement(text, summary::StatementPosition::outside);
  if (!statement) return "malformed " + given.substr(space + 1);
  return "ok " + to_hex(as_bytes(summary::write_statement(*statement)));
}

const KatAnswers statements{
    {"statement", [](const std::string&) { return to_hex(as_bytes(text_of_two())); }},
    {"statement.three", [](const std::string&) { return to_hex(as_bytes(text_of_three())); }},
    {"consent.stmt_h", [](const std::string&) { return to_hex(hash_of_two()); }},
    {"intent",
     [](const std::string&) {
       return to_hex(summary::encode(summary::give_intent(cast().a.identity, cast().journal, item, hash_of_two())));
     }},
    {"consent.sig", [](const std::string&) { return to_hex(consent_of_a().signature); }},
    {"consent.armour", armour_of_a},
};

const KatFamilies refused{{"refuse.statement.", verdict_on_statement}};

}  // namespace
}  // namespace candour::test
