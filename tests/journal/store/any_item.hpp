// Values, changes and histories of any kind that nobody thought up, for laws over all kinds.
#pragma once

#include <rapidcheck.h>

#include "tests/journal/store/tables.hpp"

namespace candour::journal::store::test {

struct Delivery {
  EnvelopeId id;
  Provenance by;
  model::Change change;
};
using History = std::vector<Delivery>;

template <class T>
T any(T low, T high) {
  return *rc::gen::inRange(low, high);
}

// A value that the field takes: of a choice one of its own, of a link one that it may lead to.
model::Value any_value(const model::KindRegistry& kinds, const model::FieldSpec& field);

// One to three edits of one of two items, in the space of the kind, on what came before.
model::Change any_change(const model::KindRegistry& kinds, const model::KindSpec& kind, const History& before);

// Up to twelve changes of two writers.
History any_history(const model::KindRegistry& kinds, const model::KindSpec& kind);

History shuffled(History history);

}  // namespace candour::journal::store::test
