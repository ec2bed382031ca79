#include "tests/support/two_people.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>

#include "crypto/hash.hpp"
#include "crypto/secret.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/member_views.hpp"
#include "journal/vault/pairing.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/relay_log.hpp"
#include "journal/vault/sending.hpp"

namespace candour::test {

using journal::FieldValue;
using journal::ItemView;
using journal::PairingStage;
using journal::Vault;
namespace model = journal::model;

namespace {

constexpr const char* relay_address = "127.0.0.1:8443";
constexpr const char* program = "candour-tests";

Person person_in(const std::filesystem::path& folder, const std::string& key, std::string name, const Clock& clock) {
  Person person{std::move(name), "correct horse battery staple violin " + key, folder / key, nullptr};
  auto made = Vault::create(person.folder, person.name, person.passphrase(), crypto::argon2_floor, program, clock);
  EXPECT_TRUE(made.has_value());
  if (made) person.vault = std::move(made).value();
  return person;
}

}  // namespace

RelayId some_relay() {
  RelayId id;
  id.bytes.fill(0x52);
  return id;
}

TemporaryFolder::TemporaryFolder() {
  auto pattern = (std::filesystem::temp_directory_path() / "candour-test-XXXXXX").string();
  path_ = ::mkdtemp(pattern.data());
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

TwoPeople::TwoPeople(std::string meg_name, std::string dani_name) : clock(WallTime(std::chrono::hours(24 * 20'460))) {
  crypto::start();
  meg = person_in(folder.path(), "Meg", std::move(meg_name), clock);
  dani = person_in(folder.path(), "Dani", std::move(dani_name), clock);
}

TwoPeople::TwoPeople(const TwoPeople& closed)
    : clock(closed.clock.wall()), relay(closed.relay), put_back_by(closed.put_back_by) {
  const auto copied = [this](const Person& from) {
    EXPECT_FALSE(from.vault) << "its vault is open";
    Person to{from.name, from.passphrase_text, folder.path() / from.folder.filename(), nullptr};
    std::filesystem::copy(from.folder, to.folder, std::filesystem::copy_options::recursive);
    return to;
  };
  meg = copied(closed.meg);
  dani = copied(closed.dani);
}

void TwoPeople::invite_and_join() {
  const auto words = meg->pairing().invite(relay_address, some_relay(), meg.passphrase());
  ASSERT_TRUE(words.has_value()) << name_of(words.error().code);
  const auto joined = dani->pairing().join(words->words.expose(), relay_address, some_relay(), dani.passphrase());
  ASSERT_TRUE(joined.has_value()) << name_of(joined.error().code);
  carry();
}

void TwoPeople::compare_numbers() {
  const auto aloud_by_meg = meg->pairing().view().read_aloud;
  const auto aloud_by_dani = dani->pairing().view().read_aloud;
  ASSERT_TRUE(meg->pairing().confirm(aloud_by_dani, meg.passphrase()).has_value());
  ASSERT_TRUE(dani->pairing().confirm(aloud_by_meg, dani.passphrase()).has_value());
  carry();
}

void TwoPeople::pair_up() {
  invite_and_join();
  compare_numbers();
  EXPECT_EQ(meg->overview().stage, journal::JournalStage::shared);
  EXPECT_EQ(dani->overview().stage, journal::JournalStage::shared);
}

bool TwoPeople::send_and_read(Person& person) {
  bool has_moved = false;
  auto urgent = person->sending().urgent();
  EXPECT_TRUE(urgent.has_value());
  if (urgent) {
    for (const auto& outgoing : *urgent) relay.append(outgoing.mailbox, outgoing.envelope);
  }
  auto boxes = person->post().mailboxes();
  EXPECT_TRUE(boxes.has_value());
  if (!boxes) return false;
  for (const auto& box : *boxes) {
    std::uint64_t after = box.after;
    if (box.log_epoch == relay.log_epoch() && after > relay.log(box.id).size()) {
      EXPECT_TRUE(person->relay_log().log_epoch_changed(box.id, box.log_epoch, journal::LogChange::rolled_back).has_value());
      after = 0;
    }
    if (box.log_epoch != relay.log_epoch()) {
      EXPECT_TRUE(person->relay_log().log_epoch_changed(box.id, relay.log_epoch(), journal::LogChange::restarted).has_value());
      after = 0;
    }
    const auto page = relay.page(box.id, after);
    has_moved = has_moved || !page.entries.empty();
    const auto absorbed = person->post().absorb(page);
    EXPECT_TRUE(absorbed.has_value());
    has_moved = put_back(person, box) || has_moved;
    has_moved = has_moved || (absorbed && (absorbed->has_urgent || absorbed->pairing_moved));
  }
  return has_moved;
}

// What a session does after each page: it reads again what is suspicious, and puts back what the relay lost.
bool TwoPeople::put_back(Person& person, const journal::MailboxView& box) {
  if (box.is_rendezvous) return false;
  if (person->relay_log().wants_to_read_again()) {
    EXPECT_TRUE(person->relay_log().log_epoch_changed(box.id, relay.log_epoch(), journal::LogChange::read_again).has_value());
    return true;
  }
  const auto batch = person->relay_log().refill();
  EXPECT_TRUE(batch.has_value());
  if (!batch) return false;
  for (const auto& each : *batch) {
    relay.append(each.mailbox, each.envelope);
    put_back_by[person.name].push_back(each.envelope);
  }
  return !batch->empty();
}

void TwoPeople::carry() {
  for (int round = 0; round < 40; ++round) {
    const bool meg_moved = send_and_read(meg);
    const bool dani_moved = send_and_read(dani);
    if (!meg_moved && !dani_moved) return;
  }
  ADD_FAILURE() << "the two never come to rest";
}

bool TwoPeople::slot(Person& person) {
  auto envelope = person->sending().next_for_slot();
  EXPECT_TRUE(envelope.has_value());
  if (!envelope || !envelope->has_value()) return false;
  EXPECT_EQ((*envelope)->envelope.size(), 4096u);
  relay.append((*envelope)->mailbox, (*envelope)->envelope);
  return true;
}

void TwoPeople::carry_everything() {
  for (int round = 0; round < 2000; ++round) {
    const bool meg_sent = slot(meg);
    const bool dani_sent = slot(dani);
    carry();
    const auto left = meg->sending().queued_count() + dani->sending().queued_count() + meg->sending().outbox_count() + dani->sending().outbox_count();
    if (!meg_sent && !dani_sent && left == 0) return;
  }
  ADD_FAILURE() << "the queues never empty";
}

void TwoPeople::restart(Person& person) {
  person.vault.reset();
  auto opened = Vault::unlock(person.folder, person.passphrase(), program, clock);
  ASSERT_TRUE(opened.has_value()) << name_of(opened.error().code);
  person.vault = std::move(opened).value();
}

void TwoPeople::in_an_older_copy(Person& person, const std::function<void()>& first,
                                 const std::function<void()>& then) {
  const auto copy = folder.path() / "older-copy";
  person.vault.reset();
  std::filesystem::copy(person.folder, copy, std::filesystem::copy_options::recursive);
  restart(person);
  first();
  carry_everything();
  person.vault.reset();
  std::filesystem::remove_all(person.folder);
  std::filesystem::rename(copy, person.folder);
  restart(person);
  then();
  carry_everything();
}

MailboxId TwoPeople::mailbox(const Person& person) const {
  const auto boxes = person->post().mailboxes();
  if (boxes) {
    for (const auto& box : *boxes) {
      if (!box.is_rendezvous) return box.id;
    }
  }
  ADD_FAILURE() << "no mailbox of a journal";
  return {};
}

std::string text_of(const ItemView& item, model::FieldNumber field) {
  for (const auto& shown_field : item.fields) {
    if (shown_field.number != field) continue;
    if (const auto* text = std::get_if<model::Prose>(&shown_field.value)) return text->text;
    if (const auto* line = std::get_if<model::Line>(&shown_field.value)) return line->text;
  }
  return {};
}

FieldValue prose(model::FieldNumber field, std::string_view text) { return {field, model::Prose{std::string(text)}}; }

std::string shown(const Person& person) {
  std::vector<model::ItemKind> everyones;
  for (const auto& kind : journal::kinds::registry().all()) {
    if (kind.space == model::Space::everyone) everyones.push_back(kind.kind);
  }
  const auto items = person->items().list(everyones);
  EXPECT_TRUE(items.has_value());
  std::string out;
  if (!items) return out;
  std::vector<std::string> lines;
  for (const auto& item : *items) {
    std::string line =
        to_hex(item.key.item) + to_hex(item.key.author) + " " + journal::kinds::registry().find(item.key.kind)->word;
    for (const auto& field : item.fields) {
      line += " " + std::to_string(field.number) + "=" + text_of(item, field.number) + "+" +
              std::to_string(field.other_values);
    }
    const auto versions = person->items().history(item.key);
    line += " versions " + std::to_string(versions ? versions->size() : 0);
    lines.push_back(std::move(line));
  }
  std::sort(lines.begin(), lines.end());
  for (const auto& line : lines) out += line + "\n";
  return out;
}

}  // namespace candour::test
