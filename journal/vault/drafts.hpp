// What is kept for its owner alone: what is being written and not saved, and what came since he was last here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "journal/vault/item_views.hpp"

namespace candour::journal {

class Drafts {
 public:
  struct State;
  explicit Drafts(State& state) : state_(state) {}
  Drafts(const Drafts&) = delete;

  // What is being written, kept in this file by a name of 1 to 128 bytes, at most 1 MiB each, never sent. Each call is
  // durable when it returns. bad_argument, too_long, disk_full.
  Result<> keep(std::string_view name, ByteView content);
  Result<std::optional<Bytes>> get(std::string_view name) const;
  Result<std::vector<std::string>> names() const;
  Result<> drop(std::string_view name);
  // Since one was last here: made from what is kept on this computer, and reported to nobody. What others wrote after the
  // last was_here() before this unlock, newest first, a few of them.
  Result<std::vector<ArrivalView>> arrived_since_last_time() const;
  // Everything that is here now counts as seen at the next unlock.
  Result<> was_here();

 private:
  State& state_;
};

}  // namespace candour::journal
