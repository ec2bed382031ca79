#include "tests/stories/pair_a.hpp"
#include "tests/stories/pair_a_texts.hpp"

namespace candour::stories {

namespace {

bool both_can_read(const Reply& reply) {
  const auto readers = reply.fact("Readers");
  return readers.find("Meg") != std::string::npos && readers.find("Dani") != std::string::npos;
}

// Waits until `member` can show the item with these words in it.
void wait_for_words(PairA& pair, Member& member, const std::string& item, std::string_view words,
                    std::string_view sentence) {
  Reply reply;
  pair.story.wait_and_tell(
      [&] {
        reply = member.ask({"show", item});
        return reply.is_done && reply.mentions(words);
      },
      sentence, [&] { return reply.whole; });
}

std::string plan_meeting(PairA& pair, const std::string& date) {
  const auto planned = pair.done(pair.meg, {"meeting", "add", "--date", date, "--time", "10:00", "--zone",
                                            "Europe/London", "--place", "video", "--minutes", "60"});
  pair.story.tell(both_can_read(planned), "Meg plans the meeting of " + date + ". Who can read it: Meg and Dani.",
                  planned.whole);
  return planned.fact("Item");
}

void play_january_and_february(PairA& pair) {
  pair.story.heading("Thursday 15 January and Thursday 12 February - meetings with a date");
  pair.calendar.set("2026-01-15 09:30");
  const auto meeting_one = plan_meeting(pair, "2026-01-15");
  pair.meeting_two = plan_meeting(pair, "2026-02-12");
  wait_for_words(pair, pair.dani, meeting_one, "2026-01-15 10:00", "Dani has the first, at ten in London.");
  wait_for_words(pair, pair.dani, pair.meeting_two, "2026-02-12 10:00", "And the second.");
}

void play_promotion(PairA& pair) {
  pair.story.heading("Wednesday 11 February - one sentence leaves the private note, in new words");
  pair.calendar.set("2026-02-11 20:00");
  const auto notes = pair.done(pair.dani, {"list", "note"});
  const auto promoted =
      pair.done(pair.dani, {"promote", notes.fact("Item"), "--selected", "Maybe start with the desk.", "--as",
                            std::string(pair_a::a02), "--to", "agenda", "--meeting", pair.meeting_two, "--yes"});
  pair.story.tell(promoted.has("They will see", pair_a::a02) && both_can_read(promoted),
                  "Dani takes one sentence of it, puts it in new words, sees exactly what Meg will see, and shares "
                  "that. Who can read it: Dani and Meg.",
                  promoted.whole);
  wait_for_words(pair, pair.meg, pair.meeting_two, pair_a::a02, "Meg finds it on the agenda of the second meeting.");
  const auto agenda = pair.done(pair.meg, {"agenda", "list", pair.meeting_two});
  pair.story.tell(agenda.has("Day", "2026-02-11") && agenda.has("Author", "Dani"),
                  "It bears Dani's name and the day of sharing, not the evening of the note.", agenda.whole);
  const auto search = pair.done(pair.meg, {"search", "Palace"});
  pair.story.tell(search.has("Found", "Nothing"), "No other word of the note is on Meg's computer.", search.whole);
}

void play_march(PairA& pair) {
  pair.story.heading("11 to 13 March - what happened at the desk, and what Meg heard");
  pair.calendar.set("2026-03-11 19:30");
  const auto told = pair.done(pair.dani, {"reflect", "--text", std::string(pair_a::a05)});
  pair.story.tell(both_can_read(told), "Dani writes down what happened. Who can read it: Dani and Meg.", told.whole);
  wait_for_words(pair, pair.meg, told.fact("Item"), pair_a::a05, "It reaches Meg word for word.");
  pair.calendar.set("2026-03-13 18:00");
  const auto text = std::string(pair_a::a07_before_last_line) + std::string(pair_a::a07_last_line);
  const auto heard = pair.done(pair.meg, {"reflect", "--text", text});
  pair.story.tell(both_can_read(heard), "Meg writes what she heard. Who can read it: Meg and Dani.", heard.whole);
  pair.reflection = heard.fact("Item");
  wait_for_words(pair, pair.dani, pair.reflection, text, "It reaches Dani word for word.");
}

void play_offline_day(PairA& pair) {
  pair.story.heading("Monday 16 March - no post box, and both write at once");
  pair.calendar.set("2026-03-16 12:00");
  pair.story.tell(pair.relay.stop(), "The post box is switched off.");
  const auto changed = std::string(pair_a::a07_before_last_line) + std::string(pair_a::a07_last_line_changed);
  const auto edited = pair.meg.ask({"edit", pair.reflection, "--text", changed});
  pair.story.tell(edited.is_done, "Meg changes the last line of what she wrote.", edited.whole);
  const auto at_dani = pair.done(pair.dani, {"show", pair.reflection});
  pair.story.tell(at_dani.mentions(pair_a::a07_last_line), "Dani still sees the old line.", at_dani.whole);
  const auto comment = pair.dani.ask({"comment", pair.reflection, "--text", std::string(pair_a::a08)});
  pair.story.tell(comment.is_done && both_can_read(comment),
                  "She comments on it. Who can read it: Dani and Meg, once it can go.",
                  comment.whole);
  pair.story.tell(pair.relay.start(), "The post box is switched on again.");
  for (auto* member : {&pair.meg, &pair.dani}) {
    const auto& name = member->desk().name;
    wait_for_words(pair, *member, pair.reflection, pair_a::a07_last_line_changed, name + " has the new last line.");
    wait_for_words(pair, *member, pair.reflection, pair_a::a08,
                   name + " has the comment, still attached to the reflection.");
  }
  const auto history = pair.done(pair.dani, {"history", pair.reflection});
  pair.story.tell(history.mentions(pair_a::a07_last_line), "The earlier wording stays in the history.", history.whole);
}

}  // namespace

void play_meetings(PairA& pair) {
  play_january_and_february(pair);
  play_promotion(pair);
  play_march(pair);
  play_offline_day(pair);
}

}  // namespace candour::stories
