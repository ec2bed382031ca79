// Sentences with places for what is known only when they are said.
#pragma once

#include <string>
#include <string_view>

namespace candour::text {

// `pattern` with each {0} and {1} filled in.
std::string fill(std::string_view pattern, std::string_view first, std::string_view second = {});

}  // namespace candour::text
