#include "journal/model/facts.hpp"

#include <algorithm>

namespace candour::journal::model {

const HeldField* HeldItem::field(FieldNumber number) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const HeldField& one) { return one.field == number; });
  return found == fields.end() ? nullptr : &*found;
}

}  // namespace candour::journal::model
