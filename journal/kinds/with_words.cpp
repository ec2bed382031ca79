#include "journal/kinds/with_words.hpp"

#include "journal/content/content.hpp"

namespace candour::journal::kinds {

namespace {

void add_words(model::KindSpec& kind, const content::Words* words) {
  if (words != nullptr) kind.words.insert(words->begin(), words->end());
}

}  // namespace

std::vector<model::KindSpec> with_words(std::vector<model::KindSpec> kinds) {
  for (auto& kind : kinds) {
    add_words(kind, content::words_of(kind.word));
    add_words(kind, content::words_of("every_kind"));
    for (auto& field : kind.fields) field.label = kind.say(std::string("field.") + field.name);
  }
  return kinds;
}

}  // namespace candour::journal::kinds
