// A long text cut into paragraphs, and each paragraph into pieces of at most 3 KB that begin at a line's start: only
// what is looked at is laid out, the rest has an estimated height. Inside gui/text only.
#pragma once

#include <string>
#include <vector>

#include "gui/text/shaper.hpp"

namespace candour::gui::text {

struct Piece {
  std::size_t begin = 0;  // byte of the paragraph
  std::size_t length = 0;
  float y = 0;  // within the paragraph
  Shaped shaped;
  std::vector<Quad> quads;
  std::uint64_t generation = 0;  // of the atlas that the quads belong to
};

struct Paragraph {
  std::size_t length = 0;  // without its line break
  float height = 0;        // estimated while there are no pieces
  bool is_laid_out = false;
  std::vector<Piece> pieces;
};

// A place in the layout: which paragraph, piece and line, and the byte within the piece.
struct Spot {
  std::size_t paragraph = 0;
  std::size_t piece = 0;
  std::size_t line = 0;
  int index = 0;
};

class Pieces {
 public:
  explicit Pieces(Shaper& shaper) : shaper_(shaper) {}

  void set_layout(const Style& style, float width);
  // The text was replaced as a whole, or the bytes [at, at + removed) of the old text by `inserted` new ones.
  void reset(std::string_view text);
  void replaced(std::string_view text, std::size_t at, std::size_t removed, std::size_t inserted);

  std::size_t count() const { return paragraphs_.size(); }
  float height() const;
  // The paragraph, laid out.
  Paragraph& laid_out(std::string_view text, std::size_t number);
  const Paragraph& as_it_is(std::size_t number) const { return paragraphs_[number]; }
  std::size_t begin_of(std::size_t number) const;
  float top_of(std::size_t number) const;
  std::size_t paragraph_at(std::size_t byte) const;
  std::size_t paragraph_at_y(float y) const;
  Spot spot(std::string_view text, std::size_t byte);
  std::size_t byte_of(const Spot& spot) const;
  // From the left of the text to the caret at a spot.
  float x_of(std::string_view text, const Spot& spot);
  // The byte nearest to `x` on the line of a spot.
  std::size_t byte_at(std::string_view text, const Spot& line, float x);
  const Style& style() const { return style_; }
  float width() const { return width_; }

 private:
  void estimate(Paragraph& paragraph) const;
  void cut(std::string_view words, Paragraph& paragraph);

  Shaper& shaper_;
  Style style_;
  float width_ = 0;
  std::vector<Paragraph> paragraphs_{1};
};

}  // namespace candour::gui::text
