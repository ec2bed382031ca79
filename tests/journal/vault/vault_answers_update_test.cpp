// Answers that were revealed by a program that did not know all that is read now.
#include <gtest/gtest.h>

#include <algorithm>

#include "journal/vault/items.hpp"
#include "journal/vault/writing.hpp"
#include "tests/journal/kinds/drafts.hpp"
#include "tests/support/two_people.hpp"

namespace candour::journal {
namespace {

namespace drafts = kinds::drafts;
namespace field = drafts::answer_field;
using test::Person;
using test::prose;

// The drafts, where a revealed answer does not say how it was asked.
const model::KindRegistry& earlier_kinds() {
  static const model::KindRegistry kinds = [] {
    std::vector<model::KindSpec> all(drafts::registry().all().begin(), drafts::registry().all().end());
    const auto is_shown = [](const model::KindSpec& kind) { return kind.kind == drafts::shown_answer; };
    auto& fields = std::find_if(all.begin(), all.end(), is_shown)->fields;
    std::erase_if(fields, [](const model::FieldSpec& one) { return one.field == field::wording; });
    return model::KindRegistry(std::move(all));
  }();
  return kinds;
}

class AnswersUpdate : public testing::Test {
 protected:
  AnswersUpdate() { drafts::know_only(earlier_kinds()); }
  ~AnswersUpdate() override { drafts::know_only(drafts::registry()); }

  void reveal() {
    pair.pair_up();
    question = *pair.meg->writing().write(drafts::question, {prose(drafts::question_field::text, "Tea or coffee?")});
    pair.carry_everything();
    for (auto* who : {&pair.meg, &pair.dani}) {
      const auto answer = (*who)->writing().write(drafts::answer, {{field::of, question}, prose(field::words, "Tea")});
      ASSERT_TRUE((*who)->writing().perform(*answer, "ready", {}));
    }
    pair.carry_everything();
  }
  // How many of the answers that are read say how they were asked.
  std::ptrdiff_t with_their_wording(Person& who) const {
    const auto shown = who->items().linked_to(question, drafts::shown_answer);
    EXPECT_EQ(shown->size(), 2U);
    const auto says_it = [](const ItemView& one) { return field_of(one, field::wording) != nullptr; };
    return std::count_if(shown->begin(), shown->end(), says_it);
  }

  test::TwoPeople pair;
  model::ItemKey question;
};

TEST_F(AnswersUpdate, ShowsWhatWasNotUnderstoodWhenTheyWereOpened) {
  reveal();
  for (auto* who : {&pair.meg, &pair.dani}) EXPECT_EQ(with_their_wording(*who), 0);

  drafts::know_only(drafts::registry());
  for (auto* who : {&pair.meg, &pair.dani}) {
    pair.restart(*who);
    EXPECT_EQ(with_their_wording(*who), 2);
    pair.restart(*who);
    EXPECT_EQ(with_their_wording(*who), 2);
  }
}

}  // namespace
}  // namespace candour::journal
