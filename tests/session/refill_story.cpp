#include "tests/session/refill_story.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <thread>

#include "base/codec.hpp"
#include "crypto/mailbox.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/sealed/record.hpp"
#include "journal/store/record_rows.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/pairing.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/relay_log.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/writing.hpp"
#include "tests/support/relay_at.hpp"
#include "tests/support/session_waits.hpp"

namespace candour::test {

namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;
namespace model = journal::model;

constexpr auto interval = 25ms;
constexpr auto patience = 60s;

void copy_anew(const fs::path& from, const fs::path& to) {
  fs::remove_all(to);
  fs::copy(from, to, fs::copy_options::recursive);
}

}  // namespace

RefillStory::RefillStory()
    : clock_(folder_.path() / "clock"), relay_(CANDOUR_BIN_DIR, folder_.path() / "relay", folder_.path() / "clock") {
  crypto::start();
  set_days(0);
  for (auto* who : {&meg, &dani}) {
    who->person.name = who == &meg ? "Meg" : "Dani";
    who->person.passphrase_text = "marble-kitten-sunset-orbit-fox";
    who->person.folder = folder_.path() / who->person.name;
    auto made = journal::Vault::create(who->person.folder, who->person.name, who->person.passphrase(),
                                       crypto::argon2_floor, "tests", clock_);
    EXPECT_TRUE(made.has_value());
    if (made) who->person.vault = std::move(*made);
  }
}

void RefillStory::set_days(int days) {
  days_ = days;
  std::ofstream(folder_.path() / "clock.new") << std::int64_t{days} * 86'400;
  fs::rename(folder_.path() / "clock.new", folder_.path() / "clock");
}

void RefillStory::pass_a_day() { set_days(days_ + 1); }

void RefillStory::start_relay() { ASSERT_TRUE(relay_.start()); }
void RefillStory::stop_relay() { ASSERT_TRUE(relay_.stop()); }

void RefillStory::open(Partner& who) {
  if (!who.person.vault) {
    auto opened = journal::Vault::unlock(who.person.folder, who.person.passphrase(), "tests", clock_);
    ASSERT_TRUE(opened.has_value()) << name_of(opened.error().code);
    who.person.vault = std::move(*opened);
  }
  who.session = std::make_unique<session::Session>(*who.person.vault, clock_, session::SyncOptions{"", interval}, nullptr);
}

void RefillStory::close(Partner& who) {
  who.session.reset();
  who.person.vault.reset();
}

bool RefillStory::go_on(const std::function<bool()>& is_done, std::chrono::milliseconds limit) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (std::chrono::steady_clock::now() < end) {
    for (auto* who : {&meg, &dani}) EXPECT_TRUE(!who->session || who->session->pump().has_value());
    if (is_done()) return true;
    std::this_thread::sleep_for(5ms);
  }
  return false;
}

void RefillStory::sync_until_settled(Partner& who) {
  ASSERT_TRUE(go_on([&] { return who.session->is_settled(); }, patience)) << who.person.name;
}

void RefillStory::fetches(Partner& who) {
  ASSERT_NO_FATAL_FAILURE(open(who));
  who.session->start(session::Sending::at_once);
  ASSERT_NO_FATAL_FAILURE(sync_until_settled(who));
  close(who);
}

void RefillStory::writes(Partner& who, const std::string& words) {
  ASSERT_NO_FATAL_FAILURE(open(who));
  ASSERT_TRUE(who.person->writing().write(model::ItemKind::reflection, {prose(journal::kinds::reflection::text, words)}));
  written.push_back(words);
  who.session->start(session::Sending::at_once);
  const auto sent = send_now(*who.session, patience);
  ASSERT_TRUE(sent.has_value()) << name_of(sent.error().code);
  close(who);
}

// Single commands of one or both, and now and then both at their moments, cover included.
void RefillStory::act(std::size_t number) {
  auto& one = number % 2 == 0 ? meg : dani;
  auto& other = number % 2 == 0 ? dani : meg;
  ASSERT_NO_FATAL_FAILURE(writes(one, "words of act " + std::to_string(number)));
  if (number % 3 == 0) {
    ASSERT_NO_FATAL_FAILURE(fetches(other));
  }
  if (number % 5 != 0) return;
  for (auto* who : {&meg, &dani}) {
    ASSERT_NO_FATAL_FAILURE(open(*who));
    who->session->start(session::Sending::slots);
  }
  go_on([] { return false; }, 6 * interval);
  close(meg);
  close(dani);
}

void RefillStory::keep(std::size_t number) {
  ASSERT_NO_FATAL_FAILURE(stop_relay());
  const auto kept = folder_.path() / ("moment-" + std::to_string(number));
  fs::create_directory(kept);
  for (const auto* part : {"Meg", "Dani", "relay"}) fs::copy(folder_.path() / part, kept / part, fs::copy_options::recursive);
  moments_[number] = {kept, written};
  ASSERT_NO_FATAL_FAILURE(start_relay());
}

void RefillStory::play(std::size_t acts) {
  ASSERT_NO_FATAL_FAILURE(start_relay());
  const auto id = test::relay_at(relay_.address());
  ASSERT_TRUE(id);
  for (auto* who : {&meg, &dani}) {
    ASSERT_NO_FATAL_FAILURE(open(*who));
    who->session->start(session::Sending::slots);
  }
  const auto words = meg.person->pairing().invite(relay_.address(), *id, meg.person.passphrase());
  ASSERT_TRUE(words);
  ASSERT_TRUE(dani.person->pairing().join(words->words.expose(), relay_.address(), *id, dani.person.passphrase()));
  const auto are_at = [&](journal::PairingStage stage) {
    return meg.person->pairing().view().stage == stage && dani.person->pairing().view().stage == stage;
  };
  ASSERT_TRUE(go_on([&] { return are_at(journal::PairingStage::comparing); }, patience));
  const auto by_meg = meg.person->pairing().view().read_aloud;
  ASSERT_TRUE(meg.person->pairing().confirm(dani.person->pairing().view().read_aloud, meg.person.passphrase()));
  ASSERT_TRUE(dani.person->pairing().confirm(by_meg, dani.person.passphrase()));
  ASSERT_TRUE(go_on([&] { return are_at(journal::PairingStage::done); }, patience));
  const auto boxes = meg.person->post().mailboxes();
  ASSERT_TRUE(boxes.has_value());
  for (const auto& box : *boxes)
    if (!box.is_rendezvous) mailbox_ = box.id;
  ASSERT_NO_FATAL_FAILURE(come_to_rest());
  for (std::size_t number = 1; number <= acts; ++number) {
    ASSERT_NO_FATAL_FAILURE(act(number)) << "act " << number;
    ASSERT_NO_FATAL_FAILURE(keep(number));
  }
  ASSERT_NO_FATAL_FAILURE(stop_relay());
}

void RefillStory::go_to(const Moment& moment) {
  close(meg);
  close(dani);
  for (const auto* part : {"Meg", "Dani", "relay"}) copy_anew(moment.folder / part, folder_.path() / part);
  written = moment.written;
  set_days(0);
}

void RefillStory::put_back(const Moment& moment, Anchor anchor) {
  const auto relay = folder_.path() / "relay";
  const auto kept = folder_.path() / "anchor";
  fs::copy_file(relay / "anchor", kept, fs::copy_options::overwrite_existing);
  copy_anew(moment.folder / "relay", relay);
  if (anchor == Anchor::stays) fs::copy_file(kept, relay / "anchor", fs::copy_options::overwrite_existing);
}

std::vector<EnvelopeId> RefillStory::relay_log() const {
  auto database = sqlite::Connection::open((folder_.path() / "relay" / "relay.db").string(),
                                           sqlite::Connection::Mode::read_only);
  EXPECT_TRUE(database.has_value());
  auto select = database->prepare("SELECT envelope.env_id FROM envelope JOIN mailbox USING(n) WHERE mailbox.id = ? ORDER BY k");
  EXPECT_TRUE(select.has_value());
  select->bind(1, mailbox_);
  std::vector<EnvelopeId> ids;
  for (;;) {
    const auto more = select->step();
    EXPECT_TRUE(more.has_value());
    if (!more || !*more) return ids;
    ids.push_back(*EnvelopeId::from(select->blob(0)));
  }
}

void RefillStory::come_to_rest() {
  for (auto* who : {&meg, &dani}) {
    if (!who->session) {
      ASSERT_NO_FATAL_FAILURE(open(*who));
    }
    who->session->start(session::Sending::slots);
  }
  const auto is_at_rest = [](const Partner& who) {
    return who.session->is_settled() && who.person->sending().queued_count() == 0 && who.person->sending().outbox_count() == 0 &&
           who.person->post().held_back_count() == 0;
  };
  go_on([] { return false; }, 20 * interval);  // so many moments at least: what a day carries by itself is among them
  const bool rests = go_on([&] { return is_at_rest(meg) && is_at_rest(dani); }, patience);
  EXPECT_TRUE(rests) << "Meg: " << meg.person->sending().queued_count() << " " << meg.person->sending().outbox_count() << " "
                     << meg.person->post().held_back_count() << " " << meg.person->relay_log().putting_back().is_due << " "
                     << meg.session->is_settled() << "; Dani: " << dani.person->sending().queued_count() << " "
                     << dani.person->sending().outbox_count() << " " << dani.person->post().held_back_count() << " "
                     << dani.person->relay_log().putting_back().is_due << " " << dani.session->is_settled();
  close(meg);
  close(dani);
}

std::vector<std::string> RefillStory::texts(Partner& who) {
  open(who);
  std::vector<std::string> out;
  const auto items = who.person->items().list({model::ItemKind::reflection});
  EXPECT_TRUE(items.has_value());
  if (items)
    for (const auto& item : *items) out.push_back(text_of(item, journal::kinds::reflection::text));
  close(who);
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<journal::MarkView> RefillStory::marks(Partner& who) {
  open(who);
  auto found = who.person->post().marks();
  EXPECT_TRUE(found.has_value());
  close(who);
  return found ? *found : std::vector<journal::MarkView>();
}

// The rule of B8.3 over everything that the closed vault holds, asked of its tables and not of the program: a second new
// log within the month, or a digest of another that differs from every log followed under its tag.
bool RefillStory::should_say_fork(Partner& who) {
  auto database = database_of(who.person);
  auto restarts = database.prepare("SELECT count(*) FROM relay_news WHERE kind = 3");
  EXPECT_TRUE(restarts && restarts->step());
  if (restarts->integer(0) >= 2) return true;
  auto logs = database.prepare("SELECT log_epoch, seq, digest FROM log WHERE mailbox = ?1 UNION ALL"
                               " SELECT log_epoch, seq, digest FROM left_log WHERE mailbox = ?1");
  EXPECT_TRUE(logs.has_value());
  logs->bind(1, mailbox_);
  std::map<std::uint64_t, std::map<std::uint64_t, std::vector<LogDigest>>> followed;  // by tag and position
  while (*logs->step()) {
    const auto start = crypto::log_start(mailbox_, static_cast<std::uint64_t>(logs->integer(0)));
    auto& of_log = followed[sealed::log_tag(start)];
    of_log[0] = {start};
    of_log[static_cast<std::uint64_t>(logs->integer(1))].push_back(*LogDigest::from(logs->blob(2)));
  }
  const auto records = journal::store::all_records(database);
  EXPECT_TRUE(records.has_value());
  for (const auto& row : *records) {
    const auto& log = row.record.header().log;
    if (row.writer == journal::store::Writer::this_vault || !followed.contains(log.tag)) continue;
    const auto at = followed[log.tag].find(log.count);
    if (at == followed[log.tag].end()) continue;
    if (std::find(at->second.begin(), at->second.end(), log.digest) == at->second.end()) return true;
  }
  return false;
}

std::size_t RefillStory::forks_said(Partner& who) {
  auto database = database_of(who.person);
  auto forks = database.prepare("SELECT count(*) FROM relay_news WHERE kind = 4");
  EXPECT_TRUE(forks && forks->step());
  return static_cast<std::size_t>(forks->integer(0));
}

}  // namespace candour::test
