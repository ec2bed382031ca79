#include <algorithm>

#include "journal/model/text.hpp"
#include "journal/model/value.hpp"
#include "journal/model/zone_name.hpp"

namespace candour::journal::model {

namespace {

constexpr Error newer{ErrorCode::malformed, "parse a value"};

Link read_link(Reader& in) {
  Link link;
  link.kind = static_cast<ItemKind>(in.u16());
  link.item = in.id<ItemId>();
  link.author = in.id<MemberKey>();
  return link;
}

Result<Value> whole(const Reader& in, Value value) {
  if (!in.finished()) return newer;
  return value;
}

Result<Value> parse_flag(Reader& in) {
  const auto byte = in.u8();
  if (byte > 1) return newer;
  return whole(in, Flag{byte == 1});
}

Result<Value> parse_time(Reader& in) {
  ZonedTime time;
  time.day = Day{in.u32()};
  time.minute = in.u16();
  time.zone = to_text(in.raw(in.rest().size()));
  if (time.minute >= 24 * 60 || !is_zone_name(time.zone)) return newer;
  return whole(in, std::move(time));
}

Result<Value> parse_source(Reader& in, const std::optional<LocalNumber>& local) {
  Source source;
  source.item = read_link(in);
  const auto id = in.id<EnvelopeId>();
  source.version = local ? VersionName(*local) : VersionName(id);
  return whole(in, source);
}

Result<Value> parse_set(Reader& in) {
  SetValue set;
  const auto count = in.u16();
  for (unsigned i = 0; i < count && in.ok(); ++i) {
    auto entry = to_bytes(in.raw(in.u16()));
    if (!set.empty() && !(*set.rbegin() < entry)) return newer;
    set.insert(set.end(), std::move(entry));
  }
  return whole(in, std::move(set));
}

Result<Value> parse_order(ByteView bytes) {
  if (bytes.size() > max_order || bytes.back() == 0) return newer;
  return Value(Order{to_bytes(bytes)});
}

Result<Value> parse_link(Reader& in) {
  const auto link = read_link(in);
  return whole(in, link);
}

Result<Value> parse_text(FieldType type, ByteView bytes) {
  const auto text = as_text(bytes);
  if (type == FieldType::prose ? !is_prose(text) : !is_line(text)) return newer;
  if (type == FieldType::prose) return Value(Prose{std::string(text)});
  return Value(Line{std::string(text)});
}

}  // namespace

Result<Value> parse_value(FieldType type, const EncodedValue& encoded) {
  if (encoded.bytes.empty()) return Value();
  if (encoded.source_local && type != FieldType::source) return newer;
  Reader in(encoded.bytes);
  switch (type) {
    case FieldType::prose:
    case FieldType::line: return parse_text(type, encoded.bytes);
    case FieldType::choice: {
      const Choice choice{in.u16()};
      return whole(in, choice);
    }
    case FieldType::number: {
      const Number number{in.u64()};
      return whole(in, number);
    }
    case FieldType::flag: return parse_flag(in);
    case FieldType::date: {
      const Day day{in.u32()};
      return whole(in, day);
    }
    case FieldType::time: return parse_time(in);
    case FieldType::person: {
      const auto person = in.id<MemberKey>();
      return whole(in, person);
    }
    case FieldType::link: return parse_link(in);
    case FieldType::source: return parse_source(in, encoded.source_local);
    case FieldType::set: return parse_set(in);
    case FieldType::order: return parse_order(encoded.bytes);
    case FieldType::bytes: return Value(encoded.bytes);
  }
  return newer;
}

}  // namespace candour::journal::model
