#include "session/arrivals.hpp"

#include <algorithm>

#include "base/text/fill.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/model/text.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/post_views.hpp"
#include "journal/vault/summaries.hpp"
#include "session/summary_items.hpp"

namespace candour::session {

namespace {

namespace model = journal::model;
using journal::ArrivalView;
using journal::SummaryStage;
using model::ItemKind;

bool has(const ArrivalView& arrival, model::FieldNumber field) {
  return std::find(arrival.fields.begin(), arrival.fields.end(), field) != arrival.fields.end();
}

const model::KindSpec* spec_of(ItemKind kind) { return journal::kinds::registry().find(kind); }

// A proposal is told by what stands now: it came, or what was proposed was taken back to a draft.
News of_changed_summary(const journal::Vault& vault, const ArrivalView& arrival) {
  if (!has(arrival, journal::kinds::summary::statement)) {
    return has(arrival, journal::kinds::summary::left_out) ? News::changed_left_out : News::changed;
  }
  const auto view = vault.summaries().show(arrival.item);
  return view && view->stage == SummaryStage::draft && view->difference.empty() ? News::withdrew : News::proposed;
}

News news_of(const journal::Vault& vault, const ArrivalView& arrival, bool is_away) {
  const bool is_of_summary = is_summary(arrival.item);
  if (arrival.is_mine) return News::came_back;
  if (is_away) return News::put_away;
  if (is_of_summary && has(arrival, journal::kinds::summary::statement)) return of_changed_summary(vault, arrival);
  if (arrival.is_new) return News::made;
  if (has(arrival, model::set_aside)) return News::brought_back;
  return is_of_summary ? of_changed_summary(vault, arrival) : News::changed;
}

// The name of its words in the files of journal/content.
std::string_view key_of(News news) {
  switch (news) {
    case News::made: return "news.made";
    case News::changed: return "news.changed";
    case News::put_away: return "news.put-away";
    case News::brought_back: return "news.brought-back";
    case News::came_back: return "news.came-back";
    case News::proposed: return "news.proposed";
    case News::withdrew: return "news.withdrew";
    case News::changed_left_out: return "news.changed-left-out";
    case News::all_willing: return "news.all-willing";
    case News::all_signed: return "news.all-signed";
    case News::not_all_willing: return "news.not-all-willing";
  }
  return {};
}

News of_stage(SummaryStage now) {
  switch (now) {
    case SummaryStage::all_willing: return News::all_willing;
    case SummaryStage::all_consented: return News::all_signed;
    case SummaryStage::draft:
    case SummaryStage::proposed: break;
  }
  return News::not_all_willing;
}

bool is_agreed(SummaryStage stage) { return stage >= SummaryStage::all_willing; }

void add_once(std::vector<Came>& all, Came one) {
  const auto is_told = [&](const Came& told) { return told.who == one.who && in_words(told) == in_words(one); };
  const auto known = std::find_if(all.begin(), all.end(), is_told);
  if (known == all.end()) return all.push_back(std::move(one));
  if (known->which != one.which) known->which.clear();
}

// "history {0}": the command that shows it, of the one thing that {0} names; of several another may.
std::string_view command_of(News news, ItemKind kind, bool is_of_several) {
  const auto* spec = spec_of(kind);
  if (spec == nullptr) return {};
  const std::string of_news = "shows" + std::string(key_of(news).substr(std::string_view("news").size()));
  const auto& command = spec->words.contains(of_news) ? spec->say(of_news) : spec->say("shows");
  return is_of_several && command.find("{0}") != std::string::npos ? spec->say("shows.several") : command;
}

bool has_several_summaries(const journal::Vault& vault) {
  const auto summaries = summaries_of(vault);
  return summaries && summaries->size() > 1;
}

// The commands about a summary mean the newest where none is named.
std::string which_of(const journal::Vault& vault, News news, const journal::ItemView& item) {
  const auto command = command_of(news, item.key.kind, false);
  if (command.find("{0}") == std::string_view::npos) return {};
  if (!command.starts_with("summary ")) return item.short_name;
  if (!has_several_summaries(vault)) return {};
  if (is_summary(item.key)) return item.short_name;
  const auto* spec = spec_of(item.key.kind);
  const auto whole = spec != nullptr ? journal::field_of<model::Link>(item, spec->stands_in) : std::nullopt;
  return whole ? vault.items().short_name(*whole).value_or("") : "";
}

}  // namespace

std::vector<Came> what_came(const journal::Vault& vault, const std::vector<ArrivalView>& arrivals) {
  std::vector<Came> all;
  for (auto arrival = arrivals.rbegin(); arrival != arrivals.rend(); ++arrival) {
    const auto item = vault.items().show(arrival->item);
    // What is never sent cannot have come: this vault wrote it while it took something in.
    if (!item || item->space == model::Space::mine) continue;
    // What nobody had seen and is put away already is no news.
    if (arrival->is_new && item->is_set_aside && !arrival->is_mine) continue;
    const auto news = news_of(vault, *arrival, item->is_set_aside);
    const auto who = news == News::came_back ? std::string() : model::visible(arrival->author_name, model::Layout::one_line);
    add_once(all, {news, item->key.kind, who, which_of(vault, news, *item)});
  }
  return all;
}

std::string in_words(const Came& came) {
  const auto* spec = spec_of(came.kind);
  return spec != nullptr ? text::fill(spec->say(key_of(came.news)), came.who) : std::string();
}

std::string shown_by(const Came& came) {
  return text::fill(std::string(command_of(came.news, came.kind, came.which.empty())), came.which);
}

std::string announcement_of(const std::vector<Came>& came) {
  std::vector<std::pair<std::string, std::string>> by_command;
  for (const auto& one : came) {
    auto command = shown_by(one);
    const auto known = std::find_if(by_command.begin(), by_command.end(),
                                    [&](const auto& said) { return said.first == command; });
    if (known == by_command.end()) {
      by_command.emplace_back(std::move(command), in_words(one));
    } else {
      known->second += "; ";
      known->second += in_words(one);
    }
  }
  std::string all;
  for (const auto& [command, sentence] : by_command) {
    if (!all.empty()) all += ' ';
    all.append(sentence).append("; `").append(command).append("` shows it.");
  }
  return all;
}

Result<> SummaryStages::look(const journal::Vault& vault) {
  if (revision_ == vault.revision()) return {};
  const auto untold = changes(vault);
  return untold ? Result<>() : Result<>(untold.error());
}

Result<std::vector<Came>> SummaryStages::changes(const journal::Vault& vault) {
  std::vector<Came> all;
  CANDOUR_TRY(const auto summaries, summaries_of(vault));
  revision_ = vault.revision();
  for (const auto& summary : summaries) {
    CANDOUR_TRY(const auto view, vault.summaries().show(summary.key));
    const auto now = view.difference.empty() ? view.stage : SummaryStage::draft;
    const auto before = std::exchange(known_[summary.key], now);
    if (now == before || !(is_agreed(now) || is_agreed(before))) continue;
    add_once(all, {of_stage(now), summary.key.kind, {}, summaries.size() > 1 ? summary.short_name : std::string()});
  }
  return all;
}

Result<std::vector<Came>> what_came(const journal::Vault& vault, const journal::Absorbed& absorbed,
                                    SummaryStages& stages) {
  auto all = what_came(vault, absorbed.arrived);
  const bool may_move = absorbed.has_agreements ||
                        std::any_of(absorbed.arrived.begin(), absorbed.arrived.end(), [](const ArrivalView& arrival) {
                          const auto* spec = spec_of(arrival.item.kind);
                          return spec != nullptr && spec->sending == model::Sending::slotted_always;
                        });
  if (!may_move) return all;
  CANDOUR_TRY(auto moved, stages.changes(vault));
  for (auto& one : moved) all.push_back(std::move(one));
  return all;
}

void add(const journal::Absorbed& more, journal::Absorbed& all) {
  all.arrived.insert(all.arrived.begin(), more.arrived.begin(), more.arrived.end());
  all.has_agreements = all.has_agreements || more.has_agreements;
  all.pairing_moved = all.pairing_moved || more.pairing_moved;
}

}  // namespace candour::session
