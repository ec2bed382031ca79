#include "journal/model/merge3.hpp"

#include <dtl/dtl.hpp>

#include <algorithm>
#include <map>
#include <optional>

#include "base/text/pieces.hpp"

namespace candour::journal::model {

namespace {

using text::Piece;
using Gap = std::optional<std::string_view>;
using Run = std::vector<Piece>;

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

bool are_equal(const Run& a, const Run& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Piece& left, const Piece& right) { return left.body == right.body; });
}

Run part_of(const Run& all, std::size_t from, std::size_t to) {
  return {all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(to)};
}

// Equal bodies have equal numbers.
class Numbers {
 public:
  std::vector<int> of(const Run& run) {
    std::vector<int> numbers;
    for (const auto& piece : run)
      numbers.push_back(known_.emplace(piece.body, static_cast<int>(known_.size())).first->second);
    return numbers;
  }

 private:
  std::map<std::string_view, int> known_;
};

// Of each piece of `basis` the place in `changed` where it stayed, or nowhere. Equal beginnings and ends are paired
// without a search.
std::vector<std::size_t> where_kept(const Run& basis, const Run& changed) {
  Numbers numbers;
  const auto from = numbers.of(basis);
  const auto to = numbers.of(changed);
  std::vector<std::size_t> kept(from.size(), nowhere);
  std::size_t begin = 0;
  while (begin < from.size() && begin < to.size() && from[begin] == to[begin]) kept[begin] = begin, ++begin;
  std::size_t end = 0;
  while (end < from.size() - begin && end < to.size() - begin &&
         from[from.size() - 1 - end] == to[to.size() - 1 - end]) {
    kept[from.size() - 1 - end] = to.size() - 1 - end;
    ++end;
  }
  const std::vector<int> a(from.begin() + static_cast<std::ptrdiff_t>(begin),
                           from.end() - static_cast<std::ptrdiff_t>(end));
  const std::vector<int> b(to.begin() + static_cast<std::ptrdiff_t>(begin),
                           to.end() - static_cast<std::ptrdiff_t>(end));
  if (a.empty() || b.empty() || a.size() * b.size() > most_compared) return kept;
  dtl::Diff<int> difference(a, b);
  difference.compose();
  for (const auto& [number, info] : difference.getSes().getSequence()) {
    if (info.type != dtl::SES_COMMON) continue;
    kept[begin + static_cast<std::size_t>(info.beforeIdx) - 1] = begin + static_cast<std::size_t>(info.afterIdx) - 1;
  }
  return kept;
}

// A stretch of the basis with what became of it on both sides.
struct Stretch {
  Run basis;
  Run one;
  Run other;
  bool is_kept = false;  // one piece, on both sides
};

std::vector<std::string_view> bodies_of(std::string_view text) {
  std::vector<std::string_view> bodies;
  for (const auto& piece : text::parts_of_sentence(text).all) bodies.push_back(piece.body);
  return bodies;
}

std::size_t shared_words(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) ++shared;
    const bool moves_a = a[i] <= b[j];
    const bool moves_b = b[j] <= a[i];
    i += moves_a ? 1 : 0;
    j += moves_b ? 1 : 0;
  }
  return shared;
}

// The words of each piece, sorted.
std::vector<std::vector<std::string_view>> sorted_words(const Run& run) {
  std::vector<std::vector<std::string_view>> all;
  for (const auto& piece : run) {
    auto words = bodies_of(piece.body);
    std::sort(words.begin(), words.end());
    all.push_back(std::move(words));
  }
  return all;
}

// Pairs, in order, pieces of `basis` with those of `changed` that share most of their words: place by place, or
// nowhere.
std::vector<std::size_t> where_alike(const Run& basis, const Run& changed) {
  std::vector<std::size_t> alike(basis.size(), nowhere);
  const auto columns = changed.size() + 1;
  if (basis.empty() || changed.empty() || basis.size() * changed.size() > most_compared / 100) return alike;
  const auto from = sorted_words(basis);
  const auto to = sorted_words(changed);
  std::vector<std::size_t> worth((basis.size() + 1) * columns);  // of the best pairing from these places on
  const auto of_pair = [&](std::size_t i, std::size_t j) {
    const auto shared = shared_words(from[i], to[j]);
    return 4 * shared > from[i].size() + to[j].size() ? shared : 0;
  };
  for (auto i = basis.size(); i-- > 0;) {
    for (auto j = changed.size(); j-- > 0;) {
      const auto paired = of_pair(i, j);
      worth[i * columns + j] = std::max({worth[(i + 1) * columns + j], worth[i * columns + j + 1],
                                         paired > 0 ? paired + worth[(i + 1) * columns + j + 1] : 0});
    }
  }
  for (std::size_t i = 0, j = 0; i < basis.size() && j < changed.size();) {
    const auto here = worth[i * columns + j];
    if (here == worth[(i + 1) * columns + j]) {
      ++i;
    } else if (here == worth[i * columns + j + 1]) {
      ++j;
    } else {
      alike[i++] = j++;
    }
  }
  return alike;
}

struct Cell {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// What stands for each piece of the basis on one side, where that can be told: the piece itself, or one like it, or the
// only one between two such, or nothing.
class Cells {
 public:
  Cells(const Run& basis, const Run& changed) : kept_(where_kept(basis, changed)), cells_(basis.size()) {
    std::size_t from = 0;
    std::size_t in_changed = 0;
    for (std::size_t at = 0; at <= basis.size(); ++at) {
      if (at < basis.size() && kept_[at] == nowhere) continue;
      const auto place = at < basis.size() ? kept_[at] : changed.size();
      fill(part_of(basis, from, at), part_of(changed, in_changed, place), from, in_changed);
      if (at < basis.size()) cells_[at] = Cell{place, place + 1};
      from = at + 1;
      in_changed = place + 1;
    }
  }
  bool is_kept(std::size_t at) const { return kept_[at] != nowhere; }
  const std::optional<Cell>& of(std::size_t at) const { return cells_[at]; }

 private:
  // Between two pieces that stayed.
  void fill(const Run& basis, const Run& changed, std::size_t from, std::size_t in_changed) {
    const auto alike = where_alike(basis, changed);
    std::size_t begin = 0;
    std::size_t in_side = 0;
    for (std::size_t at = 0; at <= basis.size(); ++at) {
      if (at < basis.size() && alike[at] == nowhere) continue;
      const auto place = at < basis.size() ? alike[at] : changed.size();
      const bool is_told = place == in_side || (at - begin == 1 && place - in_side == 1);
      for (auto i = begin; i < at && is_told; ++i) cells_[from + i] = Cell{in_changed + in_side, in_changed + place};
      if (at < basis.size()) cells_[from + at] = Cell{in_changed + place, in_changed + place + 1};
      begin = at + 1;
      in_side = place + 1;
    }
  }

  std::vector<std::size_t> kept_;
  std::vector<std::optional<Cell>> cells_;
};

// Cuts around each piece of the basis of which both sides can tell what became of it. What was inserted between is a
// stretch without basis.
std::vector<Stretch> stretches_of(const Run& basis, const Run& one, const Run& other) {
  const Cells cells_one(basis, one);
  const Cells cells_other(basis, other);
  std::vector<Stretch> stretches;
  std::size_t from = 0;
  std::size_t done_one = 0;
  std::size_t done_other = 0;
  const auto take = [&](std::size_t to, std::size_t one_to, std::size_t other_to, bool is_kept) {
    if (from < to || done_one < one_to || done_other < other_to)
      stretches.push_back(
          {part_of(basis, from, to), part_of(one, done_one, one_to), part_of(other, done_other, other_to), is_kept});
    from = to;
    done_one = one_to;
    done_other = other_to;
  };
  for (std::size_t at = 0; at < basis.size(); ++at) {
    const auto in_one = cells_one.of(at);
    const auto in_other = cells_other.of(at);
    if (!in_one || !in_other) continue;
    take(at, in_one->begin, in_other->begin, false);
    take(at + 1, in_one->end, in_other->end, cells_one.is_kept(at) && cells_other.is_kept(at));
  }
  take(basis.size(), one.size(), other.size(), false);
  return stretches;
}

Gap merged_gap(const Gap& basis, const Gap& one, const Gap& other) {
  if (!one) return other;
  if (!other || one == other || other == basis) return one;
  return one == basis || other->size() > one->size() ? other : one;
}

class Outcome {
 public:
  void add(const Gap& lead, std::string_view body) {
    if (!text_.empty()) text_ += lead.value_or(" ");
    text_ += body;
  }
  void add(const Run& run) {
    for (const auto& piece : run) add(piece.lead, piece.body);
  }
  std::string take() { return std::move(text_); }
  bool empty() const { return text_.empty(); }

 private:
  std::string text_;
};

std::string joined(const Run& run) {
  Outcome out;
  out.add(run);
  return out.take();
}

Gap lead_of(const Run& run) { return run.empty() ? Gap() : run.front().lead; }

// Where two runs differ, what each has there; where they do not, the piece.
template <class Difference, class Equal>
void for_each_difference(const Run& one, const Run& other, Difference difference, Equal equal) {
  const auto kept = where_kept(one, other);
  std::size_t from = 0;
  std::size_t in_other = 0;
  const auto differ = [&](std::size_t to, std::size_t other_to) {
    if (from < to || in_other < other_to) difference(part_of(one, from, to), part_of(other, in_other, other_to));
  };
  for (std::size_t at = 0; at < one.size(); ++at) {
    if (kept[at] == nowhere) continue;
    differ(at, kept[at]);
    equal(one[at]);
    from = at + 1;
    in_other = kept[at] + 1;
  }
  differ(one.size(), other.size());
}

// Whether both added a word that the basis has not, and its place was told differently: it would come out twice.
bool is_doubled(const std::vector<Stretch>& stretches, const Run& basis) {
  std::map<std::string_view, std::size_t> in_one;
  std::map<std::string_view, std::size_t> in_other;
  for (const auto& piece : basis) in_one[piece.body] = in_other[piece.body] = nowhere;
  for (std::size_t at = 0; at < stretches.size(); ++at) {
    for (const auto& piece : stretches[at].one) in_one.emplace(piece.body, at);
    for (const auto& piece : stretches[at].other) in_other.emplace(piece.body, at);
  }
  return std::any_of(in_one.begin(), in_one.end(), [&](const auto& word) {
    const auto there = in_other.find(word.first);
    return there != in_other.end() && there->second != word.second;
  });
}

// The words of a passage that both changed, where no change of one touches one of the other.
std::optional<std::string> merged_words(const std::string& basis, const std::string& one, const std::string& other) {
  const auto parts = text::parts_of_sentence(basis);
  const auto parts_one = text::parts_of_sentence(one);
  const auto parts_other = text::parts_of_sentence(other);
  const auto stretches = stretches_of(parts.all, parts_one.all, parts_other.all);
  if (is_doubled(stretches, parts.all)) return std::nullopt;
  Outcome out;
  for (const auto& stretch : stretches) {
    const bool one_stayed = are_equal(stretch.one, stretch.basis);
    const bool other_stayed = are_equal(stretch.other, stretch.basis);
    if (!one_stayed && !other_stayed && !are_equal(stretch.one, stretch.other)) return std::nullopt;
    if (stretch.is_kept) {
      out.add(merged_gap(lead_of(stretch.basis), lead_of(stretch.one), lead_of(stretch.other)),
              stretch.one.front().body);
    } else {
      out.add(one_stayed ? stretch.other : stretch.one);
    }
  }
  return out.take();
}

// Between two wordings a space, or a line break where they would be read as one sentence.
std::string_view gap_between(const std::string& first, const std::string& second) {
  const auto together = text::sentences_of(first + " " + second).all.size();
  return together < text::sentences_of(first).all.size() + text::sentences_of(second).all.size() ? "\n" : " ";
}

void add_wordings(Outcome& out, const Run& one, const Run& other, std::vector<TwoWordings>& open) {
  const auto first = joined(one);
  const auto second = joined(other);
  if (!one.empty()) out.add(lead_of(one), first);
  if (!other.empty()) out.add(one.empty() ? lead_of(other) : Gap(gap_between(first, second)), second);
  if (!one.empty() && !other.empty()) open.push_back({first, second});
}

void resolve(const Stretch& stretch, Outcome& out, std::vector<TwoWordings>& open) {
  const auto& [basis, one, other, is_kept] = stretch;
  if (is_kept) return out.add(merged_gap(basis[0].lead, one[0].lead, other[0].lead), one[0].body);
  if (are_equal(one, basis)) return out.add(other);
  if (are_equal(other, basis) || are_equal(one, other)) return out.add(one);
  if (basis.empty()) {
    return for_each_difference(
        one, other, [&](const Run& first, const Run& second) { out.add(first), out.add(second); },
        [&](const Piece& both) { out.add(both.lead, both.body); });
  }
  if (one.empty() || other.empty()) {
    const auto& changed = one.empty() ? other : one;
    open.push_back({joined(changed), {}});
    return out.add(changed);
  }
  if (const auto words = merged_words(joined(basis), joined(one), joined(other))) return out.add(lead_of(one), *words);
  for_each_difference(
      one, other, [&](const Run& first, const Run& second) { add_wordings(out, first, second, open); },
      [&](const Piece& both) { out.add(both.lead, both.body); });
}

}  // namespace

MergedText merge3(std::string_view basis, std::string_view one, std::string_view other) {
  if (one == basis || one == other) return {std::string(other), {}};
  if (other == basis) return {std::string(one), {}};
  const auto of_basis = text::sentences_of(basis);
  const auto of_one = text::sentences_of(one);
  const auto of_other = text::sentences_of(other);
  MergedText merged;
  Outcome out;
  for (const auto& stretch : stretches_of(of_basis.all, of_one.all, of_other.all)) resolve(stretch, out, merged.open);
  merged.text = out.take() + std::string(merged_gap(of_basis.tail, of_one.tail, of_other.tail).value_or(""));
  return merged;
}

std::vector<TwoWordings> still_open(std::string_view text, const std::vector<TwoWordings>& open) {
  const auto all = bodies_of(text);
  std::vector<TwoWordings> left;
  for (const auto& wordings : open) {
    auto both = bodies_of(wordings.first);
    const auto behind = bodies_of(wordings.second);
    both.insert(both.end(), behind.begin(), behind.end());
    if (std::search(all.begin(), all.end(), both.begin(), both.end()) != all.end()) left.push_back(wordings);
  }
  return left;
}

}  // namespace candour::journal::model
