#include "journal/model/paired_pieces.hpp"

#include <dtl/dtl.hpp>

#include <algorithm>
#include <map>

namespace candour::journal::model {

bool are_equal(const Run& a, const Run& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const auto& left, const auto& right) { return left.body == right.body; });
}

Run part_of(const Run& all, std::size_t from, std::size_t to) {
  return {all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(to)};
}

std::vector<std::string_view> bodies_of(std::string_view text) {
  std::vector<std::string_view> bodies;
  for (const auto& piece : text::parts_of_sentence(text).all) bodies.push_back(piece.body);
  return bodies;
}

namespace {

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

}  // namespace

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

namespace {

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

}  // namespace

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

}  // namespace candour::journal::model
