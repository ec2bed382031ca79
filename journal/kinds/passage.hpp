// A piece of a summary, offered by its author under one heading. Nothing is in a summary that nobody offered.
#pragma once

#include "journal/model/kind.hpp"
#include "journal/summary/headings.hpp"

namespace candour::journal::kinds::passage {

inline constexpr model::FieldNumber summary = 1;
inline constexpr model::FieldNumber heading = 2;  // 1 to 12: the headings' order, see journal/summary/headings.hpp
inline constexpr model::FieldNumber order = 3;
inline constexpr model::FieldNumber text = 4;
inline constexpr model::FieldNumber source = 5;
inline constexpr model::FieldNumber allowed = 6;  // entries: alias, a zero byte, SHA-256 of the passage's text

// The headings by their numbers, in the order in which they stand in a summary.
inline std::vector<model::ChoiceSpec> headings() {
  std::vector<model::ChoiceSpec> all;
  for (const auto name : journal::summary::headings) {
    all.push_back({static_cast<std::uint16_t>(all.size() + 1), name.data()});
  }
  return all;
}

inline model::KindSpec spec() {
  return {
      .kind = model::ItemKind::passage,
      .word = "passage",
      .label = "Passage",
      .plural = "Passages",
      .sending = model::Sending::slotted_always,
      .headline = text,
      .fields = {{.field = summary, .name = "summary", .label = "Of the summary", .type = model::FieldType::link,
                  .required = true, .rule = model::FieldRule::set_once, .leads_to = {model::ItemKind::summary}},
                 {.field = heading, .name = "heading", .label = "Heading", .type = model::FieldType::number,
                  .required = true, .choices = headings(), .least = 1, .most = journal::summary::headings.size()},
                 {.field = order, .name = "order", .label = "Place", .type = model::FieldType::order},
                 {.field = text, .name = "text", .label = "Text", .type = model::FieldType::prose,
                  .searchable = true, .required = true},
                 {.field = source, .name = "source", .label = "Taken from", .type = model::FieldType::source},
                 {.field = allowed, .name = "allowed", .label = "Names allowed", .type = model::FieldType::set}},
  };
}

}  // namespace candour::journal::kinds::passage
