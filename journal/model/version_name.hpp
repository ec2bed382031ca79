// The name of one version of a field: the env_id of its record, or the local number of a change not yet sealed.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "base/codec.hpp"
#include "journal/model/item.hpp"

namespace candour::journal::model {

// Ordered: env_ids by bytes, then local numbers. What is not sealed yet was written here after all it names.
class VersionName {
 public:
  VersionName() = default;
  VersionName(const EnvelopeId& id) : name_(id) {}        // NOLINT(google-explicit-constructor): the usual name
  VersionName(LocalNumber number) : name_(number) {}      // NOLINT(google-explicit-constructor): the other one

  bool is_local() const { return std::holds_alternative<LocalNumber>(name_); }
  const EnvelopeId* env_id() const { return std::get_if<EnvelopeId>(&name_); }
  const LocalNumber* local() const { return std::get_if<LocalNumber>(&name_); }

  // 32 bytes of an env_id, 8 of a local number.
  Bytes blob() const;
  static std::optional<VersionName> from_blob(ByteView blob);

  auto operator<=>(const VersionName&) const = default;
  bool operator==(const VersionName&) const = default;

 private:
  std::variant<EnvelopeId, LocalNumber> name_;
};

using Basis = std::vector<VersionName>;  // ascending, each once

// A list of names as one byte string of our own, for the database: u8 length and bytes of each.
Bytes pack(const Basis& names);
std::optional<Basis> unpack(ByteView packed);

}  // namespace candour::journal::model
