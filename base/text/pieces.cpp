#include "base/text/pieces.hpp"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <memory>

namespace candour::text {

namespace {

using Iterator = std::unique_ptr<icu::BreakIterator>;
using Maker = icu::BreakIterator* (*)(const icu::Locale&, UErrorCode&);

bool is_gap(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

Iterator made(Maker maker) {
  UErrorCode status = U_ZERO_ERROR;
  Iterator iterator(maker(icu::Locale::getRoot(), status));
  return U_SUCCESS(status) ? std::move(iterator) : nullptr;
}

// The ends of what `iterator` cuts, in bytes; the whole text is one where ICU is not to be had.
std::vector<std::size_t> ends_of(std::string_view text, icu::BreakIterator* iterator) {
  UErrorCode status = iterator ? U_ZERO_ERROR : U_MISSING_RESOURCE_ERROR;
  UText* wrapped = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  std::vector<std::size_t> ends;
  if (U_SUCCESS(status)) iterator->setText(wrapped, status);
  if (U_SUCCESS(status)) {
    iterator->first();
    for (auto end = iterator->next(); end != icu::BreakIterator::DONE; end = iterator->next())
      ends.push_back(static_cast<std::size_t>(end));
  }
  utext_close(wrapped);
  if (ends.empty() || ends.back() != text.size()) ends.push_back(text.size());
  return ends;
}

// ICU leaves "e.g. this" together, and so depends on whether the next letter is small. Cut there too a sentence is the
// same whatever stands behind it.
std::vector<std::size_t> with_every_full_stop(std::string_view text, const std::vector<std::size_t>& ends) {
  std::vector<std::size_t> all;
  std::size_t at = 0;
  for (const auto end : ends) {
    for (; at + 1 < end; ++at)
      if (is_gap(text[at + 1]) && (text[at] == '.' || text[at] == '!' || text[at] == '?')) all.push_back(at + 1);
    all.push_back(end);
    at = end;
  }
  return all;
}

Pieces cut(std::string_view text, const std::vector<std::size_t>& ends) {
  Pieces pieces;
  std::size_t after_last = 0;  // behind the body of the last piece
  std::size_t from = 0;
  for (const auto end : ends) {
    auto begin = from;
    auto body_end = end;
    from = end;
    while (begin < body_end && is_gap(text[begin])) ++begin;
    while (body_end > begin && is_gap(text[body_end - 1])) --body_end;
    if (begin == body_end) continue;
    std::optional<std::string_view> lead;
    if (!pieces.all.empty()) lead = text.substr(after_last, begin - after_last);
    pieces.all.push_back({lead, text.substr(begin, body_end - begin)});
    after_last = body_end;
  }
  pieces.tail = text.substr(after_last);
  return pieces;
}

}  // namespace

// Made once a thread: making one costs more than cutting a page.
Pieces sentences_of(std::string_view text) {
  thread_local const auto iterator = made(&icu::BreakIterator::createSentenceInstance);
  return cut(text, with_every_full_stop(text, ends_of(text, iterator.get())));
}

Pieces parts_of_sentence(std::string_view text) {
  thread_local const auto iterator = made(&icu::BreakIterator::createWordInstance);
  return cut(text, ends_of(text, iterator.get()));
}

}  // namespace candour::text
