// Moving about, locking and ending; how what is written goes out.
#include "gui/actions/act.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/writing.hpp"

namespace candour::gui {

void Act::operator()(const act::Go& go) { desk.trail.go(go.to); }

void Act::operator()(const act::Back&) { desk.trail.back(); }

void Act::operator()(const act::Quit&) { desk.world.quit(); }

void Act::operator()(const act::SendQuickly&) {
  if (!desk.journal.client().session()) return;
  desk.journal.client().session()->send_quickly();
  desk.page.rebuild_soon();
}

void Act::operator()(const act::SendQuietly&) {
  if (!desk.journal.client().session()) return;
  desk.journal.client().session()->send_quietly();
  desk.page.rebuild_soon();
}

void Act::operator()(const act::FetchOn&) {
  if (!desk.journal.vault()) return;
  if (const auto allowed = desk.journal.vault()->post().fetch_on(); !allowed) desk.notices.say(allowed.error());
}

void Act::operator()(const act::TakeBackAll&) {
  if (done(vault().writing().recall_all())) desk.notices.say(words::taken_back);
}

}  // namespace candour::gui
