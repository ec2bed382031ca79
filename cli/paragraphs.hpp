// Changing a text without an editor: its paragraphs are numbered, and one act changes one of them.
#pragma once

#include "cli/facts.hpp"
#include "session/drafts.hpp"

namespace candour::cli {

class ParagraphText {
 public:
  explicit ParagraphText(std::string text) : text_(std::move(text)) {}

  // One fact a paragraph: `Paragraph 1: ...`.
  Facts numbered() const;
  std::size_t count() const;
  // Each refuses a number that is not there with a sentence; add_after takes 0 for the beginning.
  std::optional<Failure> replace(std::size_t number, std::string_view words);
  std::optional<Failure> add_after(std::size_t number, std::string_view words);
  std::optional<Failure> remove(std::size_t number);
  // The one of them that `change` names; `words` are of no account where a paragraph goes.
  std::optional<Failure> apply(const session::ParagraphChange& change, std::string_view words);
  // Why apply() would refuse, known before there are words.
  std::optional<Failure> refuses(const session::ParagraphChange& change) const;

  const std::string& text() const { return text_; }

 private:
  std::optional<Failure> check(std::size_t number) const;
  std::optional<Failure> put(std::size_t number, std::string_view words);
  std::string text_;
};

}  // namespace candour::cli
