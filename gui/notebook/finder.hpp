// Looks for words on the page that one is on.
#pragma once

#include <string>
#include <utility>

#include "gui/actions/desk.hpp"
#include "gui/widgets/ui.hpp"

namespace candour::gui {

class Finder {
 public:
  Finder(Ui& ui, const Desk& desk, Shelf& shelf) : ui_(ui), desk_(desk), shelf_(shelf) {}

  bool is_open() const { return is_open_; }
  void open();
  void close();
  // Another page stands there.
  void begin_page();
  // At the top of the page, and marks what is found below it.
  void draw();
  // True if the next frame would differ.
  bool take_unsettled() { return std::exchange(is_unsettled_, false); }

 private:
  std::string sought_here() const;

  Ui& ui_;
  const Desk& desk_;
  Shelf& shelf_;
  bool is_open_ = false;
  int found_ = 0;            // which of the places that say it
  std::string said_before_;  // what was looked for in the frame before
  bool must_show_ = false;
  bool is_unsettled_ = false;
};

}  // namespace candour::gui
