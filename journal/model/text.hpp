// Text as people type and read it (ICU): normal form, what may stand in it, and how foreign text is made safe to show.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace candour::journal::model {

// Well-formed UTF-8, within the limit, lines ended by LF alone and no control character but TAB.
bool is_prose(std::string_view text);
// Well-formed UTF-8, within the limit, no control character.
bool is_line(std::string_view text);

// What was typed, as it is stored: NFC, and in prose CR LF and CR as LF. not_text or too_long otherwise.
Result<std::string> prose_from(std::string_view typed);
Result<std::string> line_from(std::string_view typed);

// NFC of any text; not_text if it is not UTF-8.
Result<std::string> nfc(std::string_view text);

enum class Layout : std::uint8_t { keep_lines, one_line };
// `foreign` as it may be printed: control characters, escapes, direction overrides and isolates, zero-width and other
// unseen characters appear as [U+202E]; bad UTF-8 as U+FFFD. LF and TAB stay with keep_lines, else become spaces.
std::string visible(std::string_view foreign, Layout layout);

// The parts of a prose text between empty lines, without them. Views into `text`.
std::vector<std::string_view> paragraphs(std::string_view text);
// `text` with paragraph `number` (from 1) replaced; with empty `words` it goes. bad_argument if there is none.
Result<std::string> replace_paragraph(std::string_view text, std::size_t number, std::string_view words);

// The first words of `text` on one line, at most `limit` characters (graphemes), with an ellipsis if some are left out.
std::string excerpt(std::string_view text, std::size_t limit);

// The words of `text` in order, without what stands between them. No words if it is not UTF-8.
std::vector<std::string> words(std::string_view text);

// Case and accents folded: equal for what a reader would call the same word.
std::string folded(std::string_view text);

}  // namespace candour::journal::model
