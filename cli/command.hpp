// A command of the command line, as data: its words, what it takes, examples, and the function that does it. Parsing,
// --help, the shell and docs/commands.md are made from these tables and from nothing else.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/facts.hpp"

namespace candour::cli {

class Program;

enum class Presence : std::uint8_t { required, optional, repeated };

// `--name VALUE`, a flag `--name` (no value name), or a positional `NAME`.
struct Parameter {
  std::string name;
  std::string value_name;  // of an option that takes a value
  std::string help;
  Presence presence = Presence::optional;
  bool is_option() const { return name.starts_with("--"); }
  bool is_flag() const { return is_option() && value_name.empty(); }
  // Whether a person's own words can stand in its value, and not only the name of a thing, a number or a choice.
  bool holds_words() const;
};

struct Example {
  std::string line;
  std::string tells;
};

// What was typed for a command, by parameter name.
class Arguments {
 public:
  void add(const std::string& name, std::string value) { values_[name].push_back(std::move(value)); }
  bool has(const std::string& name) const { return values_.contains(name); }
  // The last value typed for `name`, or nothing.
  std::optional<std::string> value(const std::string& name) const;
  // The value of a required parameter.
  std::string required(const std::string& name) const { return value(name).value_or(std::string()); }
  std::vector<std::string> values(const std::string& name) const;

 private:
  std::map<std::string, std::vector<std::string>> values_;
};

// What must stand before the function runs.
enum class Needs : std::uint8_t { nothing, vault };

struct Command {
  std::string words;    // "reflect" or "people add"
  std::string summary;  // one sentence
  std::vector<Parameter> parameters;
  std::vector<Example> examples;  // at least one
  Needs needs = Needs::vault;
  std::function<Outcome(Program&, const Arguments&)> run;
};

// A command with what was typed for it.
struct Invocation {
  const Command* command = nullptr;
  Arguments arguments;
  bool wants_help = false;
};

// The command whose words stand first in `words`; the longer name wins. Null if there is none.
const Command* find_command(std::span<const Command> commands, std::span<const std::string> words);

// Reads `words` against the tables; options may stand anywhere, `--` ends them, `--name=value` is taken too.
Answer<Invocation> parse(std::span<const Command> commands, std::span<const std::string> words);

// The options that stand for the whole program: taken out of `words` wherever they are before `--`.
struct Globals {
  std::string vault_folder;
  std::string clock_file;
  std::string ca_file;
  std::optional<long> slot_milliseconds;
  std::optional<int> passphrase_fd;
  bool json = false;
};
std::span<const Parameter> global_parameters();
Answer<Globals> take_globals(std::vector<std::string>& words, std::string default_folder);

}  // namespace candour::cli
