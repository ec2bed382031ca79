#include "cli/item_named.hpp"

#include "base/relay_address.hpp"

namespace candour::cli {

Answer<journal::model::ItemKey> item_named(const journal::Vault& vault, const std::string& typed) {
  const bool is_name = !typed.empty() && typed.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
  if (!is_name) {
    return misuse("`" + typed + "` is not a short name.",
                  "It is digits and letters from a to f, like 3fa91c; `list` shows them.");
  }
  const auto key = vault.find(typed);
  if (!key && key.error().code == ErrorCode::no_such_item) {
    return Failure{ErrorCode::no_such_item, "Nothing here has the short name `" + typed + "`.", "Nothing was changed.",
                   "`list --all` shows the names of all there is, also of what was set aside."};
  }
  CANDOUR_CHECK(key);
  return key.value();
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
