// Two wordings of one passage that stand in a text until somebody chooses.
#pragma once

#include <string>

#include "journal/model/item.hpp"
#include "journal/model/two_wordings.hpp"

namespace candour::journal {

struct ChoiceView {
  model::FieldNumber field = 0;
  std::string field_label;
  model::TwoWordings wordings;
  // Names of who wrote them; empty where that is not one member, or lies too far back to be looked for.
  std::string first_by;
  std::string second_by;
};

}  // namespace candour::journal
