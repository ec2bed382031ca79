#include "journal/kinds/summary.hpp"

namespace candour::journal::kinds {

namespace {

std::vector<model::ChoiceSpec> audiences() {
  std::vector<model::ChoiceSpec> all;
  for (const auto word : journal::summary::audience_words) {
    all.push_back({summary::number_of(static_cast<journal::summary::Audience>(all.size())), word.data()});
  }
  return all;
}

}  // namespace

model::KindSpec summary_kind() {
  using namespace summary;
  return {
      .kind = model::ItemKind::summary,
      .word = "summary",
      .authorship = model::Authorship::co_edited,
      .sending = model::Sending::slotted_always,
      .headline = audience,
      .fields = {{.field = audience, .name = "audience", .type = model::FieldType::choice, .required = true,
                  .choices = audiences()},
                 {.field = valid_until, .name = "valid-until", .type = model::FieldType::date},
                 {.field = left_out, .name = "left-out", .type = model::FieldType::set,
                  .rule = model::FieldRule::own_entries, .form = "link, IK"},
                 {.field = file, .name = "file", .type = model::FieldType::bytes},
                 {.field = statement, .name = "statement", .type = model::FieldType::bytes}},
      .listed = model::Listed::on_its_page,
      .made_by = model::MadeBy::own_commands,
  };
}

}  // namespace candour::journal::kinds
