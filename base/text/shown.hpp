// Foreign text as it may be shown, and texts cut for a list.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace candour::text {

enum class Layout : std::uint8_t { keep_lines, one_line };

// `foreign` as it may be printed: what a reader would not see and what changes the order of reading appears as
// [U+202E]; bad UTF-8 as U+FFFD; control characters too, but for those that end a line, which become LF with keep_lines
// and else a space, and TAB, which stays with keep_lines and else becomes a space.
// What writing needs is shown as it is: joiners where the script joins or has a virama before them (UAX 31), direction
// marks beside letters that run from right to left, zero-width spaces between letters of scripts without spaces,
// variation selectors after what has variations, and emoji (RGI, and pictographs that are joined).
std::string visible(std::string_view foreign, Layout layout);

// The first words of `text` on one line, at most `limit` characters (graphemes), with an ellipsis if some are left out.
std::string excerpt(std::string_view text, std::size_t limit);

// The sentence that holds the byte at `offset`, without the white space around it.
std::string sentence_around(std::string_view text, std::size_t offset);

}  // namespace candour::text
