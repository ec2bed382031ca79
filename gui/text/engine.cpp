#include "gui/text/engine.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "gui/text/clean.hpp"
#include "gui/text/shaper.hpp"

namespace candour::gui::text {

namespace {

constexpr std::uint64_t frames_kept = 90;
constexpr std::size_t most_kept = 600;

std::string key_of(std::string_view text, const Style& style, float width, char fit) {
  std::string key(2 * sizeof(float) + sizeof(float) + 4, '\0');
  char* to = key.data();
  const auto put = [&to](const void* value, std::size_t size) {
    std::memcpy(to, value, size);
    to += size;
  };
  put(&style.size, sizeof style.size);
  put(&style.line_height, sizeof style.line_height);
  put(&width, sizeof width);
  *to++ = static_cast<char>(style.face);
  *to++ = style.bold ? 1 : 0;
  *to++ = style.is_marked ? 1 : 0;
  *to++ = fit;
  key += text;
  return key;
}

}  // namespace

struct Laid::Parts {
  struct Paragraph {
    Shaped shaped;
    float y = 0;
    std::vector<Quad> quads;
  };
  Shaper* shaper = nullptr;
  Atlas* atlas = nullptr;
  std::vector<Paragraph> paragraphs;
  std::uint64_t generation = 0;
};

Laid::Laid() = default;
Laid::~Laid() = default;
Laid::Laid(Laid&&) noexcept = default;

void Laid::draw(ImDrawList& list, ImVec2 at, ImU32 ink) const {
  if (!parts_) return;
  // A glyph that is new may move all others: then what was computed before it is computed again.
  // Three times at most: more letters at once than a page holds are drawn wrong rather than never.
  for (int tries = 0; tries < 3 && parts_->generation != parts_->atlas->generation(); ++tries) {
    parts_->generation = parts_->atlas->generation();
    for (auto& paragraph : parts_->paragraphs) {
      paragraph.quads = parts_->shaper->quads(paragraph.shaped, *parts_->atlas);
    }
  }
  for (const auto& paragraph : parts_->paragraphs) {
    draw_quads(list, paragraph.quads, {at.x, at.y + paragraph.y}, ink, *parts_->atlas);
  }
}

std::vector<ImVec4> Laid::boxes(std::size_t begin, std::size_t end) const {
  std::vector<ImVec4> boxes;
  if (!parts_ || parts_->paragraphs.size() != 1) return boxes;
  const auto& shaped = parts_->paragraphs.front().shaped;
  for (const auto& line : shaped.lines) {
    for (const auto& [left, right] : spans(shaped, line, static_cast<int>(begin), static_cast<int>(end))) {
      boxes.push_back({left, line.y, right - left, line.height});
    }
  }
  return boxes;
}

Engine::Engine() : shaper_(std::make_unique<Shaper>()) {}
Engine::~Engine() = default;

Laid Engine::made(std::string_view any, const Style& style, float width, Fit fit) {
  const bool is_one_line = fit == Fit::cut || width <= 0;
  auto text = cleaned(any, is_one_line ? Breaks::as_spaces : Breaks::keep);
  std::replace(text.begin(), text.end(), '\t', ' ');  // drawn as one; the bytes keep their places
  Laid laid;
  laid.parts_ = std::make_unique<Laid::Parts>();
  laid.parts_->shaper = shaper_.get();
  laid.parts_->atlas = &atlas_;
  for (std::size_t from = 0; from <= text.size();) {
    const auto end = std::min(text.find('\n', from), text.size());
    const auto words = std::string_view(text).substr(from, end - from);
    Laid::Parts::Paragraph paragraph;
    paragraph.shaped =
        fit == Fit::cut ? shaper_->shape_ellipsis(words, style, width) : shaper_->shape(words, style, width);
    paragraph.y = laid.height_;
    if (laid.lines_ == 0) {
      laid.baseline_ = paragraph.shaped.lines.front().baseline;
      laid.is_right_to_left_ = paragraph.shaped.is_right_to_left;
    }
    laid.lines_ += paragraph.shaped.lines.size();
    laid.height_ += paragraph.shaped.height;
    laid.width_ = std::max(laid.width_, paragraph.shaped.width);
    laid.parts_->paragraphs.push_back(std::move(paragraph));
    from = end + 1;
  }
  return laid;
}

const Laid& Engine::kept(std::string_view any, const Style& style, float width, Fit fit) {
  const auto key = key_of(any, style, width, static_cast<char>(fit));
  auto at = kept_.find(key);
  if (at == kept_.end()) at = kept_.emplace(key, Entry{made(any, style, width, fit), 0}).first;
  at->second.used = frame_;
  return at->second.laid;
}

const Laid& Engine::lay_out(std::string_view any, const Style& style, float width) {
  return kept(any, style, std::floor(width), Fit::wrap);
}

const Laid& Engine::lay_out_ellipsis(std::string_view any, const Style& style, float width) {
  return kept(any, style, std::floor(width), Fit::cut);
}

void Engine::begin_frame() {
  ++frame_;
  if (kept_.size() <= most_kept && frame_ % frames_kept != 0) return;
  std::erase_if(kept_, [this](const auto& entry) { return entry.second.used + frames_kept < frame_; });
}

}  // namespace candour::gui::text
