// The one question asked of every body: is it well formed? Structure only.
#pragma once

#include "base/codec.hpp"
#include "journal/sealed/record_kind.hpp"

namespace candour::sealed {

// False: the record is NEWER (protocol.md B7, B8.3).
bool body_is_well_formed(RecordKind kind, ByteView body);

}  // namespace candour::sealed
