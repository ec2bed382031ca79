// What was done to a text, step by step, in groups that a person would call one act.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/codec.hpp"

namespace candour::gui::text {

struct Step {
  std::size_t at = 0;  // byte where it happened
  std::string removed;
  std::string inserted;
  std::size_t caret = 0;  // before it
  std::size_t anchor = 0;
  bool begins_group = true;
};

// Whether a stroke belongs to the act before it.
enum class Kind : std::uint8_t { typing, deleting, other };

class Undo {
 public:
  void clear();
  void record(Step step, Kind kind, std::chrono::milliseconds now);
  // The steps of the last group, newest first; they are kept for redo. Empty if there is none.
  std::vector<Step> take_back();
  // The steps of the group that was taken back last, oldest first.
  std::vector<Step> bring_again();
  // The next stroke begins a group: the caret was moved.
  void break_group() { last_kind_ = Kind::other; }

  // Newest steps first to go into 256 KiB; older ones are forgotten.
  void write(Writer& out) const;
  // False, and nothing changes, if the bytes are not the steps that led to `text`, or that undo from it takes back.
  bool read(Reader& in, const std::string& text);

 private:
  bool continues(const Step& step, Kind kind, std::chrono::milliseconds now) const;
  void bound();

  std::vector<Step> done_;
  std::vector<Step> undone_;
  std::size_t bytes_ = 0;
  Kind last_kind_ = Kind::other;
  std::chrono::milliseconds last_at_{};
};

}  // namespace candour::gui::text
