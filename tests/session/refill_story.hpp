// Two people and a real post box that is put back from older copies: the story of which each moment can be gone back to.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "journal/vault/mark_views.hpp"
#include "session/session.hpp"
#include "tests/stories/relay_process.hpp"
#include "tests/support/kept.hpp"

namespace candour::test {

struct Partner {
  Person person;
  std::unique_ptr<session::Session> session;
};

// What both hold and what the post box holds, after an act of the story.
struct Moment {
  std::filesystem::path folder;  // meg, dani, relay
  std::vector<std::string> written;  // the words of all acts until then
};

class RefillStory {
 public:
  RefillStory();

  // ---- the story
  // Pairs the two and plays so many acts, each of which can be gone back to. A step that fails is a failure of the test.
  void play(std::size_t acts);
  const Moment& at(std::size_t act) const { return moments_.at(act); }
  // Both are as they were then, and the relay is stopped.
  void go_to(const Moment& moment);

  // ---- the post box
  enum class Anchor { goes_back_too, stays };
  void start_relay();
  void stop_relay();
  // Its data of then, while it is stopped.
  void put_back(const Moment& moment, Anchor anchor);
  // The env_ids of the journal's mailbox, in order; the relay is stopped.
  std::vector<EnvelopeId> relay_log() const;

  // ---- the two
  void open(Partner& who);
  void close(Partner& who);
  // Opens, writes, sends at once, closes: a single command.
  void writes(Partner& who, const std::string& words);
  // Opens, fetches, closes.
  void fetches(Partner& who);
  // Both run with moments until nothing waits, or fails the test.
  void come_to_rest();
  std::vector<std::string> texts(Partner& who);
  std::vector<journal::MarkView> marks(Partner& who);
  void pass_a_day();
  // Both look at the file of a closed vault.
  bool should_say_fork(Partner& who);
  std::size_t forks_said(Partner& who);

  std::vector<std::string> written;  // the words of all acts, whoever wrote them
  Partner meg;
  Partner dani;

 private:
  void act(std::size_t number);
  void keep(std::size_t number);
  void sync_until_settled(Partner& who);
  bool go_on(const std::function<bool()>& is_done, std::chrono::milliseconds limit);
  void set_days(int days);

  TemporaryFolder folder_;
  ProgramClock clock_;
  stories::RelayProcess relay_;
  MailboxId mailbox_;
  std::map<std::size_t, Moment> moments_;
  int days_ = 0;
};

}  // namespace candour::test
