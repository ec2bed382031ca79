// A story that is a test: each sentence is printed because what it claims was just found to be so.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace candour::stories {

class Story {
 public:
  void heading(std::string_view title);
  // Prints the sentence if it holds. If not, says which one failed and what was found, and ends the program with 1:
  // what comes after a sentence that is not so means nothing.
  void tell(bool holds, std::string_view sentence, std::string_view found = {});
  // Asks again and again until the sentence holds, or the patience of a story is over. `found` tells what there is.
  void wait_and_tell(const std::function<bool()>& holds, std::string_view sentence,
                     const std::function<std::string()>& found = {});
  // A line that claims nothing.
  void remark(std::string_view text);
  int sentence_count() const { return sentence_count_; }

 private:
  int sentence_count_ = 0;
};

// The shared calendar of all programs of a story: the file that their `--clock` names.
class Calendar {
 public:
  explicit Calendar(std::filesystem::path file) : file_(std::move(file)) {}
  // Sets date and hour, like "2026-01-08 22:05", in UTC.
  void set(const std::string& moment) const;
  const std::filesystem::path& file() const { return file_; }

 private:
  std::filesystem::path file_;
};

std::string read_file(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, std::string_view text);

}  // namespace candour::stories
