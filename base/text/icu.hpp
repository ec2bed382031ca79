// What several sources of this folder ask of ICU.
#pragma once

#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <string_view>

namespace candour::text {

// The UTF-16 of a text in UTF-8; what is no UTF-8 becomes U+FFFD.
icu::UnicodeString wide(std::string_view text);

// USCRIPT_COMMON for what is no character.
UScriptCode script_of(UChar32 character);

}  // namespace candour::text
