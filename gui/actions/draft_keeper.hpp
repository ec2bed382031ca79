// The keeper of drafts: what is typed and chosen is in the vault at the latest a second after a stroke, and what could not
// be kept is remembered with its time, and tried again.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gui/actions/beginnings.hpp"
#include "gui/actions/text_drafts.hpp"

namespace candour::gui {

class DraftKeeper {
 public:
  // `clock` is that of the program, in the example too.
  DraftKeeper(JournalHolder& journal, const Clock& clock, Shelf& shelf, TextDrafts& texts, Beginnings& beginnings,
              Notices& notices)
      : journal_(journal), clock_(clock), shelf_(shelf), texts_(texts), beginnings_(beginnings), notices_(notices) {}

  // ---- none of these waits for anything but the vault; without one they do nothing
  void save_all();
  // True if one was due.
  bool save_due();
  // Puts back all that the vault holds.
  void restore();
  // What was typed and chosen under `typed`, and under what lies below it, is done with.
  void drop(const TypedKey& typed);

  // Something that was typed is not kept.
  bool is_losing() const { return !lost_.empty(); }
  std::optional<WallTime> lost_since() const;
  // What could not be kept, since when and why; empty if all is kept.
  std::string not_kept() const;
  // Whether what is typed is kept, in a sentence.
  std::string standing() const;
  // Of what is typed nothing is known any more: the vault is closed, or goes.
  void forget();

 private:
  void keep(const Shelf::Draft& draft);
  Result<> write(const Shelf::Draft& draft);
  Result<> move_old_forms();
  bool restore_field(const std::string& name);
  Result<> put_beside(const std::string& name, ByteView state);
  Result<> take_over(const TypedKey& typed, const session::DraftKey& key);
  Result<> drop_fields(const TypedKey& typed);

  JournalHolder& journal_;
  const Clock& clock_;
  Shelf& shelf_;
  TextDrafts& texts_;
  Beginnings& beginnings_;
  Notices& notices_;
  std::map<TypedKey, WallTime> lost_;  // by key: what is typed there is not kept since then
  ErrorCode lost_why_{};
};

}  // namespace candour::gui
