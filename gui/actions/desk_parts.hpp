// The parts of the desk, each a class that keeps its own rules and was handed the others it needs: what an act works with.
#pragma once

#include "gui/actions/beginnings.hpp"
#include "gui/actions/choice_keeper.hpp"
#include "gui/actions/desk_world.hpp"
#include "gui/actions/draft_keeper.hpp"
#include "gui/actions/invitation.hpp"
#include "gui/actions/journal_holder.hpp"
#include "gui/actions/lock_note.hpp"
#include "gui/actions/notices.hpp"
#include "gui/actions/page.hpp"
#include "gui/actions/passphrase_help.hpp"
#include "gui/actions/post_boxes.hpp"
#include "gui/actions/text_drafts.hpp"
#include "gui/actions/trail.hpp"
#include "gui/widgets/input.hpp"

namespace candour::gui {

struct DeskParts {
  DeskParts(DeskWorld from, Place first, Shelf& the_shelf, Clipboard& the_clipboard, Choices at_first);
  DeskParts(const DeskParts&) = delete;
  DeskParts& operator=(const DeskParts&) = delete;

  // Nothing of a journal stands on the screen any more, nor of what was typed: it goes, or it is another one's turn.
  void forget_journal();
  void close_example();

  DeskWorld world;
  Shelf& shelf;
  Clipboard& clipboard;
  JournalHolder journal;
  Notices notices;
  Trail trail;
  TextDrafts texts;
  Beginnings beginnings;
  DraftKeeper drafts;
  Page page;
  PostBoxes post_boxes;
  PassphraseHelp passphrases;
  ChoiceKeeper choices;
  Invitation invitation;
  LockNote note;  // of the lock that ended the image before this, until it was said
  act::Purpose purpose = act::Purpose::write;  // for which a vault is being made
  bool wants_open = false;                     // until a meeting ends

 private:
  void arrive();
};

}  // namespace candour::gui
