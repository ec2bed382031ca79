#include <algorithm>

#include "crypto/hash.hpp"
#include "tests/stories/pair_a.hpp"
#include "tests/stories/pair_a_texts.hpp"

namespace candour::stories {

namespace {

using pair_a::Author;

// Offers every passage of one author; where the comma will come, the first wording still lacks it.
void offer_passages(PairA& pair, Author author) {
  auto& member = author == Author::meg ? pair.meg : pair.dani;
  for (const auto& passage : pair_a::passages()) {
    if (passage.author != author) continue;
    const bool is_first = &passage == &pair_a::passages().front();
    pair.done(member, {"summary", "offer", passage.heading, is_first ? std::string(pair_a::without_comma) : passage.text});
  }
}

void wait_for_passages(PairA& pair, Member& member, std::size_t wanted, std::string_view sentence) {
  Reply list;
  pair.story.wait_and_tell(
      [&] {
        list = member.ask({"list", "passage"});
        return list.count("Item") == wanted;
      },
      sentence, [&] { return list.whole; });
}

void wait_for_stage(PairA& pair, Member& member, std::string_view stage, std::string_view sentence) {
  Reply composed;
  pair.story.wait_and_tell(
      [&] {
        composed = member.ask({"summary", "compose"});
        return composed.fact("Stage").starts_with(stage);
      },
      sentence, [&] { return composed.whole; });
}

std::string short_name_of(PairA& pair, Member& member, std::string_view beginning) {
  const auto list = pair.done(member, {"list", "passage"});
  std::string item;
  for (const auto& [name, value] : list.facts) {
    if (name == "Item") item = value;
    if (name == "Words" && value.starts_with(beginning)) return item;
  }
  return {};
}

Reply propose(PairA& pair) {
  return pair.meg.ask({"summary", "propose", "--audience", "board", "--until", "2026-09-10"});
}

void play_june(PairA& pair) {
  pair.story.heading("Tuesday 2 June - Meg again");
  pair.calendar.set("2026-06-02 18:00");
  const auto written = pair.done(pair.meg, {"reflect", "--text", std::string(pair_a::a11)});
  Reply shown;
  pair.story.wait_and_tell(
      [&] {
        shown = pair.dani.ask({"show", written.fact("Item")});
        return shown.mentions(pair_a::a11);
      },
      "Meg writes where she goes on Mondays now. Who can read it: Meg and Dani; Dani has it.",
      [&] { return shown.whole; });
}

void play_stopped_draft(PairA& pair) {
  pair.story.heading("Friday 12 June - a first draft is stopped");
  pair.calendar.set("2026-06-12 14:00");
  for (const auto& entry : pair_a::people()) {
    auto words = pair_a::people_command(entry);
    words.insert(words.begin(), {"people", "add"});
    pair.done(pair.dani, words);
  }
  Reply people;
  pair.story.wait_and_tell(
      [&] {
        people = pair.meg.ask({"people", "list"});
        return people.count("Item") == pair_a::people().size();
      },
      "Dani lists the people and places that nobody may recognise. Who can read the list: Dani and Meg.",
      [&] { return people.whole; });
  const auto offered = pair.done(pair.meg, {"summary", "offer", "What was listened to", std::string(pair_a::too_exact)});
  pair.story.tell(offered.is_done, "Meg begins a summary for the board with a sentence about the remark at the desk.");
  const auto refused = propose(pair);
  pair.story.tell(!refused.is_done && refused.has("Name found", "Will") &&
                      refused.has("In the passage", offered.fact("Item")) && refused.mentions("Will laughed"),
                  "It is stopped: the name \"Will\" is on the list. The program shows the passage and the sentence, and "
                  "nothing is proposed.",
                  refused.whole);
  pair.done(pair.meg, {"summary", "replace", offered.fact("Item"), "Will"});
  const auto composed = pair.done(pair.meg, {"summary", "compose"});
  pair.story.tell(composed.has("Names to settle", "0") && composed.mentions("A manager laughed"),
                  "Meg says \"A manager\" instead, with the capital of the sentence.", composed.whole);
}

void play_draft(PairA& pair) {
  pair.story.heading("The same day - what they offer, and one veto");
  offer_passages(pair, Author::meg);
  wait_for_passages(pair, pair.dani, 10, "Meg offers nine more sentences; Dani has them all.");
  offer_passages(pair, Author::dani);
  wait_for_passages(pair, pair.meg, 15, "Dani offers five; Meg has them all.");
  pair.done(pair.dani, {"summary", "leave-out", short_name_of(pair, pair.dani, "A visitor asked")});
  Reply composed;
  pair.story.wait_and_tell(
      [&] {
        composed = pair.meg.ask({"summary", "compose"});
        return composed.is_done && !composed.fact("Text").empty() && !composed.mentions("A visitor asked");
      },
      "Dani leaves the sentence about the remark out. No reason is asked, and it is gone from Meg's draft too.",
      [&] { return composed.whole; });
}

void play_comma(PairA& pair) {
  const auto proposed = propose(pair);
  pair.story.tell(proposed.is_done, "Meg proposes the text to Dani: for the board, until 10 September.", proposed.whole);
  wait_for_stage(pair, pair.dani, "Proposed", "Dani sees exactly the proposed file.");
  const auto willing = pair.dani.ask({"summary", "consent", "--yes", "intent"});
  pair.story.tell(willing.is_done, "Dani reads it to the end and is willing.", willing.whole);
  const auto early = pair.meg.ask({"summary", "export", (pair.folder / "too-early").string()});
  pair.story.tell(early.error_code == "not_approved" && !std::filesystem::exists(pair.folder / "too-early"),
                  "Meg cannot export it: not yet approved by everyone.", early.whole);
  const auto& fixed = pair_a::passages().front().text;
  pair.done(pair.meg, {"edit", short_name_of(pair, pair.meg, "To help a senior"), "--text", fixed});
  pair.wait_until_sent(pair.meg, "Meg adds a comma that was missing.");
  const auto changed = pair.done(pair.meg, {"summary", "compose"});
  pair.story.tell(changed.fact("Stage").starts_with("Draft") || changed.count("No longer as proposed") == 1,
                  "With one comma changed the proposal no longer stands, and Dani's yes to it counts for nothing.",
                  changed.whole);
  const auto late = pair.meg.ask({"summary", "export", (pair.folder / "too-early").string()});
  pair.story.tell(late.error_code == "not_equal", "Export is refused again: this is no longer the text that was proposed.", late.whole);
}

void consent_in_both_steps(PairA& pair) {
  for (auto* member : {&pair.meg, &pair.dani}) {
    const auto& name = member->desk().name;
    wait_for_stage(pair, *member, "Proposed. Not approved", name + " has the new proposal, with no answer of hers yet.");
    const auto willing = member->ask({"summary", "consent", "--yes", "intent"});
    pair.story.tell(willing.is_done, name + " reads it to the end and is willing.", willing.whole);
  }
  for (auto* member : {&pair.meg, &pair.dani}) {
    const auto& name = member->desk().name;
    wait_for_stage(pair, *member, "Everybody is willing", name + " is told that everybody is willing.");
    const auto signed_it = member->ask({"summary", "consent", "--yes", "signature"});
    pair.story.tell(signed_it.is_done, name + " signs.", signed_it.whole);
  }
  for (auto* member : {&pair.meg, &pair.dani}) {
    wait_for_stage(pair, *member, "Approved by everyone",
                   member->desk().name + "'s program says: approved by everyone.");
  }
}

// A signature cannot be called back: whoever gives a second yes is told what it does.
void think_again(PairA& pair) {
  pair.done(pair.meg, {"summary", "take-back"});
  const auto stopped = pair.meg.ask({"summary", "export", (pair.folder / "too-early").string()});
  pair.story.tell(!stopped.is_done && !std::filesystem::exists(pair.folder / "too-early"),
                  "Meg takes her yes back, and her program exports nothing.", stopped.whole);
  const auto asked = pair.meg.ask({"summary", "consent"});
  constexpr std::string_view told = "You signed these words before: with your yes they can be sent out.";
  pair.story.tell(asked.whole.find(told) != std::string::npos,
                  "Asked again, she is told that her signature is held, and what her yes would do.", asked.whole);
  const auto again = pair.meg.ask({"summary", "consent", "--yes", "intent"});
  pair.story.tell(again.is_done, "She says yes again, and signs nothing anew.", again.whole);
  wait_for_stage(pair, pair.meg, "Approved by everyone", "It is approved by everyone once more.");
}

void check_export(PairA& pair) {
  const auto folder = pair.folder / "summary";
  const auto exported = pair.meg.ask({"summary", "export", folder.string()});
  pair.story.tell(exported.is_done, "Meg exports it.", exported.whole);
  const auto hash = to_hex(crypto::sha256(as_bytes(read_file(folder / "summary.txt"))));
  pair.story.tell(hash == pair_a::golden_hash, "The file is, byte for byte, the text they approved.", hash);
  const auto card = pair.folder / "card";
  std::vector<std::string> principals;
  std::string lines;
  for (auto* member : {&pair.meg, &pair.dani}) {
    auto line = pair.done(*member, {"summary", "card"}).fact("Line");
    if (!line.ends_with('\n')) line += '\n';
    principals.push_back(line.substr(0, line.find(' ')));
    lines += line;
  }
  write_file(card, lines);
  Start verify;
  verify.program = pair.programs / "candour-verify";
  verify.arguments = {folder.string(), "--card", card.string(), "--clock", pair.calendar.file().string()};
  const auto verified = run(verify);
  pair.story.tell(verified.exit_code == 0 && verified.output.find("result: good") != std::string::npos,
                  "The organiser checks it with `candour-verify` and the two lines they each gave her: good.",
                  verified.output);
  std::sort(principals.begin(), principals.end());
  for (std::size_t i = 0; i < principals.size(); ++i) {
    Start second;
    second.program = "ssh-keygen";
    const auto signature = folder / ("consent.txt." + std::to_string(i + 1) + ".sig");
    second.arguments = {"-Y", "verify", "-f", card.string(), "-I", principals[i], "-n", "candour-summary",
                        "-s", signature.string()};
    second.input_file = folder / "consent.txt";
    const auto checked = run(second);
    pair.story.tell(checked.exit_code == 0,
                    "A program that knows nothing of Candour, `ssh-keygen -Y verify`, finds signature " +
                        std::to_string(i + 1) + " good.",
                    checked.output);
  }
}

}  // namespace

void play_summary(PairA& pair) {
  play_june(pair);
  play_stopped_draft(pair);
  play_draft(pair);
  play_comma(pair);
  pair.story.heading("Sunday 14 June - both approve, and it leaves the journal");
  pair.calendar.set("2026-06-14 16:00");
  const auto proposed = propose(pair);
  pair.story.tell(proposed.is_done, "Meg proposes the text anew.", proposed.whole);
  consent_in_both_steps(pair);
  think_again(pair);
  check_export(pair);
}

}  // namespace candour::stories
