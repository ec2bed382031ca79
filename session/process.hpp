// What a process that holds secrets does before anything else.
#pragma once

#include "base/result.hpp"

namespace candour::session {

// umask 077, no core dumps, no reading by other programs of the same user. Again after each exec, which resets it.
Result<> harden_process();

}  // namespace candour::session
