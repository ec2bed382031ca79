#include "tests/bench/sealed_bench.hpp"

#include "crypto/hash.hpp"
#include "crypto/sign.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/sealed/sealing.hpp"
#include "journal/store/envelope_log.hpp"
#include "journal/store/projection.hpp"
#include "journal/store/database.hpp"
#include "journal/store/record_rows.hpp"
#include "tests/bench/floor.hpp"
#include "tests/bench/measure.hpp"
#include "tests/support/two_people.hpp"

namespace candour::bench {

namespace {

namespace store = journal::store;
namespace model = journal::model;

constexpr int records = 1'000;
constexpr int turns = 7;

std::string text() {
  std::string out;
  for (int word = 0; out.size() < 1'490; ++word) out += "word" + std::to_string(word * 7 % 4'000) + " ";
  return out;
}

model::Change reflection() {
  model::Edit edit{ItemId(crypto::random_bytes<16>()), model::ItemKind::reflection, journal::kinds::reflection::text, 0, {}, {}};
  edit.value = *model::encode_value(model::FieldType::prose, model::Prose{text()});
  return *model::make_change({std::move(edit)});
}

// A device that writes in a chain of its own, and a store that keeps what it writes.
class Writer {
 public:
  explicit Writer(const std::filesystem::path& folder)
      : database_(*store::open_database((folder / "database").string(), crypto::MasterKey::random())),
        projection_(database_, journal::kinds::registry()) {
    header_.space = SpaceId(crypto::random_bytes<32>());
    header_.epoch = EpochId(crypto::random_bytes<32>());
    header_.member = MemberKey(crypto::random_bytes<32>());
    header_.device = crypto::public_of(device_);
    header_.chain = ChainId(crypto::random_bytes<16>());
    header_.seq = 0;
  }

  sealed::SealedRecord seal(const model::Change& change) {
    ++header_.seq;
    const auto body = model::encode_change(change, [](model::LocalNumber) { return std::nullopt; });
    auto made = sealed::seal_record(header_, *body, epoch_, nonce_key_, device_, crypto::random_bytes<32>(), sealed::EnvelopeRoom::slot);
    must(made.has_value(), "a record was not sealed");
    header_.prev = made->record.env_id();
    return std::move(made).value();
  }

  void seal_and_keep(int count) {
    auto transaction = sqlite::Transaction::begin(database_);
    store::Touched touched;
    for (int i = 0; i < count; ++i) must(keep(reflection(), touched).has_value(), "a record was not kept");
    must(projection_.settle(std::move(touched)).has_value(), "nothing is shown");
    must(transaction->commit().has_value(), "nothing was committed");
  }

 private:
  Result<> keep(const model::Change& change, store::Touched& touched) {
    auto made = seal(change);
    const auto id = made.record.env_id();
    store::KeptEnvelope kept{id, store::EnvelopeState::record, {1, 20'460}, made.envelope};
    CANDOUR_CHECK(store::save_envelope(database_, kept, made.record.envelope_key()->expose(), "", store::Sight::not_yet));
    CANDOUR_CHECK(store::put_in_outbox(database_, {id, mailbox_, store::Way::text_slot, false, std::move(made.envelope)}));
    CANDOUR_CHECK(store::save_record(database_, made.record, store::Writer::this_vault));
    return projection_.apply_delivered(id, {header_.member, {WallTime{}, Day{20'460}, 1, 1}}, change, touched);
  }

  sqlite::Connection database_;
  store::Projection projection_;
  sealed::RecordHeader header_;
  MailboxId mailbox_{crypto::random_bytes<32>()};
  crypto::EpochKey epoch_ = crypto::EpochKey::random();
  crypto::NonceKey nonce_key_ = crypto::NonceKey::random();
  crypto::DeviceSeed device_ = crypto::DeviceSeed::random();
};

}  // namespace

void seal_and_store() {
  const test::TemporaryFolder folder;
  Writer writer(folder.path());
  Floor floor(folder.path());
  const auto words = text();
  const auto change = reflection();
  const auto seal = [&](int) {
    for (int i = 0; i < records; ++i) (void)writer.seal(change);
  };
  print_row("T1", "seal and sign 1,000 records of 1.5 kB",
            in_turns(turns, seal, [&](int) { floor.sign_and_seal(records, words); }), Clock::cpu);
  print_row("T2", "the same, stored and indexed, one transaction",
            in_turns(turns, [&](int) { writer.seal_and_keep(records); },
                     [&](int) { floor.seal(records, words, Floor::Words::indexed); }),
            Clock::cpu);
}

}  // namespace candour::bench
