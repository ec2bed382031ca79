#include "tests/stories/story.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <thread>

#include "tests/stories/process.hpp"

namespace candour::stories {

namespace {

constexpr std::size_t width = 100;

// Whole words, with the later lines under the first.
void print_wrapped(std::string_view first_mark, std::string_view text) {
  std::string line(first_mark);
  const std::string indent(first_mark.size(), ' ');
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    const auto word = text.substr(0, end);
    const bool is_start = line.size() == first_mark.size();
    if (!is_start && line.size() + 1 + word.size() > width) {
      std::cout << line << '\n';
      line = indent;
    } else if (!is_start) {
      line += ' ';
    }
    line += word;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  std::cout << line << std::endl;
}

}  // namespace

void Story::heading(std::string_view title) { std::cout << "\n" << title << "\n" << std::endl; }

void Story::tell(bool holds, std::string_view sentence, std::string_view found) {
  if (!holds) {
    std::cout << "\nNOT SO: " << sentence << "\n";
    if (!found.empty()) std::cout << "Found instead: " << found << "\n";
    std::cout << "The story ends here, after " << sentence_count_ << " sentences that held." << std::endl;
    std::exit(1);
  }
  ++sentence_count_;
  print_wrapped("  - ", sentence);
}

void Story::wait_and_tell(const std::function<bool()>& holds, std::string_view sentence,
                          const std::function<std::string()>& found) {
  const auto until = std::chrono::steady_clock::now() + patience;
  bool is_so = holds();
  while (!is_so && std::chrono::steady_clock::now() < until) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    is_so = holds();
  }
  tell(is_so, sentence, is_so || !found ? "it did not become so within 20 seconds" : found());
}

void Story::remark(std::string_view text) { print_wrapped("    ", text); }

void Calendar::set(const std::string& moment) const {
  using namespace std::chrono;
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  int hour = 0;
  int minute = 0;
  if (std::sscanf(moment.c_str(), "%d-%u-%u %d:%d", &year, &month, &day, &hour, &minute) != 5) std::abort();
  const sys_days date{std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day)};
  const auto wanted = date + hours(hour) + minutes(minute);
  const auto shift = duration_cast<seconds>(wanted - system_clock::now()).count();
  // Replaced as a whole, since the programs read it at any moment.
  const auto fresh = file_.string() + ".new";
  write_file(fresh, std::to_string(shift) + "\n");
  std::filesystem::rename(fresh, file_);
}

std::string read_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const std::filesystem::path& file, std::string_view text) {
  std::ofstream(file, std::ios::binary) << text;
}

}  // namespace candour::stories
