// Requests that no relay may answer as if they were good, with the status they deserve.
#pragma once

#include <string>
#include <vector>

#include "sync/wire/limits.hpp"

namespace candour::relay_test {

struct BadRequest {
  std::string name;
  std::string text;
  unsigned status;
};

std::vector<BadRequest> bad_requests();

}  // namespace candour::relay_test
