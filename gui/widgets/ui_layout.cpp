// Where tiles stand: bands, flows, rows, halves, cards and what scrolls.
#include <algorithm>
#include <cmath>

#include "gui/widgets/ui.hpp"

namespace candour::gui {

namespace {

ImVec2 upper(const Box& box) { return {box.x, box.y}; }
ImVec2 lower(const Box& box) { return {box.right(), box.bottom()}; }

}  // namespace

void Ui::push_clip(const Box& box) {
  clips_.push_back(box.intersection(clip()));
  list_->PushClipRect(upper(clip()), lower(clip()), false);
}

void Ui::pop_clip() {
  clips_.pop_back();
  list_->PopClipRect();
}

void Ui::begin_band(Band band, Box box, Colour paper) {
  bands_.push_back(band);
  papers_.push_back(paper);
  list_->AddRectFilled(upper(box), lower(box), paper);
  push_clip(box);
  flows_.push_back({box, box.y});
}

void Ui::end_band() {
  flows_.pop_back();
  pop_clip();
  papers_.pop_back();
  bands_.pop_back();
}

void Ui::begin_scroll(Band band, std::string_view name, Box box, Colour paper, float measure) {
  begin_band(band, box, paper);
  push_id(name);
  const auto id = ids_.back();
  scrolls_.push_back(id);
  auto& scroll = scroll_[id];
  if (is_hovered(box) && input_.wheel != 0) {
    scroll.offset -= input_.wheel * px(72);
    needs_frame_ = true;
  }
  scroll.offset = std::round(std::clamp(scroll.offset, 0.0f, std::max(0.0f, scroll.content - box.height)));
  flows_.back().box = column_in(box, measure);
  flows_.back().y = box.y - scroll.offset + px(16);
}

float Ui::content_height() const {
  const auto scroll = scroll_.find(scrolls_.back());
  return std::round(flow().y + px(24) + (scroll == scroll_.end() ? 0 : scroll->second.offset) - clip().y);
}

void Ui::end_scroll() {
  const auto id = scrolls_.back();
  const Box box = clip();
  auto& scroll = scroll_[id];
  scroll.content = content_height();
  if (to_show_) {
    const float margin = px(24);
    if (to_show_->bottom() + margin > box.bottom()) scroll.offset += to_show_->bottom() + margin - box.bottom();
    if (to_show_->y - margin < box.y) scroll.offset -= box.y - to_show_->y + margin;
    to_show_.reset();
    needs_frame_ = true;
  }
  scroll_bar(box, scroll);
  scrolls_.pop_back();
  pop_id();
  end_band();
}

void Ui::scroll_to_top() {
  if (!scrolls_.empty()) scroll_[scrolls_.back()].offset = 0;
  needs_frame_ = true;
}

void Ui::scroll_bar(const Box& box, Scroll& scroll) {
  if (scroll.content <= box.height + 1) return;
  const float thickness = px(6);
  const float size = std::max(px(24), box.height * box.height / scroll.content);
  const float way = box.height - size;
  const float at = box.y + way * std::clamp(scroll.offset / (scroll.content - box.height), 0.0f, 1.0f);
  const Box track{box.right() - px(14), box.y, px(14), box.height};
  if (input_.is_down && input_.mouse_x >= track.x && input_.mouse_x < track.right() && active_ == 0 &&
      box.contains(input_.mouse_x, input_.mouse_y)) {
    scroll.offset = (input_.mouse_y - box.y - size / 2) / std::max(1.0f, way) * (scroll.content - box.height);
    needs_frame_ = true;
  }
  list_->AddRectFilled({box.right() - thickness - px(4), at + px(2)}, {box.right() - px(4), at + size - px(2)},
                       theme_->line, thickness / 2);
}

void Ui::keep_in_view(const Box& box) {
  if (!scrolls_.empty()) to_show_ = box;
}

Box Ui::place(float wanted, float height) {
  auto& here = flow();
  const float wide = std::round(std::min(wanted, here.box.width));
  const float high = std::round(height);
  if (!here.is_row) {
    const Box box{here.box.x, std::round(here.y), wide, high};
    here.y = box.bottom() + px(8);
    return box;
  }
  if (here.row_x > here.box.x && here.row_x + wide > here.box.right() + 0.5f) {
    here.y += here.row_height + px(8);
    here.row_x = here.box.x;
    here.row_height = 0;
  }
  const Box box{std::round(here.row_x), std::round(here.y), wide, high};
  here.row_x = box.right() + here.row_gap;
  here.row_height = std::max(here.row_height, high);
  return box;
}

// In the middle, no wider than `measure`, with room at both sides.
Box Ui::column_in(const Box& box, float measure) const {
  const float side = px(is_narrow() || box.width < px(320) ? 16 : 32);
  const float column = std::min(px(measure), box.width - 2 * side);
  const float left = std::round(box.x + std::max(side, (box.width - column) / 2));
  return {left, box.y, column, box.height};
}

void Ui::begin_column(float measure, float above) {
  const auto& outer = flow();
  flows_.push_back({column_in(outer.box, measure), outer.y + px(above)});
}

void Ui::begin_inset(float at_100_percent) {
  Flow inner = flow();
  inner.box.x += px(at_100_percent);
  inner.box.width -= px(at_100_percent);
  flows_.push_back(inner);
}

void Ui::end_inset() {
  const float reached = flow().y;
  flows_.pop_back();
  flow().y = reached;
}

void Ui::begin_row(float gap_at_100_percent) {
  auto& here = flow();
  here.is_row = true;
  here.row_x = here.box.x;
  here.row_height = 0;
  here.row_gap = px(gap_at_100_percent);
}

void Ui::end_row() {
  auto& here = flow();
  here.is_row = false;
  if (here.row_height > 0) here.y += here.row_height + px(8);
}

void Ui::begin_halves() {
  Flow halves = flow();
  halves.whole = halves.box;
  halves.half = 1;
  halves.halves_top = halves.halves_bottom = halves.y;
  if (halves.box.width >= px(560)) halves.box.width = std::floor((halves.box.width - px(24)) / 2);
  flows_.push_back(halves);
}

void Ui::next_half() {
  auto& here = flow();
  here.half = 2;
  here.halves_bottom = here.y;
  if (here.box.width == here.whole.width) return;
  here.box.x = here.whole.right() - here.box.width;
  here.y = here.halves_top;
}

void Ui::end_halves() {
  const auto done = flow();
  flows_.pop_back();
  flow().y = std::max(done.y, done.halves_bottom);
}

void Ui::begin_card(std::string_view name, Edge edge) {
  push_id(name);
  auto& outer = flow();
  const auto id = ids_.back();
  const float known = heights_[id];
  const Box box{outer.box.x, std::round(outer.y), outer.box.width, known};
  if (known > 0) {
    list_->AddRectFilled(upper(box), lower(box), theme_->raised, px(6));
    list_->AddRect(upper(box), lower(box), theme_->hair, px(6));
    draw_edge(edge, box);
  }
  cards_.push_back({id, box.y, edge});
  const float side = px(edge == Edge::none ? 16 : 22);
  Flow inner{{box.x + side, box.y, box.width - side - px(16), known}, box.y + px(12)};
  flows_.push_back(inner);
  papers_.push_back(theme_->raised);
}

void Ui::end_card() {
  const auto card = cards_.back();
  const float bottom = flow().y + px(4);
  cards_.pop_back();
  papers_.pop_back();
  flows_.pop_back();
  const float height = std::round(bottom - card.top);
  if (std::abs(heights_[card.id] - height) > 0.5f) needs_frame_ = true;
  heights_[card.id] = height;
  flow().y = card.top + height + px(12);
  pop_id();
}

void Ui::begin_dialog(std::string_view name, float wanted) {
  list_->AddRectFilled(upper(window_), lower(window_), 0x99000000u);
  push_id(name);
  const float width = std::min(px(wanted), window_.width - px(32));
  const float room = window_.height - px(32);
  const float known = heights_[ids_.back()];
  const float height = known > 0 ? std::min(known, room) : room;
  const Box box{std::round(window_.x + (window_.width - width) / 2),
                std::round(window_.y + (window_.height - height) / 3), std::round(width), std::round(height)};
  list_->AddRectFilled({box.x - 1, box.y - 1}, {box.right() + 1, box.bottom() + 1}, theme_->line, px(8));
  begin_scroll(Band::dialog, name, box, theme_->paper, wanted);
  Node node;
  node.id = ids_.back();
  node.role = Role::dialog;
  node.name = name;
  node.bounds = box;
  declare(std::move(node));
}

void Ui::end_dialog() {
  const auto content = flow().y + px(24) + scroll_[scrolls_.back()].offset - clip().y;
  end_scroll();
  if (std::abs(heights_[ids_.back()] - content) > 0.5f) needs_frame_ = true;
  heights_[ids_.back()] = content;
  pop_id();
}

void Ui::gap(float at_100_percent) { flow().y += px(at_100_percent); }
float Ui::y() const { return flow().y; }

float Ui::width() const {
  const auto& here = flow();
  return here.is_row ? std::max(px(80), here.box.right() - here.row_x) : here.box.width;
}

// Dotted for oneself, dashed for mentors, solid for everyone: seen without colour.
void Ui::draw_edge(Edge edge, const Box& box) {
  if (edge == Edge::none) return;
  const float thick = px(6);
  const float part = edge == Edge::everyone ? box.height : edge == Edge::mentors ? px(14) : px(4);
  const float hole = edge == Edge::everyone ? 0 : edge == Edge::mentors ? px(7) : px(5);
  for (float at = box.y; at < box.bottom(); at += part + hole) {
    list_->AddRectFilled({box.x, at}, {box.x + thick, std::min(at + part, box.bottom())}, colour(edge));
  }
}

Ui::Visible Ui::begin_rows(std::size_t count, float row_height) {
  push_id("rows");
  // All rows of what scrolls together are one group, whatever stands between them.
  group_ = (scrolls_.empty() ? ids_.back() : scrolls_.back()) ^ 2;
  if (count == 0) return {0, 0};
  const auto rows_until = [&](float y) {
    return y <= flow().y ? 0 : static_cast<std::size_t>((y - flow().y) / row_height);
  };
  // One row more at both ends, so that an arrow key finds its neighbour.
  const auto first = rows_until(clip().y);
  const auto last = rows_until(clip().bottom()) + 2;
  const auto from = std::min(first > 1 ? first - 1 : 0, count - 1);
  flow().y += static_cast<float>(from) * row_height;
  return {from, std::clamp(last, from + 1, count)};
}

void Ui::end_rows(std::size_t count, float row_height, std::size_t last) {
  flow().y += static_cast<float>(count - last) * row_height;
  group_ = 0;
  pop_id();
}

}  // namespace candour::gui
