#include <gtest/gtest.h>

#include <set>

#include "journal/vault/relay_views.hpp"
#include "session/relay_view.hpp"

namespace candour::cli {
namespace {

journal::RelayKeptView small_view() {
  journal::RelayKeptView view;
  view.log_epoch = 5;
  view.controllers.resize(2);
  view.envelopes = {{1, 4096, {}}, {2, 16384, {}}};
  view.told = journal::HeadView{5, 2, 20454, 20455};
  return view;
}

// The text up to its envelopes, as `field value` lines.
std::vector<std::string> lines_before_envelopes(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  while (text.compare(at, 9, "envelope ") != 0 && text.compare(at, 4, "end ") != 0) {
    const auto end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

TEST(RelayViewRows, AreTheLinesOfTheTextAndOneForTheEnvelopes) {
  const auto view = small_view();
  const auto text = session::relay_view_text(view);
  ASSERT_TRUE(text);
  const auto lines = lines_before_envelopes(*text);

  const auto rows = session::relay_view_rows(view);

  ASSERT_EQ(rows.size(), lines.size() + 1);
  for (std::size_t i = 0; i < lines.size(); ++i) EXPECT_EQ(rows[i].field + " " + rows[i].value, lines[i]);
  EXPECT_EQ(rows.back().field, "envelope");
  EXPECT_EQ(rows.back().value, "1 to 2");
}

TEST(RelayViewRows, HaveWordsOfTheirOwnForEveryField) {
  std::set<std::string> fields;
  std::set<std::string_view> names;
  for (const auto& row : session::relay_view_rows(small_view())) {
    fields.insert(row.field.starts_with("size ") ? "size" : row.field);
    names.insert(row.name);
    EXPECT_TRUE(row.tells.ends_with('.')) << row.field;
    EXPECT_TRUE(row.does_not.ends_with('.')) << row.field;
  }
  EXPECT_EQ(fields.size(), names.size());
}

TEST(RelayViewRows, LeaveTheDaysEmptyUntilTheyAreTold) {
  auto view = small_view();
  view.told.reset();

  for (const auto& row : session::relay_view_rows(view)) {
    const bool is_day = row.field == "made" || row.field == "last-append";
    EXPECT_EQ(row.value.empty(), is_day) << row.field;
  }
  EXPECT_FALSE(session::relay_view_text(view));
  EXPECT_FALSE(session::relay_view_caution(view).empty());
}

TEST(RelayViewRows, SayWhenTheyAreNotAllOrNotSure) {
  auto view = small_view();
  EXPECT_TRUE(session::relay_view_caution(view).empty());

  view.told->head = 3;
  const auto behind = session::relay_view_caution(view);
  view.told->head = 1;
  const auto ahead = session::relay_view_caution(view);

  EXPECT_FALSE(behind.empty());
  EXPECT_FALSE(ahead.empty());
  EXPECT_NE(behind, ahead);
}

}  // namespace
}  // namespace candour::cli
