#include <algorithm>
#include <cstdlib>

#include "gui/model/any_kind.hpp"
#include "gui/model/build.hpp"
#include "gui/model/dates.hpp"
#include "gui/model/own_screens.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/model/time.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/member_views.hpp"
#include "journal/vault/members.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/relay_log.hpp"
#include "session/speech/item_words.hpp"
#include "session/speech/marks.hpp"
#include "session/speech/notices.hpp"
#include "session/speech/sentences.hpp"
#include "session/speech/standing.hpp"

namespace candour::gui {

namespace {

namespace model = journal::model;
using model::Space;

// The space of what a place is about: of a new thing that of its kind, else that in which the item lies.
Space space_of(const journal::Vault& vault, const Place& place) {
  const auto item = place.item && !place.kind ? vault.items().show(*place.item) : Result<journal::ItemView>(journal::ItemView{});
  if (place.item && !place.kind && item) return item->space;
  const auto kind = place.kind ? place.kind : place.item ? std::optional(place.item->kind) : std::nullopt;
  const auto* spec = kind ? journal::kinds::registry().find(*kind) : nullptr;
  return spec ? spec->space : Space::mine;
}

// Into which space goes what is being written there.
Space space_once_kept(const journal::Vault& vault, const Place& place) {
  if (place.screen != Screen::write) return space_of(vault, place);
  // A note is shared from its own page, and never by being kept; so is a reflection that was begun on the command line.
  const bool is_note = !place.draft && (!place.item || place.kind);
  const bool is_reflection = place.draft && place.draft->purpose == session::DraftPurpose::new_item &&
                             place.draft->kind == kind_listed_on(Screen::journal);
  return is_note || is_reflection ? Space::mine : space_of(vault, place);
}

Audience audience_at(const journal::Vault& vault, const Place& place, ReadBy read_by, bool is_shared) {
  const auto space = space_of(vault, place);
  switch (read_by) {
    case ReadBy::owner:
      return audience_of(vault, Space::mine);
    case ReadBy::members:
      return audience_of(vault, Space::everyone);
    case ReadBy::space:
      return audience_of(vault, space);
    case ReadBy::space_and_answers:
      return space == Space::everyone && is_shared ? Audience{words::each_part_says, Readers::of_each_its_own}
                                                   : audience_of(vault, space);
    case ReadBy::space_once_kept:
      return audience_until_kept(vault, space_once_kept(vault, place));
    case ReadBy::each_line:
      return is_shared ? Audience{words::each_says, Readers::of_each_its_own} : audience_of(vault, Space::mine);
    case ReadBy::each_part:
      return {words::each_part_says, Readers::of_each_its_own};
  }
  std::abort();
}

std::vector<WayTo> rail_of(const journal::Vault& vault, const journal::Overview& overview) {
  std::vector<WayTo> rail{{{Screen::journal}}};
  if (overview.stage == journal::JournalStage::shared) rail.push_back({{Screen::meetings}});
  rail.push_back({{Screen::notes}});
  if (overview.stage == journal::JournalStage::shared) rail.push_back({{Screen::summary}});
  for (auto& way : rail_of_kinds(vault)) rail.push_back(std::move(way));
  for (const auto screen : {Screen::search, Screen::who_can_see, Screen::settings}) rail.push_back({{screen}});
  return rail;
}

std::string sync_line(const journal::Vault& vault, const journal::Overview& overview,
                      const std::optional<session::SyncState>& sync, const Today& now) {
  if (overview.stage == journal::JournalStage::alone) return words::yours_alone;
  if (sync && sync->last_failure) return words::offline;
  if (overview.queued + overview.unsent > 0 && overview.stage == journal::JournalStage::shared) {
    if (!sync || !sync->next_slot) return words::fill(words::on_its_way, others(vault));
    const auto at = now.wall + std::max<std::chrono::milliseconds>(*sync->next_slot - now.steady, {});
    return words::fill(words::goes_at, others(vault), spoken_clock(at));
  }
  if (!sync) return words::looking;
  switch (session::standing_of(vault, *sync)) {
    case session::Standing::looking: return words::looking;
    case session::Standing::went_back: return words::post_box_went_back;
    case session::Standing::putting_back: return words::putting_back;
    case session::Standing::waits_to_put_back:
      return words::fill(words::waits_to_put_back, spoken_clock(vault.relay_log().putting_back().not_before.value_or(now.wall)));
    case session::Standing::held_back: return words::held_back;
    case session::Standing::step_waits:
      return words::fill(words::steps_wait, std::to_string(vault.items().waiting_steps().value_or(1)));
    case session::Standing::complete: return words::up_to_date;
  }
  return words::looking;
}

std::vector<Notice> notices_of(const journal::Vault& vault, const std::optional<session::SyncState>& sync) {
  std::vector<Notice> notices;
  if (const auto marks = vault.post().marks()) {
    for (const auto& mark : *marks) {
      const auto told = session::notice_of(mark);
      if (!told) continue;
      const auto what = mark.repair ? told->what + " " + told->kept : told->what;
      const bool is_known =
          std::any_of(notices.begin(), notices.end(), [&](const Notice& notice) { return notice.what == what; });
      if (is_known) continue;
      notices.push_back({session::is_alarm(mark.type) ? Care::alarm : Care::waiting, what, told->next});
    }
  }
  if (vault.post().is_flooded()) {
    const auto sentence = session::sentence_for_flood();
    notices.push_back({Care::waiting, std::string(sentence.what), std::string(sentence.next)});
  }
  if (sync && sync->last_failure && sync->last_failure->code != ErrorCode::relay_unreachable) {
    const auto sentence = session::sentence_for(sync->last_failure->code);
    notices.push_back({Care::waiting, std::string(sentence.what), std::string(sentence.next)});
  }
  return notices;
}

}  // namespace

Today today(const Clock& clock) {
  return {clock.wall(), clock.steady(), model::today_here(clock).number};
}

std::string others(const journal::Vault& vault) {
  auto names = vault.members().readers(Space::everyone);
  if (!names.empty()) names.erase(names.begin());
  return names.empty() ? std::string(words::your_partner) : session::names_in_a_row(names);
}

Audience audience_of(const journal::Vault& vault, Space space) {
  const auto readers = vault.members().readers(space);
  return {session::audience_of(vault, space), readers.size() > 1 ? Readers::members : Readers::nobody_else};
}

Audience audience_until_kept(const journal::Vault& vault, Space space) {
  const auto readers = vault.members().readers(space);
  if (readers.size() < 2) return audience_of(vault, Space::mine);
  return {words::fill(words::only_you_until, session::audience_of(vault, space)), Readers::nobody_else};
}

FrameScreen build_frame(const journal::Vault& vault, const Place& place, ReadBy read_by,
                        const std::optional<session::SyncState>& sync, const Today& now) {
  const auto overview = vault.overview();
  FrameScreen frame;
  const auto members = vault.members().readers(Space::everyone);
  const bool is_shared = overview.stage == journal::JournalStage::shared;
  if (is_shared) frame.members = session::names_in_a_row(members);
  frame.audience = audience_at(vault, place, read_by, is_shared);
  frame.rail = rail_of(vault, overview);
  frame.ways = ways_to_kinds(vault);
  frame.ways.push_back({{Screen::help}});
  frame.notices = notices_of(vault, sync);
  frame.sync = sync_line(vault, overview, sync, now);
  frame.can_take_back = overview.queued > 0 && is_shared;
  frame.can_send_quickly = is_shared;
  frame.sends_quickly = is_shared && sync && sync->sends_quickly;
  frame.asks_to_fetch_on = vault.post().is_flooded();
  return frame;
}

}  // namespace candour::gui
