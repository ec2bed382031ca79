// Writing an answer that is sealed until all members are ready (protocol.md B18). Private to the folder.
#pragma once

#include <vector>

#include "journal/model/change.hpp"
#include "journal/vault/reading.hpp"

namespace candour::journal {

// Edits of what is sealed later get the wording that was seen, and a fresh secret. rule_refused while its writer is
// ready and once it is revealed; too_long for a text that would not be sealed.
Result<> bind_answers(const Reading& reading, std::vector<model::Edit>& edits);

}  // namespace candour::journal
