#include "journal/kinds/passage.hpp"

#include "journal/summary/headings.hpp"

namespace candour::journal::kinds {

namespace {

// The headings by their numbers, in the order in which they stand in a summary.
std::vector<model::ChoiceSpec> headings() {
  std::vector<model::ChoiceSpec> all;
  for (const auto name : journal::summary::headings) {
    all.push_back({static_cast<std::uint16_t>(all.size() + 1), name.data()});
  }
  return all;
}

}  // namespace

model::KindSpec passage_kind() {
  using namespace passage;
  return {
      .kind = model::ItemKind::passage,
      .word = "passage",
      .sending = model::Sending::slotted_always,
      .headline = text,
      .fields = {{.field = summary, .name = "summary", .type = model::FieldType::link, .required = true,
                  .rule = model::FieldRule::set_once, .leads_to = {model::ItemKind::summary}},
                 {.field = heading, .name = "heading", .type = model::FieldType::number, .required = true,
                  .choices = headings(), .least = 1, .most = journal::summary::headings.size()},
                 {.field = order, .name = "order", .type = model::FieldType::order},
                 {.field = text, .name = "text", .type = model::FieldType::prose, .searchable = true, .required = true},
                 {.field = source, .name = "source", .type = model::FieldType::source},
                 {.field = allowed, .name = "allowed", .type = model::FieldType::set,
                  .form = "alias, 0, SHA-256 of the text"}},
      .stands_in = summary,
      .section = heading,
      .listed = model::Listed::on_its_page,
      .made_by = model::MadeBy::own_commands,
      .offered = {text},
  };
}

}  // namespace candour::journal::kinds
