// What the room of items reads. It holds nothing of its own. Private to the room; the façade makes it.
#pragma once

#include "journal/vault/items.hpp"
#include "journal/vault/reading.hpp"

namespace candour::journal {

struct Items::State {
  const Reading& reading;
};

}  // namespace candour::journal
