// candour-bench-receiving: what the records of a partner whose program was changed cost to take in, beside honest ones
// of their size, and what sealing a queue costs by its length. Two vaults over a relay in memory; processor time.
#include <cstdio>
#include <ctime>
#include <functional>
#include <memory>

#include "journal/kinds/people_entry.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/sealed/epoch.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/writing.hpp"
#include "tests/support/changed_member.hpp"

namespace {

using namespace candour;
using namespace candour::test;
using journal::model::ItemKind;
using sealed::RecordKind;
constexpr auto reflection = static_cast<std::uint16_t>(ItemKind::reflection);
constexpr auto text = journal::kinds::reflection::text;

double processor_ms() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double cost_ms(const std::function<void()>& act) {
  const auto start = processor_ms();
  act();
  return processor_ms() - start;
}

// A pair of which Dani's program was changed.
struct Scene {
  Scene() {
    pair.pair_up();
    changed = std::make_unique<ChangedMember>(pair, pair.dani);
  }
  // Per record, everything that it made possible included.
  double absorb(int count) {
    return cost_ms([&] { read_everything(pair, pair.meg); }) / count;
  }
  TwoPeople pair;
  std::unique_ptr<ChangedMember> changed;
};

double honest(int count) {
  Scene scene;
  for (int i = 0; i < count; ++i) scene.changed->send_change({edit_of(reflection, text, Bytes(3000, 'x'))});
  return scene.absorb(count);
}

double roster_records(int count) {
  Scene scene;
  auto& changed = *scene.changed;
  for (int i = 0; i < count; ++i) {
    auto change = sealed::add_member(changed.journal, {changed.me}, changed.card_of_the_other(), {}, 20'470);
    change.subject.bytes = crypto::random_bytes<32>();
    changed.send_roster(sealed::SignedRosterChange{change, sealed::sign_roster_change(change, changed.step_up.identity)});
  }
  return scene.absorb(count);
}

double cards(int count) {
  Scene scene;
  for (int i = 0; i < count; ++i) scene.changed->send_card(scene.changed->card_of_a_stranger("Sock"));
  return scene.absorb(count);
}

// Each read by itself, over a week of cover.
double commits_over_cover(int count) {
  Scene scene;
  auto& changed = *scene.changed;
  for (int i = 0; i < 1008; ++i) changed.send_bytes(crypto::random_bytes(4096));
  read_everything(scene.pair, scene.pair.meg);
  sealed::Recipients to;
  for (const auto& each : changed.certificates) to[sealed::cert_id(each)] = each.contents.exchange;
  double sum = 0;
  for (int i = 0; i < count; ++i) {
    const auto number = static_cast<std::uint64_t>(2 + i);
    const auto secrets = sealed::fresh_commit_secrets(changed.nonce_key, number, to.size());
    auto made = sealed::make_commit(changed.space, changed.device, changed.psk, number,
                                    crypto::public_of(crypto::ExchangeSecret::random()), to, secrets);
    changed.send(RecordKind::commit, sealed::encode(made->commit));
    sum += scene.absorb(1);
  }
  return sum / count;
}

double intents(int count) {
  Scene scene;
  for (int i = 0; i < count; ++i) scene.changed->send(RecordKind::intent, crypto::random_bytes(49));
  return scene.absorb(count);
}

double versions_of_one_title(int count) {
  Scene scene;
  const ItemId item(crypto::random_bytes<16>());
  for (int i = 0; i < count; ++i) {
    scene.changed->send_change({edit_of(item, static_cast<std::uint16_t>(ItemKind::meeting), 1, Bytes(300, 'x'))});
  }
  return scene.absorb(count);
}

// Each with 400 entries of its own, on a set that all versions are merged into.
double versions_of_one_set(int count) {
  Scene scene;
  const ItemId item(crypto::random_bytes<16>());
  for (int i = 0; i < count; ++i) {
    journal::model::SetValue set;
    for (int entry = 0; entry < 400; ++entry) set.insert(crypto::random_bytes(7));
    const auto value = journal::model::encode_value(journal::model::FieldType::set, set);
    scene.changed->send_change({edit_of(item, static_cast<std::uint16_t>(ItemKind::people_entry),
                                        journal::kinds::people_entry::aliases, value->bytes)});
  }
  return scene.absorb(count);
}

// Per entry of a queue of that length.
double sealing(int count) {
  TwoPeople pair;
  pair.pair_up();
  for (int i = 0; i < count; ++i) {
    (void)pair.meg->writing().write(ItemKind::reflection, {prose(text, "Entry " + std::to_string(i) + " of a long queue.")});
  }
  return cost_ms([&] { (void)pair.meg->sending().seal_queue(); }) / count;
}

void report(const char* what, const std::function<double(int)>& cost, int few, int many, double honest_cost) {
  const auto small = cost(few);
  const auto large = cost(many);
  std::printf("%-28s %5d: %7.3f ms each, %5.1f honest records; %5d: %7.3f ms each; growth %.2f\n", what, many, large,
              large / honest_cost, few, small, large / small);
}

}  // namespace

int main() {
  crypto::start();
  const auto honest_cost = honest(400);
  std::printf("an honest record of 4096 bytes: %.3f ms\n", honest_cost);
  report("roster records", roster_records, 100, 400, honest_cost);
  report("cards", cards, 100, 400, honest_cost);
  report("commits over a week of cover", commits_over_cover, 20, 80, honest_cost);
  report("intents", intents, 100, 400, honest_cost);
  report("versions of one title", versions_of_one_title, 100, 400, honest_cost);
  report("versions of one set", versions_of_one_set, 20, 80, honest_cost);
  const auto hundred = sealing(100);
  const auto thousand = sealing(1000);
  std::printf("sealing a queue: of 1000 %.3f ms an entry, of 100 %.3f ms; ratio %.2f\n", thousand, hundred,
              thousand / hundred);
  return 0;
}
