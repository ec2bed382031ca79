// GET /v1/info: what a relay says of itself (relay.md 2.6).
#pragma once

#include "sync/client/transport.hpp"

namespace candour::sync {

enum class AdmissionRule : std::uint8_t { open, code, work, closed };

struct RelayInfo {
  RelayId id;
  std::uint32_t t5 = 0;
  std::uint64_t log_epoch = 0;
  AdmissionRule admission = AdmissionRule::open;
};

// Reads the JSON of /v1/info; malformed unless the signature is by the relay_id that the body names.
Result<RelayInfo> parse_info(ByteView body, std::string_view signature_hex);

// The two halves of asking: what is sent, and what an answer says. relay_unreachable where something else answered.
HttpRequest info_request(const RelayAddress& address);
Result<RelayInfo> info_of(const Result<HttpAnswer>& answer);

// Asks the relay at this address. Its id is to be compared with the pinned one, if there is one, and pinned if not.
Result<RelayInfo> fetch_info(Transport& transport, const RelayAddress& address);

}  // namespace candour::sync
