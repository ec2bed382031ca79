// The bands of a frame: title, rail, page, what just happened, foot. Every screen has the same.
#pragma once

#include <string>
#include <utility>

#include "gui/actions/desk.hpp"
#include "gui/notebook/finder.hpp"
#include "gui/widgets/ui.hpp"

namespace candour::gui {

class Bands {
 public:
  Bands(Ui& ui, const Desk& desk, Finder& finder) : ui_(ui), desk_(desk), finder_(finder) {}

  // `warns`: half a minute before an idle lock.
  Chosen draw(const Box& window, bool warns);
  // The page alone, before a vault is open.
  Chosen draw_before(const Box& window, bool warns);
  // True if the next frame would differ.
  bool take_unsettled() { return std::exchange(is_unsettled_, false); }

 private:
  std::string title() const;
  Chosen draw_title(const Box& band);
  Chosen draw_page(const Box& band);
  Chosen draw_notices();
  Chosen draw_news();
  Chosen draw_strip(const Box& above);
  Chosen draw_alarm(const Box& right, float top);
  Chosen draw_question();
  void say(const Notice& notice);

  Ui& ui_;
  const Desk& desk_;
  Finder& finder_;
  float strip_height_ = 0;
  float alarm_height_ = 0;
  bool warns_ = false;
  bool is_unsettled_ = false;
};

}  // namespace candour::gui
