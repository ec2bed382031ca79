// How a person gives a text or a yes: line by line, by an option, or from another program.
#pragma once

#include "cli/program.hpp"

namespace candour::cli {

// The options of a command that takes a text: --text and --stdin.
std::vector<Parameter> text_parameters();

// The text of --text, of --stdin (one command only, not in the shell), or lines typed until one that is just ".".
Answer<std::string> read_text(Program& program, const Arguments& arguments);
// Lines typed until one that is just "."; `instruction` is said first.
Answer<std::string> read_lines(Program& program, std::string_view instruction);

// Shows `facts` and asks; only the word "yes" is yes. With --yes nothing is asked. In JSON --yes must be there.
Answer<bool> ask_yes(Program& program, const Facts& facts, std::string_view question, bool said_yes);

}  // namespace candour::cli
