// Items as they are shown: plain values, ready to be said or drawn.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "journal/model/item.hpp"
#include "journal/model/kind.hpp"
#include "journal/model/tree.hpp"
#include "journal/model/two_wordings.hpp"
#include "journal/model/value.hpp"

namespace candour::journal {

struct FieldValue {
  model::FieldNumber field;
  model::Value value;
};

// A value, and what its writer had before him when he began: Writing::seen.
struct SeenValue {
  FieldValue field;
  Bytes seen;
};

// A verb of an item's kind that leads from the state that it shows.
struct VerbView {
  std::string name;  // of the declaration
  std::vector<model::FieldNumber> asks;
  // The guard that would refuse it now, what it asks for taken as given, or the fact that is in its way; empty if it
  // may be done.
  std::string refused;
};

struct FactView {
  std::string name;  // of the declaration
  model::Value value;
};

struct ShownField {
  model::FieldNumber number = 0;
  std::string name;   // of the kind's declaration
  std::string label;  // for people
  model::Value value;
  std::size_t other_values = 0;  // concurrent ones that stand in the history
  std::string read_then;  // of a source whose item reads otherwise now: the words that were meant, if they are here
};

// LATE (protocol.md B7): the day that is claimed cannot be true, and the day of arrival stands for it. An earlier
// Candour kept no arrivals.
struct LateView {
  std::uint32_t says = 0;
  std::optional<std::uint32_t> arrived;
};

struct ItemView {
  model::ItemKey key;
  std::string short_name;
  std::string author_name;  // who made it; for co-edited kinds who wrote last
  model::Space space = model::Space::mine;
  std::uint32_t day = 0;         // of the newest version, the author's calendar
  WallTime when{};               // shown time; to the day in `everyone`
  std::optional<LateView> late;  // of the newest version
  bool is_mine = false;
  bool is_queued = false;  // still only on this computer and on its way
  bool is_set_aside = false;
  std::vector<ShownField> fields;  // those with a value, by number
  // Of an answer that was opened: its author sealed another one when one of the others could be read.
  bool is_sealed_anew_after_reading = false;
  // Of a kind whose things stand under each other, in a list of those of one whole: how deep, and what is wrong with
  // it.
  std::size_t level = 0;
  model::TreeMark tree_mark = model::TreeMark::none;
};

// The value of a field that the item has, or nothing.
inline const ShownField* field_of(const ItemView& item, model::FieldNumber number) {
  for (const auto& field : item.fields) {
    if (field.number == number) return &field;
  }
  return nullptr;
}
// The same if it is of that type.
template <class T>
std::optional<T> field_of(const ItemView& item, model::FieldNumber number) {
  const auto* field = field_of(item, number);
  const auto* value = field ? std::get_if<T>(&field->value) : nullptr;
  return value ? std::optional(*value) : std::nullopt;
}

// What a list shows of an item.
struct RowView {
  model::ItemKey key;
  std::string author_name;  // who wrote last
  model::Space space = model::Space::mine;
  std::uint32_t day = 0;
  std::optional<LateView> late;
  bool is_mine = false;
  bool is_queued = false;
  bool is_set_aside = false;
  std::string words;  // its first ones
};

// Something that came and that a person can see.
struct ArrivalView {
  model::ItemKey item;
  std::string author_name;
  bool is_mine = false;                    // an own act that this vault had lost, brought back from the relay
  bool is_new = false;                     // else it was changed
  std::vector<model::FieldNumber> fields;  // that came, ascending
};

struct VersionView {
  model::FieldNumber field = 0;
  std::string field_label;
  std::string author_name;
  WallTime when{};
  std::uint32_t day = 0;
  std::optional<LateView> late;
  bool is_shown = false;
  bool is_queued = false;
  bool is_latest = false;   // whoever wrote another version had not seen this one
  bool is_waiting = false;  // of a step that counts once an earlier one is here
  model::Value value;
};

// Its words are some of those around what was found.
using SearchHit = RowView;

// Two wordings of one passage that stand in a text until somebody chooses.
struct ChoiceView {
  model::FieldNumber field = 0;
  std::string field_label;
  model::TwoWordings wordings;
  // Names of who wrote them; empty where that is not one member, or lies too far back to be looked for.
  std::string first_by;
  std::string second_by;
};

}  // namespace candour::journal
