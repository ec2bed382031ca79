#include "cli/passphrases.hpp"

#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>

#include "cli/output.hpp"
#include "cli/terminal_state.hpp"

namespace candour::cli {

namespace {

using crypto::SecretText;

constexpr std::size_t longest_line = 1023;

Failure no_passphrase(std::string what, std::string next) {
  return {ErrorCode::vault_locked, std::move(what), "Nothing was changed.", std::move(next)};
}

// Typed, and none: it can be typed again.
Failure no_such_passphrase(std::string what, std::string next) {
  return {ErrorCode::wrong_passphrase, std::move(what), "Nothing was changed.", std::move(next)};
}

Failure no_more_lines() {
  return no_passphrase("There was no further passphrase to read.",
                       "Give one line for each time it is asked for: the first unlocks, and invite, join, confirm, "
                       "consent and passphrase each ask once more in the shell.");
}

Failure too_long() {
  return no_such_passphrase("That is longer than a passphrase can be, which is 1,023 bytes.",
                            "Check that it is the passphrase and not a file or a page that was pasted.");
}

Failure several_lines() {
  return no_such_passphrase("What was pasted has more than one line, and a passphrase has one.",
                            "Copy the passphrase alone, without the line end before or after it, or type it.");
}

Failure nothing_typed() { return no_such_passphrase("No passphrase was typed.", "Type it and press Enter."); }

// The end of the passphrase's line: what goes over the limit is read to its end, so that it is taken for nothing else.
Answer<SecretText> read_secret_line(int descriptor) {
  crypto::Transient<longest_line + 1> line;
  std::size_t size = 0;
  for (;;) {
    std::uint8_t byte = 0;
    const auto got = read(descriptor, &byte, 1);
    if (got < 0 && errno == EINTR && asked() == Asked::nothing) continue;
    if (got < 0 && errno == EINTR) return Error{ErrorCode::stopped, "read a passphrase"};
    if (got < 0 && errno != EIO) return Error{ErrorCode::io_failed, "read a passphrase"};
    if (got <= 0 && size == 0) return no_more_lines();
    if (got <= 0 || byte == '\n') break;
    if (size <= longest_line) line.fill()[size++] = byte;
  }
  if (size > 0 && line.expose()[size - 1] == '\r') --size;
  if (size > longest_line) return too_long();
  if (size == 0) return nothing_typed();
  return SecretText(as_text(line.expose().first(size)));
}

class DescriptorPassphrases final : public Passphrases {
 public:
  explicit DescriptorPassphrases(int descriptor) : descriptor_(descriptor) {}
  Answer<SecretText> next(std::string_view, const WhileWaiting& waiting) override {
    CANDOUR_CHECK(wait_for(descriptor_, waiting, [] {}));
    return read_secret_line(descriptor_);
  }
  bool is_typed() const override { return false; }
  void forget_waiting() override {
    if (lseek(descriptor_, 0, SEEK_END) >= 0) return;
    char dropped[4096];
    for (int times = 0; times < most_pieces; ++times) {
      pollfd waiting{descriptor_, POLLIN, 0};
      if (poll(&waiting, 1, 0) <= 0 || (waiting.revents & POLLIN) == 0) return;
      if (read(descriptor_, dropped, sizeof dropped) <= 0) return;
    }
  }

 private:
  static constexpr int most_pieces = 256;  // 1 MiB: whoever writes on and on holds no lock up
  int descriptor_;
};

Answer<SecretText> ask_on(int terminal, const UnblockedDescriptor& shown, std::string_view prompt, WhileWaiting waiting) {
  const SilentTerminal silent(terminal);
  const auto ask = [&shown, prompt] { write_as_read(shown, std::string(prompt) + " "); };
  waiting.on_continue = [&silent, &ask] {
    silent.again();
    ask();
  };
  ask();
  CANDOUR_CHECK(wait_for(terminal, waiting, ask));
  auto line = read_secret_line(terminal);
  if (!line && line.error().code == ErrorCode::vault_locked) {
    return no_passphrase("No passphrase was typed.", "Run the command again and type it.");
  }
  // Nobody types the next line in no time: more of it is here because it was pasted.
  if (!has_input(terminal)) return line;
  tcflush(terminal, TCIFLUSH);
  return several_lines();
}

class TerminalPassphrases final : public Passphrases {
 public:
  Answer<SecretText> next(std::string_view prompt, const WhileWaiting& waiting) override {
    const int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (terminal < 0) {
      return no_passphrase("There is no terminal on which to ask for the passphrase.",
                           "Run it in a terminal, or give the passphrase with --passphrase-fd.");
    }
    auto line = ask_on(terminal, UnblockedDescriptor(terminal), prompt, waiting);
    write_as_read(UnblockedDescriptor(terminal), "\n");
    close(terminal);
    return line;
  }
  bool is_typed() const override { return true; }
  void forget_waiting() override {}  // each question drops what was typed before it
};

}  // namespace

std::unique_ptr<Passphrases> passphrases_from(int descriptor) {
  return std::make_unique<DescriptorPassphrases>(descriptor);
}

std::unique_ptr<Passphrases> passphrases_of_terminal() { return std::make_unique<TerminalPassphrases>(); }

}  // namespace candour::cli
