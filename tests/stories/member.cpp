#include "tests/stories/member.hpp"

#include <algorithm>
#include <csignal>
#include <nlohmann/json.hpp>

namespace candour::stories {

namespace {

using nlohmann::json;

std::string text_at(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// A value of a field as the lines for people have it.
std::string text_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
  if (value.is_object()) return text_at(value, "day") + " " + text_at(value, "time") + " " + text_at(value, "zone");
  if (!value.is_array()) return value.dump();
  std::string all;
  for (const auto& one : value) all += (all.empty() ? "" : ", ") + text_of(one);
  return all;
}

void add_item(const json& item, std::vector<std::pair<std::string, std::string>>& facts) {
  for (const auto& [name, key] : {std::pair{"Readers", "audience"}, std::pair{"Item", "item"}, std::pair{"Kind", "kind"},
                                  std::pair{"Author", "author"}, std::pair{"Day", "day"}, std::pair{"Words", "words"}}) {
    if (item.contains(key)) facts.emplace_back(name, text_at(item, key));
  }
  if (item.contains("late")) facts.emplace_back("Late", text_at(item, "late"));
  for (const auto& fact : item.value("choices", json::array())) facts.emplace_back(text_at(fact, "name"), text_at(fact, "value"));
  for (const auto& field : item.value("fields", json::array())) {
    facts.emplace_back(text_at(field, "label"), text_of(field.value("value", json())));
  }
}

Reply reply_from(const std::optional<std::string>& line) {
  Reply reply;
  reply.whole = line.value_or("the program ended or gave no answer");
  const auto read = json::parse(reply.whole, nullptr, false);
  if (!read.is_object()) return reply;
  reply.is_done = read.value("ok", false);
  for (const auto& item : read.value("items", json::array())) add_item(item, reply.facts);
  for (const auto& fact : read.value("facts", json::array())) {
    reply.facts.emplace_back(text_at(fact, "name"), text_at(fact, "value"));
  }
  if (const auto error = read.find("error"); error != read.end()) {
    reply.error_code = text_at(*error, "code");
    reply.sentence = text_at(*error, "sentence");
  }
  return reply;
}

std::string quoted(const std::string& word) {
  std::string out = "\"";
  for (const char c : word) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

// The shell's own, and one for each time it asks again; more than a story needs.
constexpr int passphrase_line_count = 40;

Start start_of(const Desk& desk, const std::vector<std::string>& command) {
  Start start;
  start.program = desk.programs / "candour-cli";
  start.arguments = command;
  const std::vector<std::string> options{"--json",         "--vault",         desk.vault.string(),
                                         "--clock",        desk.clock.string(), "--passphrase-fd",
                                         "3",              "--slot-interval", "200ms"};
  start.arguments.insert(start.arguments.end(), options.begin(), options.end());
  for (int i = 0; i < passphrase_line_count; ++i) start.passphrase_lines += desk.passphrase + "\n";
  return start;
}

}  // namespace

std::string Reply::fact(std::string_view name) const {
  for (const auto& [known, value] : facts) {
    if (known == name) return value;
  }
  return {};
}

std::size_t Reply::count(std::string_view name) const {
  return static_cast<std::size_t>(
      std::count_if(facts.begin(), facts.end(), [name](const auto& fact) { return fact.first == name; }));
}

bool Reply::has(std::string_view name, std::string_view value) const {
  return std::any_of(facts.begin(), facts.end(),
                     [&](const auto& fact) { return fact.first == name && fact.second == value; });
}

bool Reply::mentions(std::string_view words) const {
  return std::any_of(facts.begin(), facts.end(),
                     [words](const auto& fact) { return fact.second.find(words) != std::string::npos; });
}

Reply Member::make_vault() const {
  const auto finished = run(start_of(desk_, {"create", "--name", desk_.name, "--own", "--light"}));
  return reply_from(finished.output.substr(0, finished.output.find('\n')));
}

Reply Member::open_shell() {
  shell_ = std::make_unique<Process>(start_of(desk_, {"shell"}));
  return answer();
}

Reply Member::ask(const std::vector<std::string>& words) {
  begin(words);
  return answer();
}

void Member::begin(const std::vector<std::string>& words) {
  std::string line;
  for (const auto& word : words) line += (line.empty() ? "" : " ") + quoted(word);
  shell_->write_line(line);  // a shell that is gone shows as the missing answer
}

// A command may itself wait 20 seconds for the other person, so its answer gets a little longer.
Reply Member::answer() { return reply_from(shell_->read_line(patience + std::chrono::seconds(10))); }

void Member::kill_shell() {
  shell_->signal(SIGKILL);
  shell_->wait();  // until then it still holds its vault
}

bool Member::close_shell() {
  const auto reply = ask({"quit"});
  const bool is_over = shell_->wait() == 0;
  shell_.reset();
  return reply.is_done && is_over;
}

}  // namespace candour::stories
