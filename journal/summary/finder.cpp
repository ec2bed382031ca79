#include "journal/summary/finder.hpp"

#include <algorithm>
#include <tuple>

#include "journal/summary/disguise.hpp"
#include "journal/summary/words.hpp"

namespace candour::journal::summary {
namespace {

constexpr std::size_t longest_initials = 5;

// One way to write a listed name, as words.
struct Spelling {
  std::string alias;
  std::vector<Word> words;
  bool wants_capitals = false;  // initials without their dots: "DO" for D.O., never "do"
};

bool are_initials(const std::vector<Word>& words) {
  return words.size() > 1 && std::all_of(words.begin(), words.end(), [](const Word& word) { return word.is_initial; });
}

// "DO" for "D.O."
Spelling without_dots(const Spelling& dotted) {
  Spelling out{dotted.alias, {Word{}}, true};
  for (const auto& word : dotted.words) out.words.front().folded += word.folded;
  return out;
}

// "M.L.H." for "MLH"
Spelling with_dots(const Spelling& joined) {
  Spelling out{joined.alias, {}, false};
  for (const char letter : joined.words.front().folded) {
    Word word;
    word.folded = letter;
    word.is_initial = true;
    out.words.push_back(std::move(word));
  }
  return out;
}

bool may_be_dotted(const Spelling& spelling) {
  if (spelling.words.size() != 1 || !spelling.words.front().is_all_capitals) return false;
  const auto& letters = spelling.words.front().folded;
  return letters.size() <= longest_initials &&
         std::all_of(letters.begin(), letters.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

void add_spellings(std::vector<Spelling>& to, const std::string& listed) {
  const Spelling plain{listed, words_of(listed), false};
  if (plain.words.empty()) return;
  to.push_back(plain);
  if (are_initials(plain.words)) to.push_back(without_dots(plain));
  if (may_be_dotted(plain)) to.push_back(with_dots(plain));
}

// All spellings of an entry, the longest first, so that "Will Ashdown" is one hit and not two.
std::vector<Spelling> spellings_of(const ListedName& entry) {
  std::vector<Spelling> out;
  add_spellings(out, entry.name);
  for (const auto& alias : entry.aliases) add_spellings(out, alias);
  std::stable_sort(out.begin(), out.end(),
                   [](const Spelling& a, const Spelling& b) { return a.words.size() > b.words.size(); });
  return out;
}

bool is_same_word(const Word& listed, const Word& written) {
  if (listed.is_initial && written.starts_small) return false;
  const auto forms = forms_of(written);
  return std::find(forms.begin(), forms.end(), listed.folded) != forms.end();
}

// True if the words of `text` from `at` on are this spelling.
bool stands_at(const Spelling& spelling, const std::vector<Word>& text, std::size_t at) {
  if (spelling.words.size() > text.size() - at) return false;
  if (spelling.wants_capitals && !text[at].is_all_capitals) return false;
  for (std::size_t i = 0; i < spelling.words.size(); ++i) {
    if (i > 0 && !text[at + i].continues_previous) return false;
    if (!is_same_word(spelling.words[i], text[at + i])) return false;
  }
  return true;
}

const Spelling* spelling_at(const ListedName& entry, const std::vector<Spelling>& spellings,
                            const std::vector<Word>& text, std::size_t at) {
  for (const auto& spelling : spellings) {
    const bool is_the_word = entry.is_also_a_word && spelling.words.size() == 1 && text[at].starts_small;
    if (!is_the_word && stands_at(spelling, text, at)) return &spelling;
  }
  return nullptr;
}

}  // namespace

namespace {

bool overlap(const NameMatch& a, const NameMatch& b) {
  return a.entry == b.entry && a.offset < b.offset + b.size && b.offset < a.offset + a.size;
}

// The second look adds what the first did not see: of one entry there is one match at a place.
void add_disguised(std::vector<NameMatch>& found, std::string_view text, const std::vector<ListedName>& list) {
  for (auto& match : find_disguised_names(text, list)) {
    const auto is_there = [&](const NameMatch& known) { return overlap(known, match); };
    if (std::none_of(found.begin(), found.end(), is_there)) found.push_back(std::move(match));
  }
}

}  // namespace

std::vector<NameMatch> find_names(std::string_view text, const std::vector<ListedName>& list) {
  const auto words = words_of(text);
  std::vector<NameMatch> found;
  for (std::size_t entry = 0; entry < list.size(); ++entry) {
    const auto spellings = spellings_of(list[entry]);
    for (std::size_t at = 0; at < words.size();) {
      const auto* spelling = spelling_at(list[entry], spellings, words, at);
      if (spelling == nullptr) {
        ++at;
        continue;
      }
      const auto& last = words[at + spelling->words.size() - 1];
      found.push_back({entry, spelling->alias, words[at].begin, last.end - words[at].begin});
      at += spelling->words.size();
    }
  }
  add_disguised(found, text, list);
  std::stable_sort(found.begin(), found.end(),
                   [](const NameMatch& a, const NameMatch& b) { return std::tie(a.offset, a.entry) < std::tie(b.offset, b.entry); });
  return found;
}

}  // namespace candour::journal::summary
