// A change: one act of one person, all its edits or none; and its two byte forms.
#pragma once

#include <functional>
#include <vector>

#include "base/result.hpp"
#include "journal/model/value.hpp"

namespace candour::journal::model {

inline constexpr std::size_t max_edits = 256;
inline constexpr std::size_t max_basis = 8;

// Sets one field of one item. Who acts is not in it: the record's signer is.
struct Edit {
  ItemId item;
  ItemKind kind{};
  FieldNumber field = 0;
  std::uint8_t op = 0;  // 0 sets the value; any other is of a later Candour and is carried
  Basis basis;          // the versions its author saw; none makes the field
  EncodedValue value;
  bool operator==(const Edit&) const = default;
};

// Edits ascend strictly by (item, field); 1 to 256 of them.
struct Change {
  std::vector<Edit> edits;
  bool operator==(const Change&) const = default;
};

// Brings the edits into the order of the format. rule_refused if two set one field, too_long if there are too many.
Result<Change> make_change(std::vector<Edit> edits);

// The body of a record of kind 1 (protocol.md B7). Strict; every name is an env_id.
Result<Change> parse_change(ByteView body);

// The env_id of a sealed change, or nothing while it is queued.
using NameResolver = std::function<std::optional<EnvelopeId>(LocalNumber)>;

// The body of a record of kind 1, with every local name replaced. not_equal if `resolve` does not know one of them: a
// change is sealed after all that it names.
Result<Bytes> encode_change(const Change& change, const NameResolver& resolve);

// Replaces each local name that `resolve` knows; others stay.
Change resolve_names(Change change, const NameResolver& resolve);

// The form in which a queued change is kept here. Ours alone, never sent.
Bytes encode_queued(const Change& change);
Result<Change> parse_queued(ByteView stored);

}  // namespace candour::journal::model
