#include "cli/plain_text.hpp"

#include "base/text/clean.hpp"

namespace candour::cli {

PlainText plain_text(std::string_view typed) {
  auto cleaned = text::clean(typed, text::Breaks::keep);
  return {std::move(cleaned.text), cleaned.replaced};
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\n\r") == std::string_view::npos; }

}  // namespace candour::cli
