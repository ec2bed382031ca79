// The one place where facts become output: lines for a person and a screen reader, or one JSON object a command.
#pragma once

#include <ostream>
#include <string_view>

#include "cli/facts.hpp"
#include "cli/output.hpp"

namespace candour::cli {

enum class Format : std::uint8_t { lines, json };

class Printer {
 public:
  // `output` is what `out` writes to where that can be cut off.
  Printer(std::ostream& out, Format format, Output* output = nullptr) : out_(out), output_(output), format_(format) {}
  void flush() { out_.flush(); }

  // `Name: value` lines, further lines of a value indented by two spaces so that no text can pass for a fact; or
  // the object of docs/answer.schema.json on one line, in ASCII.
  // What others wrote reaches a terminal with nothing unseen in it (model::visible). Flushes.
  void print(std::string_view command, const Outcome& outcome);
  // A line that is no answer: an instruction or an announcement. Nothing in JSON, where every line is an answer.
  void say(std::string_view line);
  // Text as it is, such as help; in JSON never used.
  void text(std::string_view text);

  Format format() const { return format_; }
  // Something that was printed has not been taken: a full disk, or a reader that is gone.
  bool has_failed() const { return !out_.good(); }
  // The end of something that was printed was given up, because the program was asked to stop and nobody read.
  bool was_cut_off() const { return output_ != nullptr && output_->was_cut_off(); }
  bool take_cut_off() { return output_ != nullptr && output_->take_cut_off(); }

 private:
  std::ostream& out_;
  Output* output_;
  Format format_;
};

}  // namespace candour::cli
