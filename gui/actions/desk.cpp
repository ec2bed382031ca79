#include "gui/actions/desk.hpp"

#include <algorithm>

#include "gui/actions/act.hpp"
#include "gui/actions/kept_place.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/vault/keys.hpp"
#include "session/speech/sentences.hpp"

namespace candour::gui {

namespace {

using namespace std::chrono_literals;
constexpr auto idle_wait = 60s;
// What arrived takes this much of a frame.
constexpr auto arrivals_budget = 4ms;
// How often a post box of this computer that is starting is looked at.
constexpr auto start_pause = 20ms;

}  // namespace

Place Desk::first_place(const DeskWorld& world, bool is_inherited) {
  return {is_inherited || has_vault(world.folder) ? Screen::unlock : Screen::first_time, {}, {}};
}

Desk::Desk(DeskWorld world, Shelf& shelf, Clipboard& clipboard, Choices choices,
           std::optional<session::Inherited> inherited)
    : parts_(world, first_place(world, inherited.has_value()), shelf, clipboard, choices) {
  if (!inherited && has_vault(world.folder) && journal::Keys::is_in_use(world.folder)) {
    const auto sentence = session::sentence_for(ErrorCode::vault_in_use);
    parts_.notices.refuse(std::string(sentence.what) + " " + std::string(sentence.next));
  }
  if (!inherited) return;
  if (inherited->handover) parts_.note = LockNote::read(to_text(inherited->handover->window));
  parts_.journal.client().inherit(std::move(*inherited));
}

Desk::~Desk() { close(); }

// ---- what one sees

std::string Desk::came_from_search() const {
  const bool is_hit = place().screen == Screen::entry && parts_.trail.came_from() == Screen::search;
  return is_hit ? parts_.shelf.text(Typed::asked_words) : std::string();
}

Drawn Desk::drawn() const {
  const auto& drafts = parts_.drafts;
  return {screen(),
          place(),
          typed_key_of(place()),
          frame(),
          drafts.is_losing() ? drafts.standing() : drafts.standing() + " · " + frame().audience.sentence,
          parts_.passphrases.suggestion().expose(),
          parts_.passphrases.strength(),
          parts_.notices.refused(),
          parts_.notices.copied(),
          parts_.invitation.words().words,
          choices(),
          parts_.trail.came_from().value_or(Screen::journal),  // help is about where it was asked for
          parts_.world.is_closing && client().goes_on()};
}

// ---- the end of it

void Desk::close() {
  parts_.post_boxes.give_up();
  if (!vault()) return;
  if (parts_.journal.is_example()) return parts_.close_example();
  parts_.drafts.save_all();
  if (const auto kept = save_place(*vault(), place()); !kept) parts_.notices.say(kept.error());
  parts_.journal.client().seal();
  parts_.journal.client().close();
}

bool Desk::keeps_all_or_asks(Question question) {
  parts_.drafts.save_all();
  if (!parts_.drafts.is_losing()) return true;
  question_ = question;
  return false;
}

bool Desk::may_quit() { return !vault() || parts_.journal.is_example() || keeps_all_or_asks(Question::quit); }

void Desk::lock(Loss loss) {
  if (!is_open()) return void(locks_when_open_ = is_busy());
  if (parts_.journal.is_example()) return close();
  if (loss == Loss::asked_about && vault() && !keeps_all_or_asks(Question::lock)) return;
  parts_.world.hide();
  stay_locked(end_image());
}

// While a job has the vault nobody else may touch it: then the locked program does not sync, and no more.
Error Desk::end_image() {
  if (vault()) {
    parts_.drafts.save_all();
    if (const auto kept = save_place(*vault(), place()); !kept) parts_.notices.say(kept.error());
  }
  auto& client = parts_.journal.client();
  return client.lock([this, &client](session::Handover& handover, int lock_descriptor) {
    parts_.note = {parts_.drafts.lost_since(), client.unsealed() ? std::optional(client.unsealed()->code) : std::nullopt};
    handover.window = to_bytes(as_bytes(parts_.note.encode()));
    return parts_.world.lock(handover, lock_descriptor, parts_.world.folder);
  });
}

// The image of the program could not be ended: nothing of the journal stays in it that can be let go.
void Desk::stay_locked(Error refused) {
  must_close_ = is_busy();
  question_ = Question::none;
  parts_.forget_journal();
  parts_.trail.enter({Screen::unlock, {}, {}});
  const auto why = session::sentence_for(refused.code).what;
  parts_.notices.refuse(words::closed_instead + std::string(" ") + std::string(why));
}

// ---- what is done

void Desk::carry_out(Action action) {
  if (std::holds_alternative<act::Lock>(action)) return lock(Loss::asked_about);
  if (std::holds_alternative<act::LockAnyway>(action)) return lock();
  if (is_busy()) return;
  parts_.notices.begin_act();
  question_ = Question::none;
  Act::carry_out(parts_, std::move(action));
}

// What was asked for while a job worked.
void Desk::follow_job() {
  if (is_busy()) return;
  if (std::exchange(must_close_, false)) close();
  if (std::exchange(locks_when_open_, false)) lock();
}

bool Desk::tick() {
  auto& client = parts_.journal.client();
  bool is_due = parts_.journal.finish_job();
  follow_job();
  if (!is_busy() && parts_.passphrases.judge(place().screen)) is_due = true;
  if (const auto came = client.pump(arrivals_budget); !came) parts_.notices.say(came.error());
  if (!vault()) return is_due;
  if (parts_.post_boxes.follow_start()) is_due = true;
  if (parts_.post_boxes.follow_question()) is_due = true;
  if (!vault()) return is_due;  // work has begun with what was answered
  const auto now = parts_.world.clock.steady();
  if (parts_.drafts.save_due()) is_due = true;
  if (parts_.page.is_due(now)) {
    parts_.invitation.follow(*vault(), parts_.trail);
    parts_.page.rebuild(now);
    is_due = true;
  } else if (parts_.page.follow_sync()) {
    is_due = true;
  }
  return is_due || (client.session() && client.session()->has_more());
}

SteadyTime Desk::next_deadline() const {
  const auto now = parts_.world.clock.steady();
  auto deadline = now + idle_wait;
  if (const auto due = parts_.shelf.next_due(); due && client().vault()) deadline = std::min(deadline, *due);
  if (const auto due = client().next_deadline()) deadline = std::min(deadline, *due);
  if (parts_.post_boxes.is_starting()) deadline = std::min(deadline, now + start_pause);
  return deadline;
}

}  // namespace candour::gui
