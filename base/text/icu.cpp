#include "base/text/icu.hpp"

namespace candour::text {

icu::UnicodeString wide(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

UScriptCode script_of(UChar32 character) {
  if (character < 0) return USCRIPT_COMMON;
  UErrorCode status = U_ZERO_ERROR;
  const auto script = uscript_getScript(character, &status);
  return U_FAILURE(status) ? USCRIPT_COMMON : script;
}

}  // namespace candour::text
