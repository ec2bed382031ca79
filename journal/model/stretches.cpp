#include "journal/model/stretches.hpp"

#include <optional>

namespace candour::journal::model {

namespace {

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

}  // namespace

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

}  // namespace candour::journal::model
