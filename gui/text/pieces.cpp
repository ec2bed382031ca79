#include "gui/text/pieces.hpp"

#include <algorithm>
#include <cmath>

#include "gui/text/clean.hpp"

namespace candour::gui::text {

namespace {

constexpr std::size_t most_bytes_at_once = 3000;

std::size_t character_start(std::string_view words, std::size_t at) {
  while (at > 0 && at < words.size() && (static_cast<unsigned char>(words[at]) & 0xC0) == 0x80) --at;
  return at;
}

// Of the first letter that has one, as the paragraph as a whole is set.
PangoDirection direction_of(std::string_view words) {
  for (const char* at = words.data(); at < words.data() + words.size(); at = g_utf8_next_char(at)) {
    const auto character = g_utf8_get_char(at);
    if (!g_unichar_isalpha(character)) continue;
    const auto script = g_unichar_get_script(character);
    const bool is_leftwards = script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW ||
                              script == G_UNICODE_SCRIPT_SYRIAC || script == G_UNICODE_SCRIPT_THAANA;
    return is_leftwards ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
  }
  return PANGO_DIRECTION_LTR;
}

std::vector<std::size_t> lengths_of(std::string_view text) {
  std::vector<std::size_t> lengths;
  for (std::size_t from = 0; from <= text.size();) {
    const auto end = std::min(text.find('\n', from), text.size());
    lengths.push_back(end - from);
    from = end + 1;
  }
  return lengths;
}

}  // namespace

void Pieces::set_layout(const Style& style, float width) {
  if (style == style_ && width == width_) return;
  style_ = style;
  width_ = width;
  for (auto& paragraph : paragraphs_) {
    paragraph.is_laid_out = false;
    paragraph.pieces.clear();
    estimate(paragraph);
  }
}

void Pieces::estimate(Paragraph& paragraph) const {
  const float pitch = std::round(style_.size * style_.line_height);
  const float a_line = width_ > 0 ? std::max(1.0f, width_ / (style_.size * 0.5f)) : 1e9f;
  paragraph.height = pitch * std::max(1.0f, std::ceil(static_cast<float>(paragraph.length) / a_line));
}

void Pieces::reset(std::string_view text) {
  paragraphs_.clear();
  for (const auto length : lengths_of(text)) {
    Paragraph paragraph;
    paragraph.length = length;
    estimate(paragraph);
    paragraphs_.push_back(std::move(paragraph));
  }
}

void Pieces::replaced(std::string_view text, std::size_t at, std::size_t removed, std::size_t inserted) {
  const auto first = paragraph_at(at);
  const auto begin = begin_of(first);
  const auto last = paragraph_at(at + removed);
  std::size_t old_end = begin;
  for (auto number = first; number <= last; ++number) old_end += paragraphs_[number].length + (number < last ? 1 : 0);
  const auto new_words = text.substr(begin, old_end - removed + inserted - begin);
  std::vector<Paragraph> fresh;
  for (const auto length : lengths_of(new_words)) {
    Paragraph paragraph;
    paragraph.length = length;
    estimate(paragraph);
    fresh.push_back(std::move(paragraph));
  }
  const auto from = paragraphs_.begin() + static_cast<std::ptrdiff_t>(first);
  const auto where = paragraphs_.erase(from, from + static_cast<std::ptrdiff_t>(last - first + 1));
  paragraphs_.insert(where, std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
}

void Pieces::cut(std::string_view words, Paragraph& paragraph) {
  const auto direction = words.size() > most_bytes_at_once ? direction_of(words) : PANGO_DIRECTION_NEUTRAL;
  float y = 0;
  std::size_t at = 0;
  do {
    Piece piece;
    piece.begin = at;
    piece.y = y;
    const bool is_last = words.size() - at <= most_bytes_at_once;
    const auto end = is_last ? words.size() : character_start(words, at + most_bytes_at_once);
    piece.shaped = shaper_.shape(words.substr(at, end - at), style_, width_, direction);
    piece.length = end - at;
    // Its last line goes on in the next piece: it is laid out there, from its start.
    if (!is_last && width_ > 0 && piece.shaped.lines.size() > 1) {
      piece.length = static_cast<std::size_t>(piece.shaped.lines.back().start);
      piece.shaped = shaper_.shape(words.substr(at, piece.length), style_, width_, direction);
    }
    y += piece.shaped.height;
    at += piece.length;
    paragraph.pieces.push_back(std::move(piece));
  } while (at < words.size());
  paragraph.height = y;
  paragraph.is_laid_out = true;
}

Paragraph& Pieces::laid_out(std::string_view text, std::size_t number) {
  auto& paragraph = paragraphs_[number];
  if (!paragraph.is_laid_out) cut(text.substr(begin_of(number), paragraph.length), paragraph);
  return paragraph;
}

float Pieces::height() const {
  float height = 0;
  for (const auto& paragraph : paragraphs_) height += paragraph.height;
  return height;
}

std::size_t Pieces::begin_of(std::size_t number) const {
  std::size_t begin = 0;
  for (std::size_t index = 0; index < number; ++index) begin += paragraphs_[index].length + 1;
  return begin;
}

float Pieces::top_of(std::size_t number) const {
  float top = 0;
  for (std::size_t index = 0; index < number; ++index) top += paragraphs_[index].height;
  return top;
}

std::size_t Pieces::paragraph_at(std::size_t byte) const {
  std::size_t begin = 0;
  for (std::size_t number = 0; number + 1 < paragraphs_.size(); ++number) {
    if (byte <= begin + paragraphs_[number].length) return number;
    begin += paragraphs_[number].length + 1;
  }
  return paragraphs_.size() - 1;
}

std::size_t Pieces::paragraph_at_y(float y) const {
  float top = 0;
  for (std::size_t number = 0; number + 1 < paragraphs_.size(); ++number) {
    top += paragraphs_[number].height;
    if (y < top) return number;
  }
  return paragraphs_.size() - 1;
}

Spot Pieces::spot(std::string_view text, std::size_t byte) {
  Spot spot;
  spot.paragraph = paragraph_at(byte);
  const auto& paragraph = laid_out(text, spot.paragraph);
  const auto within = byte - begin_of(spot.paragraph);
  while (spot.piece + 1 < paragraph.pieces.size() && within >= paragraph.pieces[spot.piece + 1].begin) ++spot.piece;
  const auto& piece = paragraph.pieces[spot.piece];
  spot.index = static_cast<int>(within - piece.begin);
  while (spot.line + 1 < piece.shaped.lines.size() && spot.index >= piece.shaped.lines[spot.line + 1].start)
    ++spot.line;
  return spot;
}

std::size_t Pieces::byte_of(const Spot& spot) const {
  return begin_of(spot.paragraph) + paragraphs_[spot.paragraph].pieces[spot.piece].begin +
         static_cast<std::size_t>(spot.index);
}

float Pieces::x_of(std::string_view text, const Spot& spot) {
  const auto& piece = laid_out(text, spot.paragraph).pieces[spot.piece];
  PangoRectangle strong;
  pango_layout_get_cursor_pos(piece.shaped.layout.get(), spot.index, &strong, nullptr);
  return static_cast<float>(strong.x) / PANGO_SCALE;
}

std::size_t Pieces::byte_at(std::string_view text, const Spot& where, float x) {
  const auto& paragraph = laid_out(text, where.paragraph);
  const auto& piece = paragraph.pieces[where.piece];
  const auto& line = piece.shaped.lines[where.line];
  int index = 0;
  int trailing = 0;
  pango_layout_line_x_to_index(line.line, static_cast<int>((x - line.x) * PANGO_SCALE), &index, &trailing);
  const auto begin = begin_of(where.paragraph) + piece.begin;
  auto byte = begin + static_cast<std::size_t>(index);
  const auto end = begin + piece.length;
  for (; trailing > 0 && byte < end; --trailing) byte += length_of(static_cast<unsigned char>(text[byte]));
  // The end of a wrapped line is the start of the next one: stay on the line that was meant.
  const bool is_wrapped = where.line + 1 < piece.shaped.lines.size() || where.piece + 1 < paragraph.pieces.size();
  const auto line_end = begin + static_cast<std::size_t>(line.start + line.length);
  if (is_wrapped && byte >= line_end && line.length > 0) byte = character_start(text, line_end - 1);
  return byte;
}

}  // namespace candour::gui::text
