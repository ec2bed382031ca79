// What somebody had before him when he began to edit, as he hands it back. Private to the room of writing.
#pragma once

#include "journal/store/items.hpp"
#include "journal/store/queue.hpp"

namespace candour::journal {

// The names as they are today, without what was taken back since.
struct SeenBefore {
  model::Basis names;
  bool holds_the_same = true;  // what was queued then; a later save may have taken its place there, under its name
};

// What somebody who begins now has before him: opaque, at most 265 bytes.
Result<Bytes> seen_now(const store::Items& items, const model::FieldKey& field);
// bad_argument for bytes that seen_now() did not make.
Result<SeenBefore> seen_before(const store::Items& items, const store::Queue& queue, const model::FieldKey& field,
                               ByteView seen);

}  // namespace candour::journal
