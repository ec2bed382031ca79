// Two wordings that stand in a text until somebody chooses, as the page of an item shows them.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "journal/vault/item_views.hpp"
#include "journal/vault/vault.hpp"

namespace candour::journal {
class Vault;
}

namespace candour::gui {

struct EntryChoice {
  journal::model::FieldNumber field = 0;
  std::string says;  // what stands there, and until when
  std::string first_name;  // "Dani wrote"
  std::string first;
  std::string second_name;
  std::string second;  // empty where it was taken out
  journal::model::TwoWordings wordings;
  bool can_choose = false;
  bool operator==(const EntryChoice&) const = default;
};

// Of all texts of the item, in their order.
Result<std::vector<EntryChoice>> choices_of(const journal::Vault& vault, const journal::model::ItemKey& item);

}  // namespace candour::gui
