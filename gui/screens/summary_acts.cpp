// The path of a summary: offered, composed, its names settled, proposed, approved twice, written to a folder.
#include <sstream>

#include "gui/actions/act.hpp"
#include "gui/actions/typed_folder.hpp"
#include "gui/model/own_screens.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/passage.hpp"
#include "journal/kinds/people_entry.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/model/time.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/keys.hpp"
#include "journal/vault/summaries.hpp"
#include "journal/vault/writing.hpp"
#include "session/ranks.hpp"
#include "session/speech/item_words.hpp"
#include "session/speech/summary_words.hpp"

namespace candour::gui {

namespace {

namespace model = journal::model;
namespace kinds = journal::kinds;

model::SetValue aliases_in(const std::string& typed) {
  model::SetValue set;
  std::istringstream parts(typed);
  for (std::string part; std::getline(parts, part, ',');) {
    const auto from = part.find_first_not_of(' ');
    if (from == std::string::npos) continue;
    part = part.substr(from, part.find_last_not_of(' ') - from + 1);
    set.insert(to_bytes(as_bytes(part)));
  }
  return set;
}

}  // namespace

void Act::operator()(const act::BeginSummary& begin) {
  const auto number = kinds::summary::number_of(static_cast<journal::summary::Audience>(begin.audience));
  const auto made = vault().writing().write(kind_listed_on(Screen::summary), {{kinds::summary::audience, model::Choice{number}}});
  if (!made) desk.notices.say(made.error());
  desk.page.say_changed();
}

void Act::operator()(const act::Offer& offer) {
  if (is_blank(offer.text)) return desk.notices.say(words::nothing_written, {}, Care::waiting);
  const auto others = vault().items().linked_to(offer.summary, kind_typed_on(Screen::summary));
  if (!others) return desk.notices.say(others.error());
  const auto heading = static_cast<std::uint64_t>(offer.heading);
  const auto made =
      vault().writing().write(kind_typed_on(Screen::summary), {{kinds::passage::summary, offer.summary},
                                        {kinds::passage::heading, model::Number{heading}},
                                        {kinds::passage::order, session::rank_at_end(*others, kinds::passage::order)},
                                        {kinds::passage::text, model::Prose{offer.text}}});
  if (!made) return desk.notices.say(made.error());
  desk.drafts.drop(Typed::summary_offer);
  desk.notices.say(words::offered);
  desk.page.rebuild_soon();
}

void Act::operator()(const act::LeaveOut& leave) {
  done(leave.is_left_out ? vault().summaries().leave_out(leave.passage) : vault().summaries().put_back(leave.passage));
}

void Act::operator()(const act::AddPerson& person) {
  if (person.name.empty() || person.instead.empty()) return desk.notices.say(words::person_missing, {}, Care::waiting);
  std::vector<journal::FieldValue> fields{{kinds::people_entry::name, model::Line{person.name}},
                                          {kinds::people_entry::replacement, model::Line{person.instead}}};
  auto aliases = aliases_in(person.aliases);
  if (!aliases.empty()) fields.push_back({kinds::people_entry::aliases, std::move(aliases)});
  if (person.is_also_a_word) fields.push_back({kinds::people_entry::also_a_word, model::Flag{true}});
  const auto written = vault().writing().write(kind_beside(Screen::summary), fields);
  if (!written) return desk.notices.say(written.error());
  desk.drafts.drop(Typed::people);
  desk.page.rebuild_soon();
}

void Act::operator()(const act::Replace& replace) {
  const auto passage = vault().items().show(replace.passage);
  if (!passage) return desk.notices.say(passage.error());
  auto text = session::words_of_field(*passage, kinds::passage::text);
  const bool is_there = replace.offset + replace.as_written.size() <= text.size() &&
                        text.compare(replace.offset, replace.as_written.size(), replace.as_written) == 0;
  if (!is_there) return done(Error{ErrorCode::not_equal, "replace a name"}), void();
  text.replace(replace.offset, replace.as_written.size(), replace.words);
  done(vault().writing().edit(replace.passage, {{kinds::passage::text, model::Prose{std::move(text)}}}));
}

void Act::operator()(const act::Allow& allow) { done(vault().summaries().allow(allow.passage, allow.alias)); }

void Act::operator()(const act::Propose& propose) {
  const auto day = day_from(propose.until);
  if (!day) return desk.notices.say(words::bad_day, {}, Care::waiting);
  const auto view = vault().summaries().show(propose.summary);
  if (!view) return desk.notices.say(view.error());
  if (!done(vault().summaries().propose(propose.summary, session::audience_of_summary(*view), day->number))) return;
  desk.shelf.choose(Typed::summary_step, 4);
  desk.page.say_changed();
}

void Act::operator()(const act::Withdraw& withdraw) {
  if (done(vault().summaries().withdraw(withdraw.summary))) desk.shelf.choose(Typed::summary_step, 1);
}

void Act::operator()(act::Consent consent) {
  auto passphrase = prepared_again(std::move(consent.passphrase));
  if (!passphrase) return;
  beside<void>(
      [summary = consent.summary, phase = consent.phase, shown = std::move(consent.shown), again = std::move(*passphrase)](session::Holding& held) {
        auto step_up = held.vault()->keys().step_up(again);
        if (!step_up) return Result<>(step_up.error());
        return held.vault()->summaries().consent(summary, phase, shown, std::move(*step_up));
      },
      [](DeskParts& here, Result<> given) { Act{here}.done(given); });
}

void Act::operator()(const act::TakeConsentBack& take) {
  if (done(vault().summaries().take_back(take.summary))) desk.notices.say(session::taken_back);
}

void Act::operator()(act::Export files) {
  const auto folder = typed_folder(files.folder);
  if (folder.empty()) {
    give_back(std::move(files.passphrase));
    return desk.notices.say(words::export_folder, {}, Care::waiting);
  }
  const auto view = vault().summaries().show(files.summary);
  if (!view) return desk.notices.say(view.error());
  if (!view->may_leave()) {
    const auto refusal = session::refusal_of_export(*view);
    return desk.notices.say(refusal.what + " " + refusal.kept, refusal.next, Care::waiting);
  }
  if (view->is_public()) return export_public(std::move(files), folder);
  if (done(vault().summaries().export_summary(files.summary, folder))) desk.notices.say(words::fill(words::exported, folder.string()));
}

void Act::export_public(act::Export files, const std::filesystem::path& folder) {
  auto passphrase = prepared_again(std::move(files.passphrase));
  if (!passphrase) return;
  beside<void>(
      [summary = files.summary, folder, again = std::move(*passphrase)](session::Holding& held) {
        auto step_up = held.vault()->keys().step_up(again);
        if (!step_up) return Result<>(step_up.error());
        return held.vault()->summaries().export_public_text(summary, folder, std::move(*step_up));
      },
      [folder](DeskParts& here, Result<> written) {
        if (Act{here}.done(written)) here.notices.say(words::fill(words::exported, folder.string()));
      });
}

}  // namespace candour::gui
