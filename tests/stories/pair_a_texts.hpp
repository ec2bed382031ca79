// What the story of pair A says besides the texts that the program itself tells it with.
#pragma once

#include "session/example/texts.hpp"

namespace candour::stories::pair_a {

using namespace session::example;  // NOLINT(google-build-using-namespace): the texts themselves

// The first passage before its comma.
inline constexpr std::string_view without_comma =
    "To help a senior leader understand working life at the front line and to act on it.";

inline constexpr std::string_view golden_hash = "3c1f645f04c130d6e997f6dd789f964672775d9e6ef4a74599812db81a61226f";

// Words of the story that no file on a disk may hold outside an encrypted one.
const std::vector<std::string>& telling_words();
// `people add` of an entry of the list.
std::vector<std::string> people_command(const PersonOnList& person);

}  // namespace candour::stories::pair_a
