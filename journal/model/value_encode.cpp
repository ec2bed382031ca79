#include "journal/model/text.hpp"
#include "journal/model/value.hpp"
#include "journal/model/zone_name.hpp"

namespace candour::journal::model {

namespace {

constexpr Error wrong_type{ErrorCode::bad_argument, "write a value"};
constexpr Error too_long{ErrorCode::too_long, "write a value"};

EncodedValue plain(Bytes bytes) { return {std::move(bytes), std::nullopt}; }

// Writes each type of value; a value in a field of another type was refused before.
struct Encode {
  Result<EncodedValue> operator()(std::monostate) const { return EncodedValue{}; }
  Result<EncodedValue> operator()(const Prose& prose) const {
    CANDOUR_TRY(const auto text, prose_from(prose.text));
    return plain(to_bytes(as_bytes(text)));
  }
  Result<EncodedValue> operator()(const Line& line) const {
    CANDOUR_TRY(const auto text, line_from(line.text));
    return plain(to_bytes(as_bytes(text)));
  }
  Result<EncodedValue> operator()(const Choice& choice) const { return plain(Writer().u16(choice.number).take()); }
  Result<EncodedValue> operator()(const Number& number) const { return plain(Writer().u64(number.number).take()); }
  Result<EncodedValue> operator()(const Flag& flag) const { return plain(Writer().u8(flag.set ? 1 : 0).take()); }
  Result<EncodedValue> operator()(const Day& day) const { return plain(Writer().u32(day.number).take()); }
  Result<EncodedValue> operator()(const ZonedTime& time) const {
    if (time.minute >= 24 * 60 || !is_zone_name(time.zone)) return wrong_type;
    return plain(Writer().u32(time.day.number).u16(time.minute).raw(as_bytes(time.zone)).take());
  }
  Result<EncodedValue> operator()(const MemberKey& person) const { return plain(to_bytes(person)); }
  Result<EncodedValue> operator()(const Link& link) const { return plain(encode_link(link)); }
  Result<EncodedValue> operator()(const Source& source) const {
    Writer out;
    out.raw(encode_link(source.item));
    const auto* id = source.version.env_id();
    out.raw(id != nullptr ? *id : EnvelopeId());
    const auto* local = source.version.local();
    return EncodedValue{out.take(), local != nullptr ? std::optional(*local) : std::nullopt};
  }
  Result<EncodedValue> operator()(const SetValue& set) const {
    if (set.size() > 0xffff) return too_long;
    Writer out;
    out.u16(static_cast<std::uint16_t>(set.size()));
    for (const auto& entry : set) {
      if (entry.size() > 0xffff) return too_long;
      out.u16(static_cast<std::uint16_t>(entry.size())).raw(entry);
    }
    return plain(out.take());
  }
  Result<EncodedValue> operator()(const Order& order) const {
    if (order.rank.empty() || order.rank.size() > max_order || order.rank.back() == 0) return wrong_type;
    return plain(order.rank);
  }
  Result<EncodedValue> operator()(const Bytes& bytes) const { return plain(bytes); }
};

bool is_of(FieldType type, const Value& value) {
  // FieldType and the alternatives of Value stand in one order, with the empty one in front.
  return value.index() == 0 || value.index() == static_cast<std::size_t>(type) + 1;
}

}  // namespace

Result<EncodedValue> encode_value(FieldType type, const Value& value) {
  if (!is_of(type, value)) return wrong_type;
  return std::visit(Encode{}, value);
}

Bytes encode_link(const Link& link) {
  return Writer().u16(static_cast<std::uint16_t>(link.kind)).raw(link.item).raw(link.author).take();
}

Order rank_between(const std::optional<Order>& low, const std::optional<Order>& high) {
  assert(!low || !high || *low < *high);
  Order out;
  bool below_high = !high;  // true once what is written is below `high` whatever follows
  for (std::size_t i = 0;; ++i) {
    const int from = low && i < low->rank.size() ? low->rank[i] : 0;
    const int to = below_high ? 256 : i < high->rank.size() ? high->rank[i] : 0;
    // At the open end one step is enough: halving what is left would use up a byte every eight times.
    const int middle = !high && low ? from + 1 : (from + to) / 2;
    const bool fits = middle > from && middle < to;
    out.rank.push_back(static_cast<std::uint8_t>(fits ? middle : from));
    if (fits) return out;
    if (from < to) below_high = true;
  }
}

}  // namespace candour::journal::model
