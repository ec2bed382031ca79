#include "cli/item_named.hpp"

#include "base/relay_address.hpp"
#include "journal/kinds/registry.hpp"
#include "session/speech/item_named.hpp"

namespace candour::cli {

Answer<journal::model::ItemKey> item_named(const journal::Vault& vault, const std::string& typed) {
  CANDOUR_TRY(const auto key, session::item_named(vault, typed));
  return key;
}

Answer<journal::model::Value> value_for(const journal::Vault& vault, journal::model::ItemKind kind,
                                        journal::model::FieldNumber field, const session::Given& given) {
  const auto* known = journal::kinds::registry().find(kind);
  const auto* spec = known ? known->field(field) : nullptr;
  if (!spec) return Error{ErrorCode::newer_version, "read a value"};
  CANDOUR_TRY(auto value, session::value_given(vault, *spec, given));
  return value;
}

Answer<journal::model::ItemKey> item_for(const journal::Vault& vault, journal::model::ItemKind kind,
                                         journal::model::FieldNumber field, const std::string& typed) {
  CANDOUR_TRY(const auto value, value_for(vault, kind, field, typed));
  if (const auto* item = std::get_if<journal::model::Link>(&value)) return *item;
  return misuse("There is no short name.", "`list` shows them.");
}

std::optional<Failure> refuse_address(std::string_view typed) {
  const std::string address(typed);
  if (parse_relay_address(typed)) return std::nullopt;
  if (const auto scheme = typed.find("://"); scheme != std::string_view::npos) {
    const auto host = address.substr(scheme + 3, address.find('/', scheme + 3) - scheme - 3);
    return misuse("`" + address + "` is the address of a page and not of a post box.",
                  "Leave out `" + address.substr(0, scheme + 3) + "` and name the port: " + host +
                      (host.find(':') == std::string::npos ? ":8443" : ""));
  }
  if (typed.find(':') == std::string_view::npos) {
    return misuse("The port is missing in `" + address + "`.", "Write it after a colon, like " + address + ":8443.");
  }
  return misuse("`" + address + "` is not the address of a post box.",
                "It is a name and a port, like relay.example.org:8443.");
}

}  // namespace candour::cli
