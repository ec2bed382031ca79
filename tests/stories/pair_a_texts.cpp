#include "tests/stories/pair_a_texts.hpp"

namespace candour::stories::pair_a {

std::vector<std::string> people_command(const PersonOnList& person) {
  std::vector<std::string> words{person.name};
  for (const auto& alias : person.aliases) words.insert(words.end(), {"--alias", alias});
  if (person.is_also_a_word) words.push_back("--also-a-word");
  words.insert(words.end(), {"--replacement", person.replacement});
  return words;
}

const std::vector<std::string>& telling_words() {
  static const std::vector<std::string> all{
      "Danielle",     "Okafor",         "Lyle-Hughes",        "Margaret",           "Ashdown",       "Bellamy",
      "Calderbank",   "Outpatients",    "huddle",             "Crohn",              "Northmoor",     "came home flying",
      "ten feet tall", "the front desk", "someone in charge", "lift doors",         "ten seconds",   "stopped complaining",
      "it was years", "two posts",      "working life",       "looked past",        "on a Monday",   "What was learned"};
  return all;
}

}  // namespace candour::stories::pair_a
