#include "cli/passphrases.hpp"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>

namespace candour::cli {

namespace {

using crypto::SecretText;

constexpr std::size_t longest_line = 1023;

Failure no_passphrase(std::string what, std::string next) {
  return {ErrorCode::vault_locked, std::move(what), "Nothing was changed.", std::move(next)};
}

Failure no_more_lines() {
  return no_passphrase("There was no further passphrase to read.",
                       "Give one line for each time it is asked for: the first unlocks, and invite, join, confirm, "
                       "consent and passphrase each ask once more in the shell.");
}

// A signal that ends the program is heard between bytes: a read that it breaks ends the asking.
Answer<SecretText> read_secret_line(int descriptor) {
  crypto::Transient<longest_line + 1> line;
  std::size_t size = 0;
  for (;;) {
    std::uint8_t byte = 0;
    const auto got = read(descriptor, &byte, 1);
    if (got < 0 && errno == EINTR) return Error{ErrorCode::stopped, "read a passphrase"};
    if (got < 0) return Error{ErrorCode::io_failed, "read a passphrase"};
    if (got == 0 && size == 0) return no_more_lines();
    if (got == 0 || byte == '\n') break;
    if (size == longest_line) return Error{ErrorCode::too_long, "read a passphrase"};
    line.fill()[size++] = byte;
  }
  if (size > 0 && line.expose()[size - 1] == '\r') --size;
  return SecretText(as_text(line.expose().first(size)));
}

class DescriptorPassphrases final : public Passphrases {
 public:
  explicit DescriptorPassphrases(int descriptor) : descriptor_(descriptor) {}
  Answer<SecretText> next(std::string_view) override { return read_secret_line(descriptor_); }
  Answer<SecretText> next_while(std::string_view, const WhileWaiting& waiting) override {
    CANDOUR_CHECK(wait_for(descriptor_, waiting, [] {}));
    return read_secret_line(descriptor_);
  }
  bool is_typed() const override { return false; }

 private:
  int descriptor_;
};

class SilentTerminal {
 public:
  explicit SilentTerminal(int terminal) : terminal_(terminal) {
    is_changed_ = tcgetattr(terminal_, &before_) == 0;
    auto silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    if (is_changed_) tcsetattr(terminal_, TCSAFLUSH, &silent);
  }
  SilentTerminal(const SilentTerminal&) = delete;
  SilentTerminal& operator=(const SilentTerminal&) = delete;
  ~SilentTerminal() {
    if (is_changed_) tcsetattr(terminal_, TCSANOW, &before_);
  }

 private:
  int terminal_;
  termios before_{};
  bool is_changed_ = false;
};

void show(int terminal, std::string_view text) {
  [[maybe_unused]] const auto written = write(terminal, text.data(), text.size());
}

class TerminalPassphrases final : public Passphrases {
 public:
  Answer<SecretText> next(std::string_view prompt) override { return asked(prompt, nullptr); }
  Answer<SecretText> next_while(std::string_view prompt, const WhileWaiting& waiting) override {
    return asked(prompt, &waiting);
  }
  bool is_typed() const override { return true; }

 private:
  static Answer<SecretText> asked(std::string_view prompt, const WhileWaiting* waiting) {
    const int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (terminal < 0) {
      return no_passphrase("There is no terminal on which to ask for the passphrase.",
                           "Run it in a terminal, or give the passphrase with --passphrase-fd.");
    }
    show(terminal, prompt);
    show(terminal, " ");
    auto line = [terminal, waiting]() -> Answer<SecretText> {
      const SilentTerminal silent(terminal);
      if (waiting) CANDOUR_CHECK(wait_for(terminal, *waiting, [] {}));
      return read_secret_line(terminal);
    }();
    show(terminal, "\n");
    close(terminal);
    return line;
  }
};

}  // namespace

std::unique_ptr<Passphrases> passphrases_from(int descriptor) {
  return std::make_unique<DescriptorPassphrases>(descriptor);
}

std::unique_ptr<Passphrases> passphrases_of_terminal() { return std::make_unique<TerminalPassphrases>(); }

}  // namespace candour::cli
