// A temporary folder, and in it a summary that everybody signed.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "crypto/ssh_signature.hpp"
#include "journal/summary/card.hpp"
#include "journal/summary/verify.hpp"
#include "members.hpp"

namespace candour::test {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "candour-summary-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline void write_text(const std::filesystem::path& file, std::string_view text) {
  std::ofstream(file, std::ios::binary) << text;
}
inline std::string read_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The state of a round that everybody of `signers` signed, over the statement of `proposal`.
inline journal::summary::RoundState signed_round(const Members& signers, const journal::summary::Proposal& proposal) {
  using namespace journal::summary;
  RoundState state;
  state.stage = RoundStage::all_consented;
  state.is_exportable = true;
  for (std::size_t i = 0; i < signers.count(); ++i) {
    const auto consent = give_consent(signers[i].export_seed, JournalId(), ItemId(), proposal.statement);
    state.signatures.push_back({signers.export_key(i), consent.signature});
  }
  std::sort(state.signatures.begin(), state.signatures.end(), [](const auto& a, const auto& b) {
    return crypto::ssh_fingerprint(a.key) < crypto::ssh_fingerprint(b.key);
  });
  return state;
}

struct ExportedSummary {
  explicit ExportedSummary(std::size_t people) : members(people) {
    proposal = {"SUMMARY\n", journal::summary::write_statement(members.statement_over("SUMMARY\n"))};
    const auto exported = journal::summary::export_summary(signed_round(members, proposal), proposal, folder());
    if (!exported) throw std::logic_error("no export");
  }

  std::filesystem::path folder() const { return temporary.path() / "out"; }
  std::filesystem::path file(std::string_view name) const { return folder() / name; }
  std::string card() const {
    std::string out;
    for (const auto& key : members.export_keys()) out += journal::summary::card_line(key);
    return out;
  }
  journal::summary::VerifyReport verify(std::string_view card_text, std::string_view today = "2026-07-01") const {
    return journal::summary::verify_folder(folder(), card_text, day(today));
  }
  journal::summary::VerifyReport verify() const { return verify(card()); }

  TemporaryFolder temporary;
  Members members;
  journal::summary::Proposal proposal;
};

}  // namespace candour::test
