#include "tests/journal/kinds/drafts.hpp"

#include "journal/kinds/kinds.hpp"
#include "journal/kinds/with_words.hpp"

namespace candour::journal::kinds::drafts {

namespace {

using model::FieldType;
using model::Guard;
using model::Who;

// What somebody means to do. Only its owner accepts it, and it stands while they are its owner.
model::KindSpec action_kind() {
  using namespace action_field;
  using namespace action_state;
  const Guard is_whole{.name = "needs-a-step", .needs = {owner, first_step, by}};
  const Guard by_owner{.name = "owner-only", .who = Who::named_in, .of = owner};
  const Guard has_learned{.name = "needs-learning", .needs = {learned}};
  return {.kind = action,
          .word = "action",
          .authorship = model::Authorship::co_edited,
          .headline = text,
          .fields = {{.field = text, .name = "text", .type = FieldType::prose, .searchable = true, .required = true},
                     {.field = owner, .name = "owner", .type = FieldType::person},
                     {.field = first_step, .name = "first-step", .type = FieldType::line},
                     {.field = by, .name = "by", .type = FieldType::date},
                     {.field = state, .name = "state", .type = FieldType::choice,
                      .choices = {{idea, "idea"}, {agreed, "agreed"}, {under_way, "under-way"}, {done, "done"},
                                  {let_go, "let-go"}}},
                     {.field = learned, .name = "learned", .type = FieldType::prose}},
          .states = {.field = state,
                     .transitions = {{0, idea},
                                     {idea, agreed, {is_whole, by_owner}},
                                     {agreed, under_way, {by_owner}},
                                     {agreed, done, {by_owner, has_learned}},
                                     {under_way, done, {by_owner, has_learned}},
                                     {idea, let_go, {has_learned}},
                                     {agreed, let_go, {by_owner, has_learned}}},
                     .stands_while = {{agreed, {owner}}, {under_way, {owner}}, {done, {owner}}},
                     .careful_first = {idea, agreed, under_way, let_go, done}},
          .verbs = {{.name = "accept", .to = agreed},
                    {.name = "start", .to = under_way},
                    {.name = "finish", .to = done, .asks = {learned}},
                    {.name = "let-go", .to = let_go, .asks = {learned}}}};
}

}  // namespace

const model::KindRegistry& registry() {
  static const model::KindRegistry all = [] {
    auto kinds = of_the_programs();
    kinds.push_back(action_kind());
    return model::KindRegistry(with_words(std::move(kinds)));
  }();
  return all;
}

}  // namespace candour::journal::kinds::drafts
