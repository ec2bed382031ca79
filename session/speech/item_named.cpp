#include "session/speech/item_named.hpp"

#include <charconv>

#include "journal/vault/items.hpp"
#include "session/shown_list.hpp"

namespace candour::session {

namespace {

namespace model = journal::model;

// Fewer digits than a short name has, and nothing but digits; or "last".
bool is_number_of_a_line(std::string_view typed) {
  if (typed == "last") return true;
  return !typed.empty() && typed.size() < model::spoken_digits &&
         typed.find_first_not_of("0123456789") == std::string_view::npos;
}

Understood<model::ItemKey> item_in_the_list(const journal::Vault& vault, std::string_view typed) {
  const auto shown = shown_list(vault);
  if (!shown) return fault_of(shown.error());
  if (shown->empty()) {
    return fault(in_ticks(typed) + " means a line of a list, and none was shown yet.", "`list` numbers its lines.");
  }
  std::size_t number = shown->size();
  if (typed != "last") std::from_chars(typed.data(), typed.data() + typed.size(), number);
  if (number >= 1 && number <= shown->size()) return (*shown)[number - 1];
  return fault(
      "The list that was shown last has " + std::to_string(shown->size()) + (shown->size() == 1 ? " line." : " lines."),
      "Type the number of a line of it, or a short name.");
}

}  // namespace

Understood<model::ItemKey> item_named(const journal::Vault& vault, std::string_view typed) {
  if (is_number_of_a_line(typed)) return item_in_the_list(vault, typed);
  const bool is_name = !typed.empty() && typed.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
  if (!is_name) {
    return fault(in_ticks(typed) + " is not a short name.",
                 "It is digits and letters from a to f, like 3fa91c; `list` shows them.");
  }
  const auto key = vault.items().find(typed);
  if (key) return *key;
  if (key.error().code != ErrorCode::no_such_item) return fault_of(key.error());
  return Fault{ErrorCode::no_such_item, "Nothing here has the short name " + in_ticks(typed) + ".",
               "`list --all` shows the names of all there is, also of what was set aside."};
}

}  // namespace candour::session
