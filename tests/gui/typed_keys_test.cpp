// The keys of what is typed: the vault has drafts under these names, so a name that changes loses a draft.
#include "gui/model/typed_keys.hpp"

#include <gtest/gtest.h>

#include <set>

#include "gui/model/drafts.hpp"

namespace candour::gui {
namespace {

constexpr int all_typed = static_cast<int>(Typed::people) + 1;
constexpr int all_parts = static_cast<int>(Part::zone) + 1;

TEST(TypedKeys, OfWhatIsKeptHaveTheNamesOfBefore) {
  const std::pair<TypedKey, const char*> kept[] = {{Typed::invite_post_box, "invite/relay"},
                                               {Typed::invite_open, "invite/open"},
                                               {Typed::join_post_box, "join/relay"},
                                               {Typed::summary_heading, "summary/heading"},
                                               {Typed::summary_offer, "summary/offer"},
                                               {Typed::summary_until, "summary/until"},
                                               {Typed::summary_folder, "summary/folder"},
                                               {TypedKey(Typed::summary_hint).below("0a1b"), "summary/hint/0a1b"},
                                               {Typed::person_name, "people/name"},
                                               {Typed::person_instead, "people/instead"},
                                               {Typed::person_aliases, "people/aliases"},
                                               {Typed::person_is_a_word, "people/word"}};
  for (const auto& [typed, name] : kept) EXPECT_EQ(typed.name(), name);
  const Place meeting{Screen::form, {}, journal::model::ItemKind::meeting};
  EXPECT_EQ(typed_key_of(meeting).name(), "11/k7");
  EXPECT_EQ((typed_key_of(meeting).below(1) / Part::day).name(), "11/k7/1/day");
  EXPECT_EQ((typed_key_of({Screen::share, {}, {}}) / Part::to_agenda).name(), "10/agenda");
  EXPECT_EQ(typed_key_of_text({Screen::write, {}, journal::model::ItemKind::private_note}).name(), "9/k2/text");
  EXPECT_EQ(typed_key_of_text({Screen::entry, {}, {}}).name(), "answer/7");
}

TEST(TypedKeys, HaveANameEachThatNoOtherHas) {
  std::set<std::string> names;
  for (int value = 0; value < all_typed; ++value) names.insert(TypedKey(static_cast<Typed>(value)).name());
  EXPECT_EQ(names.size(), static_cast<std::size_t>(all_typed));
  std::set<std::string> parts;
  for (int value = 0; value < all_parts; ++value) parts.insert(key_name(static_cast<Part>(value)));
  EXPECT_EQ(parts.size(), static_cast<std::size_t>(all_parts));
}

TEST(TypedKeys, HoldWhatLiesBelowThemAndNothingThatOnlyBeginsAlike) {
  const TypedKey joining = Typed::joining;
  EXPECT_TRUE(joining.holds(joining));
  EXPECT_TRUE(joining.holds(Typed::join_post_box));
  EXPECT_FALSE(joining.holds(TypedKey::of("joinery")));
  EXPECT_FALSE(TypedKey(Typed::join_post_box).holds(joining));
}

}  // namespace
}  // namespace candour::gui
