// What an edit that took a while names besides what its writer had before him.
#include "journal/model/own_since.hpp"

#include <gtest/gtest.h>

#include "tests/journal/model/support.hpp"

namespace candour::journal::model {
namespace {

using test::env;
using test::text;

const MemberKey dani(ByteArray<32>{1});
const MemberKey meg(ByteArray<32>{2});

// Versions by name, writer and basis.
class Field {
 public:
  Field& add(std::uint8_t name, const MemberKey& writer, Basis basis, Standing standing = Standing::counts) {
    versions_.push_back({env(name), std::move(basis), text("words"), standing});
    writers_.push_back(writer);
    return *this;
  }
  Basis after(const Basis& seen) const { return with_own_since(versions_, writers_, seen, dani); }

 private:
  std::vector<FieldVersion> versions_;
  std::vector<MemberKey> writers_;
};

TEST(OwnSince, IsNothingWhereNothingWasWritten) {
  EXPECT_EQ(Field().after({}), Basis{});
  EXPECT_EQ(Field().add(1, dani, {}).after({env(1)}), Basis{env(1)});
  EXPECT_EQ(Field().add(1, dani, {}).after({env(9)}), (Basis{env(1), env(9)})) << "a name that is not here stays";
}

TEST(OwnSince, StandsInThePlaceOfWhatItHadSeen) {
  EXPECT_EQ(Field().add(1, dani, {}).add(2, dani, {env(1)}).after({env(1)}), Basis{env(2)});
  EXPECT_EQ(Field().add(1, meg, {}).add(3, dani, {env(1)}).add(2, dani, {env(3)}).after({env(1)}), Basis{env(2)});
  EXPECT_EQ(Field().add(1, meg, {}).add(2, dani, {env(1)}).add(3, dani, {env(1)}).after({env(1)}),
            (Basis{env(2), env(3)}));
}

TEST(OwnSince, NeverNamesWordsOfAnotherThatWereNotSeen) {
  const auto both = Field().add(1, dani, {}).add(2, meg, {env(1)}).add(3, dani, {env(1)});
  EXPECT_EQ(both.after({env(1)}), Basis{env(3)});
  const auto on_theirs = Field().add(1, dani, {}).add(2, meg, {env(1)}).add(3, dani, {env(2)});
  EXPECT_EQ(on_theirs.after({env(1)}), Basis{env(1)});
  EXPECT_EQ(on_theirs.after({env(2)}), Basis{env(3)});
}

TEST(OwnSince, PassesOverWhatDoesNotCount) {
  const auto refused = Field().add(1, dani, {}).add(2, dani, {env(1)}, Standing::rule);
  EXPECT_EQ(refused.after({env(1)}), Basis{env(1)});
  const auto through = Field().add(1, dani, {}).add(2, meg, {env(1)}, Standing::rule).add(3, dani, {env(2)});
  EXPECT_EQ(through.after({env(1)}), Basis{env(3)});
}

TEST(OwnSince, NamesEightAtMost) {
  Field field;
  for (std::uint8_t name = 1; name <= 12; ++name) field.add(name, dani, {});
  EXPECT_EQ(field.after({}).size(), max_basis);
}

}  // namespace
}  // namespace candour::journal::model
