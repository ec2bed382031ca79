#include "session/example/two_vaults.hpp"

#include <algorithm>

#include "journal/vault/pairing.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/relay_log.hpp"
#include "journal/vault/sending.hpp"

namespace candour::session::example {

namespace {

using namespace std::chrono_literals;

constexpr const char* no_relay = "example.invalid:443";  // RFC 2606: nobody ever answers there
constexpr const char* program = "candour";
constexpr std::uint64_t log_epoch = 1;

RelayId some_relay() {
  RelayId id;
  id.bytes.fill(0xEE);
  return id;
}

// A pairing and what follows it come to rest long before.
constexpr int most_rounds = 60;

}  // namespace

void StoryClock::set(unsigned month, unsigned day, std::chrono::minutes time_of_day) {
  const std::chrono::sys_days date{std::chrono::year{2026} / std::chrono::month{month} / std::chrono::day{day}};
  const WallTime wanted = date + time_of_day;
  if (wanted > wall_) advance(wanted - wall_);
}

Result<std::unique_ptr<TwoVaults>> TwoVaults::make(const std::filesystem::path& folder,
                                                   crypto::Passphrase passphrase) {
  std::unique_ptr<TwoVaults> two(new TwoVaults(std::move(passphrase)));
  two->clock_.set(1, 8, 22h);
  const auto create = [&](const char* name) {
    return journal::Vault::create(folder / name, name, two->passphrase_, crypto::argon2_floor, program, two->clock_);
  };
  CANDOUR_TRY(two->dani_, create("Dani"));
  CANDOUR_TRY(two->meg_, create("Meg"));
  return two;
}

Result<> TwoVaults::pair_up() {
  CANDOUR_TRY(const auto invited, meg_->pairing().invite(no_relay, some_relay(), passphrase_));
  CANDOUR_CHECK(dani_->pairing().join(invited.words.expose(), no_relay, some_relay(), passphrase_));
  CANDOUR_CHECK(carry());
  const auto said_by_meg = meg_->pairing().view().read_aloud;
  const auto said_by_dani = dani_->pairing().view().read_aloud;
  CANDOUR_CHECK(meg_->pairing().confirm(said_by_dani, passphrase_));
  CANDOUR_CHECK(dani_->pairing().confirm(said_by_meg, passphrase_));
  return carry();
}

// True if something came in that may have to be answered.
Result<bool> TwoVaults::read(journal::Vault& vault) {
  bool has_moved = false;
  CANDOUR_TRY(const auto boxes, vault.post().mailboxes());
  for (const auto& box : boxes) {
    auto after = box.after;
    if (box.log_epoch != log_epoch) {
      CANDOUR_CHECK(vault.relay_log().log_epoch_changed(box.id, log_epoch, journal::LogChange::restarted));
      after = 0;
    }
    const auto& all = letters_[box.id];
    journal::PageView page{box.id, log_epoch, all.size(), {}};
    for (auto seq = after + 1; seq <= all.size(); ++seq) page.entries.push_back({seq, all[seq - 1]});
    CANDOUR_TRY(const auto absorbed, vault.post().absorb(page));
    has_moved = has_moved || !page.entries.empty() || absorbed.has_urgent || absorbed.pairing_moved;
  }
  return has_moved;
}

void TwoVaults::put(const journal::OutgoingEnvelope& letter) {
  auto& box = letters_[letter.mailbox];
  if (std::find(box.begin(), box.end(), letter.envelope) == box.end()) box.push_back(letter.envelope);
}

Result<bool> TwoVaults::exchange(journal::Vault& vault) {
  CANDOUR_TRY(const auto urgent, vault.sending().urgent());
  for (const auto& letter : urgent) put(letter);
  while (vault.sending().queued_count() > 0) {
    CANDOUR_TRY(const auto letter, vault.sending().next_for_slot());
    if (!letter) break;
    put(*letter);
  }
  return read(vault);
}

Result<> TwoVaults::carry() {
  for (int round = 0; round < most_rounds; ++round) {
    clock_.advance(1s);
    CANDOUR_TRY(const bool meg_moved, exchange(*meg_));
    CANDOUR_TRY(const bool dani_moved, exchange(*dani_));
    if (!meg_moved && !dani_moved) return {};
  }
  return Error{ErrorCode::io_failed, "carry the letters of the example"};
}

}  // namespace candour::session::example
