// The floor: what the journal's work costs with bare libsodium and SQLCipher calls and nothing else.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace candour::bench {

class Floor {
 public:
  // A keyed database with the vault's own settings, made if it is not there. Every failure ends the program.
  explicit Floor(const std::filesystem::path& folder);
  ~Floor();
  Floor(const Floor&) = delete;
  Floor& operator=(const Floor&) = delete;

  // One entry and its words, in a transaction of its own that is on the disk at the end.
  void write(std::string_view text);
  // `count` entries, each signed and sealed into 4096 bytes and kept nowhere.
  void sign_and_seal(int count, std::string_view text);
  // The same, each kept beside its envelope, all in one transaction; with their words in the index if `words` says so.
  enum class Words : unsigned char { left_out, indexed };
  void seal(int count, std::string_view text, Words words);
  // The best `limit` rows of a full-text query, with the words around; how many there were.
  int search(const char* query, int limit);
  // The newest `limit` entries; how many there were.
  int newest(int limit);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace candour::bench
