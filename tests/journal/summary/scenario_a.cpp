#include "scenario_a.hpp"

namespace candour::test {
namespace {

using journal::summary::ListedName;
using journal::summary::Passage;

const MemberKey meg{ByteArray<32>{1}};
const MemberKey dani{ByteArray<32>{2}};

}  // namespace

std::vector<Passage> golden_passages() {
  struct Row {
    std::uint16_t heading;
    MemberKey author;
    std::string text;
  };
  const std::vector<Row> rows{
      {1, meg, "To help a senior leader understand working life at the front line, and to act on it."},
      {2, meg, "Six meetings over six months, on screen and in person."},
      {2, dani, "We agreed ground rules at the second meeting, after changing the first draft."},
      {3, dani,
       "How often staff in public-facing work are looked past, and that silence from those nearby can "
       "last longer than the remark."},
      {3, dani, "How staff living with a long-term condition can feel punished by the way absence is counted."},
      {4, meg, "That no complaints does not mean no problem."},
      {4, meg, "The mentee noticed an urge to defend managers before hearing the end of the story."},
      {4, meg, "Change did not always come with good grace, and that was useful to see."},
      {5, meg, "The mentee now goes to a regular team briefing and listens before speaking."},
      {5, meg,
       "Absence linked to disability or a long-term condition was put forward to be recorded "
       "separately; the first route refused, staff representatives took it up, and it will be reviewed "
       "after the programme."},
      {10, dani, "Ask the people who live with a rule before the people who own it."},
      {11, dani, "Six meetings were too few, and a heavy meeting needs a lighter one after it."},
      {12, meg, "Names, places, dates and other people's words have been left out or made general."},
      {12, meg, "It was read and approved by everyone who took part."}};
  std::vector<Passage> out;
  for (const auto& row : rows) {
    Passage passage;
    passage.item.bytes[0] = static_cast<std::uint8_t>(100 - out.size());
    passage.author = row.author;
    passage.heading = row.heading;
    passage.order = {static_cast<std::uint8_t>(out.size() + 1)};
    passage.text = row.text;
    out.push_back(passage);
  }
  return out;
}

std::vector<ListedName> people_list_a() {
  return {
      {"Danielle Okafor", {"Danielle", "Dani", "Okafor", "D.O."}, "the mentor", false},
      {"Margaret Lyle-Hughes",
       {"Margaret", "Meg", "Lyle-Hughes", "MLH", "Chief Operating Officer", "COO"},
       "the mentee",
       false},
      {"Will Ashdown", {"Will", "Ashdown"}, "a manager", true},
      {"Grace Bellamy", {"Grace", "Bellamy"}, "a colleague", true},
      {"Sunil Pathak", {"Sunil", "Pathak"}, "", false},
      {"Calderbank Hospital", {"Calderbank"}, "one of our sites", false},
      {"Outpatients East", {}, "a public-facing team", false},
      {"Monday huddle", {"huddle"}, "a regular team briefing", false},
      {"Crohn's", {"Crohn's", "Crohns"}, "a long-term condition", false},
      {"Northmoor University Hospitals NHS Foundation Trust", {"Northmoor", "the Trust"}, "the organisation", false},
  };
}

std::vector<std::string> entries_a() {
  return {// A01
          "I looked Margaret up and wish I hadn't. Thirty years in, a doctorate, an honour from the "
          "Palace. I answer the phones on Outpatients East. I came out of the training ten feet tall and "
          "now I can't think of one thing to say. Maybe start with the desk. Leave the Crohn's alone "
          "until I know what she's like with it.",
          // A02
          "Could we talk about what the front desk is really like on a Monday?",
          // A03
          "That I'm the person who makes you wait. I'm the person who's been asking why you're waiting. "
          "That I decide things. Mostly I choose between two things other people have already decided.",
          // A04
          "Everything said here is completely confidential, full stop. What if I tell you something you'd "
          "have to act on?",
          // A05
          "A man came to the desk last month and asked to speak to someone who works here. I had my "
          "uniform on, my badge on and a headset on. I said, 'I work here, how can I help?' and he said, "
          "'No, love, someone in charge.' Will Ashdown was stood right there. Will laughed and took him "
          "through. Grace saw it and said nothing, and I know she hates a scene, but I'd have liked her "
          "to. It isn't the man I think about. It's that Will thought it was funny, and that I was back "
          "on the phones before the lift doors shut.",
          // A06
          "Wrung out. Glad I did it. Don't want to do it again next month. Lighter next time, please.",
          // A07
          "What I heard from Danielle: the insult took ten seconds and the silence has lasted a month. I "
          "have walked past that desk for six years. I told myself that Outpatients East runs itself with "
          "good grace, and what I meant was that nobody complains to me. I will not ask her to help me "
          "fix it. I did want to defend Will; I noticed that, and I am writing it down because Dani asked "
          "me to be straight. What I can't answer yet: who else at Calderbank has stopped complaining "
          "because it costs too much?",
          // A08
          "You've got most of it. One thing: it wasn't a month of silence, it was years. D.O.",
          // A09
          "Ask for absence linked to a disability or a long-term condition to be recorded separately, so "
          "that it stops counting towards the sickness trigger. Two days of HR systems time and a line in "
          "the managers' guide. Tried in 2023 and dropped when Sunil Pathak's review ran out of time. "
          "Payroll will say the system can't do it. Staff side wanted it then and want it now.",
          // A10
          "Payroll said no, as predicted. But the staff-side chair heard about it and has put it on her "
          "agenda, so it is moving through a door I didn't try. I went to the people who own the system "
          "because they're the people I know. Dani would have gone to the union first.",
          // A11
          "I go to the Monday huddle at Calderbank now and say nothing for the first ten minutes. Last "
          "week Grace Bellamy told me to my face that the phones ring out because two posts have been "
          "held since October. She was right. MLH",
          // A12
          "We started polite. We got honest in the third meeting and paid for it in the fourth, when one "
          "of us was tired and the other was careful. What changed wasn't that we agreed. It's that one "
          "of us stopped explaining and the other stopped apologising for asking."};
}

}  // namespace candour::test
