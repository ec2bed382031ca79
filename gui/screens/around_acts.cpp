// Moving about, locking and ending; how what is written goes out.
#include "gui/actions/desk_act.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/writing.hpp"

namespace candour::gui {

void Desk::Act::operator()(const act::Go& go) { desk.go(go.to); }

void Desk::Act::operator()(const act::Back&) { desk.back(); }

void Desk::Act::operator()(const act::Lock&) { desk.lock(Loss::asked_about); }
void Desk::Act::operator()(const act::LockAnyway&) { desk.lock(); }
void Desk::Act::operator()(const act::StayOpen&) {}
void Desk::Act::operator()(const act::Quit&) { desk.world_.quit(); }

void Desk::Act::operator()(const act::SendQuickly&) {
  if (!desk.client_.session()) return;
  desk.client_.session()->send_quickly();
  desk.must_rebuild_ = true;
}

void Desk::Act::operator()(const act::SendQuietly&) {
  if (!desk.client_.session()) return;
  desk.client_.session()->send_quietly();
  desk.must_rebuild_ = true;
}

void Desk::Act::operator()(const act::FetchOn&) {
  if (!desk.vault()) return;
  if (const auto allowed = desk.vault()->post().fetch_on(); !allowed) desk.say(allowed.error());
}

void Desk::Act::operator()(const act::TakeBackAll&) {
  if (desk.done(vault().writing().recall_all())) desk.say(words::taken_back);
}

}  // namespace candour::gui
