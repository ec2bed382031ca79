// Where a character stands that keeps a summary here, in words: people do not count bytes.
#pragma once

#include <string>
#include <string_view>

#include "base/text/deceptive.hpp"

namespace candour::journal::summary {

// Like: line 2, after "under the quiet", before "desk": a sign that nobody sees (U+200B). `place` is one of `text`.
std::string in_words(std::string_view text, const text::CharacterPosition& place);

}  // namespace candour::journal::summary
