// A passage of a private note becomes a thing that others read. Private to the room of writing.
#pragma once

#include "journal/vault/edits.hpp"
#include "journal/vault/promotion.hpp"
#include "journal/vault/writing_state.hpp"

namespace candour::journal {

Result<PromotionPreview> preview_of(const Writing::State& state, const Promotion& promotion);

// What is written in its place.
struct Promoted {
  model::ItemKind kind{};
  std::vector<FieldValue> fields;
};
Result<Promoted> promoted(const Writing::State& state, const Promotion& promotion);

}  // namespace candour::journal
