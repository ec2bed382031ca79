#include "journal/summary/export.hpp"

#include <algorithm>

#include "crypto/ssh_signature.hpp"

namespace candour::journal::summary {
namespace {

struct OutgoingFile {
  std::string name;
  Bytes bytes;
};

constexpr Error not_approved{ErrorCode::not_approved, "export summary"};

// The signers of the statement are exactly those of the signatures, and each signature is good.
bool all_signed(const ConsentStatement& statement, const RoundState& state, const std::string& text) {
  std::vector<std::string> fingerprints;
  for (const auto& signature : state.signatures) fingerprints.push_back(crypto::ssh_fingerprint(signature.key));
  return fingerprints == statement.signers &&
         std::all_of(state.signatures.begin(), state.signatures.end(), [&](const ExportSignature& signature) {
           return crypto::ssh_verify(signature.key, signature.signature, crypto::SshNamespace::candour_summary,
                                     as_bytes(text));
         });
}

// What goes out, decided anew from the proposal itself: the state is believed for nothing that can be checked here.
Result<std::vector<OutgoingFile>> outgoing_files(const RoundState& state, const Proposal& proposal) {
  if (!state.is_exportable || state.is_void != RoundVoid::no) return not_approved;
  CANDOUR_TRY(const auto statement, parse_statement(proposal.statement, StatementPosition::journal));
  if (statement.files != std::vector{describe_file(summary_file_name, as_bytes(proposal.file))}) return not_approved;
  std::vector<OutgoingFile> out{{std::string(summary_file_name), to_bytes(as_bytes(proposal.file))}};
  if (statement.audience == Audience::public_text) return out;
  if (!all_signed(statement, state, proposal.statement)) return not_approved;
  out.push_back({std::string(statement_file_name), to_bytes(as_bytes(proposal.statement))});
  for (std::size_t i = 0; i < state.signatures.size(); ++i) {
    const auto& [key, signature] = state.signatures[i];
    const auto armour = crypto::ssh_armour(key, crypto::SshNamespace::candour_summary, signature);
    out.push_back({signature_file_name(i + 1), to_bytes(as_bytes(armour))});
  }
  return out;
}

ErrorCode code_of_folder_fault(const std::error_code& fault) {
  if (fault == std::errc::no_such_file_or_directory) return ErrorCode::no_such_folder;
  if (fault == std::errc::not_a_directory || fault == std::errc::file_exists) return ErrorCode::folder_not_empty;
  if (fault == std::errc::no_space_on_device) return ErrorCode::disk_full;
  const bool is_closed = fault == std::errc::read_only_file_system || fault == std::errc::permission_denied;
  return is_closed ? ErrorCode::read_only : ErrorCode::io_failed;
}

// True if the folder was made here; it must be absent or empty.
Result<bool> prepare(const std::filesystem::path& folder) {
  std::error_code fault;
  const bool is_new = std::filesystem::create_directory(folder, fault);
  if (fault) return Error{code_of_folder_fault(fault), "make export folder"};
  if (is_new) {
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, fault);
    return true;
  }
  CANDOUR_TRY(const auto names, names_in(folder));
  if (!names.empty()) return Error{ErrorCode::folder_not_empty, "export into a folder"};
  return false;
}

Result<> compare(const std::filesystem::path& folder, const std::vector<OutgoingFile>& files) {
  const Error differs{ErrorCode::not_equal, "read export back"};
  CANDOUR_TRY(const auto names, names_in(folder));
  if (names.size() != files.size()) return differs;
  for (const auto& file : files) {
    CANDOUR_TRY(const auto bytes, read_plain_file(folder / file.name, file.bytes.size()));
    if (!equal(bytes, file.bytes)) return differs;
  }
  return {};
}

// Writes one after the other and says in `written` how many names are ours by now.
Result<> write_files(const std::filesystem::path& folder, const std::vector<OutgoingFile>& files,
                     std::vector<std::filesystem::path>& written) {
  for (const auto& file : files) {
    std::error_code fault;
    const auto path = folder / file.name;
    const bool was_there = std::filesystem::exists(std::filesystem::symlink_status(path, fault));
    if (!was_there) written.push_back(path);
    CANDOUR_CHECK(write_new_file(path, file.bytes));
  }
  return compare(folder, files);
}

}  // namespace

std::string signature_file_name(std::size_t number) {
  return std::string(statement_file_name) + '.' + std::to_string(number) + ".sig";
}

Result<> export_summary(const RoundState& state, const Proposal& proposal, const std::filesystem::path& folder) {
  CANDOUR_TRY(const auto files, outgoing_files(state, proposal));
  CANDOUR_TRY(const bool is_new, prepare(folder));
  std::vector<std::filesystem::path> written;
  const auto result = write_files(folder, files, written);
  if (result) return result;
  // What was not approved, or only in part, must not lie about. Nothing better can be done if removing fails too.
  std::error_code ignored;
  for (const auto& path : written) std::filesystem::remove(path, ignored);
  if (is_new) std::filesystem::remove(folder, ignored);
  return result;
}

}  // namespace candour::journal::summary
