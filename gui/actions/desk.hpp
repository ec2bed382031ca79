// The running client behind the window: vault, session, where one is, and what a chosen act does. The only place of the
// window that changes anything.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <variant>

#include "crypto/passphrase.hpp"
#include "gui/actions/action.hpp"
#include "gui/actions/job.hpp"
#include "gui/actions/post_box.hpp"
#include "gui/model/build.hpp"
#include "gui/widgets/input.hpp"
#include "gui/widgets/preferences.hpp"
#include "gui/widgets/shelf.hpp"
#include "journal/vault/item_views.hpp"
#include "journal/vault/pairing_views.hpp"
#include "journal/vault/vault.hpp"
#include "session/client/client.hpp"
#include "session/drafts.hpp"
#include "session/example/example_journal.hpp"
#include "session/relay_question.hpp"

namespace candour::gui {

// What main hands in; all of it outlives the desk.
struct DeskWorld {
  std::filesystem::path folder;    // of the vault
  std::filesystem::path programs;  // where candour-relay stands
  std::filesystem::path scratch;   // for the example: gone after a while by itself, in memory where that can be
  const Clock& clock;
  session::SyncOptions sync;
  crypto::Argon2Cost cost;
  std::function<void()> wake;  // from any thread: a frame is due
  // The page is gone from the screen when it returns; it waits for nobody.
  std::function<void()> hide;
  // Ends this image of the process; returns if it could not, and then the desk closes the vault instead. The fresh one
  // opens the vault of `folder`. Before the bytes of Handover::place, which are the desk's, main puts its own.
  std::function<Error(session::Handover&, int lock_descriptor, const std::filesystem::path& folder)> lock;
  std::function<void()> quit;
  bool is_closing = false;  // it was closed with things still to go: it ends by itself once they are there
};

// True if a vault stands in `folder`.
bool has_vault(const std::filesystem::path& folder);

class Desk {
 public:
  // `inherited` after a lock: the desk holds the vault's lock and goes on sending, and can open nothing.
  Desk(DeskWorld world, Shelf& shelf, Clipboard& clipboard, Choices choices,
       std::optional<session::Inherited> inherited = std::nullopt);
  ~Desk();

  const Place& place() const { return place_; }
  const AnyScreen& screen() const { return screen_; }
  const FrameScreen& frame() const { return frame_; }
  const Choices& choices() const { return choices_; }
  const std::optional<Notice>& message() const { return message_; }  // what the last act has to say
  const std::optional<act::SetAside>& undo() const { return undo_; }  // takes it back
  const std::string& refused() const { return refused_; }            // beside a passphrase
  const crypto::SecretText& suggestion() const { return suggestion_; }
  // How soon the passphrase that is being typed could be guessed, in words; empty while there is none.
  const std::string& strength() const { return strength_; }
  const crypto::SecretText& words() const { return invitation_.words; }
  const std::string& copied() const { return copied_; }
  std::string kept() const;
  bool is_open() const { return client_.life() == session::Client::Life::open; }
  // Help is about the screen from which it was asked for.
  Screen help_about() const { return before_.empty() ? Screen::journal : before_.back().screen; }
  // What was searched for, on the page that a hit led to; else empty.
  std::string came_from_search() const;
  bool is_busy() const { return job_.is_running(); }
  // A post box was asked who it is, and has not answered: everything else goes on meanwhile.
  bool is_asking() const { return asking_.has_value(); }
  // A screen that was not there in the frame before.
  bool take_screen_changed() { return std::exchange(screen_changed_, false); }
  bool take_choices_changed() { return std::exchange(choices_changed_, false); }

  void carry_out(Action action);
  // Above the foot, until the next act.
  void tell(std::string what) { say(std::move(what), {}, Care::waiting); }
  // What arrived, what is due, drafts; builds anew what a screen shows if it changed. True if a frame should follow.
  bool tick();
  SteadyTime next_deadline() const;
  // Drafts and queue are written; nothing is left to do but to exit.
  void close();
  // Whatever is open or under way, an unlock too, which ends locked: drafts and queue are written, then the image ends. A lock by hand that would lose
  // words asks first; every other is unconditional, and the next unlock says what could not be kept.
  enum class Loss : std::uint8_t { accepted, asked_about };
  void lock(Loss loss = Loss::accepted);
  // False, with the question on the screen, if an end now would lose words.
  bool may_quit();
  // What a person has to decide before words are lost.
  enum class Question : std::uint8_t { none, lock, quit };
  Question question() const { return question_; }
  // What could not be kept, since when and why; empty if all is kept.
  std::string not_kept() const;
  // Nothing unless it is open, and while work beside the window has it.
  journal::Vault* vault() { return client_.vault(); }
  const journal::Vault* vault() const { return client_.vault(); }
  // Closing now would leave something on this computer that others wait for.
  bool has_more_to_send() const { return client_.has_more_to_send(); }
  // Locked, and what was handed over is at the post box.
  bool has_sent_all() const { return client_.has_all_sent(); }
  bool is_closing() const { return world_.is_closing && client_.goes_on(); }
  bool is_example() const { return example_ != nullptr; }
  // A person asked that it stays open until a meeting ends.
  bool take_keep_open() { return std::exchange(wants_open_, false); }

 private:
  struct Act;
  friend struct Act;
  // Beside the screens that the acts belong to: gui/screens/screens.cpp.
  void visit(Action action);
  // In the vault's own table of drafts.
  static constexpr std::string_view draft_prefix = "draft/";
  static constexpr std::string_view seen_prefix = "seen/";
  static constexpr std::string_view chosen_prefix = "chosen/";
  static constexpr std::string_view later_prefix = "later/";

  void open_the_example(std::unique_ptr<session::example::Journal> example, std::unique_ptr<journal::Vault> vault);
  void close_the_example();
  void keep_choices();
  void read_choices();
  void keep_place();
  Place kept_place() const;
  void go(Place place);
  void back();
  // Of the journal that is open: in the example it is the evening of the story.
  const Clock& clock() const { return example_ ? example_->clock() : world_.clock; }
  void rebuild();
  void rebuild_frame(const Today& now);
  struct SyncInShort {
    std::optional<ErrorCode> failure;
    bool reached_head = false;
    std::optional<SteadyTime> next_slot;
    bool sends_quickly = false;
    bool operator==(const SyncInShort&) const = default;
  };
  SyncInShort sync_in_short() const;
  // What a person asks of the present screen by what stands in its fields.
  struct Asked {
    std::string query;
    int filter = 0, length = 0;
    bool operator==(const Asked&) const = default;
  };
  Asked asked() const;
  AnyScreen built_screen(const Today& now);
  void keep_still(AnyScreen& built);
  void say(Error error);
  void say(std::string what, std::string next = {}, Care care = Care::quiet);
  bool done(const Result<>& result);
  void open_session();
  void enter(Place place);
  void prepare();
  void prepare_invitation();
  void prepare_form(const Slot& slot);
  void begin(const Slot& where, journal::model::FieldNumber field, const std::string& text, text::Lines lines);
  void begin_choice(const Slot& where, journal::model::FieldNumber field, int chosen);
  struct Begun;
  void begin_from(const Slot& where, Begun begun, bool has_draft);
  bool is_changed(const Slot& where) const;
  Bytes seen_at(const Slot& where) const;
  bool has_changed_meanwhile() const;
  bool is_changed_in_form(journal::model::FieldNumber field) const;
  std::vector<journal::SeenValue> changes_in_form(const std::vector<journal::FieldValue>& values) const;
  void restore_drafts();
  void restore_texts();
  Result<> move_old_forms();
  bool restore_field(const std::string& name);
  Result<> put_beside(const std::string& name, ByteView state);
  void take_over(const Slot& slot, const session::DraftKey& key);
  void follow_text();
  session::DraftKey free_key(session::DraftKey key);
  bool is_beside_a_later_one() const;
  session::Draft* text_at(const Slot& slot);
  Result<> keep_text(session::Draft& kept, const Shelf::Draft& draft);
  Result<> drop_kept(const Slot& slot);
  std::string kept_as(const Slot& slot);
  void keep_drafts();
  bool keep_due_drafts(SteadyTime now);
  void keep(const Shelf::Draft& draft);
  Result<> keep_seen(const Slot& slot);
  void drop_draft(const Slot& slot);
  std::optional<WallTime> lost_since() const;
  std::string note_for_unlock() const;
  void read_note(const std::string& note);
  void say_what_was_lost();
  void follow_pairing();
  bool follow_post_box();
  void ask_post_box(const std::string& address, std::function<void(const RelayId&)> go_on);
  bool follow_question();
  bool judge_passphrase();
  std::optional<session::SyncState> sync_state() const;

  DeskWorld world_;
  Shelf& shelf_;
  Clipboard& clipboard_;
  Choices choices_;
  std::unique_ptr<session::example::Journal> example_;  // outlives its vault
  session::Client client_;
  std::unique_ptr<PostBox> post_box_;
  bool is_awaiting_post_box_ = false;
  // Who a post box is, asked for by an act that goes on once it has answered. Nothing waits for it: whoever leaves the
  // page, locks or quits gives it up.
  struct Asking {
    std::unique_ptr<session::RelayQuestion> question;
    std::function<void(const RelayId&)> go_on;
  };
  std::optional<Asking> asking_;
  Job job_;

  // Of a field that is being changed: what stood there when that began.
  struct Begun {
    journal::model::FieldNumber field = 0;
    std::string text;
    int chosen = 0;
    Bytes seen;
    bool is_seen_kept = false;
  };
  std::map<Slot, Begun> begun_;  // by slot
  // Texts that become something of the journal, by the slot in which they are typed: what the vault keeps of each.
  std::map<Slot, session::Draft> texts_;

  Place place_;
  std::vector<Place> before_;
  std::map<journal::model::FieldNumber, std::string> form_faults_;  // of what was typed last, by field
  AnyScreen screen_;
  FrameScreen frame_;
  std::uint64_t built_for_ = 0;  // revision of the vault
  SteadyTime built_at_{};
  Asked built_asked_;
  SyncInShort built_sync_;
  std::optional<Notice> message_;
  std::optional<act::SetAside> undo_;
  bool is_until_sent_ = false;  // the message is true while something waits to be sealed
  std::string refused_;
  std::string strength_;
  std::uint64_t judged_ = 0;  // revision of what was typed
  act::Purpose purpose_ = act::Purpose::write;
  crypto::SecretText suggestion_;
  journal::InvitationWords invitation_;
  std::string copied_;
  std::map<Slot, WallTime> lost_;  // by slot: what is typed there is not kept since then
  ErrorCode lost_why_{};
  std::optional<WallTime> lost_before_;     // by the lock that ended the image before this
  std::optional<ErrorCode> unsealed_before_;  // why the same lock could not make ready what was to go
  Question question_ = Question::none;
  bool screen_changed_ = true;
  bool choices_changed_ = false;
  bool must_rebuild_ = true;
  bool wants_open_ = false;
  bool locks_when_open_ = false;  // a lock came while a vault was being opened
  bool must_close_ = false;  // a lock came while a job worked on the vault, and the image could not be ended
};

}  // namespace candour::gui
