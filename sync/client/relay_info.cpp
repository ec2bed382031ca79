#include "sync/client/relay_info.hpp"

#include <nlohmann/json.hpp>

#include "sync/wire/mailbox.hpp"

namespace candour::sync {
namespace {

using nlohmann::json;

std::optional<AdmissionRule> admission_of(const std::string& text) {
  if (text == "open") return AdmissionRule::open;
  if (text == "code") return AdmissionRule::code;
  if (text == "work") return AdmissionRule::work;
  if (text == "closed") return AdmissionRule::closed;
  return std::nullopt;
}

const std::string* text_in(const json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? nullptr : found->get_ptr<const std::string*>();
}

std::optional<std::uint64_t> number_in(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number_unsigned()) return std::nullopt;
  return *found->get_ptr<const json::number_unsigned_t*>();
}

std::optional<RelayInfo> read_object(const json& object) {
  const auto version = number_in(object, "candour_relay");
  const auto* id_hex = text_in(object, "relay_id");
  const auto* admission_text = text_in(object, "admission");
  const auto t5 = number_in(object, "t5");
  const auto log_epoch = number_in(object, "log_epoch");
  if (version != 1u || !id_hex || !admission_text || !t5 || *t5 > 0xffffffff || !log_epoch) return std::nullopt;
  const auto id_bytes = from_hex(*id_hex);
  const auto id = id_bytes ? RelayId::from(*id_bytes) : std::nullopt;
  const auto admission = admission_of(*admission_text);
  if (!id || !admission) return std::nullopt;
  return RelayInfo{*id, static_cast<std::uint32_t>(*t5), *log_epoch, *admission};
}

}  // namespace

Result<RelayInfo> parse_info(ByteView body, std::string_view signature_hex) {
  const Error refused{ErrorCode::malformed, "read what the relay says of itself"};
  if (body.size() > wire::max_info_size) return refused;
  const auto object = json::parse(body.begin(), body.end(), nullptr, /*allow_exceptions=*/false);
  if (!object.is_object()) return refused;
  const auto info = read_object(object);
  if (!info || !wire::verify_info(info->id, signature_hex, body)) return refused;
  return *info;
}

HttpRequest info_request(const RelayAddress& address) {
  HttpRequest request;
  request.address = address;
  request.method = Method::get_info;
  return request;
}

Result<RelayInfo> info_of(const Result<HttpAnswer>& answer) {
  if (!answer) return answer.error();
  const auto info = parse_info(answer->body, answer->info_signature);
  if (info) return info;
  // Something else answered at this address.
  return Error{ErrorCode::relay_unreachable, "read what the relay says of itself"};
}

Result<RelayInfo> fetch_info(Transport& transport, const RelayAddress& address) {
  return info_of(transport.exchange(info_request(address)));
}

}  // namespace candour::sync
