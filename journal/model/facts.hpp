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

// How far one's own answer to a thing has come that is sealed until all members are ready. Which answers open is decided by
// the records that are held, in a test of a declaration by the test.
enum class RevealStage : std::uint8_t {
  none,      // nothing is sealed of it, or one has not answered
  written,   // the others cannot read it
  ready,     // its writer waits for the others
  released,  // what opens it is on its way to them, and cannot be called back
  revealed,  // the answers of all are here
};

// All that a fact may depend on which is the same in every vault that holds the same.
struct FactInput {
  const HeldItem& item;
  const HeldItem* whole;               // what it stands in, or nothing
  const HeldItem* companion;           // what others may change of it, or nothing
  const std::vector<HeldItem>& about;  // what belongs to it and is not away, of any kind of the same readers
  const std::vector<MemberKey>& members;
};

// When it is shown, and by whose vault.
struct AtShow {
  Day today;
  RevealStage reveal = RevealStage::none;
};

// Its number among those of its kind that are in one of these states, by that field; they are counted from 1, those of one
// value by their item. Nothing for an item that is in none of the states or lacks the field.
struct OrdinalSpec {
  FieldNumber by = 0;
  FieldNumber state = 0;
  std::vector<std::uint16_t> where{};
};

// One of the three says it. Nothing: the fact says nothing of this item.
struct FactSpec {
  const char* name = "";  // "fact.NAME" in the kind's words says it to people
  Value (*fold)(const FactInput& input) = nullptr;  // pure
  Value (*at_show)(const FactInput& input, const AtShow& now) = nullptr;  // pure; another in another vault, or tomorrow
  std::optional<OrdinalSpec> ordinal{};
};

// `all` are the items of its kind that are not away, itself among them.
std::optional<Number> ordinal_of(const OrdinalSpec& spec, const HeldItem& item, const std::vector<HeldItem>& all);

}  // namespace candour::journal::model
