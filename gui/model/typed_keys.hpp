// What is typed or chosen in the window, by name. The shelf holds it; what is kept lies in the vault under the same names.
#pragma once

#include <cstdint>

#include "gui/semantics/typed_key.hpp"

namespace candour::gui {

// What is there once. Of the groups all that lies below is meant.
enum class Typed : std::uint8_t {
  your_name,  // ---- before a vault is open
  first_passphrase,
  first_once_more,
  unlock,
  other_folder,
  old_passphrase,
  new_passphrase,
  new_once_more,
  passphrase_again,
  invite_post_box,  // ---- pairing
  invite_open,      // what becomes of an attempt that is open
  twelve_words,
  join_post_box,
  half_of_number,
  summary_audience,  // ---- the summary
  summary_heading,
  summary_offer,
  summary_until,
  summary_folder,
  summary_step,
  summary_shown_step,
  summary_hint,  // below it the tile of each
  summary_read,  // below it the tile of each proposal
  person_name,
  person_instead,
  person_aliases,
  person_is_a_word,
  asked_words,  // ---- the window
  send_quickly,
  palette,
  find,
  answer,  // below them the page on which it stands
  agenda,
  making_a_vault,  // ---- groups
  joining,
  comparing,
  people,
};
const char* key_name(Typed typed);

// What is there once on a page of which there are many.
enum class Part : std::uint8_t { text, note, selected, wording, to_agenda, prompts, filter, length, find, day, time, zone };
const char* key_name(Part part);

}  // namespace candour::gui
