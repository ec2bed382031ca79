#include "journal/content/content.hpp"

#include <cassert>

#include "journal/content/files.hpp"

namespace candour::journal::content {

namespace {

constexpr Error malformed{ErrorCode::malformed, "read the words of a kind"};
constexpr std::string_view indent = "  ";

struct Line {
  std::string_view text;
  std::string_view rest;
};

Line first_line(std::string_view text) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos) return {text, {}};
  return {text.substr(0, end), text.substr(end + 1)};
}

// "key: words"; nothing for another form.
bool take_line(std::string_view line, Words& words, std::vector<std::string>*& last) {
  if (line.starts_with(indent)) {
    if (last == nullptr) return false;
    last->back() += " " + std::string(line.substr(indent.size()));
    return true;
  }
  const auto colon = line.find(": ");
  if (colon == std::string_view::npos || colon == 0 || colon + 2 == line.size()) return false;
  last = &words[std::string(line.substr(0, colon))];
  last->emplace_back(line.substr(colon + 2));
  return true;
}

std::map<std::string_view, Words> read_all() {
  std::map<std::string_view, Words> all;
  for (const auto& file : files()) {
    auto words = parse(file.text);
    assert(words && "a file of journal/content cannot be read");
    if (words) all.emplace(file.name, std::move(*words));
  }
  return all;
}

const std::map<std::string_view, Words>& all_words() {
  static const auto all = read_all();
  return all;
}

}  // namespace

Result<Words> parse(std::string_view text) {
  Words words;
  std::vector<std::string>* last = nullptr;
  while (!text.empty()) {
    const auto [line, rest] = first_line(text);
    text = rest;
    if (line.empty() || line.front() == '#') {
      last = nullptr;
    } else if (!take_line(line, words, last)) {
      return malformed;
    }
  }
  return words;
}

const Words* words_of(std::string_view name) {
  const auto found = all_words().find(name);
  return found == all_words().end() ? nullptr : &found->second;
}

std::vector<std::string_view> names() {
  std::vector<std::string_view> names;
  for (const auto& [name, words] : all_words()) names.push_back(name);
  return names;
}

}  // namespace candour::journal::content
