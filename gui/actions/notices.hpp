// What the program has to say about the last act, and beside a passphrase. It stands until the next act, or the next page.
#pragma once

#include <optional>
#include <string>

#include "base/error.hpp"
#include "gui/actions/action.hpp"
#include "gui/model/screens.hpp"

namespace candour::gui {

class Notices {
 public:
  const std::optional<Notice>& message() const { return message_; }
  const std::optional<act::SetAside>& undo() const { return undo_; }  // takes the last act back
  const std::string& refused() const { return refused_; }            // beside a passphrase
  const std::string& copied() const { return copied_; }

  void say(std::string what, std::string next = {}, Care care = Care::quiet);
  void say(Error error);
  // The same, for as long as something waits to be sealed.
  void say_until_sent(std::string what);
  void nothing_waits();
  void offer_undo(act::SetAside undo) { undo_ = undo; }
  void refuse(std::string why) { refused_ = std::move(why); }
  void say_copied(std::string what) { copied_ = std::move(what); }
  void say_no_more() { message_.reset(); }
  // What the last act had to say is over.
  void begin_act();
  // What stood beside the fields of a page goes with it.
  void begin_page();

 private:
  std::optional<Notice> message_;
  std::optional<act::SetAside> undo_;
  bool is_until_sent_ = false;
  std::string refused_;
  std::string copied_;
};

}  // namespace candour::gui
