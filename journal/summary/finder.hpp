// The finder: every name and alias of the people list, looked for in what is to leave the journal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candour::journal::summary {

// An entry of the people list, whoever made it: all members' entries are searched.
struct ListedName {
  std::string name;
  std::vector<std::string> aliases;
  std::string replacement;
  bool is_also_a_word = false;  // as Will or Grace: a single word of it counts only with a capital first letter
};

// One place at which an entry's name or one of its aliases stands.
struct NameMatch {
  std::size_t entry = 0;   // index in the list
  std::string alias;       // the name or alias as it is listed
  std::size_t offset = 0;  // bytes into the text
  std::size_t size = 0;    // a possessive ending is part of it
};

// Whole words first. Case, accents, kinds of apostrophe, possessives, hyphen against space, invisible characters and
// the dots of initials make no difference. Of an entry's names at one place the longest counts. Then the
// disguises of disguise.hpp. In the order of the text, then of the list.
std::vector<NameMatch> find_names(std::string_view text, const std::vector<ListedName>& list);

}  // namespace candour::journal::summary
