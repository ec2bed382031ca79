#include "gui/model/differences.hpp"

#include <dtl/dtl.hpp>

#include <algorithm>
#include <utility>

namespace candour::gui {

namespace {

using Words = std::vector<std::string>;

// The work grows with the product of both lengths; beyond this it would be felt.
constexpr std::size_t most_pairs = 4'000'000;

Words words_of(std::string_view text) {
  Words words;
  std::string word;
  for (const char c : text) {
    if (c != ' ' && c != '\n') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

void append(std::string& run, const std::string& word) {
  if (!run.empty()) run += ' ';
  run += word;
}

std::string joined(const Words& words) {
  std::string all;
  for (const auto& word : words) append(all, word);
  return all;
}

// What both begin and end with alike is cut off.
void leave_middle(Words& a, Words& b) {
  const auto begin = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  a.erase(a.begin(), begin.first);
  b.erase(b.begin(), begin.second);
  const auto end = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
  a.erase(end.first.base(), a.end());
  b.erase(end.second.base(), b.end());
}

void keep(std::string& run, std::vector<std::string>& runs) {
  if (!run.empty()) runs.push_back(std::exchange(run, {}));
}

}  // namespace

Differences differences_between(std::string_view before, std::string_view after) {
  auto old_words = words_of(before);
  auto new_words = words_of(after);
  leave_middle(old_words, new_words);
  Differences found;
  if (old_words.empty() || new_words.empty() || old_words.size() * new_words.size() > most_pairs) {
    if (!old_words.empty()) found.taken_out.push_back(joined(old_words));
    if (!new_words.empty()) found.added.push_back(joined(new_words));
    return found;
  }
  dtl::Diff<std::string, Words> difference(old_words, new_words);
  difference.compose();
  std::string added;
  std::string taken_out;
  for (const auto& [word, info] : difference.getSes().getSequence()) {
    if (info.type == dtl::SES_ADD) append(added, word);
    if (info.type == dtl::SES_DELETE) append(taken_out, word);
    if (info.type != dtl::SES_COMMON) continue;
    keep(added, found.added);
    keep(taken_out, found.taken_out);
  }
  keep(added, found.added);
  keep(taken_out, found.taken_out);
  return found;
}

}  // namespace candour::gui
