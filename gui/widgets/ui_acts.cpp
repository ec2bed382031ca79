// What can be pressed or chosen.
#include <algorithm>
#include <cmath>

#include "gui/widgets/ui.hpp"

namespace candour::gui {

namespace {

constexpr float least_target = 32;
// Of the width, and no more, is what stands under others moved to the right.
constexpr float deepest_share = 0.4f;

}  // namespace

bool Ui::button(std::string_view name, Importance importance) { return button_unless(false, {}, name, importance); }

bool Ui::button_unless(bool is_disabled, std::string_view why, std::string_view name, Importance importance) {
  auto look = style(Size::body);
  look.line_height = 1.25f;
  const float side = px(importance == Importance::quiet ? 8 : 16);
  const auto& laid = engine_.lay_out(name, look, std::max(px(40), flow().box.width - 2 * side));
  const Box box = place(laid.width() + 2 * side, std::max(px(least_target), laid.height() + px(12)));
  const auto id = id_of(name);
  const bool is_held = active_ == id && input_.is_down && is_hovered(box);
  const bool is_main = importance == Importance::main && !is_disabled;
  auto& node = declare_focusable(id, Role::button, name, box);
  node.is_disabled = is_disabled;
  if (is_disabled) node.description = why;
  node.ink = is_disabled                       ? theme_->muted
             : is_main                         ? theme_->on_accent
             : importance == Importance::quiet ? theme_->accent
                                               : theme_->ink;
  node.paper = is_main ? theme_->accent : importance == Importance::quiet ? papers_.back() : theme_->raised;
  const ImVec2 from{box.x, box.y};
  const ImVec2 to{box.right(), box.bottom()};
  if (importance != Importance::quiet) {
    list_->AddRectFilled(from, to, node.paper, px(6));
    if (!is_main) list_->AddRect(from, to, is_disabled ? theme_->hair : theme_->line, px(6));
  }
  if ((is_hovered(box) && !is_disabled) || is_held) {
    list_->AddRect(from, to, is_main ? theme_->ink : theme_->accent, px(6), 0, is_held ? px(2.5f) : px(1.5f));
  }
  laid.draw(*list_, {box.x + (box.width - laid.width()) / 2, box.y + (box.height - laid.height()) / 2}, node.ink);
  ring(id, box);
  const bool is_acted = acts(id, box);
  return is_acted && !is_disabled;
}

bool Ui::rail_entry(std::string_view name, bool is_current) {
  auto look = style(Size::body);
  look.bold = is_current;
  look.line_height = 1.25f;
  const auto& laid = engine_.lay_out(name, look, width() - px(20));
  const float wanted = flow().is_row ? laid.width() + px(20) : flow().box.width;
  const Box box = place(wanted, std::max(px(36), laid.height() + px(10)));
  flow().y -= flow().is_row ? 0 : px(6);
  const auto id = id_of(name);
  group_ = id_of("rail");
  auto& node = declare_focusable(id, Role::button, name, box);
  group_ = 0;
  node.is_on = is_current;
  if (is_current || is_hovered(box)) {
    node.paper = theme_->raised;
    list_->AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, theme_->raised, px(6));
  }
  if (is_current) {
    list_->AddRectFilled({box.x, box.y + px(8)}, {box.x + px(3), box.bottom() - px(8)}, theme_->accent, px(1.5f));
  }
  laid.draw(*list_, {box.x + px(10), box.y + (box.height - laid.height()) / 2}, theme_->ink);
  ring(id, box);
  return acts(id, box);
}

bool Ui::choice(std::string_view group, std::string_view name, bool is_chosen) {
  auto look = style(Size::body);
  look.line_height = 1.3f;
  const auto& laid = engine_.lay_out(name, look, flow().box.width - px(40));
  const Box box = place(laid.width() + px(40), std::max(px(least_target), laid.height() + px(8)));
  group_ = id_of(group);
  const auto id = id_of(std::string(group) + "/" + std::string(name));
  auto& node = declare_focusable(id, Role::choice, name, box);
  group_ = 0;
  node.is_on = is_chosen;
  const ImVec2 middle{box.x + px(14), box.y + box.height / 2};
  list_->AddCircleFilled(middle, px(9), theme_->raised);
  list_->AddCircle(middle, px(9), theme_->line, 0, px(1.5f));
  if (is_chosen) list_->AddCircleFilled(middle, px(5), theme_->accent);
  laid.draw(*list_, {box.x + px(34), box.y + (box.height - laid.height()) / 2}, theme_->ink);
  ring(id, box);
  // Moving among choices by arrow chooses, as everywhere.
  const bool is_reached = focused_ == id && has_arrowed_ && !is_chosen;
  return (acts(id, box) || is_reached) && !is_chosen;
}

bool Ui::check(std::string_view name, bool is_on, std::string_view explained) {
  auto look = style(Size::body);
  look.line_height = 1.3f;
  const auto& laid = engine_.lay_out(name, look, flow().box.width - px(42));
  const Box box = place(laid.width() + px(42), std::max(px(least_target), laid.height() + px(8)));
  const auto id = id_of(name);
  auto& node = declare_focusable(id, Role::check_box, name, box);
  node.is_on = is_on;
  node.description = explained;
  const float top = box.y + box.height / 2 - px(9);
  const ImVec2 from{box.x + px(5), top};
  const ImVec2 to{box.x + px(23), top + px(18)};
  list_->AddRectFilled(from, to, is_on ? theme_->accent : theme_->raised, px(4));
  list_->AddRect(from, to, theme_->line, px(4), 0, px(1.5f));
  if (is_on) {
    const ImVec2 tick[] = {
        {from.x + px(4), top + px(9)}, {from.x + px(8), top + px(13)}, {from.x + px(14), top + px(5)}};
    list_->AddPolyline(tick, 3, theme_->on_accent, 0, px(2));
  }
  laid.draw(*list_, {box.x + px(36), box.y + (box.height - laid.height()) / 2}, theme_->ink);
  ring(id, box);
  const bool is_acted = acts(id, box);
  if (!explained.empty() && !flow().is_row) quiet(explained);
  return is_acted;
}

float Ui::row_height(bool has_text, bool has_below) const {
  return px(20) + px(26) + (has_text ? px(52) : 0) + (has_below ? px(22) : 0) + px(10);
}

bool Ui::row(std::string_view tile, const RowContent& content) {
  const float height = row_height(!content.text.empty(), !content.below.empty()) - px(10);
  Box box = place(flow().box.width, height);
  flow().y += px(2);  // place adds 8: a row and its gap make row_height
  const float shift = std::round(std::min(px(24) * static_cast<float>(content.level), box.width * deepest_share));
  box.x += shift;
  box.width -= shift;
  const auto id = id_of(tile);
  auto& node = declare_focusable(id, Role::row, content.name, box);
  node.value = content.text;
  node.level = content.level;
  node.description = content.reader;
  if (const auto below = content.below.find_first_not_of(' '); below != std::string::npos) {
    node.description += (node.description.empty() ? "" : " · ") + content.below;
  }
  node.paper = theme_->raised;
  list_->AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, theme_->raised, px(6));
  list_->AddRect({box.x, box.y}, {box.right(), box.bottom()}, is_hovered(box) ? theme_->line : theme_->hair, px(6));
  draw_edge(content.edge, box);
  const float left = box.x + px(20);
  const float room = box.width - px(36);
  auto bold = style(Size::small);
  bold.bold = true;
  auto plain = style(Size::small);
  const auto& reader = engine_.lay_out_ellipsis(content.reader, plain, room * 0.45f);
  const auto& name = engine_.lay_out_ellipsis(content.name, bold, room - reader.width() - px(16));
  name.draw(*list_, {left, box.y + px(9)}, theme_->ink);
  reader.draw(*list_, {box.right() - px(16) - reader.width(), box.y + px(9)},
              colour(content.edge == Edge::none ? Edge::mine : content.edge));
  const auto body = style(Size::body);
  const float two_lines = 2 * std::round(body.size * body.line_height);
  list_->PushClipRect({left, box.y}, {left + room, box.y + px(34) + two_lines}, true);
  engine_.lay_out(content.text, body, room).draw(*list_, {left, box.y + px(34)}, theme_->ink);
  list_->PopClipRect();
  if (!content.below.empty()) {
    engine_.lay_out_ellipsis(content.below, plain, room).draw(*list_, {left, box.bottom() - px(28)}, theme_->muted);
  }
  ring(id, box);
  return acts(id, box);
}

}  // namespace candour::gui
