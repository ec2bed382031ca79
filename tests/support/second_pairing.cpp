#include "tests/support/second_pairing.hpp"

#include <gtest/gtest.h>

#include "journal/vault/pairing.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/relay_log.hpp"
#include "journal/vault/sending.hpp"

namespace candour::test {

using journal::OpenAttempt;
using journal::PairingStage;

namespace {

constexpr const char* relay_address = "127.0.0.1:8443";

void confirm(Person& person, const std::string& half) {
  const auto matched = person->pairing().confirm(half, person.passphrase());
  EXPECT_TRUE(matched.has_value()) << person.name << ": " << name_of(matched.error().code);
}

}  // namespace

void exchange(TwoPeople& pair, Person& person) {
  const auto urgent = person->sending().urgent();
  ASSERT_TRUE(urgent.has_value());
  for (const auto& outgoing : *urgent) pair.relay.append(outgoing.mailbox, outgoing.envelope);
  const auto boxes = person->post().mailboxes();
  ASSERT_TRUE(boxes.has_value());
  for (const auto& box : *boxes) {
    auto after = box.after;
    if (box.log_epoch != pair.relay.log_epoch()) {
      ASSERT_TRUE(person->relay_log().log_epoch_changed(box.id, pair.relay.log_epoch(), journal::LogChange::restarted).has_value());
      after = 0;
    }
    ASSERT_TRUE(person->post().absorb(pair.relay.page(box.id, after)).has_value());
  }
}

void play_first_pairing(TwoPeople& pair, PairingPrefix prefix) {
  const auto words = pair.meg->pairing().invite(relay_address, some_relay(), pair.meg.passphrase());
  ASSERT_TRUE(words.has_value());
  if (prefix == PairingPrefix::invited) return;
  ASSERT_TRUE(pair.dani->pairing().join(words->words.expose(), relay_address, some_relay(), pair.dani.passphrase()).has_value());
  pair.carry();
  if (prefix == PairingPrefix::compared_by_none) return;
  const auto said_by_meg = pair.meg->pairing().view().read_aloud;
  confirm(pair.meg, pair.dani->pairing().view().read_aloud);
  const auto last = std::min(prefix, PairingPrefix::welcome_read_back);
  for (auto step = PairingPrefix::matched; step < last; step = static_cast<PairingPrefix>(static_cast<int>(step) + 1)) {
    exchange(pair, pair.meg);
  }
  if (prefix < PairingPrefix::opened) return;
  confirm(pair.dani, said_by_meg);
  exchange(pair, pair.dani);  // reads the Welcome
  if (prefix == PairingPrefix::opened) return;
  exchange(pair, pair.dani);  // reads the mailbox
  if (prefix == PairingPrefix::greeting_sent) exchange(pair, pair.dani);
}

void sit_at_new_computer(TwoPeople& pair, const std::string& name) {
  const auto passphrase = pair.dani.passphrase_text;
  pair.dani = Person{name, passphrase, pair.folder.path() / ("new-" + name), nullptr};
  auto made = journal::Vault::create(pair.dani.folder, name, pair.dani.passphrase(), crypto::argon2_floor,
                                     "candour-tests", pair.clock);
  ASSERT_TRUE(made.has_value());
  pair.dani.vault = std::move(*made);
}

void type_numbers(TwoPeople& pair) {
  const auto said_by_meg = pair.meg->pairing().view().read_aloud;
  const auto said_by_dani = pair.dani->pairing().view().read_aloud;
  if (!said_by_dani.empty() && pair.meg->pairing().view().stage == PairingStage::comparing) confirm(pair.meg, said_by_dani);
  if (!said_by_meg.empty() && pair.dani->pairing().view().stage == PairingStage::comparing) confirm(pair.dani, said_by_meg);
}

std::optional<ErrorCode> pair_again(TwoPeople& pair, OpenAttempt open) {
  const auto words = pair.meg->pairing().invite(relay_address, some_relay(), pair.meg.passphrase(), open);
  if (!words) return words.error().code;
  const auto dani = pair.dani->pairing().view();
  // A journal that Dani joined goes on by itself, unless Meg began a new one.
  const bool must_join = dani.may_give_up ? open == OpenAttempt::give_up : dani.stage != PairingStage::done;
  if (must_join) {
    const auto joined = pair.dani->pairing().join(words->words.expose(), relay_address, some_relay(), pair.dani.passphrase(),
                                        dani.may_give_up ? OpenAttempt::give_up : OpenAttempt::ask);
    EXPECT_TRUE(joined.has_value()) << name_of(joined.error().code);
  }
  pair.carry();
  type_numbers(pair);
  pair.carry();
  return std::nullopt;
}

}  // namespace candour::test
