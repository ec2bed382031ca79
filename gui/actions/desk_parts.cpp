#include "gui/actions/desk_parts.hpp"

#include "gui/words/en_gb.hpp"

namespace candour::gui {

DeskParts::DeskParts(DeskWorld from, Place first, Shelf& the_shelf, Clipboard& the_clipboard, Choices at_first)
    : world(std::move(from)),
      shelf(the_shelf),
      clipboard(the_clipboard),
      journal(world.clock, world.sync, world.wake),
      trail(std::move(first), journal, [this] { arrive(); }),
      texts(journal, shelf, trail, notices),
      beginnings(journal, shelf, trail, texts, notices),
      drafts(journal, world.clock, shelf, texts, beginnings, notices),
      page(journal, trail, shelf, beginnings, notices),
      post_boxes(world.sync, world.wake, shelf, notices),
      passphrases(shelf),
      choices(at_first, journal, notices) {}

// Whoever leaves a page gives up what it asked of a post box, and its passphrases.
void DeskParts::arrive() {
  post_boxes.give_up();
  page.enter();
  notices.begin_page();
  shelf.clear_secrets();
  const TypedKey post_box = Typed::invite_post_box;
  const auto* vault = journal.vault();
  // It is known once something of a pairing lies in it.
  if (vault && trail.place().screen == Screen::invite && shelf.text(post_box).empty()) shelf.set(post_box, vault->overview().relay);
  texts.follow();
  if (texts.is_beside_a_later_one()) notices.say(words::draft_beside_later, {}, Care::waiting);
  beginnings.prepare();
}

void DeskParts::forget_journal() {
  drafts.forget();
  trail.forget_the_way();
  page.forget();
}

// Of the example nothing is secret, and nobody could open it again: it goes.
void DeskParts::close_example() {
  journal.close_example();
  forget_journal();
  trail.enter({Screen::first_time, {}, {}});
}

}  // namespace candour::gui
