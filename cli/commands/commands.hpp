// All commands. Each function is one file of this folder and declares its own table; to add a command, write a file and
// name it here and in commands.cpp. Those of the kinds are made in cli/kind_commands.
#pragma once

#include <span>
#include <vector>

#include "cli/command.hpp"

namespace candour::cli {

// In the order in which help shows them.
std::span<const Command> all_commands();

namespace commands {

Command create();
Command invite();
Command join();
Command confirm();
Command status();
Command promote();
Command edit();
Command choose();
Command list();
Command show();
Command search();
Command history();
Command recall();
Command sync();
Command relay_view();
std::vector<Command> shell();
Command passphrase();
std::vector<Command> people();
std::vector<Command> summary_draft();
std::vector<Command> summary_names();
std::vector<Command> summary_consent();
std::vector<Command> drafts();
std::vector<Command> set_aside();
Command help();

}  // namespace commands

}  // namespace candour::cli
