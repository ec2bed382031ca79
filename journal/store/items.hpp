// Questions to the projection: items, their fields, history and links. Reads only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "journal/model/two_wordings.hpp"
#include "journal/store/projection.hpp"

namespace candour::journal::store {

struct StoredField {
  model::FieldNumber field = 0;
  model::EncodedValue value;  // parse with the kind's field type
  model::VersionName version;
  MemberKey writer;
  std::size_t tips = 1;  // above one: values that are not shown stand in the history; a merged text is one
};

struct StoredItem {
  model::ItemKey key;
  MemberKey maker;      // who wrote its first version
  MemberKey writer;     // who wrote last
  WallTime made{};      // shown time of the first version
  WallTime changed{};   // and of the newest
  Day day;       // of the newest
  Late late = Late::no;  // of the newest; `says` is then the day that it claims, `day` that of its arrival
  Day says;
  std::int64_t made_day = 0;    // what lists order by
  std::int64_t made_place = 0;
  bool is_queued = false;  // a version of it is not sealed yet
  bool is_set_aside = false;
  std::vector<StoredField> fields;  // with a value, by number

  // The field as it is shown, or nothing.
  const StoredField* field(model::FieldNumber number) const;
};

struct StoredVersion {
  model::FieldNumber field = 0;
  model::VersionName name;
  model::Basis basis;
  model::EncodedValue value;
  model::Standing standing = model::Standing::counts;
  MemberKey writer;
  Timing time;
  bool is_shown = false;
};

// Two wordings of one passage, of which nobody has chosen yet.
struct StoredChoice {
  model::TwoWordings wordings;
  // Who wrote them; nothing where that is not one member, or lies too far back to be looked for.
  std::optional<MemberKey> first_by;
  std::optional<MemberKey> second_by;
};

struct StoredText {
  std::string text;
  std::vector<StoredChoice> open;  // in the order of the text
};

// What a list shows of an item: its first words and no more.
struct StoredLine {
  model::ItemKey key;
  MemberKey writer;
  WallTime changed{};
  Day day;
  Late late = Late::no;
  Day says;
  bool is_queued = false;
  bool is_set_aside = false;
  std::string words;  // of the kind's headline if it is text; at most 400 bytes, whole characters
};

inline constexpr std::size_t no_limit = 1'000'000'000;
enum class Sequence : std::uint8_t { newest_first, oldest_first };

class Items {
 public:
  explicit Items(const Projection& projection) : database_(projection.database()), kinds_(projection.kinds()) {}

  // Items of these kinds by the day on which they were made; within a day in log order, one's own queued ones last.
  Result<std::vector<StoredItem>> list(const std::vector<model::ItemKind>& kinds, model::SetAside set_aside,
                                       Sequence sequence) const;
  // The same as lines, newest first, the first `limit` of them, reading no more than they show.
  Result<std::vector<StoredLine>> lines(const std::vector<model::ItemKind>& kinds, model::SetAside set_aside,
                                        std::size_t limit) const;
  // Whether it is away: set aside, or part of something that is. False for what is not here.
  Result<bool> is_away(const model::ItemKey& item) const;
  // no_such_item.
  Result<StoredItem> get(const model::ItemKey& item) const;
  // All versions, oldest first: what was seen before what was written on it, else by day and log order.
  Result<std::vector<StoredVersion>> history(const model::ItemKey& item) const;
  // The versions of one field, for the rules and for the basis of an edit.
  Result<std::vector<model::FieldVersion>> versions(const model::FieldKey& field) const;
  // The basis of an edit that `me` began when `seen` was there: see model::with_own_since.
  Result<model::Basis> basis_since(const model::FieldKey& field, const model::Basis& seen, const MemberKey& me) const;
  // What a field of prose shows, with what is to be chosen in it. Empty if there is no such field.
  Result<StoredText> text(const model::FieldKey& field) const;
  // The basis that an edit of this field made now must name: its tips, at most eight.
  Result<model::Basis> basis(const model::FieldKey& field) const;
  // The names of all versions of a field, whatever their standing, and no values.
  Result<std::vector<model::VersionName>> names(const model::FieldKey& field) const;
  // The states that stand, the one that shows first; a step goes on from these.
  Result<std::vector<model::VersionName>> standing_states(const model::ItemKey& item) const;
  // What a step of that state names by `basis`: every field of the item that those records wrote.
  Result<std::vector<model::SeenField>> named_by(const model::FieldKey& state, const model::Basis& basis) const;
  // Steps of all items that wait for a version which is not here: model::Standing::waiting.
  Result<std::size_t> waiting_steps() const;
  // Items of `kind` with a shown link (or source) to `item`, oldest first, without those set aside.
  Result<std::vector<StoredItem>> linked_to(const model::ItemKey& item, model::ItemKind kind) const;

  // The item whose name begins so. A name is its id, its kind and its author in hexadecimal (100 digits). Of several
  // items with one id the digits of the id mean the one that came first: whoever copies an id takes no name away.
  // no_such_item, ambiguous_item; bad_argument for other text.
  Result<model::ItemKey> find(std::string_view short_name) const;
  // Digits that find() takes for this item: six, or more where six fit several; above 32 for a copied id.
  Result<std::string> short_name(const model::ItemKey& item) const;

 private:
  sqlite::Connection& database_;
  const model::KindRegistry& kinds_;
};

}  // namespace candour::journal::store
