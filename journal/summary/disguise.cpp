#include "journal/summary/disguise.hpp"

#include <algorithm>
#include <optional>

#include "journal/summary/atoms.hpp"

namespace candour::journal::summary {
namespace {

// Shorter names are part of too many words to be looked for inside of them.
constexpr std::size_t shortest_inside = 4;
// What may follow a name without a sign between: "Poppys", "Ashdowns", "Nnekanin".
constexpr std::size_t longest_ending = 3;
constexpr std::size_t longest_initials = 5;
// Nobody is called longer; a listed line may be, and would be looked for from every letter of a text.
constexpr std::size_t longest_name = 64;

// A way to write a listed name: all its letters in a row, and how many of them stand before each of its own gaps.
struct Shape {
  std::string letters;
  std::vector<std::size_t> gaps;
  bool is_one_word = false;
};

Shape shape_of(const std::vector<Atom>& atoms) {
  Shape shape;
  for (const auto& atom : atoms) {
    if (!shape.letters.empty()) shape.gaps.push_back(shape.letters.size());
    shape.letters += atom.look;
  }
  shape.is_one_word = atoms.size() == 1;
  return shape;
}

// Initials are found in capitals alone, by the words as they are: "do" is no D.O.
bool are_initials(const std::vector<Atom>& atoms) {
  const bool all_single = std::all_of(atoms.begin(), atoms.end(), [](const Atom& atom) { return atom.letters == 1; });
  const bool is_short_capitals =
      atoms.size() == 1 && atoms[0].is_all_capitals && atoms[0].letters <= longest_initials;
  return all_single || is_short_capitals;
}

void add_shapes(std::vector<Shape>& to, std::string_view listed) {
  for (const auto umlauts : {Umlauts::plain, Umlauts::with_e}) {
    auto atoms = atoms_of(listed, umlauts);
    if (atoms.empty() || are_initials(atoms)) continue;
    if (shape_of(atoms).letters.size() > longest_name) continue;
    to.push_back(shape_of(atoms));
    if (atoms.size() < 2) continue;
    std::rotate(atoms.begin(), atoms.end() - 1, atoms.end());  // "Vale, Poppy"
    to.push_back(shape_of(atoms));
  }
}

struct Alias {
  std::string listed;
  std::vector<Shape> shapes;
};

std::vector<Alias> aliases_of(const ListedName& entry) {
  std::vector<Alias> out;
  const auto add = [&out](const std::string& listed) {
    Alias alias{listed, {}};
    add_shapes(alias.shapes, listed);
    if (!alias.shapes.empty()) out.push_back(std::move(alias));
  };
  add(entry.name);
  for (const auto& alias : entry.aliases) add(alias);
  std::stable_sort(out.begin(), out.end(), [](const Alias& a, const Alias& b) {
    return a.shapes.front().letters.size() > b.shapes.front().letters.size();
  });
  return out;
}

// Looks for one shape from one atom on.
class Try {
 public:
  Try(const std::vector<Atom>& atoms, const Shape& shape, bool is_also_a_word)
      : atoms_(atoms), shape_(shape), is_also_a_word_(is_also_a_word) {}

  // One past the last atom of the name, or nothing.
  std::optional<std::size_t> from(std::size_t first) const {
    if (is_also_a_word_ && shape_.is_one_word && atoms_[first].starts_small) return std::nullopt;
    std::size_t at = 0;
    bool is_spread = false;
    for (std::size_t i = first; i < atoms_.size(); ++i) {
      const auto& atom = atoms_[i];
      if (i > first && !may_join(atom, at, is_spread)) return std::nullopt;
      const auto rest = std::string_view(shape_.letters).substr(at);
      if (atom.look.size() > rest.size()) return ends_open(first, i, rest, is_spread) ? std::optional(i + 1) : std::nullopt;
      if (!rest.starts_with(atom.look)) return std::nullopt;
      at += atom.look.size();
      if (at == shape_.letters.size()) return fits(first, i, is_spread) ? std::optional(i + 1) : std::nullopt;
    }
    return std::nullopt;
  }

 private:
  // The sign before `atom` may stand inside the name; one at which the listed name has none of its own spreads it.
  bool may_join(const Atom& atom, std::size_t at, bool& is_spread) const {
    if (atom.gap == Gap::sentence) return false;
    const bool is_own_gap = std::find(shape_.gaps.begin(), shape_.gaps.end(), at) != shape_.gaps.end();
    if (atom.gap == Gap::comma) return is_own_gap;
    if (atom.gap == Gap::space && !is_own_gap) is_spread = true;
    return true;
  }

  // Small words beside each other are words: "an na" is no Anna, "A nna" and "a n n a" are. Nor is "don't" a Don.
  bool fits(std::size_t first, std::size_t last, bool is_spread) const {
    const auto begin = atoms_.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = atoms_.begin() + static_cast<std::ptrdiff_t>(last) + 1;
    if (std::all_of(begin, end, [](const Atom& atom) { return atom.is_number; })) return false;  // "10" is no Lo
    const bool is_piece = !atoms_[first].is_word_start || (last + 1 < atoms_.size() && !atoms_[last + 1].is_word_start);
    if (is_piece && atoms_[first].starts_small && shape_.letters.size() < shortest_inside) return false;
    if (!is_spread) return true;
    const bool is_lettered = std::all_of(begin, end, [](const Atom& atom) { return atom.letters == 1; });
    return is_lettered || (shape_.letters.size() >= shortest_inside && !atoms_[first].starts_small);
  }

  bool ends_open(std::size_t first, std::size_t last, std::string_view rest, bool is_spread) const {
    const auto& look = atoms_[last].look;
    if (is_also_a_word_ && shape_.is_one_word) return false;
    if (rest.empty() || !look.starts_with(rest) || is_spread || atoms_[first].starts_small) return false;
    const auto ending = std::string_view(look).substr(rest.size());
    return ending == "s" || (shape_.letters.size() >= shortest_inside && ending.size() <= longest_ending);
  }

  const std::vector<Atom>& atoms_;
  const Shape& shape_;
  bool is_also_a_word_;
};

// A capitalised word inside a sentence, from its first atom to its last.
bool is_hint(const std::vector<Atom>& atoms, std::size_t first) {
  return atoms[first].is_word_start && !atoms[first].starts_small && atoms[first].has_case &&
         !atoms[first].is_sentence_start;
}

std::size_t end_of_word(const std::vector<Atom>& atoms, std::size_t first) {
  auto end = first + 1;
  while (end < atoms.size() && !atoms[end].is_word_start) ++end;
  return end;
}

class Search {
 public:
  Search(const std::vector<Atom>& atoms, std::size_t entry, const ListedName& listed, std::vector<NameMatch>& found)
      : atoms_(atoms), entry_(entry), listed_(listed), found_(found), aliases_(aliases_of(listed)) {}

  void run() {
    for (std::size_t at = 0; at < atoms_.size();) {
      const auto end = name_at(at);
      at = end ? *end : at + 1;
    }
  }

 private:
  std::optional<std::size_t> name_at(std::size_t at) {
    for (const auto& alias : aliases_) {
      for (const auto& shape : alias.shapes) {
        auto end = Try(atoms_, shape, listed_.is_also_a_word).from(at);
        if (!end && is_inside(shape, at)) end = end_of_word(atoms_, at);
        if (!end) continue;
        found_.push_back({entry_, alias.listed, atoms_[at].begin, atoms_[*end - 1].end - atoms_[at].begin});
        return end;
      }
    }
    return std::nullopt;
  }

  bool is_inside(const Shape& shape, std::size_t at) const {
    if (shape.letters.size() < shortest_inside || (listed_.is_also_a_word && shape.is_one_word)) return false;
    if (!is_hint(atoms_, at)) return false;
    std::string word;
    for (auto i = at; i < end_of_word(atoms_, at); ++i) word += atoms_[i].look;
    return word.find(shape.letters) != std::string::npos;
  }

  const std::vector<Atom>& atoms_;
  std::size_t entry_;
  const ListedName& listed_;
  std::vector<NameMatch>& found_;
  std::vector<Alias> aliases_;
};

}  // namespace

std::vector<NameMatch> find_disguised_names(std::string_view text, const std::vector<ListedName>& list) {
  std::vector<NameMatch> found;
  for (const auto umlauts : {Umlauts::plain, Umlauts::with_e}) {
    const auto atoms = atoms_of(text, umlauts);
    for (std::size_t entry = 0; entry < list.size(); ++entry) Search(atoms, entry, list[entry], found).run();
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const NameMatch& a, const NameMatch& b) { return a.offset < b.offset; });
  return found;
}

}  // namespace candour::journal::summary
