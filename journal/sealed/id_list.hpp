// Lists of ids as bodies hold them: a count in one byte, then that many, strictly ascending.
#pragma once

#include <vector>

#include "base/codec.hpp"
#include "base/result.hpp"

namespace candour::sealed {

struct CountRange {
  std::size_t least;
  std::size_t most;
};

template <class IdType>
void write_id_list(Writer& writer, const std::vector<IdType>& ids) {
  writer.u8(static_cast<std::uint8_t>(ids.size()));
  for (const auto& id : ids) writer.raw(id);
}

template <class IdType>
Result<std::vector<IdType>> read_id_list(Reader& reader, CountRange allowed) {
  const std::size_t count = reader.u8();
  if (!reader.ok() || count < allowed.least || count > allowed.most) return Error{ErrorCode::malformed, "read ids"};
  std::vector<IdType> ids;
  for (std::size_t i = 0; i < count; ++i) {
    const auto id = reader.id<IdType>();
    if (!reader.ok() || (!ids.empty() && !(ids.back() < id))) return Error{ErrorCode::malformed, "read ids"};
    ids.push_back(id);
  }
  return ids;
}

}  // namespace candour::sealed
