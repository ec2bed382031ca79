// Who one is here, and who reads.
#pragma once

#include <string>
#include <vector>

#include "base/ids.hpp"
#include "journal/model/kind.hpp"

namespace candour::journal {

class Members {
 public:
  struct State;
  explicit Members(State& state) : state_(state) {}
  Members(const Members&) = delete;

  // Everybody who can read what is kept in `space`, oneself first: the audience line is made of this and of nothing else.
  std::vector<std::string> readers(model::Space space) const;
  // Oneself, as others name one.
  MemberKey me() const;
  // The name of a member, or "somebody" for a key that is not of this journal.
  std::string name_of(const MemberKey& member) const;

 private:
  State& state_;
};

}  // namespace candour::journal
