// Two people with the real programs and a relay, paired, in a folder that goes with them.
#pragma once

#include "tests/stories/member.hpp"
#include "tests/stories/relay_process.hpp"
#include "tests/support/two_people.hpp"

namespace candour::kills {

class PairAtWork {
 public:
  PairAtWork();
  // Fails the test if a step of the pairing does not succeed.
  void pair_up();

  test::TemporaryFolder folder;
  stories::RelayProcess relay;
  stories::Member meg;
  stories::Member dani;
};

// Asks until `holds` or the deadline.
bool comes_true(const std::function<bool()>& holds, std::chrono::seconds limit);

}  // namespace candour::kills
