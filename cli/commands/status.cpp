#include "cli/commands/commands.hpp"
#include "cli/item_facts.hpp"
#include "cli/pairing_steps.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/member_views.hpp"
#include "journal/vault/pairing.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/relay_log.hpp"
#include "journal/vault/summaries.hpp"
#include "session/speech/marks.hpp"
#include "session/speech/notices.hpp"
#include "session/speech/sentences.hpp"
#include "session/speech/standing.hpp"
#include "session/speech/summary_words.hpp"
#include "session/summary_items.hpp"

namespace candour::cli::commands {

namespace {

using journal::JournalStage;
using journal::Overview;

std::string stage_in_words(JournalStage stage) {
  if (stage == JournalStage::alone) return "Yours alone; private notes can be written";
  if (stage == JournalStage::pairing) return "Being shared; private notes can be written";
  return "Shared";
}

Facts facts_of_members(const Overview& overview) {
  Facts facts;
  for (const auto& member : overview.members) {
    if (member.is_me) continue;
    facts.push_back({"Member", member.name + (member.is_verified ? ", number compared with you"
                                                                 : ", number not compared yet: read yours aloud and "
                                                                   "type theirs with `confirm`")});
  }
  return facts;
}

std::string in_words(std::chrono::milliseconds left) {
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(left).count();
  if (seconds <= 60) return "at most a minute";
  return "at most " + std::to_string((seconds + 59) / 60) + " minutes";
}

// When the next thing goes: known while slots run, else what makes them run.
std::string when_it_goes(Program& program, const Overview& overview) {
  std::vector<std::string> others;
  for (const auto& member : overview.members) {
    if (!member.is_me) others.push_back(member.name);
  }
  const auto to = "Goes to " + names_in_a_row(others) + " at the next of its regular moments, ";
  if (auto* session = program.session()) {
    const auto state = session->state();
    if (state.is_running && state.next_slot)
      return to + in_words(*state.next_slot - program.clock().steady()) + " from now";
  }
  return to + "at most 10 minutes from when `shell` or `sync --watch` runs; `sync --now` sends at once";
}

Facts facts_of_way(Program& program, const Overview& overview) {
  const auto waiting = overview.queued + overview.unsent;
  if (waiting == 0) return {{"On its way", "Nothing"}};
  Facts facts{{"On its way", std::to_string(waiting)}};
  if (overview.stage == JournalStage::shared) facts.push_back({"When", when_it_goes(program, overview)});
  return facts;
}

// An answer of this person's that did not go, and a signature that no longer leads anywhere: said of each summary.
Answer<Facts> facts_of_answers(Program& program, const Overview& overview) {
  std::vector<std::string> others;
  for (const auto& member : overview.members) {
    if (!member.is_me) others.push_back(member.name);
  }
  CANDOUR_TRY(const auto summaries, session::summaries_of(program.vault()));
  Facts facts;
  for (const auto& item : summaries) {
    CANDOUR_TRY(const auto view, program.vault().summaries().show(item.key));
    for (auto& remark : session::remarks_on_summary(view, others)) {
      facts.push_back({"Summary " + item.short_name, std::move(remark)});
    }
  }
  return facts;
}

// What arrived and waits, and what waits to go back: nobody needs to do anything for either.
Answer<Facts> facts_of_waiting(Program& program) {
  Facts facts;
  const auto held_back = program.vault().post().held_back_count();
  if (held_back > 0) facts.push_back({"Waits for an earlier entry", std::to_string(held_back)});
  CANDOUR_TRY(const auto steps, program.vault().items().waiting_steps());
  if (steps > 0) facts.push_back({"Waits for an earlier step", std::to_string(steps)});
  const auto putting_back = program.vault().relay_log().putting_back();
  if (!putting_back.is_due) return facts;
  facts.push_back({"To be put back", putting_back.missing ? std::to_string(*putting_back.missing)
                                                           : "What the post box lost; it is found out at the next sync"});
  if (putting_back.not_before) facts.push_back({"Not before", session::moment_of(*putting_back.not_before)});
  return facts;
}

Facts facts_of_tempo(Program& program) {
  const auto* session = program.session();
  if (!session || !session->state().sends_quickly) return {};
  return {{"Sending", "Quickly, for two hours at most; `sync --quietly` ends it"}};
}

Facts facts_of_post_box(Program& program, const Overview& overview) {
  if (overview.relay.empty()) return {};
  Facts facts{{"Post box", overview.relay}};
  if (program.vault().post().is_flooded()) {
    const auto flood = session::sentence_for_flood();
    facts.push_back({"Waits for you", std::string(flood.what) + " " + std::string(flood.kept) + " " +
                                          std::string(flood.next) + " `sync --more` fetches on."});
  }
  auto* session = program.session();
  if (!session) return facts;
  const auto state = session->state();
  if (state.last_failure) {
    const auto failure = failure_of(*state.last_failure);
    facts.push_back({"Last try", failure.what + " " + failure.next});
  } else if (state.reached_head) {
    facts.push_back({"Last try", session::standing_in_words(program.vault(), state)});
  }
  return facts;
}

Answer<Facts> facts_of_marks(Program& program) {
  CANDOUR_TRY(const auto marks, program.vault().post().marks());
  Facts facts;
  for (const auto& mark : marks) {
    const auto notice = session::notice_of(mark);
    if (notice) facts.push_back({"Notice " + std::string(session::name_of(mark.type)), notice->whole()});
  }
  return facts;
}

void append(Facts& facts, Facts more) {
  for (auto& fact : more) facts.push_back(std::move(fact));
}

Outcome run(Program& program, const Arguments&) {
  const auto overview = program.vault().overview();
  Facts facts{{"Name", overview.name}, {"Journal", stage_in_words(overview.stage)}};
  append(facts, facts_of_members(overview));
  const auto pairing = program.vault().pairing().view();
  const bool is_over = pairing.stage == journal::PairingStage::none || pairing.stage == journal::PairingStage::done;
  if (!is_over) append(facts, facts_of_pairing(pairing));
  append(facts, facts_of_way(program, overview));
  CANDOUR_TRY(auto answers, facts_of_answers(program, overview));
  append(facts, std::move(answers));
  CANDOUR_TRY(auto waiting, facts_of_waiting(program));
  append(facts, std::move(waiting));
  append(facts, facts_of_tempo(program));
  append(facts, facts_of_post_box(program, overview));
  CANDOUR_TRY(auto marks, facts_of_marks(program));
  append(facts, std::move(marks));
  return facts;
}

}  // namespace

Command status() {
  return {
      "status",     "Who shares the journal, whether their number was compared, what is on its way and when it goes.",
      {},           {{"candour-cli status", "Shows where things stand; nothing is sent for it."}},
      Needs::vault, &run};
}

}  // namespace candour::cli::commands
