#include "sync/relay/options.hpp"

#include <charconv>

#include "base/relay_address.hpp"
#include "sync/relay/exit_codes.hpp"

namespace candour::relay {

const char* const usage =
    "candour-relay [--listen HOST:PORT] [--data DIR] [--clock FILE] [run]\n"
    "candour-relay [--data DIR] dump ID | drop ID\n"
    "candour-relay version | help\n"
    "\n"
    "  run              serve (the default)\n"
    "  dump ID          print what a stopped relay holds of the mailbox ID\n"
    "  drop ID          forget the mailbox ID of a stopped relay, damaged parts too; its members' programs make it\n"
    "                   again and put back everything they hold\n"
    "  --listen H:P     where to listen; loopback only, port 0 takes a free one (127.0.0.1:7878)\n"
    "  --data DIR       where everything is kept ($STATE_DIRECTORY, $XDG_STATE_HOME/candour-relay or\n"
    "                   ~/.local/state/candour-relay)\n"
    "  --clock FILE     add the seconds in FILE to the clock, for demonstrations and tests\n";

namespace {

using Refused = std::optional<OptionsRefusal>;

Refused misuse(std::string sentence) { return OptionsRefusal{std::move(sentence), exit_usage}; }

std::optional<std::uint16_t> read_port(std::string_view digits) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return port;
}

Refused read_listen(std::string_view text, Options& options) {
  const auto colon = text.rfind(':');
  const auto port = colon == std::string_view::npos ? std::nullopt : read_port(text.substr(colon + 1));
  if (!port) return misuse("--listen takes HOST:PORT, as in 127.0.0.1:7878.");
  auto host = text.substr(0, colon);
  const bool is_ipv6 = host.size() > 2 && host.front() == '[' && host.back() == ']';
  if (is_ipv6) host = host.substr(1, host.size() - 2);
  if (!RelayAddress{std::string(host), *port, is_ipv6}.is_loopback()) {
    return OptionsRefusal{"Without TLS the relay listens on loopback addresses alone; put a TLS proxy in front of it.",
                          exit_configuration};
  }
  options.host = host == "localhost" ? "127.0.0.1" : std::string(host);
  options.port = *port;
  return std::nullopt;
}

Refused read_flag(std::string_view flag, const std::string& value, Options& options) {
  if (flag == "--listen") return read_listen(value, options);
  auto& place = flag == "--data" ? options.data : options.clock;
  if (value.empty()) return misuse(std::string(flag) + " takes a path.");
  place = value;
  return std::nullopt;
}

Refused read_command(std::span<const std::string> words, Options& options) {
  if (words.empty()) return std::nullopt;
  const auto& name = words.front();
  const bool takes_id = name == "dump" || name == "drop";
  const std::size_t expected = takes_id ? 2 : 1;
  if (name == "run")
    options.command = Command::run;
  else if (name == "dump")
    options.command = Command::dump;
  else if (name == "drop")
    options.command = Command::drop;
  else if (name == "version")
    options.command = Command::version;
  else if (name == "help")
    options.command = Command::help;
  else
    return misuse("There is no command of that name; candour-relay help lists them.");
  if (words.size() != expected) return misuse("That command takes other arguments; candour-relay help shows them.");
  if (!takes_id) return std::nullopt;

  const auto bytes = from_hex(words[1]);
  const auto id = bytes ? MailboxId::from(*bytes) : std::nullopt;
  if (!id) return misuse(name + " takes the id of a mailbox, 64 hexadecimal digits.");
  options.mailbox = *id;
  return std::nullopt;
}

bool takes_value(std::string_view flag) { return flag == "--listen" || flag == "--data" || flag == "--clock"; }

}  // namespace

std::variant<Options, OptionsRefusal> read_options(const std::vector<std::string>& arguments) {
  Options options;
  std::vector<std::string> words;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto& argument = arguments[i];
    if (argument == "--help" || argument == "-h") {
      words = {"help"};
      break;
    }
    if (argument == "--version") {
      words = {"version"};
      break;
    }
    if (takes_value(argument)) {
      if (++i == arguments.size()) return *misuse(argument + " takes a value.");
      if (auto refused = read_flag(argument, arguments[i], options)) return *refused;
    } else if (!argument.empty() && argument.front() == '-') {
      return *misuse("There is no option of that name; candour-relay help lists them.");
    } else {
      words.push_back(argument);
    }
  }
  if (auto refused = read_command(words, options)) return *refused;
  return options;
}

}  // namespace candour::relay
