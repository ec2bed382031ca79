// That two people compared their numbers (protocol.md B4). Kept by whoever did it, for himself.
#pragma once

#include "journal/model/kind.hpp"

namespace candour::journal::kinds::verification {

inline constexpr model::FieldNumber partner = 1;
inline constexpr model::FieldNumber journal = 2;  // its 32 bytes
inline constexpr model::FieldNumber day = 3;
inline constexpr model::FieldNumber how = 4;  // "pairing" or "safety number"

inline model::KindSpec spec() {
  return {
      .kind = model::ItemKind::verification,
      .word = "verification",
      .label = "Verified member",
      .plural = "Verified members",
      .space = model::Space::mine,
      .headline = how,
      .fields = {{.field = partner, .name = "partner", .label = "Who", .type = model::FieldType::person,
                  .required = true},
                 {.field = journal, .name = "journal", .label = "In the journal", .type = model::FieldType::bytes,
                  .required = true},
                 {.field = day, .name = "day", .label = "On", .type = model::FieldType::date, .required = true},
                 {.field = how, .name = "how", .label = "How", .type = model::FieldType::line, .required = true}},
  };
}

}  // namespace candour::journal::kinds::verification
