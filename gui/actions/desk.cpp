#include "gui/actions/desk.hpp"

#include <algorithm>

#include "base/codec.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/meeting.hpp"
#include "journal/model/time.hpp"
#include "session/item_words.hpp"
#include "session/sentences.hpp"

namespace candour::gui {

namespace {

using namespace std::chrono_literals;
constexpr auto idle_wait = 60s;
constexpr std::string_view draft_prefix = "draft/";
constexpr std::string_view place_slot = "place";
constexpr std::string_view choices_slot = "choices";

bool has_vault(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::exists(folder / "vault", ignored) || std::filesystem::exists(folder / "vault.2", ignored);
}

}  // namespace

Desk::Desk(DeskWorld world, Shelf& shelf, Clipboard& clipboard, Choices choices,
           std::optional<session::Inherited> inherited)
    : world_(std::move(world)), shelf_(shelf), clipboard_(clipboard), choices_(choices), job_(world_.wake) {
  place_.screen = inherited || has_vault(world_.folder) ? Screen::unlock : Screen::first_time;
  if (!inherited) return;
  held_lock_ = inherited->lock_descriptor;
  if (inherited->handover) {
    locked_ = std::make_unique<session::LockedSession>(std::move(*inherited->handover), world_.clock, world_.wake);
  }
}

Desk::~Desk() { close(); }

bool Desk::is_shared() const { return !frame_.members.empty(); }

void Desk::close() {
  if (!vault_ || job_.is_running()) return;
  keep_drafts();
  keep_place();
  (void)vault_->seal_queue();  // what cannot be sealed now stays queued in the vault
  session_.reset();
  vault_.reset();
}

void Desk::lock() {
  if (!vault_) return;
  session::Handover handover;
  // While a job works on the vault nothing else may touch it: then the locked program does not sync, and no more.
  if (!job_.is_running()) {
    keep_drafts();
    keep_place();
    (void)vault_->seal_queue();
    if (auto handed = session_->handover()) handover = std::move(*handed);
  }
  world_.lock(handover, vault_->lock_descriptor());
  must_close_ = job_.is_running();
  close();
  shelf_.clear("");
  before_.clear();
  screen_ = std::monostate{};
  frame_ = FrameScreen{};
  enter({Screen::unlock, {}, {}});
}

// What tells something about a person stands inside the vault: how soon it locks, which letters he likes.
void Desk::keep_choices() {
  choices_changed_ = true;
  if (!vault_) return;
  Writer out;
  out.u8(1).u8(choices_.is_serif ? 1 : 0).u8(static_cast<std::uint8_t>(choices_.idle_minutes));
  done(vault_->keep_draft(choices_slot, out.view()));
}

void Desk::read_choices() {
  const auto kept = vault_->draft(choices_slot);
  if (!kept || !*kept) return;
  Reader in(**kept);
  const bool is_known = in.u8() == 1;
  const bool is_serif = in.u8() == 1;
  const int minutes = in.u8();
  if (!is_known || !in.finished() || minutes < 1 || minutes > 30) return;  // broken: the usual, strict ones
  choices_.is_serif = is_serif;
  choices_.idle_minutes = minutes;
  choices_changed_ = true;
}

// Where somebody was, kept in the vault so that an unlock leads back to it.
void Desk::keep_place() {
  Writer out;
  out.u8(static_cast<std::uint8_t>(place_.screen)).u8(place_.item ? 1 : 0);
  if (place_.item) out.raw(journal::model::encode_link(*place_.item));
  out.u16(place_.kind ? static_cast<std::uint16_t>(*place_.kind) : 0);
  (void)vault_->keep_draft(place_slot, out.view());
}

Place Desk::kept_place() const {
  const Place usual{Screen::journal, {}, {}};
  const auto kept = vault_->draft(place_slot);
  if (!kept || !*kept) return usual;
  Reader in(**kept);
  Place place;
  const auto screen = in.u8();
  if (in.u8() == 1) {
    const auto kind = static_cast<journal::model::ItemKind>(in.u16());
    const auto item = in.id<ItemId>();
    place.item = journal::model::ItemKey{kind, item, in.id<MemberKey>()};
  }
  if (const auto kind = in.u16()) place.kind = static_cast<journal::model::ItemKind>(kind);
  const bool is_known =
      screen >= static_cast<std::uint8_t>(Screen::journal) && screen <= static_cast<std::uint8_t>(Screen::settings);
  if (!in.finished() || !is_known) return usual;
  place.screen = static_cast<Screen>(screen);
  if (place.item && !vault_->show(*place.item)) return usual;
  return place;
}

// ---- places

void Desk::go(Place place) {
  if (place == place_) return;
  before_.push_back(place_);
  if (before_.size() > 50) before_.erase(before_.begin());
  enter(place);
}

void Desk::enter(Place place) {
  place_ = std::move(place);
  screen_changed_ = must_rebuild_ = true;
  refused_.clear();
  copied_.clear();
  shelf_.clear_secrets();
  prepare();
}

// What is to be changed stands in its fields at the start; a draft that is there already goes before it.
void Desk::prepare() {
  if (!vault_ || !place_.item) return;
  const auto slot = slot_of(place_);
  const auto fill = [&](const std::string& part, const std::string& text, text::Lines lines) {
    if (shelf_.text(slot + part).empty()) shelf_.set(slot + part, text, lines);
  };
  if (place_.screen == Screen::write && !place_.kind) {
    const auto item = vault_->show(*place_.item);
    if (item) fill("/text", session::words_of_field(*item, text_field(place_.item->kind)), text::Lines::many);
  }
  if (place_.screen != Screen::form) return;
  const auto form = build_form(*vault_, place_);
  if (!form) return;
  for (const auto& field : form->fields) {
    fill("/" + std::to_string(field.number), field.value, field.is_long ? text::Lines::many : text::Lines::single);
  }
  if (place_.item->kind == journal::model::ItemKind::meeting) prepare_meeting(slot);
}

void Desk::prepare_meeting(const std::string& slot) {
  namespace meeting = journal::kinds::meeting;
  namespace model = journal::model;
  const auto item = vault_->show(*place_.item);
  if (!item) return;
  shelf_.set(slot + "/title", session::words_of_field(*item, meeting::title));
  shelf_.set(slot + "/place", session::words_of_field(*item, meeting::place));
  if (const auto* field = session::field_of(*item, meeting::when)) {
    const auto* when = std::get_if<model::ZonedTime>(&field->value);
    if (when) shelf_.set(slot + "/day", model::text_of(when->day));
    if (when) shelf_.set(slot + "/time", model::text_of_minute(when->minute));
  }
  if (const auto* field = session::field_of(*item, meeting::minutes)) {
    const auto* minutes = std::get_if<model::Number>(&field->value);
    if (minutes) shelf_.set(slot + "/minutes", std::to_string(minutes->number));
  }
}

void Desk::back() {
  if (before_.empty()) return;
  const auto to = before_.back();
  before_.pop_back();
  enter(to);
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

// ---- drafts

std::string Desk::kept() const {
  if (!draft_failure_.empty()) return words::fill(words::could_not_keep, draft_failure_);
  return (shelf_.next_due() ? std::string(words::not_kept_yet) : std::string(words::kept_here)) + " · " +
         frame_.audience;
}

void Desk::restore_drafts() {
  const auto slots = vault_->draft_slots();
  if (!slots) return;
  for (const auto& slot : *slots) {
    if (!slot.starts_with(draft_prefix)) continue;
    const auto state = vault_->draft(slot);
    if (state && *state) shelf_.restore(slot.substr(draft_prefix.size()), **state);
  }
}

void Desk::keep_drafts() {
  if (!vault_) return;
  for (const auto& draft : shelf_.take_all())
    (void)vault_->keep_draft(std::string(draft_prefix) + draft.slot, draft.state);
}

void Desk::drop_draft(const std::string& slot) {
  shelf_.clear(slot);
  if (vault_) (void)vault_->drop_draft(std::string(draft_prefix) + slot);
}

// ---- session

std::optional<session::SyncState> Desk::sync_state() const {
  if (!session_) return std::nullopt;
  return session_->state();
}

void Desk::open_session(const std::optional<sync::SlotState>& slots) {
  session_ = std::make_unique<session::Session>(*vault_, world_.clock, world_.sync, world_.wake);
  if (slots)
    session_->resume(*slots);
  else
    session_->start(session::Sending::slots);
  restore_drafts();
  read_choices();
  must_rebuild_ = true;
}

// The pairing goes on by itself: whoever looks at one of its screens is taken along.
void Desk::follow_pairing() {
  const auto stage = vault_->pairing().stage;
  const bool is_here = place_.screen == Screen::invite || place_.screen == Screen::join;
  if (is_here && stage == journal::PairingStage::comparing) enter({Screen::compare, {}, {}});
}

bool Desk::tick() {
  bool is_due = job_.finish();
  if (!job_.is_running() && std::exchange(must_close_, false)) close();
  if (!job_.is_running() && locked_) locked_->pump();
  if (job_.is_running() || !vault_) return is_due;
  const auto absorbed = session_ ? session_->pump() : Result<journal::Absorbed>(journal::Absorbed{});
  if (!absorbed) say(absorbed.error());
  const auto now = world_.clock.steady();
  for (const auto& draft : shelf_.take_due(now)) {
    const auto kept = vault_->keep_draft(std::string(draft_prefix) + draft.slot, draft.state);
    draft_failure_ = kept ? std::string() : std::string(session::sentence_for(kept.error().code).what);
    if (!kept) shelf_.not_kept(draft.slot, now);
    is_due = true;
  }
  const bool has_new_search = place_.screen == Screen::search && shelf_.text("search/query") != searched_;
  if (must_rebuild_ || has_new_search || built_for_ != vault_->revision()) {
    follow_pairing();
    rebuild();
    is_due = true;
  }
  return is_due;
}

SteadyTime Desk::next_deadline() const {
  auto deadline = world_.clock.steady() + idle_wait;
  if (const auto due = shelf_.next_due(); due && vault_) deadline = std::min(deadline, *due);
  if (locked_ && !job_.is_running()) deadline = std::min(deadline, locked_->next_deadline());
  if (session_ && !job_.is_running()) deadline = std::min(deadline, session_->next_deadline());
  return deadline;
}

// ---- what a screen shows

namespace {

template <class Screen>
AnyScreen any(Result<Screen> built, std::optional<Error>& failed) {
  if (built) return std::move(*built);
  failed = built.error();
  return {};
}

}  // namespace

void Desk::rebuild() {
  const auto now = today(world_.clock);
  const auto& vault = *vault_;
  std::optional<Error> failed;
  using journal::model::ItemKind;
  frame_ = build_frame(vault, place_, sync_state(), now);
  frame_.sends_quickly = sends_quickly_;
  switch (place_.screen) {
    case Screen::journal:
      screen_ = any(build_journal(vault, now), failed);
      break;
    case Screen::notes:
      screen_ = any(build_list(vault, {ItemKind::private_note}, now), failed);
      break;
    case Screen::meetings:
      screen_ = any(build_list(vault, {ItemKind::meeting}, now), failed);
      break;
    case Screen::kind:
      screen_ = any(build_list(vault, {place_.kind.value_or(ItemKind::reflection)}, now), failed);
      break;
    case Screen::entry:
      screen_ = any(build_entry(vault, *place_.item, now), failed);
      break;
    case Screen::history:
      screen_ = any(build_history(vault, *place_.item, now), failed);
      break;
    case Screen::write:
      screen_ = any(build_write(vault, place_), failed);
      break;
    case Screen::share:
      screen_ = any(build_share(vault, *place_.item, now), failed);
      break;
    case Screen::form:
      screen_ = any(build_form(vault, place_), failed);
      break;
    case Screen::meeting:
      screen_ = any(build_meeting(vault, *place_.item, now), failed);
      break;
    case Screen::invite:
    case Screen::join:
    case Screen::compare:
      screen_ = build_pairing(vault, now);
      break;
    case Screen::summary:
    case Screen::people:
      screen_ = any(build_summary(vault, now), failed);
      break;
    case Screen::search:
      searched_ = shelf_.text("search/query");
      screen_ = any(build_search(vault, searched_, now), failed);
      break;
    case Screen::who_can_see:
      screen_ = any(build_who(vault, sync_state()), failed);
      break;
    default:
      screen_ = std::monostate{};
      break;
  }
  if (failed) say(*failed);
  built_for_ = vault.revision();
  must_rebuild_ = false;
}

}  // namespace candour::gui
