#include "session/arrivals.hpp"

#include <algorithm>

#include "journal/kinds/summary.hpp"
#include "journal/model/text.hpp"

namespace candour::session {

namespace {

namespace model = journal::model;
using journal::ArrivalView;
using journal::SummaryStage;
using model::ItemKind;

bool has(const ArrivalView& arrival, model::FieldNumber field) {
  return std::find(arrival.fields.begin(), arrival.fields.end(), field) != arrival.fields.end();
}

News of_new(ItemKind kind) {
  switch (kind) {
    case ItemKind::comment: return News::answered;
    case ItemKind::agenda_item: return News::wants_to_talk;
    case ItemKind::passage: return News::offered_passage;
    case ItemKind::people_entry: return News::listed_name;
    case ItemKind::meeting: return News::planned_meeting;
    case ItemKind::summary: return News::began_summary;
    case ItemKind::reflection:
    case ItemKind::private_note:
    case ItemKind::verification: break;
  }
  return News::wrote;
}

// A proposal is told by what stands now: it came, or what was proposed was taken back to a draft.
News of_changed_summary(const journal::Vault& vault, const ArrivalView& arrival) {
  if (!has(arrival, journal::kinds::summary::statement)) {
    return has(arrival, journal::kinds::summary::left_out) ? News::changed_summary : News::changed_wishes;
  }
  const auto view = vault.summary(arrival.item);
  return view && view->stage == SummaryStage::draft && view->difference.empty() ? News::withdrew : News::proposed;
}

News news_of(const journal::Vault& vault, const ArrivalView& arrival, bool is_away) {
  const auto kind = arrival.item.kind;
  if (arrival.is_mine) return News::came_back;
  if (is_away) return kind == ItemKind::people_entry ? News::took_off_list : News::put_away;
  if (kind == ItemKind::summary && has(arrival, journal::kinds::summary::statement)) {
    return of_changed_summary(vault, arrival);
  }
  if (arrival.is_new) return of_new(kind);
  if (has(arrival, model::set_aside)) return kind == ItemKind::people_entry ? News::listed_name : News::brought_back;
  if (kind == ItemKind::summary) return of_changed_summary(vault, arrival);
  if (kind == ItemKind::meeting) return News::changed_meeting;
  return kind == ItemKind::people_entry ? News::listed_name : News::changed;
}

std::string_view said_of(News news) {
  switch (news) {
    case News::wrote: return "{0} wrote something new";
    case News::planned_meeting: return "{0} planned a meeting";
    case News::changed_meeting: return "{0} changed a meeting";
    case News::changed: return "{0} changed something";
    case News::answered: return "{0} wrote underneath something";
    case News::wants_to_talk: return "{0} would like to talk about something";
    case News::offered_passage: return "{0} offered a passage for a summary";
    case News::listed_name: return "{0} put something on the people list";
    case News::put_away: return "{0} put something away for everybody";
    case News::took_off_list: return "{0} took something off the people list";
    case News::brought_back: return "{0} brought back what was put away";
    case News::came_back: return "Something of your own that was missing here came back";
    case News::began_summary: return "{0} began a summary";
    case News::proposed: return "{0} proposed a summary";
    case News::withdrew: return "{0} made a proposed summary a draft again";
    case News::changed_summary: return "{0} changed what a summary leaves out";
    case News::changed_wishes: return "{0} changed for whom a summary is meant, or until when";
    case News::all_willing: return "Everybody is willing now that a summary goes out";
    case News::all_signed: return "A summary is approved by everyone now";
    case News::not_all_willing: return "A summary that everybody was willing to let go may not leave any more";
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
  for (auto& known : all) {
    if (known.news != one.news || known.who != one.who) continue;
    if (known.which != one.which) known.which.clear();
    return;
  }
  all.push_back(std::move(one));
}

bool is_about_a_summary(News news) { return news == News::offered_passage || news >= News::began_summary; }

bool has_several_summaries(const journal::Vault& vault) {
  const auto summaries = vault.list({ItemKind::summary});
  return summaries && summaries->size() > 1;
}

// The commands about a summary mean the newest where none is named.
std::string which_of(const journal::Vault& vault, News news, const journal::ItemView& item) {
  if (news == News::changed) return item.short_name;
  if (!is_about_a_summary(news) || !has_several_summaries(vault)) return {};
  if (item.key.kind == ItemKind::summary) return item.short_name;
  for (const auto& field : item.fields) {
    const auto* link = std::get_if<model::Link>(&field.value);
    if (link != nullptr && link->kind == ItemKind::summary) return vault.short_name(*link).value_or("");
  }
  return {};
}

}  // namespace

std::vector<Came> what_came(const journal::Vault& vault, const std::vector<ArrivalView>& arrivals) {
  std::vector<Came> all;
  for (auto arrival = arrivals.rbegin(); arrival != arrivals.rend(); ++arrival) {
    const auto item = vault.show(arrival->item);
    // What is never sent cannot have come: this vault wrote it while it took something in.
    if (!item || item->space == model::Space::mine) continue;
    // What nobody had seen and is put away already is no news.
    if (arrival->is_new && item->is_set_aside && !arrival->is_mine) continue;
    const auto news = news_of(vault, *arrival, item->is_set_aside);
    const auto who = news == News::came_back ? std::string() : model::visible(arrival->author_name, model::Layout::one_line);
    add_once(all, {news, who, which_of(vault, news, *item)});
  }
  return all;
}

std::string in_words(const Came& came) {
  std::string sentence(said_of(came.news));
  const auto place = sentence.find("{0}");
  return place == std::string::npos ? sentence : sentence.replace(place, 3, came.who);
}

std::string shown_by(const Came& came) {
  switch (came.news) {
    case News::changed: return came.which.empty() ? "list" : "history " + came.which;
    case News::wrote:
    case News::answered:
    case News::wants_to_talk:
    case News::brought_back: return "list";
    case News::put_away:
    case News::came_back: return "list --all";
    case News::planned_meeting:
    case News::changed_meeting: return "meeting list";
    case News::listed_name:
    case News::took_off_list: return "people list";
    case News::began_summary: return "list summary";
    case News::offered_passage:
    case News::proposed:
    case News::withdrew:
    case News::changed_summary:
    case News::changed_wishes:
    case News::all_willing:
    case News::all_signed:
    case News::not_all_willing: return came.which.empty() ? "summary compose" : "summary compose --summary " + came.which;
  }
  return {};
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
  CANDOUR_TRY(const auto summaries, vault.list({ItemKind::summary}));
  revision_ = vault.revision();
  for (const auto& summary : summaries) {
    CANDOUR_TRY(const auto view, vault.summary(summary.key));
    const auto now = view.difference.empty() ? view.stage : SummaryStage::draft;
    const auto before = std::exchange(known_[summary.key], now);
    if (now == before || !(is_agreed(now) || is_agreed(before))) continue;
    add_once(all, {of_stage(now), {}, summaries.size() > 1 ? summary.short_name : std::string()});
  }
  return all;
}

Result<std::vector<Came>> what_came(const journal::Vault& vault, const journal::Absorbed& absorbed,
                                    SummaryStages& stages) {
  auto all = what_came(vault, absorbed.arrived);
  const bool may_move = absorbed.has_agreements ||
                        std::any_of(absorbed.arrived.begin(), absorbed.arrived.end(), [](const ArrivalView& arrival) {
                          return arrival.item.kind == ItemKind::summary || arrival.item.kind == ItemKind::passage ||
                                 arrival.item.kind == ItemKind::people_entry;
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
