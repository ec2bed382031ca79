#include "journal/model/version_name.hpp"

namespace candour::journal::model {

Bytes VersionName::blob() const {
  if (const auto* id = env_id()) return to_bytes(*id);
  return to_bytes(le64(static_cast<std::uint64_t>(*local())));
}

std::optional<VersionName> VersionName::from_blob(ByteView blob) {
  if (const auto id = EnvelopeId::from(blob)) return VersionName(*id);
  Reader in(blob);
  const auto number = static_cast<LocalNumber>(in.u64());
  if (!in.finished()) return std::nullopt;
  return VersionName(number);
}

Bytes pack(const Basis& names) {
  Writer out;
  for (const auto& name : names) {
    const auto blob = name.blob();
    out.u8(static_cast<std::uint8_t>(blob.size())).raw(blob);
  }
  return out.take();
}

std::optional<Basis> unpack(ByteView packed) {
  Basis names;
  Reader in(packed);
  while (!in.rest().empty()) {
    const auto name = VersionName::from_blob(in.raw(in.u8()));
    if (!in.ok() || !name) return std::nullopt;
    names.push_back(*name);
  }
  return names;
}

}  // namespace candour::journal::model
