// The value types of a field and their bytes, as protocol.md B7 "Values" fixes them. Parsing is strict: what does not
// parse was made by a later Candour (NEWER) for that edit alone.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <variant>

#include "base/calendar.hpp"
#include "base/result.hpp"
#include "journal/model/version_name.hpp"

namespace candour::journal::model {

enum class FieldType : std::uint8_t {
  prose, line, choice, number, flag, date, time, person, link, source, set, order, bytes,  // as in Value
};

inline constexpr std::size_t max_prose = 200'000;
inline constexpr std::size_t max_line = 1'000;
inline constexpr std::size_t max_order = 64;

struct Prose {
  std::string text;
  bool operator==(const Prose&) const = default;
};
struct Line {
  std::string text;
  bool operator==(const Line&) const = default;
};
struct Choice {
  std::uint16_t number = 0;
  bool operator==(const Choice&) const = default;
};
struct Number {
  std::uint64_t number = 0;
  bool operator==(const Number&) const = default;
};
struct Flag {
  bool set = false;
  bool operator==(const Flag&) const = default;
};
// A time as a clock on the wall of `zone` shows it: it stays when that zone changes its clocks.
struct ZonedTime {
  Day day;
  std::uint16_t minute = 0;
  std::string zone;
  bool operator==(const ZonedTime&) const = default;
};
using Link = ItemKey;
// The exact words of another item. A version not yet sealed is named by its local number until it is.
struct Source {
  Link item;
  VersionName version;
  bool operator==(const Source&) const = default;
};
using SetValue = std::set<Bytes>;
// A rank between two others; compared as bytes, 1 to 64 of them, the last not zero.
struct Order {
  Bytes rank;
  bool operator==(const Order&) const = default;
  bool operator<(const Order& other) const { return rank < other.rank; }
};

// Nothing, or one of the above. Bytes stands for the type `bytes`.
using Value = std::variant<std::monostate, Prose, Line, Choice, Number, Flag, Day, ZonedTime, MemberKey, Link, Source,
                           SetValue, Order, Bytes>;

// The bytes of a value as an edit carries them. While `source_local` is there, the last 32 of a source's bytes are
// zero and wait for the env_id of that change.
struct EncodedValue {
  Bytes bytes;
  std::optional<LocalNumber> source_local;
  bool operator==(const EncodedValue&) const = default;
};

// The value that `encoded` means in a field of `type`; no bytes are no value. malformed: NEWER.
Result<Value> parse_value(FieldType type, const EncodedValue& encoded);

// The bytes of `value` for a field of `type`. Text is normalised to NFC. not_text and too_long say what a person typed
// wrong; bad_argument if the value is of another type or out of range.
Result<EncodedValue> encode_value(FieldType type, const Value& value);

// A rank after `low` and before `high`; nothing stands for the ends. `low` must be below `high`.
Order rank_between(const std::optional<Order>& low, const std::optional<Order>& high);

// u16 item_kind, item, IK: the 50 bytes of a link, also inside set entries.
Bytes encode_link(const Link& link);

}  // namespace candour::journal::model
