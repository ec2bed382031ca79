// What each screen shows, as plain values made from the journal. Nothing here draws, and nothing changes anything.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "crypto/secret.hpp"
#include "gui/model/choices.hpp"
#include "gui/model/differences.hpp"
#include "gui/model/form.hpp"
#include "gui/model/place.hpp"
#include "journal/vault/item_views.hpp"
#include "journal/vault/pairing_views.hpp"
#include "journal/vault/summary_views.hpp"

namespace candour::gui {

enum class Readers : std::uint8_t { nobody_else, members, of_each_its_own };  // of `mine`, of `everyone`, of its parts

// Who can read a text, as its own space says it, in a sentence that stands beside it.
struct Audience {
  std::string sentence;
  Readers readers = Readers::nobody_else;
};

struct Row {
  journal::model::ItemKey key;
  std::string name;    // "Reflection · Meg · Fri 13 March"
  std::string reader;  // "Dani and Meg can read this"
  std::string text;
  std::string below;  // what its kind's declaration puts beside the headline, and what is to be known of it
  std::string month{};  // "March 2026", of the first row of a month
  std::uint32_t day = 0;
  Readers readers = Readers::nobody_else;
  std::size_t level = 0;  // how deep it stands under others of its list
};

enum class Care : std::uint8_t { quiet, waiting, alarm };
struct Notice {  // the strip under the title: what is wrong, and what to do
  Care care = Care::waiting;
  std::string what;
  std::string next;
};

// What stands around every screen.
struct FrameScreen {
  std::string members;  // "Dani and Meg", empty before anything is shared
  Audience audience;    // of what stands on this screen; where its parts differ it says so, and each part says its own
  std::vector<WayTo> rail;
  std::vector<WayTo> ways;  // where else one can go, by name
  std::vector<Notice> notices;
  std::string changed_meanwhile;  // what one writes about was changed by somebody else, in a sentence
  std::string sync;  // one line of truth
  bool can_take_back = false;
  bool can_send_quickly = false;
  bool asks_to_fetch_on = false;  // a notice says why
  bool sends_quickly = false;  // since somebody asked for it, and for two hours
  bool is_example = false;
};

// A text that was begun and not finished, in the window or on the command line.
struct Unfinished {
  Place place;  // where it goes on
  std::string tile;
  std::string name;  // "Reflection · Monday"
  std::string text;
};

struct ListScreen {
  std::string question;           // one good question, for a journal that is empty or when one wants one
  std::string arrived;            // since you were last here, in a sentence
  std::optional<Screen> pairing;  // where a pairing that is under way goes on
  std::vector<Unfinished> unfinished;
  std::string reader_of_unfinished;
  std::vector<Row> rows;
  bool has_more = false;  // earlier ones than these
  std::optional<Place> add{};  // of a list of one kind: where a new one is begun
  std::string add_refused{};   // why none can be made now
};

// What is part of a thing, of one kind.
struct PartList {
  std::string name;
  std::vector<Row> rows;
  std::optional<Place> add{};
  std::string add_name;
};

struct Comment {
  journal::model::ItemKey key{};
  std::string name;  // "Dani · Mon 16 March"
  std::string text;
  bool is_mine = false;
  bool can_take_back = false;  // it has not left this computer
  std::vector<EntryChoice> choices{};
  bool operator==(const Comment&) const = default;
};

struct EntryField {
  std::string label;
  std::string text;
  std::vector<Comment> others;  // what was written here at the same time, and who did
  std::vector<EntryChoice> choices{};  // of a text that is merged: passages of which both wordings stand in it
  bool operator==(const EntryField&) const = default;
};

// What may be done with a thing that has states: a button for each verb that leads on from where it stands.
struct VerbButton {
  std::string verb;     // of its kind's declaration
  std::string name;
  std::string refused;  // why it may not be done now, in a sentence; empty if it may
  std::optional<Place> form;  // for what it asks
  bool operator==(const VerbButton&) const = default;
};

struct EntryScreen {
  journal::model::ItemKey key;
  std::string title;  // "Reflection"
  std::string who;    // "Meg · Fri 13 March"
  std::string care{};  // what is to be known of it before it is read
  std::vector<EntryField> fields;
  std::vector<Comment> comments;
  std::vector<PartList> parts{};  // beside those
  std::vector<VerbButton> verbs{};
  Audience audience;    // of the item
  Audience of_answer;   // of what is typed underneath and not sent
  std::vector<std::string> replies{};  // that one press puts there
  std::string put_away;  // what the button says that puts it away
  std::optional<Place> edit{};  // where its text is changed, or all of it
  std::optional<Place> edit_rest{};  // where that is changed which does not stand on that page
  bool is_mine = false;
  bool can_edit = false;
  bool can_answer = false;
  bool can_share = false;
  bool can_take_back = false;  // it has not left this computer
  bool is_set_aside = false;
};

struct HistoryVersion {
  std::string name;  // "Meg · Fri 13 March"
  std::string label;
  std::string text;
  Differences differences;  // against the one before
  bool is_first = false;    // nothing was there before it
  bool is_shown = false;
  bool is_merged = false;  // shown together with other wordings
  bool is_waiting = false;  // for an earlier step
  std::string tile;  // stays that of this version whatever else comes
  journal::FieldValue wording;
};
struct HistoryScreen {
  journal::model::ItemKey key;
  std::vector<HistoryVersion> versions;  // newest first
  bool can_bring_back = false;
  bool has_many_fields = false;
};

struct WriteScreen {
  std::string title;
  std::vector<std::string> prompts;
  bool is_new = true;
  bool can_share = false;  // there is somebody to share with
  std::string share_name;  // "Share with Meg"
  std::string about;       // of a text that was begun elsewhere: the words that it answers or changes
  bool sends = false;      // what is begun here is for others: finishing it sends it
  std::string field_label;
};

struct ShareScreen {
  journal::model::ItemKey note;
  std::string text;     // of the note
  std::string partner;  // "Meg"
  Audience of_note;
  Audience of_wording;  // while it is not shared
  std::optional<journal::model::ItemKey> next_meeting;
  std::string as_agenda;  // what the choice says: it names that meeting
  std::string refused;  // why nothing can be shared yet, empty if it can
};

struct AgendaRow {
  journal::model::ItemKey key;
  std::string text;
  std::string who;
};
struct MeetingScreen {
  journal::model::ItemKey key;
  std::string title;
  std::string when;
  std::string place;
  std::vector<Comment> others;  // what was written in a field at the same time
  std::string readers;  // "Dani and Meg"
  Audience audience;    // of the meeting and what all talk about
  Audience of_notes;
  Audience of_agenda_line;  // of what is typed and not added
  std::vector<AgendaRow> agenda;
  std::vector<Row> notes;  // one's own, for this meeting
  std::vector<PartList> parts{};  // beside those
  std::vector<VerbButton> verbs{};
};

struct PairingScreen {
  journal::PairingView pairing;
  std::string partner;
  std::string until;                         // "until Fri 16 January"
  std::string end_what, end_kept, end_next;  // how it ended
};

struct PassageRow {
  journal::model::ItemKey key;
  std::string text;
  std::string who;
  bool is_mine = false;
  bool is_left_out = false;
  bool i_left_it_out = false;
};
struct HeadingPart {
  std::string heading;
  std::vector<PassageRow> passages;
};
struct Hit {
  journal::model::ItemKey passage;
  std::string alias, as_written, replacement, sentence, heading;
  std::size_t offset = 0;
  bool is_allowed = false;
  bool is_mine = false;
};
// Something that no list names and that may still tell who is meant: one looks at it oneself.
struct Hint {
  std::string tile;  // of this finding in this sentence: another sentence is another hint
  std::string words;
  journal::model::ItemKey passage;
  bool is_mine = false;
};
struct SummaryScreen {
  std::optional<journal::model::ItemKey> key;
  journal::SummaryView view;
  std::vector<std::string> audiences;  // whom a new one may be for
  std::vector<std::string> offers_under{};  // the headings that a passage may stand under
  std::string stage;     // in words
  std::string audience;  // who it is for
  std::optional<journal::ConsentPhase> due;  // the question that is open now, and the whole of it
  std::string question;
  std::vector<std::string> remarks;
  std::vector<HeadingPart> headings;
  std::vector<Hit> hits;
  std::vector<Hint> hints;
  std::vector<Row> people;
  std::string until;
};

struct SearchScreen {
  std::vector<Row> rows;
  bool has_asked = false;
  bool has_words = true;  // false if nothing in what was asked can be looked for
};

struct Fact {
  std::string name;
  std::string value;
  std::string tells{};      // what this tells whoever runs the post box
  std::string tells_not{};  // and what it does not
};
struct WhoScreen {
  std::vector<Fact> partners;
  std::vector<Fact> post_box;
  std::vector<Fact> held_back;
  std::vector<Fact> computer;
};

// What one screen shows; nothing where it shows nothing of the journal.
using AnyScreen = std::variant<std::monostate, ListScreen, EntryScreen, HistoryScreen, WriteScreen, ShareScreen,
                               FormScreen, MeetingScreen, PairingScreen, SummaryScreen, SearchScreen, WhoScreen>;

}  // namespace candour::gui
