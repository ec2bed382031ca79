// A journal that Meg shares with Dani, with something of every kind, and every place of the window that shows it.
#pragma once

#include <string>
#include <vector>

#include "gui/model/place.hpp"
#include "tests/support/two_people.hpp"

namespace candour::test {

struct NamedPlace {
  std::string name;  // of its picture
  gui::Place place;
  int summary_step = 0;
};

// The vaults are closed afterwards, so that a window can open Meg's.
class SharedJournal {
 public:
  SharedJournal() : SharedJournal("Meg", "Dani") {}
  SharedJournal(std::string meg_name, std::string dani_name);
  // Every screen behind the unlock.
  std::vector<NamedPlace> places() const;

  TwoPeople pair;
  journal::model::ItemKey note, reflection, meeting, summary, person;
  journal::model::ItemKey twofold;  // a reflection of which two wordings of one sentence stand
  session::DraftKey begun;  // an answer that Meg began on the command line

 private:
  void write_as_meg();
  void write_as_dani();
  void write_in_two_places();
};

}  // namespace candour::test
