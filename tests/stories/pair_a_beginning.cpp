#include "tests/stories/pair_a.hpp"
#include "tests/stories/pair_a_texts.hpp"

namespace candour::stories {

namespace {

constexpr std::string_view only_the_writer = "Only you can read this";

void play_eighth_of_january(PairA& pair) {
  pair.story.heading("Thursday 8 January - Dani writes before anybody has invited her");
  pair.calendar.set("2026-01-08 22:05");
  const auto made = pair.dani.make_vault();
  pair.story.tell(made.is_done, "Dani makes a vault on her own computer. No account, no post box, no network.", made.whole);
  const auto shell = pair.dani.open_shell();
  pair.story.tell(shell.is_done, "Her passphrase opens it.", shell.whole);
  const auto note = pair.done(pair.dani, {"note", "--text", std::string(pair_a::a00)});
  pair.story.tell(note.has("Readers", only_the_writer), "She writes a private note. Who can read it: only Dani.",
                  note.whole);
}

std::vector<std::string> words_in(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text + " ") {
    if (c != ' ') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

// Both numbers are there, whichever of the two programs was first.
std::string number_of(PairA& pair, Member& member) {
  Reply reply;
  pair.story.wait_and_tell(
      [&] {
        reply = member.ask({"confirm"});
        return !reply.fact("Say aloud").empty();
      },
      member.desk().name + "'s program shows ten digits to say aloud on the phone.", [&] { return reply.whole; });
  return reply.fact("Say aloud");
}

void compare_numbers(PairA& pair) {
  const auto meg_says = number_of(pair, pair.meg);
  const auto dani_says = number_of(pair, pair.dani);
  auto misheard = dani_says;
  misheard.back() = misheard.back() == '0' ? '1' : '0';
  const auto wrong = pair.meg.ask({"confirm", misheard});
  pair.story.tell(!wrong.is_done && wrong.has("Tries left", "2"),
                  "Meg mishears one digit: the program refuses it, shares nothing, and leaves her two tries.",
                  wrong.whole);
  pair.meg.begin({"confirm", dani_says});
  pair.dani.begin({"confirm", meg_says});
  const auto meg_done = pair.meg.answer();
  const auto dani_done = pair.dani.answer();
  pair.story.tell(meg_done.is_done && dani_done.is_done, "Each types the number that the other one said.",
                  meg_done.whole + dani_done.whole);
  for (auto* member : {&pair.meg, &pair.dani}) {
    Reply status;
    pair.story.wait_and_tell(
        [&] {
          status = member->ask({"status"});
          return status.has("Journal", "Shared") && status.mentions("number compared with you");
        },
        member->desk().name + "'s program says: shared, and the number was compared.", [&] { return status.whole; });
  }
}

void play_ninth_of_january(PairA& pair) {
  pair.story.heading("Friday 9 January - twelve words, and a number said by phone");
  pair.calendar.set("2026-01-09 18:00");
  pair.story.tell(pair.relay.start(), "A post box starts; it keeps sealed envelopes and can open none.");
  const auto made = pair.meg.make_vault();
  pair.story.tell(made.is_done && pair.meg.open_shell().is_done, "Meg makes a vault on hers and opens it.", made.whole);
  const auto invited = pair.meg.ask({"invite", pair.relay.address()});
  const auto words = words_in(invited.fact("Words"));
  pair.story.tell(words.size() == 12, "She invites Dani: her program shows twelve words, to be said by phone.",
                  invited.sentence);
  std::vector<std::string> joining{"join", pair.relay.address()};
  joining.insert(joining.end(), words.begin(), words.end());
  const auto joined = pair.dani.ask(joining);
  pair.story.tell(joined.is_done, "Dani types the twelve words.", joined.whole);
  compare_numbers(pair);
  pair.story.tell(pair.done(pair.dani, {"list", "note"}).mentions("came home flying"),
                  "Dani's note of the evening before is still there.");
  const auto at_meg = pair.done(pair.meg, {"search", "flying"});
  pair.story.tell(at_meg.has("Found", "Nothing"), "Meg looks for a word of it: nothing. It is nowhere else.",
                  at_meg.whole);
}

void play_tenth_of_january(PairA& pair) {
  pair.story.heading("Saturday 10 January - Dani thinks aloud, alone");
  pair.calendar.set("2026-01-10 21:14");
  const auto before = pair.done(pair.dani, {"status"}).fact("On its way");
  const auto note = pair.done(pair.dani, {"note", "--text", std::string(pair_a::a01)});
  pair.story.tell(note.has("Readers", only_the_writer),
                  "She writes what she would not say yet. Who can read it: only Dani.", note.whole);
  const auto after = pair.done(pair.dani, {"status"});
  pair.story.tell(before == "Nothing" && after.has("On its way", "Nothing"),
                  "Nothing of it is on its way to anybody.", after.whole);
  const auto at_meg = pair.done(pair.meg, {"list", "note"});
  pair.story.tell(at_meg.has("List", "Nothing is here yet"), "On Meg's computer there is no note at all.", at_meg.whole);
}

}  // namespace

void play_beginning(PairA& pair) {
  play_eighth_of_january(pair);
  play_ninth_of_january(pair);
  play_tenth_of_january(pair);
}

}  // namespace candour::stories
