// Everything a person can do in the window, as a closed list. A view returns one of these, with all that it is about; only
// the desk carries it out, and asks nothing else what was typed. A passphrase moves with its act, so an act is moved too.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "crypto/secret.hpp"
#include "gui/model/form.hpp"
#include "gui/widgets/theme.hpp"
#include "journal/model/two_wordings.hpp"
#include "journal/vault/item_views.hpp"
#include "journal/vault/pairing_views.hpp"
#include "journal/vault/summary_views.hpp"

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
struct LookAround {};  // in the example
struct CloseExample {};
struct OpenOther {
  std::string folder;  // as typed
};
struct MakeVault {
  std::string name;
  crypto::SecretText passphrase, once_more;
};
struct Unlock {
  crypto::SecretText passphrase;
};
struct ChangePassphrase {
  crypto::SecretText old_one, new_one, once_more;
};
struct Lock {};
struct LockAnyway {};  // although words are lost
struct StayOpen {};
struct Blank {};
struct Quit {};
// ---- pairing
struct TryHere {};  // a post box that ends with the program
struct Invite {
  std::string post_box;
  journal::OpenAttempt open;  // what becomes of an attempt that is open
  crypto::SecretText passphrase;
};
struct Join {
  std::string words;  // or pasted text
  std::string post_box;
  crypto::SecretText passphrase;
};
struct TypeNumber {
  std::string half;
  crypto::SecretText passphrase;
};
struct StopPairing {};
struct CopyInvitation {};
// ---- writing
enum class Then : std::uint8_t { back, share };
struct SaveWriting {
  std::string text;
  Then then;
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
  std::string wording;
  std::string selected;  // of the note: what the wording was made from; the whole of it if nothing was chosen
};
struct SetAside {
  ItemKey item;
  bool is_aside;
};
struct TakeBack {
  ItemKey item;
};
struct TakeBackAll {};
struct SendWriting {
  std::string text;
};  // that was begun for others
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
  std::string text;
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
  std::string until;  // as typed
};
struct Withdraw {
  ItemKey summary;
};
struct Consent {
  ItemKey summary;
  journal::ConsentPhase phase;
  journal::ProposalView shown;
  crypto::SecretText passphrase;
};
struct TakeConsentBack {
  ItemKey summary;
};
struct Export {
  ItemKey summary;
  std::string folder;             // as typed
  crypto::SecretText passphrase;  // of a public text alone
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
    std::variant<Go, Back, BeginVault, AnotherPassphrase, LookAround, CloseExample, OpenOther, MakeVault, Unlock, ChangePassphrase, Lock, LockAnyway, StayOpen, Blank, Quit,
                 TryHere, Invite, Join, TypeNumber, StopPairing, CopyInvitation, SaveWriting, SaveForm, Perform, Look, DropWriting,
                 AddText, Share, SetAside, TakeBack, TakeBackAll, SendWriting, BringBack, Choose, BeginSummary, Offer,
                 LeaveOut, AddPerson, Replace, Allow, Propose, Withdraw, Consent, TakeConsentBack, Export, SendQuickly, SendQuietly, FetchOn,
                 ChooseTheme, ChooseScale, ChooseSerif, ChooseIdleMinutes, ChooseClipboardSeconds, ChooseStaying, KeepOpen, OpenPalette>;

}  // namespace candour::gui::act

namespace candour::gui {
using act::Action;
using Chosen = std::optional<Action>;
}  // namespace candour::gui
