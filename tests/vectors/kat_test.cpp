// One test a known answer: every name is made here, exactly once, or promised by exactly one later work.
#include <gtest/gtest.h>

#include <algorithm>

#include "crypto/secret.hpp"
#include "tests/support/json_vectors.hpp"
#include "tests/vectors/kat_registry.hpp"

namespace candour::test {
namespace {

std::vector<std::string> all_names() {
  std::vector<std::string> names;
  for (const auto& [name, value] : known_answers()) names.push_back(name);
  return names;
}

// Test names take letters, digits and underscores only.
std::string test_name(const testing::TestParamInfo<std::string>& info) {
  auto name = info.param;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
  return name;
}

class KnownAnswer : public testing::TestWithParam<std::string> {
 protected:
  static void SetUpTestSuite() { crypto::start(); }
};

TEST_P(KnownAnswer, IsMadeHereOrByOneNamedLaterWork) {
  const auto& name = GetParam();
  const auto makers = makers_of(name);
  const auto work = later_work_of(name);

  ASSERT_LE(makers.size(), 1u) << "made twice";
  ASSERT_NE(makers.empty(), work.empty()) << (work.empty() ? "made by nobody" : "made, and promised by " + work);

  const auto& expected = known_answer(name);
  if (!makers.empty()) {
    EXPECT_EQ(makers.front()(expected), expected);
  }
}

INSTANTIATE_TEST_SUITE_P(Candour1, KnownAnswer, testing::ValuesIn(all_names()), test_name);

TEST(KnownAnswers, HoldEveryNameThatIsRegistered) {
  for (const auto& name : registered_names()) EXPECT_TRUE(known_answers().contains(name)) << name;
}

TEST(KnownAnswers, HoldSomethingForEveryPromiseOfLaterWork) {
  const auto names = all_names();
  for (const auto& [start, work] : later_work())
    EXPECT_TRUE(std::any_of(names.begin(), names.end(), [&, first = start](const std::string& name) {
      return name.rfind(first, 0) == 0;
    })) << start;
}

}  // namespace
}  // namespace candour::test
