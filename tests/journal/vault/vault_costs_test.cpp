// What acts cost by how much there is already, counted in work and not in time.
#include <gtest/gtest.h>

#include "journal/kinds/reflection.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/writing.hpp"
#include "tests/support/two_people.hpp"
#include "tests/support/work_counter.hpp"

namespace candour::journal {
namespace {

using model::ItemKind;
using test::prose;
using test::TwoPeople;

class VaultCosts : public testing::Test {
 protected:
  VaultCosts() {
    test::count_work();
    pair = std::make_unique<TwoPeople>();
    pair->pair_up();
  }
  void write(int count) {
    for (int i = 0; i < count; ++i) {
      const auto text = "Entry " + std::to_string(i) + " of a queue.";
      ASSERT_TRUE(pair->dani->writing().write(ItemKind::reflection, {prose(kinds::reflection::text, text)}).has_value());
    }
  }
  test::Work sealing() {
    (void)test::work_since_last();
    EXPECT_TRUE(pair->dani->sending().seal_queue().has_value());
    EXPECT_EQ(pair->dani->sending().queued_count(), 0U);
    return test::work_since_last();
  }
  std::unique_ptr<TwoPeople> pair;
};

// The second queue is four times as long, and stands behind what the first has put into the outbox.
TEST_F(VaultCosts, AnEntryOfALongQueueIsSealedWithAsMuchWorkAsOneOfAShortQueue) {
  write(100);
  const auto few = sealing();
  write(400);
  const auto many = sealing();

  ASSERT_GT(few.statements, 100);
  EXPECT_LT(many.statements, 4.2 * static_cast<double>(few.statements));
  EXPECT_LT(many.steps, 4.2 * static_cast<double>(few.steps));
}

// A commit waits for the disk.
TEST_F(VaultCosts, AQueueIsSealedInFewTransactions) {
  write(300);

  EXPECT_EQ(sealing().commits, 1);
}

}  // namespace
}  // namespace candour::journal
