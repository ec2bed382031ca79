// Short ways to say ids and versions in the tests of the model.
#pragma once

#include "journal/model/change.hpp"
#include "journal/model/field_state.hpp"

namespace candour::journal::model::test {

// An env_id whose first byte is `n`, so that greater numbers are greater ids.
inline EnvelopeId env(std::uint8_t n) {
  EnvelopeId id;
  id.bytes[0] = n;
  return id;
}

inline ItemId item(std::uint8_t n) {
  ItemId id;
  id.bytes.fill(n);
  return id;
}

inline MemberKey member(std::uint8_t n) {
  MemberKey key;
  key.bytes.fill(n);
  return key;
}

inline EncodedValue text(std::string_view words) { return {to_bytes(as_bytes(words)), std::nullopt}; }

inline EncodedValue set_of(const SetValue& entries) { return *encode_value(FieldType::set, entries); }

inline SetValue set_in(const EncodedValue& value) { return std::get<SetValue>(*parse_value(FieldType::set, value)); }

inline Bytes entry(std::string_view words) { return to_bytes(as_bytes(words)); }

}  // namespace candour::journal::model::test
