// Texts that become something of the journal, in the one store of drafts that window and command line share.
#pragma once

#include <map>
#include <string>

#include "gui/actions/journal_holder.hpp"
#include "gui/actions/notices.hpp"
#include "gui/actions/trail.hpp"
#include "gui/widgets/shelf.hpp"
#include "session/drafts.hpp"

namespace candour::gui {

class TextDrafts {
 public:
  TextDrafts(JournalHolder& journal, Shelf& shelf, const Trail& trail, Notices& notices)
      : journal_(journal), shelf_(shelf), trail_(trail), notices_(notices) {}

  bool has(const TypedKey& typed) const { return texts_.contains(typed); }
  // What the vault keeps of the text that is typed there; nothing where none is.
  session::Draft* at(const TypedKey& typed);
  // Where the vault keeps it: an act that makes something of it drops it in the same breath. Empty where none is typed.
  std::string kept_as(const TypedKey& typed);
  // What the page that one is on is for, from its first stroke.
  void follow();
  // A later Candour keeps something under the name of what is typed on this page.
  bool is_beside_a_later_one() const;
  // `seen` is what one began from; empty where nothing stood there.
  Result<> keep(session::Draft& kept, const Shelf::Draft& draft, const Bytes* seen);
  void restore();
  // A text as an older Candour kept it, which the shelf holds again, from now on stands where both programs find it.
  Result<> take_over(const TypedKey& typed, const session::DraftKey& key, std::optional<Bytes> seen);
  // What is typed under `typed`, and below it, is done with. The same page may be written on anew.
  Result<> drop(const TypedKey& typed);
  void forget() { texts_.clear(); }

 private:
  session::DraftKey free_key(session::DraftKey key) const;

  JournalHolder& journal_;
  Shelf& shelf_;
  const Trail& trail_;
  Notices& notices_;
  std::map<TypedKey, session::Draft> texts_;  // by the key in which they are typed
};

}  // namespace candour::gui
