#include "gui/model/typed_keys.hpp"

#include <cstdlib>

namespace candour::gui {

const char* key_name(Typed typed) {
  switch (typed) {
    case Typed::your_name: return "begin/name";
    case Typed::first_passphrase: return "begin/first";
    case Typed::first_once_more: return "begin/second";
    case Typed::unlock: return "unlock";
    case Typed::other_folder: return "other/folder";
    case Typed::old_passphrase: return "change/old";
    case Typed::new_passphrase: return "change/first";
    case Typed::new_once_more: return "change/second";
    case Typed::passphrase_again: return "again";
    case Typed::invite_post_box: return "invite/relay";
    case Typed::invite_open: return "invite/open";
    case Typed::twelve_words: return "join/words";
    case Typed::join_post_box: return "join/relay";
    case Typed::half_of_number: return "compare/number";
    case Typed::summary_audience: return "summary/audience";
    case Typed::summary_heading: return "summary/heading";
    case Typed::summary_offer: return "summary/offer";
    case Typed::summary_until: return "summary/until";
    case Typed::summary_folder: return "summary/folder";
    case Typed::summary_step: return "summary/step";
    case Typed::summary_shown_step: return "summary/shown-step";
    case Typed::summary_hint: return "summary/hint";
    case Typed::summary_read: return "summary/read";
    case Typed::person_name: return "people/name";
    case Typed::person_instead: return "people/instead";
    case Typed::person_aliases: return "people/aliases";
    case Typed::person_is_a_word: return "people/word";
    case Typed::asked_words: return "search/query";
    case Typed::send_quickly: return "quickly/asked";
    case Typed::palette: return "palette";
    case Typed::find: return "find";
    case Typed::answer: return "answer";
    case Typed::agenda: return "agenda";
    case Typed::making_a_vault: return "begin";
    case Typed::joining: return "join";
    case Typed::comparing: return "compare";
    case Typed::people: return "people";
  }
  std::abort();
}

const char* key_name(Part part) {
  switch (part) {
    case Part::text: return "text";
    case Part::note: return "note";
    case Part::selected: return "selected";
    case Part::wording: return "wording";
    case Part::to_agenda: return "agenda";
    case Part::prompts: return "prompts";
    case Part::filter: return "filter";
    case Part::length: return "length";
    case Part::find: return "find";
    case Part::day: return "day";
    case Part::time: return "time";
    case Part::zone: return "zone";
  }
  std::abort();
}

}  // namespace candour::gui
