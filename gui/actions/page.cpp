#include "gui/actions/page.hpp"

#include "gui/actions/screen_table.hpp"
#include "gui/model/drafts.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/members.hpp"

namespace candour::gui {

namespace {

using namespace std::chrono_literals;
// A page is built anew this often while more is arriving.
constexpr auto rebuild_pause = 250ms;

void say_it_is_an_example(FrameScreen& frame, const crypto::SecretText& passphrase) {
  frame.is_example = true;
  frame.can_take_back = frame.can_send_quickly = false;
  frame.sync = words::example_goes_nowhere;
  frame.notices.insert(frame.notices.begin(), {Care::quiet, words::is_example,
                                               words::fill(words::example_passphrase, passphrase.expose())});
}

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

void Page::mark_form(FormFaults faults) {
  form_faults_ = std::move(faults);
  is_stale_ = true;
}

void Page::enter() {
  form_faults_.clear();
  screen_ = std::monostate{};
  say_changed();
}

void Page::look_anew() {
  screen_ = std::monostate{};
  is_stale_ = true;
}

void Page::forget() {
  screen_ = std::monostate{};
  frame_ = FrameScreen{};
}

Page::Asked Page::asked() const {
  const auto& place = trail_.place();
  const auto typed = typed_key_of(place);
  Asked asked{{}, shelf_.number_or(typed / Part::filter, 0), shelf_.number_or(typed / Part::length, usual_list_length)};
  if (place.screen == Screen::search) asked.query = shelf_.text(Typed::asked_words);
  return asked;
}

bool Page::is_due(SteadyTime now) const {
  const auto* session = journal_.client().session();
  const bool is_arriving = session && session->has_more();
  const bool has_news =
      built_for_ != journal_.vault()->revision() && (!is_arriving || now - built_at_ >= rebuild_pause);
  return is_stale_ || has_news || asked() != built_asked_;
}

Page::SyncInShort Page::sync_in_short() const {
  const auto state = journal_.sync_state();
  if (!state) return {};
  return {state->last_failure ? std::optional(state->last_failure->code) : std::nullopt, state->reached_head,
          state->next_slot, state->sends_quickly};
}

void Page::build_frame_anew(const Today& now) {
  auto changed = std::move(frame_.changed_meanwhile);
  frame_ = build_frame(*journal_.vault(), trail_.place(), row_of(trail_.place().screen).read_by, journal_.sync_state(), now);
  frame_.changed_meanwhile = std::move(changed);
  if (journal_.is_example()) say_it_is_an_example(frame_, journal_.passphrase_of_example());
  if (!frame_.can_take_back) notices_.nothing_waits();
  built_sync_ = sync_in_short();
}

bool Page::follow_sync() {
  if (sync_in_short() == built_sync_) return false;
  build_frame_anew(today(journal_.clock()));
  is_stale_ = trail_.place().screen == Screen::who_can_see;
  return true;
}

AnyScreen Page::built_screen(const Today& now) {
  auto wanted = asked();
  const BuiltFrom from{*journal_.vault(),
                       trail_.place(),
                       now,
                       static_cast<ListFilter>(wanted.filter),
                       static_cast<std::size_t>(wanted.length),
                       std::move(wanted.query),
                       form_faults_,
                       journal_.sync_state()};
  auto built = row_of(trail_.place().screen).build(from);
  if (built) return std::move(*built);
  notices_.say(built.error());
  return {};
}

// While somebody writes, a change neither moves what is under their hands nor passes unsaid.
void Page::keep_still(AnyScreen& built) {
  const auto& place = trail_.place();
  const bool is_text_changed = beginnings_.has_changed_meanwhile();
  bool is_changed_here = is_text_changed;
  auto* fresh = std::get_if<EntryScreen>(&built);
  const auto* before = std::get_if<EntryScreen>(&screen_);
  if (fresh && before && fresh->key == before->key && !shelf_.text(typed_key_of_text(place)).empty()) {
    is_changed_here = fresh->fields != before->fields || fresh->comments != before->comments;
    fresh->fields = before->fields;
    fresh->comments = before->comments;
  }
  if (!is_changed_here) return;
  if (is_text_changed) {
    const auto now = journal_.vault()->items().show(*place.item);  // there is one where a text of it is changed
    if (now && now->is_mine) return void(frame_.changed_meanwhile = words::you_changed_meanwhile);
  }
  const bool is_one = journal_.vault()->members().readers(journal::model::Space::everyone).size() == 2;
  frame_.changed_meanwhile = words::fill(words::changed_meanwhile, is_one ? others(*journal_.vault()) : words::somebody);
}

void Page::rebuild(SteadyTime at) {
  const auto now = today(journal_.clock());
  frame_.changed_meanwhile.clear();
  build_frame_anew(now);
  auto built = built_screen(now);
  if (is_another_proposal(screen_, built)) shelf_.clear_secrets();
  keep_still(built);
  screen_ = std::move(built);
  built_for_ = journal_.vault()->revision();
  built_asked_ = asked();
  built_at_ = at;
  is_stale_ = false;
}

}  // namespace candour::gui
