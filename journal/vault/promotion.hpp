// A passage of a private note that others are to read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "journal/model/item.hpp"

namespace candour::journal {

enum class PromotionTarget : std::uint8_t { agenda, reflection };
struct Promotion {
  model::ItemKey note;
  std::string selected;  // must stand in the note, word for word
  std::string wording;   // what the others will read
  PromotionTarget target = PromotionTarget::reflection;
  std::optional<model::ItemKey> meeting;  // for the agenda
};

struct PromotionPreview {
  std::vector<std::string> readers;
  std::string text;  // exactly what they will see
  std::uint32_t day = 0;
};

}  // namespace candour::journal
