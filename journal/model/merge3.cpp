#include "journal/model/merge3.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "base/text/pieces.hpp"
#include "journal/model/stretches.hpp"

namespace candour::journal::model {

namespace {

using text::Piece;
using Gap = std::optional<std::string_view>;

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

}  // namespace candour::journal::model
