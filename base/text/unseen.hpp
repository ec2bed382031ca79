// Which characters a reader does not see, and where writing needs them. Internal to base/text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace candour::text {

struct Placed {
  std::int32_t character = 0;  // not_a_character for bytes that are no UTF-8
  std::size_t begin = 0;       // bytes
  std::size_t end = 0;
};

std::vector<Placed> placed_characters(std::string_view text);

// True for what is not seen, or changes what is read, wherever it stands.
bool is_unseen(std::int32_t character);

// True if the unseen character number `at` is needed there to write what is meant: see visible().
bool is_needed(const std::vector<Placed>& text, std::size_t at);

// How many characters from `at` on are one emoji of Unicode's list (RGI); 0 if none begins there.
std::size_t length_of_emoji(std::string_view text, const std::vector<Placed>& characters, std::size_t at);

}  // namespace candour::text
