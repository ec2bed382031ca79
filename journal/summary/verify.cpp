#include "journal/summary/verify.hpp"

#include <algorithm>

#include "base/defence.hpp"
#include "crypto/sign.hpp"
#include "crypto/ssh_signature.hpp"
#include "journal/summary/card.hpp"
#include "journal/summary/export.hpp"

namespace candour::journal::summary {
namespace {

constexpr std::size_t max_signature_file = 4096;

struct Failure {
  VerifyCheck check = VerifyCheck::none;
  std::string file;
};
using Checked = std::optional<Failure>;  // nothing: all is well

Checked fails(VerifyCheck check, std::string_view name = {}) {
  return Failure{check, is_file_name(name) ? std::string(name) : std::string()};
}

std::vector<std::string> expected_names(const ConsentStatement& statement) {
  std::vector<std::string> names{std::string(statement_file_name)};
  for (const auto& file : statement.files) names.push_back(file.name);
  for (std::size_t i = 1; i <= statement.signers.size(); ++i) names.push_back(signature_file_name(i));
  std::sort(names.begin(), names.end());
  return names;
}

Checked check_names(const std::filesystem::path& folder, const ConsentStatement& statement) {
  const auto expected = expected_names(statement);
  const auto doubled = std::adjacent_find(expected.begin(), expected.end());
  if (doubled != expected.end()) return fails(VerifyCheck::reserved_name, *doubled);
  const auto present = names_in(folder);
  if (!present) return fails(VerifyCheck::folder);
  for (const auto& name : expected) {
    const bool is_missing = !std::binary_search(present->begin(), present->end(), name);
    if (CANDOUR_DEFENCE("67", is_missing)) return fails(VerifyCheck::missing_file, name);
  }
  for (const auto& name : *present) {
    const bool is_listed = std::binary_search(expected.begin(), expected.end(), name);
    if (CANDOUR_DEFENCE("65 67", !is_listed)) return fails(VerifyCheck::extra_file, name);
  }
  return std::nullopt;
}

Checked check_signers(const ConsentStatement& statement, const std::vector<CardEntry>& card) {
  const bool are_equal = std::equal(statement.signers.begin(), statement.signers.end(), card.begin(), card.end(),
                                    [](const std::string& a, const CardEntry& b) { return a == b.fingerprint; });
  return CANDOUR_DEFENCE("65 105", !are_equal) ? fails(VerifyCheck::signers) : std::nullopt;
}

// Signature i must be by key i of the card: one good signature put twice is one signature.
Checked check_signatures(const std::filesystem::path& folder, const std::vector<CardEntry>& card, ByteView statement) {
  constexpr auto name_space = crypto::SshNamespace::candour_summary;
  for (std::size_t i = 0; i < card.size(); ++i) {
    const auto name = signature_file_name(i + 1);
    const auto bytes = read_plain_file(folder / name, max_signature_file);
    if (!bytes) return fails(VerifyCheck::missing_file, name);
    const auto armoured = crypto::ssh_read_armour(as_text(*bytes), name_space);
    if (!armoured || CANDOUR_DEFENCE("67", armoured->key != card[i].key)) return fails(VerifyCheck::signature, name);
    const bool is_signed = crypto::ssh_verify(card[i].key, armoured->signature, name_space, statement);
    if (CANDOUR_DEFENCE("67 71", !is_signed)) return fails(VerifyCheck::signature, name);
  }
  return std::nullopt;
}

Checked check_files(const std::filesystem::path& folder, const ConsentStatement& statement) {
  for (const auto& file : statement.files) {
    if (file.size > max_listed_file) return fails(VerifyCheck::file_size, file.name);
    const auto bytes = read_plain_file(folder / file.name, static_cast<std::size_t>(file.size));
    if (!bytes) {
      const bool is_longer = bytes.error().code == ErrorCode::too_long;
      return fails(is_longer ? VerifyCheck::file_size : VerifyCheck::missing_file, file.name);
    }
    if (bytes->size() != file.size) return fails(VerifyCheck::file_size, file.name);
    if (CANDOUR_DEFENCE("71", describe_file(file.name, *bytes) != file)) return fails(VerifyCheck::file_content, file.name);
  }
  return std::nullopt;
}

Checked check_all(const std::filesystem::path& folder, std::string_view card_text, VerifyReport& report) {
  const auto card = parse_card(card_text);
  if (!card) return fails(VerifyCheck::card);
  if (!names_in(folder)) return fails(VerifyCheck::folder);
  const auto text = read_plain_file(folder / statement_file_name, max_statement_size);
  if (!text) return fails(VerifyCheck::statement);
  auto statement = parse_statement(as_text(*text), StatementPosition::outside);
  if (!statement) return fails(VerifyCheck::statement);
  report.statement = *statement;
  if (auto failure = check_signers(*statement, *card)) return failure;
  if (auto failure = check_names(folder, *statement)) return failure;
  if (auto failure = check_signatures(folder, *card, *text)) return failure;
  return check_files(folder, *statement);
}

}  // namespace

VerifyReport verify_folder(const std::filesystem::path& folder, std::string_view card, Day today) {
  VerifyReport report;
  if (auto failure = check_all(folder, card, report)) {
    report.failed = failure->check;
    report.file = std::move(failure->file);
    return report;
  }
  report.outcome = today > report.statement->valid_until ? VerifyOutcome::was_good : VerifyOutcome::good;
  return report;
}

}  // namespace candour::journal::summary
