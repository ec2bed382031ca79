#include "journal/sealed/authentic_record.hpp"

#include "base/defence.hpp"
#include "journal/sealed/bodies.hpp"
#include "journal/sealed/well_formed.hpp"

namespace candour::sealed {

Result<AuthenticRecord> AuthenticRecord::from_store(const EnvelopeId& env_id, ByteView header,
                                                    std::optional<Bytes> body) {
  CANDOUR_TRY(auto parsed, parse_header(header));
  if (body && body->size() != parsed.body_size) return Error{ErrorCode::malformed, "read stored record"};
  return AuthenticRecord(env_id, std::move(parsed.header), std::move(body), parsed.body_size);
}

bool is_newer(const AuthenticRecord& record, const EpochId& root) {
  const auto& header = record.header();
  const bool is_unknown = header.version != 1 || header.flags != 0 || !is_known(header.kind);
  if (CANDOUR_DEFENCE("59", is_unknown)) return true;
  const bool is_of_wrong_sort = (header.epoch == root) != belongs_in_root_epoch(header.kind);
  if (CANDOUR_DEFENCE("59", is_of_wrong_sort)) return true;
  return record.has_body() && CANDOUR_DEFENCE("59", !body_is_well_formed(header.kind, record.body()));
}

}  // namespace candour::sealed
