// After the story: the windows of both members side by side, and in the terminal each letter as the post box takes it.
#pragma once

#include "tests/stories/pair_a.hpp"

namespace candour::stories {

// Opens Dani's and Meg's window on the display that is there, and returns when both were closed.
void open_windows(PairA& pair);

// The same on a display that nobody looks at: unlocks both, lets Dani share a sentence with Meg, and puts a picture of
// each step into `pictures`. Needs xdotool and ImageMagick's import. Each step is a sentence that was checked.
void picture_windows(PairA& pair, const std::filesystem::path& pictures);

}  // namespace candour::stories
