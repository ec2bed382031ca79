// Where passphrases are typed: a terminal without echo, or the lines of a file descriptor.
#pragma once

#include <memory>

#include "cli/facts.hpp"
#include "cli/line_input.hpp"
#include "crypto/secret.hpp"

namespace candour::cli {

class Passphrases {
 public:
  virtual ~Passphrases() = default;
  // The next passphrase, while `waiting` goes on until the line is there. `prompt` is shown to a person, after the echo
  // is off. A missing terminal, an end of input, an empty line, several lines pasted at once and a line over 1,023 bytes
  // are sentences. Error `stopped` after a signal: then the terminal is as it was.
  virtual Answer<crypto::SecretText> next(std::string_view prompt, const WhileWaiting& waiting) = 0;
  // Whether a person types, who may mistype.
  virtual bool is_typed() const = 0;
  // For a lock: what waits to be read now opens nothing later. Waits for nobody.
  virtual void forget_waiting() = 0;
};

// Reads one line at each call and not a byte beyond it, so the descriptor may be shared with what follows.
std::unique_ptr<Passphrases> passphrases_from(int descriptor);
// Asks on the controlling terminal with the echo off.
std::unique_ptr<Passphrases> passphrases_of_terminal();

}  // namespace candour::cli
