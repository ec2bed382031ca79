// The first thing of every main.
#pragma once

namespace candour {

// Opens those of the descriptors 0, 1 and 2 that are closed, so that no file which the program opens gets their number
// and is read or written as if it were the terminal. Reading from one of them ends at once; writing to one fails.
// False if it could not.
bool open_standard_descriptors();

// Whether everything that was printed by <cstdio> has been taken: false for a full disk or a reader that is gone. Asked
// once, at the end.
bool standard_output_is_whole();

}  // namespace candour
