// The post box of this computer, and the question who another one is: nothing waits for either.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "gui/actions/notices.hpp"
#include "gui/actions/post_box.hpp"
#include "gui/widgets/shelf.hpp"
#include "session/relay_question.hpp"

namespace candour::gui {

class PostBoxes {
 public:
  // `wake` may be called from any thread.
  PostBoxes(session::SyncOptions sync, std::function<void()> wake, Shelf& shelf, Notices& notices)
      : sync_(std::move(sync)), wake_(std::move(wake)), shelf_(shelf), notices_(notices) {}

  // One that ends with the program; where it listens stands in its field once it does.
  void start_here(const std::filesystem::path& programs, const std::filesystem::path& folder);
  bool is_starting() const { return is_starting_; }
  // Asks the one at `address` who it is; `go_on` follows at a call of follow_question(), unless somebody gives it up.
  void ask(const std::string& address, std::function<void(const RelayId&)> go_on);
  bool is_asking() const { return asking_.has_value(); }
  void give_up() { asking_.reset(); }

  // Each is true when what it follows has just come to an end.
  bool follow_start();
  bool follow_question();

 private:
  struct Asking {
    std::unique_ptr<session::RelayQuestion> question;
    std::function<void(const RelayId&)> go_on;
  };

  session::SyncOptions sync_;
  std::function<void()> wake_;
  Shelf& shelf_;
  Notices& notices_;
  std::unique_ptr<PostBox> here_;
  bool is_starting_ = false;
  std::optional<Asking> asking_;
};

}  // namespace candour::gui
