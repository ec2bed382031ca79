// Help for people, made from the command tables; docs/commands.md is the same text.
#pragma once

#include <span>
#include <string>

#include "cli/command.hpp"

namespace candour::cli {

// `reflect [--text TEXT] [--stdin] ...`
std::string usage_of(const Command& command);
// What `--help` after a command shows.
std::string help_of(const Command& command);
// `help` as it is typed in the shell, which is this program already.
std::string as_in_the_shell(std::string help);
// Every command with its sentence, one a line, and the exit codes.
std::string overview_of(std::span<const Command> commands);
// docs/commands.md.
std::string manual_of(std::span<const Command> commands);

}  // namespace candour::cli
