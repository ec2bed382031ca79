// Two people with a vault each and a relay in memory between them: no network, no waiting.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "base/clock.hpp"
#include "journal/vault/post_views.hpp"
#include "journal/vault/vault.hpp"
#include "tests/support/evil_relay.hpp"

namespace candour::test {

// A fresh folder under the system's temporary one, gone with its owner.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct Person {
  std::string name;
  std::string passphrase_text;
  std::filesystem::path folder;
  std::unique_ptr<journal::Vault> vault;

  crypto::Passphrase passphrase() const { return crypto::Passphrase(passphrase_text); }
  journal::Vault* operator->() const { return vault.get(); }
};

// Dani joins Meg's journal. A step that fails is a failure of the test.
class TwoPeople {
 public:
  TwoPeople() : TwoPeople("Meg", "Dani") {}
  TwoPeople(std::string meg_name, std::string dani_name);
  // Others who stand where these do, with files and a relay of their own, so that many tries can begin alike after the
  // work of one pairing. The vaults of `closed` are closed, and so are those of the copy: restart() opens them.
  TwoPeople(const TwoPeople& closed);
  TwoPeople& operator=(const TwoPeople&) = delete;

  // The whole of pairing: words, join, both numbers typed, Welcome read.
  void pair_up();
  void invite_and_join();
  void compare_numbers();

  // Sends what is urgent and reads everything, until nothing moves.
  void carry();
  // One slot of this person: true if something other than cover went.
  bool slot(Person& person);
  // Slots of both until no queue holds anything, with carrying between.
  void carry_everything();
  // As when the program ended and was started again.
  void restart(Person& person);
  // As when a computer was put back from an older copy: what is done first is sent, and forgotten there until it comes
  // back from the relay; what is done then is sent too, by somebody who had not seen the first.
  void in_an_older_copy(Person& person, const std::function<void()>& first, const std::function<void()>& then);
  // The mailbox of the journal.
  MailboxId mailbox(const Person& person) const;

  TemporaryFolder folder;
  ManualClock clock;
  EvilRelay relay;
  std::map<std::string, EvilRelay::Log> put_back_by;  // by name: what refills carried, in order
  Person meg;
  Person dani;

 private:
  bool send_and_read(Person& person);
  bool put_back(Person& person, const journal::MailboxView& box);
};

// The relay of these two.
RelayId some_relay();
// Everything a person can read in the space of everyone, in one text: equal texts, equal journals.
std::string shown(const Person& person);
// A field of prose.
journal::FieldValue prose(journal::model::FieldNumber field, std::string_view text);
// The text that stands in a field of an item; empty if there is none.
std::string text_of(const journal::ItemView& item, journal::model::FieldNumber field);

}  // namespace candour::test
