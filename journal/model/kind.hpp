// A kind of item, as data: what it holds, who writes it, who reads it, and its words. One file of journal/kinds each.
#pragma once

#include <limits>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "journal/model/value.hpp"

namespace candour::journal::model {

enum class Authorship : std::uint8_t { single, co_edited };
enum class Sending : std::uint8_t { as_text, slotted_always };

// What an edit of a field must keep to, or how its versions are folded; see rules.hpp and own_entries.hpp.
enum class FieldRule : std::uint8_t {
  none,
  set_once,     // made with an empty basis and never edited
  own_entries,  // a set in which the entries that end with a member's IK are those of his own newest versions
};

struct ChoiceSpec {
  std::uint16_t number;
  const char* word;
};

struct FieldSpec {
  FieldNumber field = 0;
  const char* name = "";   // on the command line and in --json
  const char* label = "";  // in forms
  FieldType type = FieldType::line;
  bool searchable = false;
  bool required = false;
  FieldRule rule = FieldRule::none;
  std::vector<ChoiceSpec> choices{};  // of a choice; of a number those that are spoken by a name
  std::uint64_t least = 0;            // of a number that is typed
  std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
  bool holds_lines = false;           // of a set: its entries are lines of text
  std::vector<ItemKind> leads_to{};   // of a link: kinds that it may name; none stands for all

  // Whether a person gives its value. Others are made: bytes, places in an order, exact words of another item.
  bool is_typed() const;
};

struct KindSpec {
  ItemKind kind{};
  const char* word = "";    // on the command line and in --json
  const char* label = "";   // one of them
  const char* plural = "";  // many of them
  Authorship authorship = Authorship::single;
  Space space = Space::everyone;
  Sending sending = Sending::as_text;
  FieldNumber headline = 1;         // what a list shows of an item
  std::vector<FieldSpec> fields{};  // without field 0
  std::vector<const char*> prompts{};

  // The field of that number (0 is in every kind) or name, or nothing.
  const FieldSpec* field(FieldNumber number) const;
  const FieldSpec* field_named(std::string_view name) const;
};

// Field 0 of every kind.
const FieldSpec& set_aside_field();

// All kinds that this program knows. A kind is looked up by number or by its word.
class KindRegistry {
 public:
  explicit KindRegistry(std::vector<KindSpec> kinds);
  const KindSpec* find(ItemKind kind) const;
  const KindSpec* find_word(std::string_view word) const;
  std::span<const KindSpec> all() const { return kinds_; }

  // Which item an edit by `writer` means. An unknown kind counts as single-author (protocol.md B7).
  ItemKey key_of(ItemKind kind, const ItemId& item, const MemberKey& writer) const;

 private:
  std::vector<KindSpec> kinds_;
};

}  // namespace candour::journal::model
