// What is true of an item beside what its fields hold: folded from what is there, never stored, never asked by a guard.
#pragma once

#include <optional>
#include <vector>

#include "journal/model/value.hpp"

namespace candour::journal::model {

// A field as it is shown.
struct HeldField {
  FieldNumber field = 0;
  Value value;
  VersionName version;
  MemberKey writer;
};

// An item as it is shown. Fields without a value are left out.
struct HeldItem {
  ItemKey key;
  bool is_set_aside = false;
  std::vector<HeldField> fields;

  // The field of that number, or nothing.
  const HeldField* field(FieldNumber number) const;
};

// All that a fact may depend on.
struct FactInput {
  const HeldItem& item;
  const HeldItem* companion;           // what others may change of it, or nothing
  const std::vector<HeldItem>& about;  // what belongs to it and is not away, of any kind
  const std::vector<MemberKey>& members;
};

struct FactSpec {
  const char* name = "";  // "fact.NAME" in the kind's words says it to people
  // Pure. Nothing: the fact says nothing of this item.
  Value (*fold)(const FactInput& input) = nullptr;
};

}  // namespace candour::journal::model
