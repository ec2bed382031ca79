#include "journal/summary/statement.hpp"

#include <algorithm>
#include <charconv>

#include "base/defence.hpp"
#include "crypto/hash.hpp"
#include "crypto/sign.hpp"
#include "crypto/ssh_signature.hpp"

namespace candour::journal::summary {
namespace {

constexpr Operation parsing{"parse consent statement"};

// A decimal number without sign, of any length that fits; leading zeros are left to the comparison of the whole text.
template <class Number>
std::optional<Number> number_from(std::string_view text) {
  Number value{};
  const auto* end = text.data() + text.size();
  const auto [rest, fault] = std::from_chars(text.data(), end, value);
  if (text.empty() || fault != std::errc{} || rest != end) return std::nullopt;
  return value;
}

bool is_fingerprint(std::string_view text) {
  constexpr std::string_view prefix = "SHA256:";
  return text.size() == prefix.size() + 43 && text.starts_with(prefix) &&
         std::all_of(text.begin() + prefix.size(), text.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
         });
}

bool names_ascend(const std::vector<StatementFile>& files) {
  return std::adjacent_find(files.begin(), files.end(), [](const StatementFile& a, const StatementFile& b) {
           return a.name >= b.name;
         }) == files.end();
}

bool is_canonical(const ConsentStatement& statement) {
  const auto& [audience, until, files, signers] = statement;
  return !files.empty() && files.size() <= max_statement_files && names_ascend(files) &&
         std::all_of(files.begin(), files.end(), [](const StatementFile& file) { return !CANDOUR_DEFENCE("105", !is_file_name(file.name)); }) &&
         !signers.empty() && std::all_of(signers.begin(), signers.end(), is_fingerprint) &&
         std::adjacent_find(signers.begin(), signers.end(), std::greater_equal<>()) == signers.end();
}

// Hands out the lines of a text one by one; a text that ends too early gives empty ones.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}

  std::string_view next() {
    const auto line = peek();
    rest_.remove_prefix(std::min(rest_.size(), line.size() + 1));
    return line;
  }
  std::string_view peek() const { return rest_.substr(0, rest_.find('\n')); }
  bool is_empty() const { return rest_.empty(); }

  // What follows `key` on the next line, which stays where it is if it has another key.
  std::optional<std::string_view> value_of(std::string_view key) {
    if (!peek().starts_with(key)) return std::nullopt;
    return next().substr(key.size());
  }

 private:
  std::string_view rest_;
};

std::optional<StatementFile> file_from(std::string_view line) {
  const auto first = line.find(' ');
  const auto second = first == std::string_view::npos ? first : line.find(' ', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  StatementFile file;
  file.name = line.substr(0, first);
  const auto size = number_from<std::uint64_t>(line.substr(first + 1, second - first - 1));
  const auto hash = from_hex(line.substr(second + 1));
  if (!size || !hash || hash->size() != file.sha256.size()) return std::nullopt;
  file.size = *size;
  file.sha256 = take<32>(*hash);
  return file;
}

// The fields of a statement as they stand; whether they are canonical is for the caller to find out.
std::optional<ConsentStatement> read_fields(std::string_view text) {
  Lines lines(text);
  ConsentStatement out;
  if (lines.next() != "candour consent 1") return std::nullopt;
  const auto audience = audience_from(lines.value_of("audience: ").value_or(""));
  const auto until = day_from(lines.value_of("valid until: ").value_or(""));
  if (!audience || !until) return std::nullopt;
  out.audience = *audience;
  out.valid_until = *until;
  while (const auto line = lines.value_of("file: ")) {
    auto file = file_from(*line);
    if (!file || out.files.size() == max_statement_files) return std::nullopt;
    out.files.push_back(std::move(*file));
  }
  const auto count = number_from<std::size_t>(lines.value_of("signers: ").value_or(""));
  while (!lines.is_empty()) out.signers.emplace_back(lines.next());
  if (count != out.signers.size()) return std::nullopt;
  return out;
}

}  // namespace

std::string_view text_of(Audience audience) { return audience_words.at(static_cast<std::size_t>(audience)); }

std::optional<Audience> audience_from(std::string_view text) {
  const auto found = std::find(audience_words.begin(), audience_words.end(), text);
  if (found == audience_words.end()) return std::nullopt;
  return static_cast<Audience>(found - audience_words.begin());
}

bool is_file_name(std::string_view name) {
  return !name.empty() && name.size() <= 64 && name.front() != '.' && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
  });
}

StatementFile describe_file(std::string_view name, ByteView bytes) {
  return {std::string(name), bytes.size(), crypto::sha256(bytes)};
}

Result<ConsentStatement> make_statement(Audience audience, Day valid_until, std::vector<StatementFile> files,
                                        const std::vector<ExportKey>& signers) {
  ConsentStatement out{audience, valid_until, std::move(files), {}};
  std::sort(out.files.begin(), out.files.end(),
            [](const StatementFile& a, const StatementFile& b) { return a.name < b.name; });
  for (const auto& key : signers) out.signers.push_back(crypto::ssh_fingerprint(key));
  std::sort(out.signers.begin(), out.signers.end());
  if (!is_canonical(out) || !day_from(text_of(valid_until))) {
    return Error{ErrorCode::bad_argument, "make consent statement"};
  }
  return out;
}

std::string write_statement(const ConsentStatement& statement) {
  std::string out = "candour consent 1\naudience: ";
  out += text_of(statement.audience);
  out += "\nvalid until: " + text_of(statement.valid_until) + '\n';
  for (const auto& file : statement.files) {
    out += "file: " + file.name + ' ' + std::to_string(file.size) + ' ' + to_hex(file.sha256) + '\n';
  }
  out += "signers: " + std::to_string(statement.signers.size()) + '\n';
  for (const auto& signer : statement.signers) out += signer + '\n';
  return out;
}

Result<ConsentStatement> parse_statement(std::string_view text, StatementPosition place) {
  const Error malformed{ErrorCode::malformed, parsing};
  if (text.size() > max_statement_size) return malformed;
  auto statement = read_fields(text);
  if (!statement || !is_canonical(*statement)) return malformed;
  if (statement->audience == Audience::public_text && place == StatementPosition::outside) return malformed;
  // One text for one meaning: leading zeros, CR, upper-case hex and all else that reads alike fall here.
  if (write_statement(*statement) != text) return malformed;
  return std::move(*statement);
}

bool may_be_given_on(const ConsentStatement& statement, Day day) {
  return day <= statement.valid_until && statement.valid_until.number - day.number <= longest_consent;
}

StatementHash statement_hash(const JournalId& journal, const ItemId& summary, std::string_view statement) {
  return StatementHash(crypto::hash(crypto::HashLabel::consent, {journal, summary, as_bytes(statement)}));
}

}  // namespace candour::journal::summary
