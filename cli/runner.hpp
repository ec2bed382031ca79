// From typed words to a printed answer: for one command, and for a shell of them.
#pragma once

#include <string>
#include <vector>

#include "cli/program.hpp"

namespace candour::cli {

// Does what `words` say against `commands` and prints the answer; returns the exit code.
int run_words(Program& program, std::span<const Command> commands, const std::vector<std::string>& words);

// One unlock, then one command a line, until `lock`, `quit`, the end of the input or a signal. The slots and receiving
// go on while it waits. Ending seals what is shared and queued.
int run_shell(Program& program, std::span<const Command> commands);

}  // namespace candour::cli
