// Somebody who writes and changes texts at random.
#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "base/text/pieces.hpp"

namespace candour::journal::model::test {

// Texts of sentences of words of which each new one is new in the whole test, so that what is lost or doubled is seen.
class RandomWriter {
 public:
  explicit RandomWriter(unsigned seed) : random_(seed) {}

  std::string first() {
    Text text;
    for (int i = below(6); i >= 0; --i) text.push_back(sentence());
    return written(text);
  }

  std::string changed(const std::string& from) {
    Text text = read(from);
    for (int i = below(4); i >= 0; --i) change(text);
    return written(text);
  }

  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }

 private:
  using Sentence = std::vector<std::string>;
  using Text = std::vector<Sentence>;

  std::string word() { return (below(5) == 0 ? "w" : "W") + std::to_string(++words_); }
  Sentence sentence() {
    Sentence words;
    for (int i = below(6); i >= 0; --i) words.push_back(word());
    return words;
  }
  void change(Text& text) {
    const int at = text.empty() ? 0 : below(static_cast<int>(text.size()));
    switch (text.empty() ? 0 : below(6)) {
      case 0:
        text.insert(text.begin() + at, sentence());
        break;
      case 1:
        text.erase(text.begin() + at);
        break;
      case 2:
        text[at] = sentence();
        break;
      case 3:
        text[at][below(static_cast<int>(text[at].size()))] = word();
        break;
      case 4:
        text[at].push_back(word());
        break;
      case 5:
        text.push_back(sentence());
        break;
    }
  }
  std::string written(const Text& text) {
    std::string out;
    for (const auto& sentence : text) {
      if (!out.empty()) out += below(4) == 0 ? "\n\n" : " ";
      for (const auto& word : sentence) out += word + (&word == &sentence.back() ? "." : " ");
    }
    return out;
  }
  static Text read(const std::string& written) {
    Text text;
    for (const auto& piece : text::sentences_of(written).all) {
      Sentence words;
      for (const auto& part : text::parts_of_sentence(piece.body).all)
        if (part.body != ".") words.emplace_back(part.body);
      if (!words.empty()) text.push_back(std::move(words));
    }
    return text;
  }

  std::mt19937 random_;
  int words_ = 0;
};

inline std::map<std::string, int> words_in(const std::string& text) {
  std::map<std::string, int> words;
  for (const auto& part : text::parts_of_sentence(text).all)
    if (part.body != ".") ++words[std::string(part.body)];
  return words;
}

}  // namespace candour::journal::model::test
