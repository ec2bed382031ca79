// One function a screen: what to show goes in, at most one act comes out. A view never touches vault, files, clock or
// network; what is being typed lies in the shelf of the Ui under the place's key.
#pragma once

#include "gui/actions/action.hpp"
#include "gui/model/screens.hpp"
#include "gui/widgets/preferences.hpp"
#include "gui/widgets/ui.hpp"

namespace candour::gui {

// ---- before a vault is open
Chosen draw_first_time(Ui& ui);
Chosen draw_passphrase(Ui& ui, std::string_view suggestion, std::string_view strength, std::string_view refused);
Chosen draw_open_other(Ui& ui, std::string_view refused);
// `is_sending`: it was closed, and stays until everything is at the post box.
Chosen draw_unlock(Ui& ui, std::string_view refused, bool is_sending);

// ---- lists and items
Chosen draw_journal(Ui& ui, const ListScreen& screen, const TypedKey& typed, const FrameScreen& frame);
Chosen draw_notes(Ui& ui, const ListScreen& screen, const TypedKey& typed);
Chosen draw_meetings(Ui& ui, const ListScreen& screen, const TypedKey& typed);
Chosen draw_kind(Ui& ui, const ListScreen& screen, const TypedKey& typed);
Chosen draw_entry(Ui& ui, const EntryScreen& screen);
// What its button that sends does, with what is typed underneath.
act::AddText answer_of(const EntryScreen& screen, const Shelf& shelf);
// Under the text in which both wordings stand.
Chosen draw_choices(Ui& ui, const journal::model::ItemKey& item, const std::vector<EntryChoice>& choices);
Chosen draw_history(Ui& ui, const HistoryScreen& screen);
Chosen draw_write(Ui& ui, const WriteScreen& screen, const TypedKey& typed, std::string_view kept);
// What its main button does, with what is typed there.
act::Action writing_of(const WriteScreen& screen, const TypedKey& typed, const Shelf& shelf);
// The same, with what is typed and chosen there.
act::Share share_of(const ShareScreen& screen, const TypedKey& typed, const Shelf& shelf);
Chosen draw_share(Ui& ui, const ShareScreen& screen, const TypedKey& typed);
Chosen draw_form(Ui& ui, const FormScreen& screen, const TypedKey& typed);
// The form of what the verb of that place asks for.
Chosen draw_verb(Ui& ui, const FormScreen& screen, const Place& place);
// A button for each, and why one may not be pressed.
Chosen draw_verbs(Ui& ui, const journal::model::ItemKey& item, const std::vector<VerbButton>& verbs);
Chosen draw_meeting(Ui& ui, const MeetingScreen& screen);

// ---- pairing
Chosen draw_invite(Ui& ui, const PairingScreen& screen, const crypto::SecretText& words, std::string_view copied);
Chosen draw_join(Ui& ui, const PairingScreen& screen);
Chosen draw_compare(Ui& ui, const PairingScreen& screen);

// ---- the summary
Chosen draw_summary(Ui& ui, const SummaryScreen& screen);

// ---- the rest
Chosen draw_search(Ui& ui, const SearchScreen& screen);
Chosen draw_who(Ui& ui, const WhoScreen& screen);
Chosen draw_settings(Ui& ui, const Choices& shown);
Chosen draw_new_passphrase(Ui& ui, std::string_view strength, std::string_view refused);
Chosen draw_help(Ui& ui, std::span<const std::string_view> about);

// The bands around a screen; `body` draws between them.
// What is under way to the others; in the rail, and on the journal's page where there is no room for a rail.
Chosen draw_sync(Ui& ui, const FrameScreen& frame);
Chosen draw_rail(Ui& ui, const FrameScreen& frame, const Place& place);

// Everything of the screen and everywhere one can go, by name. `names` are the buttons of the frame before.
struct PaletteChoice {
  NodeId node = 0;
  std::optional<Place> to;
};
std::optional<PaletteChoice> draw_palette(Ui& ui, const std::vector<Node>& nodes, const std::vector<WayTo>& ways,
                                          bool& is_left);

}  // namespace candour::gui
