// What is read: headings, text, audience, status.
#include <algorithm>
#include <cmath>

#include "gui/text/find.hpp"
#include "gui/widgets/ui.hpp"

namespace candour::gui {

void Ui::text(std::string_view words, Size size, Ink ink) {
  if (words.empty()) return;
  const auto& laid = engine_.lay_out(words, style(size), width());
  // Beside something taller its words stand on nearly the same line.
  const float drop = flow().is_row ? std::max(0.0f, flow().row_height - laid.height() - px(3)) : 0;
  Box box = place(flow().is_row ? laid.width() : flow().box.width, laid.height() + drop);
  box.y += drop;
  box.height -= drop;
  laid.draw(*list_, {box.x, box.y}, colour(ink));
  Node node;
  node.id = id_of(words);
  node.role = size == Size::heading || size == Size::title ? Role::heading : Role::text;
  node.name = words;
  node.bounds = box;
  node.ink = colour(ink);
  declare(std::move(node));
}

void Ui::in_one_line(std::string_view words, Size size, Ink ink) {
  const float room = flow().box.right() - flow().row_x;
  if (words.empty() || room < px(40)) return;
  const auto& laid = engine_.lay_out_ellipsis(words, style(size), room);
  const float drop = std::max(0.0f, flow().row_height - laid.height() - px(3));
  Box box = place(std::min(laid.width(), room), laid.height() + drop);
  box.y += drop;
  box.height -= drop;
  laid.draw(*list_, {box.x, box.y}, colour(ink));
  Node node;
  node.id = id_of(words);
  node.role = size == Size::heading || size == Size::title ? Role::heading : Role::text;
  node.name = words;
  node.bounds = box;
  node.ink = colour(ink);
  declare(std::move(node));
}

void Ui::heading(std::string_view words, Size size) { text(words, size); }

void Ui::strong(std::string_view words) {
  auto bold = style(Size::body);
  bold.bold = true;
  const auto& laid = engine_.lay_out(words, bold, width());
  const Box box = place(flow().is_row ? laid.width() : flow().box.width, laid.height());
  laid.draw(*list_, {box.x, box.y}, theme_->ink);
  Node node;
  node.id = id_of(words);
  node.name = words;
  node.bounds = box;
  declare(std::move(node));
}

void Ui::status(std::string_view words, Ink ink) {
  const auto& laid = engine_.lay_out(words, style(Size::small), width());
  const Box box = place(flow().is_row ? laid.width() : flow().box.width, laid.height());
  laid.draw(*list_, {box.x, box.y}, colour(ink));
  Node node;
  node.id = id_of(words);
  node.role = Role::status;
  node.name = words;
  node.bounds = box;
  node.ink = colour(ink);
  declare(std::move(node));
}

float Ui::audience_height(std::string_view words, Edge edge, const Box& band, float measure) {
  auto bold = style(Size::small);
  bold.bold = true;
  const float room = column_in(band, measure).width - (edge == Edge::none ? 0 : px(26));
  return std::max(engine_.lay_out(words, bold, std::max(px(80), room)).height(), px(20));
}

void Ui::audience(std::string_view words, Edge edge) {
  const float mark = edge == Edge::none ? 0 : px(26);
  auto bold = style(Size::small);
  bold.bold = true;
  const auto& laid = engine_.lay_out(words, bold, std::max(px(80), width() - mark));
  const float height = std::max(laid.height(), px(20));
  const Box box = place(flow().is_row ? laid.width() + mark : flow().box.width, height);
  const auto ink = edge == Edge::none ? theme_->muted : colour(edge);
  const float middle = box.y + height / 2;
  // One head for oneself, two for more: drawn, and said in words beside it.
  const auto head = [&](float x) {
    list_->AddCircleFilled({x, middle - px(3)}, px(3.2f), ink);
    list_->PathArcTo({x, middle + px(8)}, px(6), -3.14159f, 0);
    list_->PathFillConvex(ink);
  };
  if (edge != Edge::none) head(box.x + px(edge == Edge::mine ? 9 : 6));
  if (edge == Edge::mentors || edge == Edge::everyone) head(box.x + px(17));
  laid.draw(*list_, {box.x + mark, box.y + (height - laid.height()) / 2}, ink);
  Node node;
  node.id = id_of(words);
  node.role = Role::audience;
  node.name = words;
  node.bounds = box;
  node.ink = ink;
  declare(std::move(node));
}

void Ui::words_to_say(std::string_view words) {
  text::Style large;
  large.size = px(26);
  large.face = text::Face::mono;
  large.line_height = 1.4f;
  const auto& laid = engine_.lay_out(words, large, width());
  const Box box = place(flow().is_row ? laid.width() : flow().box.width, laid.height());
  laid.draw(*list_, {box.x, box.y}, theme_->ink);
  Node node;
  node.id = id_of(words);
  node.name = words;
  node.bounds = box;
  declare(std::move(node));
}

void Ui::divider(std::string_view words) {
  const auto& laid = engine_.lay_out(words, style(Size::small), width());
  const Box box = place(flow().box.width, laid.height() + px(6));
  laid.draw(*list_, {box.x, box.y + px(3)}, theme_->muted);
  const float middle = std::round(box.y + box.height / 2);
  const float from = box.x + laid.width() + px(12);
  if (from < box.right()) list_->AddRectFilled({from, middle}, {box.right(), middle + std::max(1.0f, px(1))}, theme_->hair);
  Node node;
  node.id = id_of(words);
  node.role = Role::heading;
  node.name = words;
  node.bounds = box;
  node.ink = theme_->muted;
  declare(std::move(node));
}

void Ui::rule() {
  const Box box = place(flow().box.width, 1);
  list_->AddRectFilled({box.x, box.y}, {box.right(), box.y + std::max(1.0f, px(1))}, theme_->hair);
}

void Ui::mark_sought(const text::Laid& laid, std::string_view words, const Box& box) {
  for (const auto& found : text::find_all(words, sought_.words)) {
    const bool is_it = sought_.count++ == sought_.which;
    for (const auto& part : laid.boxes(found.begin, found.end)) {
      const Box mark{box.x + part.x, box.y + part.y, part.z, part.w};
      list_->AddRectFilled({mark.x, mark.y}, {mark.right(), mark.bottom()}, theme_->selection);
      if (is_it) list_->AddRect({mark.x, mark.y}, {mark.right(), mark.bottom()}, theme_->accent, 0, 0, px(1.5f));
      if (is_it && sought_.must_show) keep_in_view(mark);
    }
  }
}

void Ui::reading(std::string_view name, std::string_view words) {
  text::Style reading = style(Size::body);
  reading.face = look_.writing;
  reading.is_marked = true;
  std::size_t from = 0;
  push_id(name);
  for (std::size_t index = 0; from <= words.size(); ++index) {
    const auto end = std::min(words.find('\n', from), words.size());
    const auto paragraph = words.substr(from, end - from);
    from = end + 1;
    if (paragraph.empty()) {
      gap(8);
      continue;
    }
    const auto& laid = engine_.lay_out(paragraph, reading, width());
    const Box box = place(flow().box.width, laid.height());
    if (!sought_.words.empty()) mark_sought(laid, paragraph, box);
    if (box.overlaps(clip())) laid.draw(*list_, {box.x, box.y}, theme_->ink);
    Node node;
    node.id = id_of(std::to_string(index));
    node.name = paragraph;
    node.bounds = box;
    declare(std::move(node));
  }
  pop_id();
}

}  // namespace candour::gui
