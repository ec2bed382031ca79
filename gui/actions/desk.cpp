#include "gui/actions/desk.hpp"

#include <algorithm>

#include "gui/actions/screen_table.hpp"
#include "gui/model/drafts.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/keys.hpp"
#include "journal/vault/member_views.hpp"
#include "journal/vault/members.hpp"
#include "journal/vault/pairing.hpp"
#include "journal/vault/sending.hpp"
#include "session/speech/sentences.hpp"

namespace candour::gui {

namespace {

using namespace std::chrono_literals;
constexpr auto idle_wait = 60s;
// What arrived takes this much of a frame, and a screen is built anew this often while more is there.
constexpr auto arrivals_budget = 4ms;
constexpr auto rebuild_pause = 250ms;

}  // namespace

bool has_vault(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::exists(folder / "vault", ignored) || std::filesystem::exists(folder / "vault.2", ignored);
}

Desk::Desk(DeskWorld world, Shelf& shelf, Clipboard& clipboard, Choices choices,
           std::optional<session::Inherited> inherited)
    : world_(std::move(world)),
      shelf_(shelf),
      clipboard_(clipboard),
      choices_(choices),
      client_(world_.clock, world_.sync, world_.wake),
      job_(world_.wake) {
  place_.screen = inherited || has_vault(world_.folder) ? Screen::unlock : Screen::first_time;
  if (!inherited && has_vault(world_.folder) && journal::Keys::is_in_use(world_.folder)) {
    const auto sentence = session::sentence_for(ErrorCode::vault_in_use);
    refused_ = std::string(sentence.what) + " " + std::string(sentence.next);
  }
  if (!inherited) return;
  if (inherited->handover) read_note(to_text(inherited->handover->place));
  client_.inherit(std::move(*inherited));
}

Desk::~Desk() { close(); }

void Desk::close() {
  asking_.reset();
  if (!vault()) return;
  if (is_example()) return close_the_example();
  keep_drafts();
  keep_place();
  client_.seal();
  client_.close();
}

bool Desk::may_quit() {
  if (!vault() || is_example()) return true;
  keep_drafts();
  if (lost_.empty()) return true;
  question_ = Question::quit;
  return false;
}

// Of the example nothing is secret, and nobody could open it again: it goes.
void Desk::lock(Loss loss) {
  if (!is_open()) return void(locks_when_open_ = job_.is_running());
  if (is_example()) return close();
  if (loss == Loss::asked_about && vault()) {
    keep_drafts();
    if (!lost_.empty()) return void(question_ = Question::lock);
  }
  world_.hide();
  // While a job has the vault nobody else may touch it: then the locked program does not sync, and no more.
  keep_drafts();
  keep_place();
  std::string note;
  const auto refused = client_.lock([this, &note](session::Handover& handover, int lock_descriptor) {
    note = note_for_unlock();
    handover.place = to_bytes(as_bytes(note));
    return world_.lock(handover, lock_descriptor, world_.folder);
  });
  read_note(note);
  must_close_ = job_.is_running();
  question_ = Question::none;
  lost_.clear();
  shelf_.clear();
  begun_.clear();
  texts_.clear();
  before_.clear();
  screen_ = std::monostate{};
  frame_ = FrameScreen{};
  enter({Screen::unlock, {}, {}});
  refused_ = words::closed_instead + std::string(" ") + std::string(session::sentence_for(refused.code).what);
}

// ---- places

void Desk::go(Place place) {
  if (place == place_) return;
  before_.push_back(place_);
  if (before_.size() > 50) before_.erase(before_.begin());
  enter(place);
}

void Desk::enter(Place place) {
  asking_.reset();
  form_faults_.clear();
  place_ = std::move(place);
  screen_ = std::monostate{};
  screen_changed_ = must_rebuild_ = true;
  refused_.clear();
  copied_.clear();
  shelf_.clear_secrets();
  prepare();
}

// Where nothing was before, as right after an unlock, the journal is behind everything.
void Desk::back() {
  if (before_.empty() && is_open()) return enter({Screen::journal, {}, {}});
  if (before_.empty()) return;
  const auto to = before_.back();
  before_.pop_back();
  enter(to);
}

std::string Desk::came_from_search() const {
  const bool is_hit = place_.screen == Screen::entry && !before_.empty() && before_.back().screen == Screen::search;
  return is_hit ? shelf_.text(Typed::asked_words) : std::string();
}

void Desk::say(std::string what, std::string next, Care care) {
  message_ = Notice{care, std::move(what), std::move(next)};
}

void Desk::say(Error error) {
  const auto sentence = session::sentence_for(error.code);
  say(std::string(sentence.what) + " " + std::string(sentence.kept), std::string(sentence.next), Care::waiting);
}

bool Desk::done(const Result<>& result) {
  if (!result) say(result.error());
  must_rebuild_ = true;
  return result.has_value();
}

// ---- session

std::optional<session::SyncState> Desk::sync_state() const {
  if (!client_.session()) return std::nullopt;
  return client_.session()->state();
}

void Desk::open_session() {
  client_.begin(session::Sending::slots);
  restore_drafts();
  read_choices();
  say_what_was_lost();
  must_rebuild_ = true;
}

// The pairing goes on by itself: whoever looks at one of its screens is taken along. Words that nobody has answered are
// there again after a lock.
void Desk::follow_pairing() {
  const auto stage = vault()->pairing().view().stage;
  if (stage != journal::PairingStage::invited) {
    invitation_ = {};
  } else if (invitation_.words.empty()) {
    if (auto kept = vault()->pairing().invitation_words(); kept && *kept) invitation_ = std::move(**kept);
  }
  const bool is_here = place_.screen == Screen::invite || place_.screen == Screen::join;
  const bool is_through = place_.screen == Screen::invite && stage == journal::PairingStage::done;
  if ((is_here && stage == journal::PairingStage::comparing) || is_through) enter({Screen::compare, {}, {}});
}

bool Desk::tick() {
  bool is_due = job_.finish();
  if (!job_.is_running() && std::exchange(must_close_, false)) close();
  if (!job_.is_running() && std::exchange(locks_when_open_, false)) lock();
  if (!job_.is_running() && judge_passphrase()) is_due = true;
  if (const auto came = client_.pump(arrivals_budget); !came) say(came.error());
  if (!vault()) return is_due;
  if (follow_post_box()) is_due = true;
  if (follow_question()) is_due = true;
  if (!vault()) return is_due;  // work has begun with what was answered
  const auto now = world_.clock.steady();
  if (keep_due_drafts(now)) is_due = true;
  const bool is_arriving = client_.session() && client_.session()->has_more();
  const bool has_news = built_for_ != vault()->revision() && (!is_arriving || now - built_at_ >= rebuild_pause);
  if (must_rebuild_ || has_news || asked() != built_asked_) {
    follow_pairing();
    rebuild();
    built_at_ = now;
    is_due = true;
  } else if (sync_in_short() != built_sync_) {
    rebuild_frame(today(clock()));
    must_rebuild_ = place_.screen == Screen::who_can_see;
    is_due = true;
  }
  return is_due || is_arriving;
}

Desk::Asked Desk::asked() const {
  const auto slot = slot_of(place_);
  Asked asked{{}, shelf_.number_or(slot / Part::filter, 0), shelf_.number_or(slot / Part::length, usual_list_length)};
  if (place_.screen == Screen::search) asked.query = shelf_.text(Typed::asked_words);
  return asked;
}

SteadyTime Desk::next_deadline() const {
  auto deadline = world_.clock.steady() + idle_wait;
  if (const auto due = shelf_.next_due(); due && vault()) deadline = std::min(deadline, *due);
  if (const auto due = client_.next_deadline()) deadline = std::min(deadline, *due);
  if (is_awaiting_post_box_) deadline = std::min(deadline, world_.clock.steady() + 20ms);
  return deadline;
}

// ---- what a screen shows

AnyScreen Desk::built_screen(const Today& now) {
  auto wanted = asked();
  const BuiltFrom from{*vault(),
                       place_,
                       now,
                       static_cast<ListFilter>(wanted.filter),
                       static_cast<std::size_t>(wanted.length),
                       std::move(wanted.query),
                       form_faults_,
                       sync_state()};
  auto built = row_of(place_.screen).build(from);
  if (built) return std::move(*built);
  say(built.error());
  return {};
}

// While somebody writes, a change neither moves what is under their hands nor passes unsaid.
void Desk::keep_still(AnyScreen& built) {
  const bool is_text_changed = has_changed_meanwhile();
  bool is_changed_here = is_text_changed;
  auto* fresh = std::get_if<EntryScreen>(&built);
  const auto* before = std::get_if<EntryScreen>(&screen_);
  if (fresh && before && fresh->key == before->key && !shelf_.text(slot_of_text(place_)).empty()) {
    is_changed_here = fresh->fields != before->fields || fresh->comments != before->comments;
    fresh->fields = before->fields;
    fresh->comments = before->comments;
  }
  if (!is_changed_here) return;
  if (is_text_changed) {
    const auto now = vault()->items().show(*place_.item);  // there is one where a text of it is changed
    if (now && now->is_mine) return void(frame_.changed_meanwhile = words::you_changed_meanwhile);
  }
  const bool is_one = vault()->members().readers(journal::model::Space::everyone).size() == 2;
  frame_.changed_meanwhile = words::fill(words::changed_meanwhile, is_one ? others(*vault()) : words::somebody);
}

namespace {

void say_it_is_an_example(FrameScreen& frame, const crypto::SecretText& passphrase) {
  frame.is_example = true;
  frame.can_take_back = frame.can_send_quickly = false;
  frame.sync = words::example_goes_nowhere;
  frame.notices.insert(frame.notices.begin(), {Care::quiet, words::is_example,
                                               words::fill(words::example_passphrase, passphrase.expose())});
}

}  // namespace

// What of the sync the frame says; it may change while the journal stays as it is.
Desk::SyncInShort Desk::sync_in_short() const {
  const auto state = sync_state();
  if (!state) return {};
  return {state->last_failure ? std::optional(state->last_failure->code) : std::nullopt, state->reached_head,
          state->next_slot, state->sends_quickly};
}

void Desk::rebuild_frame(const Today& now) {
  auto changed = std::move(frame_.changed_meanwhile);
  frame_ = build_frame(*vault(), place_, row_of(place_.screen).read_by, sync_state(), now);
  frame_.changed_meanwhile = std::move(changed);
  if (example_) say_it_is_an_example(frame_, example_->passphrase());
  if (is_until_sent_ && !frame_.can_take_back) message_.reset();
  built_sync_ = sync_in_short();
}

namespace {

// A passphrase that was typed to answer one proposal answers no other.
bool is_another_proposal(const AnyScreen& before, const AnyScreen& now) {
  const auto* old_one = std::get_if<SummaryScreen>(&before);
  const auto* new_one = std::get_if<SummaryScreen>(&now);
  const auto* was = old_one ? old_one->view.proposal() : nullptr;
  const auto* is = new_one ? new_one->view.proposal() : nullptr;
  if (!was || !is) return was != nullptr;
  return is->names != was->names || is->file != was->file ||
         write_statement(is->statement) != write_statement(was->statement);
}

}  // namespace

void Desk::rebuild() {
  const auto now = today(clock());
  frame_.changed_meanwhile.clear();
  rebuild_frame(now);
  auto built = built_screen(now);
  if (is_another_proposal(screen_, built)) shelf_.clear_secrets();
  keep_still(built);
  screen_ = std::move(built);
  built_for_ = vault()->revision();
  built_asked_ = asked();
  must_rebuild_ = false;
}

}  // namespace candour::gui
