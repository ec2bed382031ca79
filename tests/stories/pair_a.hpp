// Pair A of the scenarios, day by day: Dani, a receptionist, mentors Meg, a chief operating officer.
#pragma once

#include <string>

#include "tests/stories/member.hpp"
#include "tests/stories/relay_process.hpp"
#include "tests/stories/story.hpp"

namespace candour::stories {

struct PairA {
  PairA(const std::filesystem::path& the_programs, const std::filesystem::path& the_folder);

  std::filesystem::path programs;
  std::filesystem::path folder;
  Story story;
  Calendar calendar;
  RelayProcess relay;
  Member dani;
  Member meg;
  std::string meeting_two;  // short names, as the lists show them
  std::string reflection;

  // A command that must be done; the story ends with what came instead if it is not.
  Reply done(Member& member, const std::vector<std::string>& words);
  // Nothing that `member` wrote is still on its way.
  void wait_until_sent(Member& member, std::string_view sentence);
};

// The chapters, each from where the one before it ended.
void play_beginning(PairA& pair);  // 8 to 10 January
void play_meetings(PairA& pair);   // 15 January to 16 March
void play_summary(PairA& pair);    // 2 to 14 June
void play_end(PairA& pair);        // what the post box holds, and where the files are

}  // namespace candour::stories
