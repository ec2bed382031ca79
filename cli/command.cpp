#include "cli/command.hpp"

#include <algorithm>
#include <charconv>

#include "cli/plain_text.hpp"
#include "session/interval.hpp"

namespace candour::cli {

namespace {

std::size_t word_count(const Command& command) {
  return 1 + static_cast<std::size_t>(std::count(command.words.begin(), command.words.end(), ' '));
}

bool stands_first(const Command& command, std::span<const std::string> words) {
  const auto count = word_count(command);
  if (words.size() < count) return false;
  std::string typed = words[0];
  for (std::size_t i = 1; i < count; ++i) typed += " " + words[i];
  return typed == command.words;
}

const Parameter* find_option(std::span<const Parameter> parameters, std::string_view name) {
  for (const auto& parameter : parameters) {
    if (parameter.is_option() && parameter.name == name) return &parameter;
  }
  return nullptr;
}

// An option as typed: "--name" or "--name=value".
struct TypedOption {
  std::string name;
  std::optional<std::string> value;
};
TypedOption split_option(const std::string& word) {
  const auto equals = word.find('=');
  if (equals == std::string::npos) return {word, std::nullopt};
  return {word.substr(0, equals), word.substr(equals + 1)};
}

Failure unknown_command(std::span<const Command> commands, std::span<const std::string> words) {
  std::string beginnings;
  for (const auto& command : commands) {
    if (!command.words.starts_with(words[0] + " ")) continue;
    beginnings += (beginnings.empty() ? "" : ", ") + command.words;
  }
  if (!beginnings.empty()) return misuse("`" + words[0] + "` needs one word more.", "Type one of: " + beginnings + ".");
  return misuse("There is no command `" + words[0] + "`.", "`help` lists the commands.");
}

// Reads the option at `index` and moves `index` to the last word that belongs to it.
Answer<TypedOption> read_option(std::span<const Parameter> parameters, std::span<const std::string> words,
                                std::size_t& index) {
  auto typed = split_option(words[index]);
  const auto* option = find_option(parameters, typed.name);
  if (!option) return misuse("There is no option `" + typed.name + "` here.", "Add --help to see the options.");
  if (option->is_flag()) {
    if (typed.value) return misuse("`" + typed.name + "` takes no value.", "Leave out what stands after `=`.");
    return typed;
  }
  if (typed.value) return typed;
  if (++index == words.size()) {
    return misuse("`" + typed.name + "` needs a value.", "Type " + option->value_name + " after it.");
  }
  typed.value = words[index];
  return typed;
}

Answer<Arguments> place_positionals(const Command& command, Arguments arguments, std::vector<std::string> typed) {
  std::size_t next = 0;
  for (const auto& parameter : command.parameters) {
    if (parameter.is_option()) {
      if (parameter.presence == Presence::required && !arguments.has(parameter.name)) {
        return misuse("`" + parameter.name + "` is missing.", "Add --help to see how the command is written.");
      }
      continue;
    }
    if (next == typed.size() && parameter.presence == Presence::required) {
      return misuse(parameter.name + " is missing.", "Add --help to see how the command is written.");
    }
    const auto end = parameter.presence == Presence::repeated ? typed.size() : std::min(next + 1, typed.size());
    for (; next < end; ++next) arguments.add(parameter.name, std::move(typed[next]));
  }
  if (next < typed.size()) {
    return misuse("`" + typed[next] + "` is one word too many.", "Put a text of several words in quotation marks.");
  }
  return arguments;
}

std::optional<long> positive_number(std::string_view text, std::string_view unit) {
  if (!text.ends_with(unit)) return std::nullopt;
  text.remove_suffix(unit.size());
  long number = -1;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

Answer<Globals> set_global(Globals globals, const TypedOption& option) {
  if (option.name == "--json") globals.json = true;
  if (option.name == "--vault") globals.vault_folder = *option.value;
  if (option.name == "--clock") globals.clock_file = *option.value;
  if (option.name == "--ca") globals.ca_file = *option.value;
  if (option.name == "--slot-interval") {
    const auto interval = session::interval_from(*option.value);
    if (!interval) return misuse("`--slot-interval` wants a length of time.", "Write it like 200ms, 20s or 10min.");
    globals.slot_milliseconds = interval->count();
  }
  if (option.name == "--passphrase-fd") {
    const auto number = positive_number(*option.value, "");
    if (!number || *number > 1023) return misuse("`--passphrase-fd` wants a number.", "Write it like 3.");
    globals.passphrase_fd = static_cast<int>(*number);
  }
  return globals;
}

}  // namespace

bool Parameter::holds_words() const {
  constexpr std::string_view harmless[] = {"ITEM", "MEETING", "PASSAGE", "NOTE",    "N",       "COMMAND", "KIND",
                                           "DATE", "TIME",    "ZONE",    "MINUTES", "HEADING", "AUDIENCE", "PHASE"};
  const std::string_view value = is_option() ? value_name : name;
  return !is_flag() && std::find(std::begin(harmless), std::end(harmless), value) == std::end(harmless);
}

std::optional<std::string> Arguments::value(const std::string& name) const {
  const auto found = values_.find(name);
  if (found == values_.end()) return std::nullopt;
  return found->second.back();
}

std::vector<std::string> Arguments::values(const std::string& name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::vector<std::string>{} : found->second;
}

const Command* find_command(std::span<const Command> commands, std::span<const std::string> words) {
  const Command* longest = nullptr;
  for (const auto& command : commands) {
    if (!stands_first(command, words)) continue;
    if (!longest || word_count(command) > word_count(*longest)) longest = &command;
  }
  return longest;
}

namespace {

// A value that is nothing but spaces is a slip wherever it is not one way to empty a field.
std::optional<Failure> refuse_blank(const Command& command, const Arguments& arguments) {
  for (const auto& parameter : command.parameters) {
    if (parameter.is_flag() || parameter.value_name == "VALUE") continue;
    for (const auto& value : arguments.values(parameter.name)) {
      if (!is_blank(value)) continue;
      return misuse("`" + parameter.name + "` is empty.", "Type " +
                                                              (parameter.is_option() ? parameter.value_name + " after it"
                                                                                     : "at least one word for it") +
                                                              ", or leave it out if it may be left out.");
    }
  }
  return std::nullopt;
}

}  // namespace

Answer<Invocation> parse(std::span<const Command> commands, std::span<const std::string> words) {
  if (words.empty()) return misuse("No command was typed.", "`help` lists the commands.");
  Invocation invocation;
  invocation.command = find_command(commands, words);
  if (!invocation.command) return unknown_command(commands, words);
  std::vector<std::string> positionals;
  bool options_may_come = true;
  for (auto i = word_count(*invocation.command); i < words.size(); ++i) {
    if (options_may_come && words[i] == "--") {
      options_may_come = false;
    } else if (options_may_come && (words[i] == "--help" || words[i] == "-h")) {
      invocation.wants_help = true;
    } else if (options_may_come && words[i].starts_with("--")) {
      CANDOUR_TRY(auto option, read_option(invocation.command->parameters, words, i));
      invocation.arguments.add(option.name, option.value.value_or(std::string()));
    } else {
      positionals.push_back(words[i]);
    }
  }
  if (invocation.wants_help) return invocation;
  CANDOUR_TRY(invocation.arguments,
              place_positionals(*invocation.command, std::move(invocation.arguments), std::move(positionals)));
  if (auto refused = refuse_blank(*invocation.command, invocation.arguments)) return *refused;
  return invocation;
}

std::span<const Parameter> global_parameters() {
  static const std::vector<Parameter> parameters{
      {"--vault", "DIR", "The folder of the vault; without it $XDG_DATA_HOME/candour or ~/.local/share/candour."},
      {"--json", "", "Answer with one JSON object on one line for each command."},
      {"--passphrase-fd", "N",
       "Read passphrases from this file descriptor, one a line: first the one that unlocks, then one each time it is "
       "asked for again."},
      {"--ca", "FILE", "Trust the certificate authorities in this file for the post box."},
      {"--clock", "FILE", "For tests: a signed number of seconds in this file is added to the calendar."},
      {"--slot-interval", "TIME", "For tests: the length of the regular moments, such as 200ms."},
  };
  return parameters;
}

Answer<Globals> take_globals(std::vector<std::string>& words, std::string default_folder) {
  Globals globals;
  globals.vault_folder = std::move(default_folder);
  std::vector<std::string> rest;
  std::size_t i = 0;
  for (; i < words.size() && words[i] != "--"; ++i) {
    if (!find_option(global_parameters(), split_option(words[i]).name)) {
      rest.push_back(words[i]);
      continue;
    }
    CANDOUR_TRY(auto option, read_option(global_parameters(), words, i));
    CANDOUR_TRY(globals, set_global(std::move(globals), option));
  }
  rest.insert(rest.end(), words.begin() + static_cast<std::ptrdiff_t>(i), words.end());
  words = std::move(rest);
  return globals;
}

}  // namespace candour::cli
