#include "tests/kills/pair_at_work.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <thread>

namespace candour::kills {

namespace {

const std::filesystem::path programs(CANDOUR_BIN_DIR);

stories::Desk desk_of(const std::filesystem::path& folder, const std::string& name) {
  return {programs, folder / name, folder / "clock", name, "bramble lantern " + name + " corduroy thistle"};
}

std::vector<std::string> words_in(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

}  // namespace

PairAtWork::PairAtWork()
    : relay(programs, folder.path() / "relay", folder.path() / "clock"),
      meg(desk_of(folder.path(), "Meg")),
      dani(desk_of(folder.path(), "Dani")) {}

void PairAtWork::pair_up() {
  ASSERT_TRUE(relay.start());
  for (auto* member : {&meg, &dani}) {
    ASSERT_TRUE(member->make_vault().is_done);
    ASSERT_TRUE(member->open_shell().is_done);
  }
  std::vector<std::string> join{"join", relay.address()};
  const auto words = words_in(meg.ask({"invite", relay.address()}).fact("Words"));
  ASSERT_EQ(words.size(), 12U);
  join.insert(join.end(), words.begin(), words.end());
  const auto dani_says = dani.ask(join).fact("Say aloud");
  auto meg_says = meg.ask({"confirm"}).fact("Say aloud");
  meg.begin({"confirm", dani_says});
  dani.begin({"confirm", meg_says});
  ASSERT_TRUE(meg.answer().is_done);
  ASSERT_TRUE(dani.answer().is_done);
  for (auto* member : {&meg, &dani}) {
    ASSERT_TRUE(comes_true([&] { return member->ask({"status"}).has("Journal", "Shared"); }, std::chrono::seconds(20)));
  }
}

bool comes_true(const std::function<bool()>& holds, std::chrono::seconds limit) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (std::chrono::steady_clock::now() < end) {
    if (holds()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  return holds();
}

}  // namespace candour::kills
