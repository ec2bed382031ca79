// Everything a person can do in the window, as a closed list. A view returns one of these; only the desk carries it
// out.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "gui/model/form.hpp"
#include "gui/widgets/theme.hpp"
#include "journal/model/two_wordings.hpp"
#include "journal/vault_types.hpp"

namespace candour::gui::act {

using journal::model::ItemKey;

struct Go {
  Place to;
};
struct Back {};
// ---- life
enum class Purpose : std::uint8_t { write, invite, join };
struct BeginVault {
  Purpose purpose;
};  // from the first screen to the passphrase
struct AnotherPassphrase {};
struct UseSuggestion {};
struct LookAround {};  // in the example
struct CloseExample {};
struct OpenOther {};  // a journal in a folder that is typed
struct MakeVault {};  // name and passphrase stand in the shelf
struct Unlock {};
struct ChangePassphrase {};
struct Lock {};
struct LockAnyway {};  // although words are lost
struct StayOpen {};
struct Blank {};
struct Quit {};
// ---- pairing
struct TryHere {};  // a post box that ends with the program
struct Invite {};
struct Join {};
struct TypeNumber {};
struct StopPairing {};
struct CopyInvitation {};
// ---- writing
struct SaveWriting {
  bool is_shared;
};  // of the place where one is
struct SaveForm {
  TypedForm typed;
};  // of the place where one is
struct Perform {
  ItemKey item;
  std::string verb;  // of its kind's declaration
  TypedForm typed;   // what it asks for
};
struct Look {};  // at what somebody else changed meanwhile
struct DropWriting {};
struct AddText {
  Place page;  // that has a field for it
  std::string text;
};  // becomes what the field is for: an answer, something to talk about
struct Share {
  std::optional<ItemKey> meeting;  // for its agenda; else as a reflection
};
struct SetAside {
  ItemKey item;
  bool is_aside;
};
struct TakeBack {
  ItemKey item;
};
struct TakeBackAll {};
struct SendWriting {};  // of a text that was begun for others
struct BringBack {
  ItemKey item;
  journal::FieldValue wording;
};
struct Choose {
  ItemKey item;
  journal::model::FieldNumber field;
  journal::model::TwoWordings wordings;
  journal::model::Keep keep;
};
// ---- the summary
struct BeginSummary {
  int audience;  // which of SummaryScreen::audiences
};
struct Offer {
  ItemKey summary;
  int heading;
};
struct LeaveOut {
  ItemKey passage;
  bool is_left_out;
};
struct AddPerson {
  std::string name;
  std::string instead;
  std::string aliases;  // with commas between
  bool is_also_a_word = false;
};
struct Replace {
  ItemKey passage;
  std::string as_written;
  std::size_t offset;
  std::string words;
};
struct Allow {
  ItemKey passage;
  std::string alias;
};
struct Propose {
  ItemKey summary;
};
struct Withdraw {
  ItemKey summary;
};
struct Consent {
  ItemKey summary;
  journal::ConsentPhase phase;
  journal::ProposalView shown;
};
struct TakeConsentBack {
  ItemKey summary;
};
struct Export {
  ItemKey summary;
};
// ---- the window
struct SendQuickly {};
struct SendQuietly {};
struct FetchOn {};  // though more came today than is kept without asking
struct ChooseTheme {
  std::optional<ThemeName> theme;
};  // nothing: as the desktop
struct ChooseScale {
  float scale;
};
struct ChooseSerif {
  bool is_serif;
};
struct ChooseIdleMinutes {
  int minutes;
};
struct ChooseClipboardSeconds {
  int seconds;
};
struct ChooseStaying {
  bool stays_until_sent;
};
struct KeepOpen {};  // until a meeting ends
struct OpenPalette {};

using Action =
    std::variant<Go, Back, BeginVault, AnotherPassphrase, UseSuggestion, LookAround, CloseExample, OpenOther, MakeVault, Unlock, ChangePassphrase, Lock, LockAnyway, StayOpen, Blank, Quit,
                 TryHere, Invite, Join, TypeNumber, StopPairing, CopyInvitation, SaveWriting, SaveForm, Perform, Look, DropWriting,
                 AddText, Share, SetAside, TakeBack, TakeBackAll, SendWriting, BringBack, Choose, BeginSummary, Offer,
                 LeaveOut, AddPerson, Replace, Allow, Propose, Withdraw, Consent, TakeConsentBack, Export, SendQuickly, SendQuietly, FetchOn,
                 ChooseTheme, ChooseScale, ChooseSerif, ChooseIdleMinutes, ChooseClipboardSeconds, ChooseStaying, KeepOpen, OpenPalette>;

}  // namespace candour::gui::act

namespace candour::gui {
using act::Action;
using Chosen = std::optional<Action>;
}  // namespace candour::gui
