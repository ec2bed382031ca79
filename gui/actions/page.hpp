// What stands on the screen and around it, made anew from the journal when something of it changed.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "gui/actions/beginnings.hpp"
#include "gui/actions/notices.hpp"
#include "gui/actions/trail.hpp"
#include "gui/model/build.hpp"
#include "gui/model/screens.hpp"
#include "gui/widgets/shelf.hpp"

namespace candour::gui {

class Page {
 public:
  using FormFaults = std::map<journal::model::FieldNumber, std::string>;

  Page(JournalHolder& journal, const Trail& trail, Shelf& shelf, const Beginnings& beginnings, Notices& notices)
      : journal_(journal), trail_(trail), shelf_(shelf), beginnings_(beginnings), notices_(notices) {}

  const AnyScreen& screen() const { return screen_; }
  const FrameScreen& frame() const { return frame_; }
  // Of what was typed last in the form, by field.
  const FormFaults& form_faults() const { return form_faults_; }
  void mark_form(FormFaults faults);

  // Another page is entered: nothing of it is built yet.
  void enter();
  // It stands there as if one had just come, and what one writes about is shown as it is now.
  void look_anew();
  void rebuild_soon() { is_stale_ = true; }
  // What stands there is another thing from now on: one is at its top.
  void say_changed() { has_changed_ = is_stale_ = true; }
  bool take_changed() { return std::exchange(has_changed_, false); }

  // Something of it changed, or `now` is late enough for what is still arriving.
  bool is_due(SteadyTime now) const;
  void rebuild(SteadyTime now);
  // What stands around it, if the sync went on while the journal stayed as it is. True if it did.
  bool follow_sync();
  void forget();

 private:
  // What of the sync the frame says; it may change while the journal stays as it is.
  struct SyncInShort {
    std::optional<ErrorCode> failure;
    bool reached_head = false;
    std::optional<SteadyTime> next_slot;
    bool sends_quickly = false;
    bool operator==(const SyncInShort&) const = default;
  };
  // What a person asks of the screen by what stands in its fields.
  struct Asked {
    std::string query;
    int filter = 0, length = 0;
    bool operator==(const Asked&) const = default;
  };
  SyncInShort sync_in_short() const;
  Asked asked() const;
  void build_frame_anew(const Today& now);
  AnyScreen built_screen(const Today& now);
  void keep_still(AnyScreen& built);

  JournalHolder& journal_;
  const Trail& trail_;
  Shelf& shelf_;
  const Beginnings& beginnings_;
  Notices& notices_;
  AnyScreen screen_;
  FrameScreen frame_;
  FormFaults form_faults_;
  std::uint64_t built_for_ = 0;  // revision of the vault
  SteadyTime built_at_{};
  Asked built_asked_;
  SyncInShort built_sync_;
  bool has_changed_ = true;
  bool is_stale_ = true;
};

}  // namespace candour::gui
