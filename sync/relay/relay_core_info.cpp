// The body of GET /v1/info (relay.md 2.6): what anybody may know about this relay.
#include <nlohmann/json.hpp>

#include "sync/relay/relay_core.hpp"

namespace candour::relay {

std::string RelayCore::info_body(WallTime now) const {
  nlohmann::ordered_json info;
  info["candour_relay"] = 1;
  info["relay_id"] = to_hex(relay_id_);
  info["t5"] = wire::t5_of(now);
  info["log_epoch"] = store_.log_epoch();
  info["tls_spki"] = nlohmann::ordered_json::array();
  info["sizes"] = wire::envelope_sizes;
  info["max_body"] = wire::max_append_body;
  info["max_append"] = wire::max_append_count;
  info["max_fetch"] = wire::max_fetch_count;
  info["max_fetch_bytes"] = wire::max_fetch_bytes;
  info["max_wait_s"] = wire::max_wait_seconds;
  info["mailbox_bytes"] = settings_.mailbox_bytes;
  info["short_hours"] = wire::short_mailbox_hours;
  info["short_envelopes"] = wire::short_mailbox_envelopes;
  info["admission"] = "open";
  info["work_bits"] = 0;
  info["backup_days"] = 35;
  info["identifier_logging"] = false;
  info["closing_day"] = nullptr;
  info["operator"] = "";
  info["contact"] = "";
  info["software"] = settings_.software;
  return info.dump();
}

}  // namespace candour::relay
