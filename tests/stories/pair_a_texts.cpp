#include "tests/stories/pair_a_texts.hpp"

namespace candour::stories::pair_a {

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

const std::vector<std::vector<std::string>>& people() {
  static const std::vector<std::vector<std::string>> all{
      {"Danielle Okafor", "--alias", "Danielle", "--alias", "Dani", "--alias", "Okafor", "--alias", "D.O.",
       "--replacement", "the mentor"},
      {"Margaret Lyle-Hughes", "--alias", "Margaret", "--alias", "Meg", "--alias", "Lyle-Hughes", "--alias", "MLH",
       "--alias", "Chief Operating Officer", "--alias", "COO", "--replacement", "the mentee"},
      {"Will Ashdown", "--alias", "Will", "--alias", "Ashdown", "--also-a-word", "--replacement", "a manager"},
      {"Grace Bellamy", "--alias", "Grace", "--alias", "Bellamy", "--also-a-word", "--replacement", "a colleague"},
      {"Calderbank Hospital", "--alias", "Calderbank", "--replacement", "one of our sites"},
      {"Outpatients East", "--replacement", "a public-facing team"},
      {"Monday huddle", "--alias", "huddle", "--replacement", "a regular team briefing"},
      {"Crohn's", "--alias", "Crohns", "--replacement", "a long-term condition"},
      {"Northmoor University Hospitals NHS Foundation Trust", "--alias", "Northmoor", "--alias", "the Trust",
       "--replacement", "the organisation"}};
  return all;
}

const std::vector<std::string>& telling_words() {
  static const std::vector<std::string> all{
      "Danielle",     "Okafor",         "Lyle-Hughes",        "Margaret",           "Ashdown",       "Bellamy",
      "Calderbank",   "Outpatients",    "huddle",             "Crohn",              "Northmoor",     "came home flying",
      "ten feet tall", "the front desk", "someone in charge", "lift doors",         "ten seconds",   "stopped complaining",
      "it was years", "two posts",      "working life",       "looked past",        "on a Monday",   "What was learned"};
  return all;
}

}  // namespace candour::stories::pair_a
