// Every wording that an item ever had, newest first, and bringing one back.
#include <algorithm>
#include <map>

#include "gui/actions/act.hpp"
#include "gui/model/differences.hpp"
#include "gui/model/item_page.hpp"
#include "gui/screens/builds.hpp"
#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/model/text.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/writing.hpp"
#include "session/speech/value_words.hpp"

namespace candour::gui {

namespace model = journal::model;

Result<HistoryScreen> build_history(const journal::Vault& vault, const model::ItemKey& key, const Today& now) {
  CANDOUR_TRY(const auto versions, vault.items().history(key));
  CANDOUR_TRY(const auto item, vault.items().show(key));
  HistoryScreen screen;
  screen.key = key;
  screen.can_bring_back = may_edit(item, journal::kinds::registry().find(key.kind));
  std::map<std::string, std::string> before;
  std::map<std::string, int> same;  // of versions that nobody could tell apart
  for (const auto& version : versions) {
    HistoryVersion row;
    row.name = model::visible(version.author_name, model::Layout::one_line) + " · " + day_and_late(version.day, version.late, now);
    row.label = version.field_label;
    row.text = shown(session::text_of_value(vault, key.kind, version.field, version.value));
    const auto earlier = before.find(row.label);
    row.is_first = earlier == before.end();
    if (!row.is_first) row.differences = differences_between(earlier->second, row.text);
    row.is_shown = version.is_shown;
    row.is_waiting = version.is_waiting;
    row.is_merged = version.is_shown && std::count_if(versions.begin(), versions.end(), [&](const auto& other) {
                      return other.is_shown && other.field == version.field;
                    }) > 1;
    row.tile = std::to_string(version.field) + "/" + version.author_name + "/" +
               std::to_string(version.when.time_since_epoch().count()) + "/" + row.text;
    row.tile += "/" + std::to_string(same[row.tile]++);
    row.wording = {version.field, version.value};
    if (!row.is_waiting) before[row.label] = row.text;
    screen.versions.push_back(std::move(row));
  }
  screen.has_many_fields = before.size() > 1;
  std::reverse(screen.versions.begin(), screen.versions.end());
  return screen;
}

namespace {

// The wording at the left, what is new in it and what is gone at the right.
Chosen draw_version(Ui& ui, const HistoryScreen& screen, const HistoryVersion& version) {
  Chosen chosen;
  ui.begin_card(version.tile, Edge::none);
  ui.begin_halves();
  ui.strong(version.name);
  if (screen.has_many_fields) ui.quiet(version.label);
  ui.reading(version.label, version.text);
  ui.next_half();
  if (version.is_shown) ui.status(version.is_merged ? words::part_of_now : words::shown_now, Ink::good);
  if (version.is_waiting) ui.status(words::waits_for_step, Ink::care);
  if (version.is_first) ui.status(words::first_wording);
  for (const auto& words_in : version.differences.added) ui.text(words::fill(words::added, words_in), Size::body, Ink::good);
  for (const auto& words_out : version.differences.taken_out) {
    ui.text(words::fill(words::taken_out, words_out), Size::body, Ink::care);
  }
  if (screen.can_bring_back && !version.is_waiting && (!version.is_shown || version.is_merged)) {
    ui.begin_row();
    if (ui.button(words::bring_back)) chosen = act::BringBack{screen.key, version.wording};
    ui.end_row();
  }
  ui.end_halves();
  ui.end_card();
  return chosen;
}

}  // namespace

Chosen draw_history(Ui& ui, const HistoryScreen& screen) {
  Chosen chosen;
  for (const auto& version : screen.versions) {
    if (auto done = draw_version(ui, screen, version)) chosen = std::move(done);
  }
  return chosen;
}

void Act::operator()(const act::BringBack& bring) {
  done(vault().writing().edit(bring.item, {bring.wording}));
}

}  // namespace candour::gui
