// The story of Dani and Meg, scene by scene, by the same functions that window and command line call.
#pragma once

#include "session/example/two_vaults.hpp"

namespace candour::session::example {

// From Dani's first note to a summary that is being drafted. The first step that fails ends it.
Result<> play_scenes(TwoVaults& two);

}  // namespace candour::session::example
