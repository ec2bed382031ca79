// The one way out: standard output, the error stream and the line editor write by it, so that a terminal or a pipe
// which nobody reads holds nothing up once the program is asked to stop.
#pragma once

#include <array>
#include <cstdio>
#include <memory>
#include <optional>
#include <ostream>
#include <streambuf>
#include <string_view>
#include <utility>

namespace candour::cli {

// A descriptor to which a write never waits. A terminal and a named or unnamed pipe are opened once more for that, so
// that whoever shares the descriptor, a shell for instance, keeps it as it was.
class UnblockedDescriptor {
 public:
  // `descriptor` must stay open; it is not closed.
  explicit UnblockedDescriptor(int descriptor);
  UnblockedDescriptor(const UnblockedDescriptor&) = delete;
  UnblockedDescriptor& operator=(const UnblockedDescriptor&) = delete;
  ~UnblockedDescriptor();

  // How many bytes were taken, 0 where there is no room; nothing when it fails (a full disk, a reader that is gone).
  // Where it could not be opened once more, a piece that somebody else's writing leaves no room for can wait; a signal
  // ends that.
  std::optional<std::size_t> put(std::string_view text) const;
  // The descriptor to poll, and to write to in a signal handler.
  int number() const { return again_ >= 0 ? again_ : descriptor_; }

 private:
  enum class Kind : unsigned char { terminal_or_pipe, socket, file };
  int descriptor_;
  int again_ = -1;
  Kind kind_ = Kind::file;
};

enum class Written : unsigned char { whole, cut_off, failed };

// Writes all of `text`, waiting for a reader while nothing is asked of the program (process.hpp). Once something is
// asked it waits no longer than a quarter of a second in all, until that has been taken: cut_off where less was read.
Written write_as_read(const UnblockedDescriptor& descriptor, std::string_view text);

// A stream over a descriptor that writes like that. After a cut nothing is written until what was asked has been taken,
// so that nobody reads an answer with a hole in it; what comes then begins on a new line.
class Output final : public std::streambuf {
 public:
  explicit Output(int descriptor) : descriptor_(descriptor) { empty(); }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output() override;

  // Whether something was given up since take_cut_off() was called last.
  bool was_cut_off() const { return was_cut_off_; }
  bool take_cut_off() { return std::exchange(was_cut_off_, false); }

 protected:
  int_type overflow(int_type byte) override;
  int sync() override;

 private:
  // The buffer, wiped: what is shown once may be a secret.
  void empty();

  UnblockedDescriptor descriptor_;
  std::array<char, 8192> buffer_;
  bool is_cut_ = false;
  bool was_cut_off_ = false;
};

// std::cout and std::cerr write to the descriptors 1 and 2 by an Output while this lives. After route_signals_to().
class StandardOutputs {
 public:
  StandardOutputs();
  StandardOutputs(const StandardOutputs&) = delete;
  StandardOutputs& operator=(const StandardOutputs&) = delete;
  ~StandardOutputs();

  Output out;
  Output error;

 private:
  std::streambuf* out_before_;
  std::streambuf* error_before_;
};

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
// What is written to it goes to `stream`, for a library that writes by <cstdio>.
std::unique_ptr<std::FILE, CloseFile> file_over(std::ostream& stream);

}  // namespace candour::cli
