#include "session/example/texts.hpp"

namespace candour::session::example {

const std::vector<Passage>& passages() {
  static const std::vector<Passage> all{
      {Author::meg, "Why we did this",
       "To help a senior leader understand working life at the front line, and to act on it."},
      {Author::meg, "How we worked", "Six meetings over six months, on screen and in person."},
      {Author::dani, "How we worked", "We agreed ground rules at the second meeting, after changing the first draft."},
      {Author::dani, "What was listened to",
       "How often staff in public-facing work are looked past, and that silence from those nearby can last longer than "
       "the remark."},
      {Author::dani, "What was listened to",
       "How staff living with a long-term condition can feel punished by the way absence is counted."},
      {Author::meg, "What was learned", "That no complaints does not mean no problem."},
      {Author::meg, "What was learned",
       "The mentee noticed an urge to defend managers before hearing the end of the story."},
      {Author::meg, "What was learned", "Change did not always come with good grace, and that was useful to see."},
      {Author::meg, "What was acted on",
       "The mentee now goes to a regular team briefing and listens before speaking."},
      {Author::meg, "What was acted on",
       "Absence linked to disability or a long-term condition was put forward to be recorded separately; the first "
       "route refused, staff representatives took it up, and it will be reviewed after the programme."},
      {Author::dani, "What others could use", "Ask the people who live with a rule before the people who own it."},
      {Author::dani, "What we did not get to",
       "Six meetings were too few, and a heavy meeting needs a lighter one after it."},
      {Author::meg, "Care taken with this text",
       "Names, places, dates and other people's words have been left out or made general."},
      {Author::meg, "Care taken with this text", "It was read and approved by everyone who took part."}};
  return all;
}

const std::vector<PersonOnList>& people() {
  static const std::vector<PersonOnList> all{
      {"Danielle Okafor", {"Danielle", "Dani", "Okafor", "D.O."}, "the mentor"},
      {"Margaret Lyle-Hughes",
       {"Margaret", "Meg", "Lyle-Hughes", "MLH", "Chief Operating Officer", "COO"},
       "the mentee"},
      {"Will Ashdown", {"Will", "Ashdown"}, "a manager", true},
      {"Grace Bellamy", {"Grace", "Bellamy"}, "a colleague", true},
      {"Calderbank Hospital", {"Calderbank"}, "one of our sites"},
      {"Outpatients East", {}, "a public-facing team"},
      {"Monday huddle", {"huddle"}, "a regular team briefing"},
      {"Crohn's", {"Crohns"}, "a long-term condition"},
      {"Northmoor University Hospitals NHS Foundation Trust", {"Northmoor", "the Trust"}, "the organisation"}};
  return all;
}

}  // namespace candour::session::example
