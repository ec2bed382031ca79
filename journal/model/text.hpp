// Text as fields keep it. How it is cleaned, folded, cut and shown is base/text's; what may stand in a field is said here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/text/shown.hpp"

namespace candour::journal::model {

// Well-formed UTF-8, within the limit, lines ended by LF alone and no control character but TAB.
bool is_prose(std::string_view text);
// Well-formed UTF-8, within the limit, no control character.
bool is_line(std::string_view text);

// What was typed, as it is stored: cleaned (base/text/clean.hpp) and NFC. too_long otherwise.
Result<std::string> prose_from(std::string_view typed);
Result<std::string> line_from(std::string_view typed);

// NFC of any text; not_text if it is not UTF-8, too_long.
Result<std::string> nfc(std::string_view text);

using candour::text::excerpt;
using candour::text::Layout;
using candour::text::visible;

// The parts of a prose text between empty lines, without them. Views into `text`.
std::vector<std::string_view> paragraphs(std::string_view text);
// `text` with paragraph `number` (from 1) replaced; with empty `words` it goes. bad_argument if there is none.
Result<std::string> replace_paragraph(std::string_view text, std::size_t number, std::string_view words);

}  // namespace candour::journal::model
