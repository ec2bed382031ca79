#include "cli/paragraphs.hpp"

#include "journal/model/text.hpp"

namespace candour::cli {

namespace {

constexpr const char* gap = "\n\n";

}  // namespace

Facts ParagraphText::numbered() const {
  Facts facts;
  for (const auto paragraph : journal::model::paragraphs(text_)) {
    facts.push_back({"Paragraph " + std::to_string(facts.size() + 1), std::string(paragraph)});
  }
  return facts;
}

std::size_t ParagraphText::count() const { return journal::model::paragraphs(text_).size(); }

std::optional<Failure> ParagraphText::replace(std::size_t number, std::string_view words) {
  if (auto refused = check(number)) return refused;
  return put(number, words);
}

std::optional<Failure> ParagraphText::add_after(std::size_t number, std::string_view words) {
  if (number == 0 && count() == 0) {
    text_ = words;
    return std::nullopt;
  }
  if (auto refused = check(number == 0 ? 1 : number)) return refused;
  if (number == 0) return put(1, std::string(words) + gap + numbered()[0].value);
  return put(number, numbered()[number - 1].value + gap + std::string(words));
}

std::optional<Failure> ParagraphText::remove(std::size_t number) {
  if (auto refused = check(number)) return refused;
  return put(number, "");
}

std::optional<Failure> ParagraphText::apply(const session::ParagraphChange& change, std::string_view words) {
  switch (change.act) {
    case session::ParagraphAct::replace:
      return replace(change.number, words);
    case session::ParagraphAct::add_after:
      return add_after(change.number, words);
    case session::ParagraphAct::remove:
      break;
  }
  return remove(change.number);
}

std::optional<Failure> ParagraphText::refuses(const session::ParagraphChange& change) const {
  const bool is_beginning = change.act == session::ParagraphAct::add_after && change.number == 0;
  return is_beginning ? std::nullopt : check(change.number);
}

std::optional<Failure> ParagraphText::check(std::size_t number) const {
  const auto all = count();
  if (number >= 1 && number <= all) return std::nullopt;
  if (all == 0) return misuse("The text has no paragraphs yet.", "Use `add after 0`.");
  return misuse("There is no paragraph " + std::to_string(number) + ".",
                "The paragraphs are numbered from 1 to " + std::to_string(all) + ".");
}

std::optional<Failure> ParagraphText::put(std::size_t number, std::string_view words) {
  auto changed = journal::model::replace_paragraph(text_, number, words);
  if (!changed) return failure_of(changed.error());
  text_ = std::move(changed).value();
  return std::nullopt;
}

}  // namespace candour::cli
