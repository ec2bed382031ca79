// What a person gives for a field of a kind, as its value: the one way for window and command line, for all types that
// a person gives. value_words.hpp is the way back.
#pragma once

#include "journal/model/kind.hpp"
#include "journal/model/value.hpp"
#include "journal/vault/vault.hpp"
#include "session/speech/fault.hpp"
#include "session/speech/value_words.hpp"

namespace candour::session {

// The value that `given` means for `field`. Words are taken for every type: a choice by its word, a named number by its
// words, their beginning or its digits, yes or no, a day like 2026-03-12, a time like "2026-03-12 10:00 Europe/London",
// a member by name, an item by its short name, the entries of a set by lines. Blanks alone are no value, which a
// required field refuses. Of a time the parts that are not given stay as they are in `before`; for a new one the zone
// is this computer's. What reads as `before` does is `before`, also where nothing else could be given for it. Text
// comes back as it is stored (NFC).
Understood<journal::model::Value> value_given(const journal::Vault& vault, const journal::model::FieldSpec& field,
                                              const Given& given, const journal::model::Value& before = {});

}  // namespace candour::session
