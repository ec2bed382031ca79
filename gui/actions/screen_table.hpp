// Every screen of the window, a row each: what it is called, who reads what stands there, how it is built and drawn. The
// rows stand in gui/screens/screens.cpp: to add a screen is to add a row and what the row names.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "crypto/secret.hpp"
#include "gui/model/build.hpp"
#include "gui/model/screens.hpp"
#include "gui/actions/action.hpp"
#include "gui/widgets/preferences.hpp"
#include "gui/widgets/ui.hpp"
#include "journal/model/item.hpp"
#include "journal/vault/vault.hpp"
#include "session/session.hpp"

namespace candour::gui {

// What a screen shows is made of this and of nothing else.
struct BuiltFrom {
  const journal::Vault& vault;
  const Place& place;
  Today now;
  ListFilter filter = ListFilter::everything;
  std::size_t length = 0;       // of a list, at most
  std::string query{};          // that is looked for
  std::map<journal::model::FieldNumber, std::string> form_faults{};  // of what was typed last in the form
  std::optional<session::SyncState> sync{};
};

// What is drawn, and what the program itself has to say on a screen that shows nothing of the journal.
struct Drawn {
  const AnyScreen& screen;
  const Place& place;
  TypedKey typed;  // of the place
  const FrameScreen& frame;
  std::string kept{};  // whether what is typed is kept, in a sentence
  std::string_view suggestion{}, strength{}, refused{}, copied{};
  const crypto::SecretText& words;
  Choices settings{};
  Screen help_about = Screen::journal;
  bool is_closing = false;
};

enum class Needs : std::uint8_t { nothing, item, item_or_kind };
// Whether an unlock leads back to it; the others are those before a vault is open.
enum class Kept : std::uint8_t { no, yes };

struct ScreenRow {
  Screen screen;
  const char* title;
  std::span<const std::string_view> help;
  Needs needs;
  ReadBy read_by;
  Kept kept;
  Result<AnyScreen> (*build)(const BuiltFrom& from);
  Chosen (*draw)(Ui& ui, const Drawn& drawn);
};

std::span<const ScreenRow> all_screens();
// Every screen has a row.
const ScreenRow& row_of(Screen screen);
// The row of that number, if an unlock may lead back to it.
const ScreenRow* kept_screen(std::uint8_t number);

std::string name_of(const WayTo& way);

}  // namespace candour::gui
