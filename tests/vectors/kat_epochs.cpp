// B5: the root epoch, commits and grants, each opened again by those for whom it was made.
#include "journal/sealed/reserved/grant.hpp"
#include "tests/vectors/kat_cast.hpp"
#include "tests/vectors/kat_registry.hpp"

namespace candour::test {
namespace {

SpaceId space_of_a() { return sealed::private_space(cast().journal, cast().ik_a); }
crypto::SpaceKey private_key_of_a() { return sealed::private_space_key(cast().root_a, cast().share); }

sealed::MadeCommit second_commit() {
  return sealed::make_commit(cast().space, cast().device_b, cast().psk, 2, exchange_key("dxB1"),
                             {{cast().rid_a, cast().dx_a}, {cast().rid_b, cast().dx_b}},
                             commit_secrets("s1", {"eph2", "eph3"}))
      .value();
}

// The greatest number, and the committer's own wrap to the new key.
sealed::MadeCommit third_commit() {
  const auto new_key = exchange_key("dxB2");
  return sealed::make_commit(cast().space, cast().device_b, cast().psk, sealed::largest_epoch_number, new_key,
                             {{cast().rid_a, cast().dx_a}, {cast().rid_b, new_key}},
                             commit_secrets("s2", {"eph5", "eph6"}))
      .value();
}

sealed::MadeCommit private_commit() {
  const auto new_key = exchange_key("dxA3");
  const auto& recovery = cast().card_a.recovery;
  return sealed::make_commit(space_of_a(), cast().device_a, private_key_of_a(), 1, new_key,
                             {{cast().rid_a, new_key}, {sealed::recovery_recipient(recovery), recovery}},
                             commit_secrets("s3", {"eph7", "eph8"}))
      .value();
}

// The commit's bytes, if it parses and `me` opens the very key of it.
std::string openable(const sealed::MadeCommit& made, const SpaceId& space, const DeviceKey& committer,
                     const crypto::SpaceKey& psk, const CertId& me, const crypto::ExchangeSecret& secret) {
  const auto bytes = sealed::encode(made.commit);
  const auto parsed = sealed::parse_commit(bytes);
  if (!parsed) return "malformed";
  const auto opened = sealed::open_commit(space, committer, psk, *parsed, me, {&secret, 1});
  if (!opened || opened->id != made.id || !equal(opened->key.expose(), made.key.expose())) return "does not open";
  return to_hex(bytes);
}

std::string wrap_of_b(const std::string&) {
  const auto made = first_commit();
  const auto& rids = made.commit.recipients;
  const auto place = std::find(rids.begin(), rids.end(), cast().rid_b) - rids.begin();
  return to_hex(made.commit.wraps.at(static_cast<std::size_t>(place)));
}

std::string grant_bytes(const sealed::Recipients& recipients, const std::vector<sealed::GrantItem>& items,
                        const sealed::CommitSecrets& secrets, const char* secret_of_b) {
  const auto grant = sealed::make_grant(cast().space, cast().device_a, cast().psk, recipients, items, secrets).value();
  const auto bytes = sealed::encode(grant);
  const auto secret = seed<crypto::ExchangeSecret>(secret_of_b);
  const auto opened = sealed::open_grant(cast().space, cast().device_a, cast().psk, sealed::parse_grant(bytes).value(),
                                         cast().rid_b, {&secret, 1});
  return opened && opened->size() == items.size() ? to_hex(bytes) : "does not open";
}

sealed::GrantItem epoch_item(sealed::MadeCommit made) {
  return sealed::GrantedEpoch{made.id, made.context, std::move(made.key)};
}

sealed::GrantItem envelope_item(const char* id, const char* key) {
  return sealed::GrantedEnvelope{named<EnvelopeId>(id), seed<crypto::EnvelopeKey>(key)};
}

std::string grant_to_one(const std::string&) {
  std::vector<sealed::GrantItem> items;
  items.push_back(epoch_item(first_commit()));
  items.push_back(envelope_item("eid", "k"));
  return grant_bytes({{cast().rid_b, cast().dx_b}}, items, commit_secrets("g", {"eph4"}), "dxB");
}

std::string grant_to_two(const std::string&) {
  std::vector<sealed::GrantItem> items;
  items.push_back(envelope_item("eid2", "k2"));
  items.push_back(epoch_item(second_commit()));
  items.push_back(envelope_item("eid", "k"));
  return grant_bytes({{cast().rid_a, exchange_key("dxA3")}, {cast().rid_b, exchange_key("dxB2")}}, items,
                     commit_secrets("g2", {"eph9", "eph10"}), "dxB2");
}

const KatAnswers roots{
    {"root.EK", [](const std::string&) { return to_hex(sealed::root_epoch(cast().psk, cast().space).key.expose()); }},
    {"root.epoch_id", [](const std::string&) { return to_hex(sealed::root_epoch(cast().psk, cast().space).id); }},
    {"mine.root_EK",
     [](const std::string&) { return to_hex(sealed::root_epoch(private_key_of_a(), space_of_a()).key.expose()); }},
    {"mine.root_epoch_id",
     [](const std::string&) { return to_hex(sealed::root_epoch(private_key_of_a(), space_of_a()).id); }},
};

const KatAnswers commits{
    {"epoch0.ctx", [](const std::string&) { return to_hex(first_commit().context); }},
    {"epoch0.EK", [](const std::string&) { return to_hex(first_commit().key.expose()); }},
    {"epoch0.confirm", [](const std::string&) { return to_hex(first_commit().commit.confirmation); }},
    {"epoch0.id", [](const std::string&) { return to_hex(first_commit().id); }},
    {"epoch0.commit",
     [](const std::string&) {
       return openable(first_commit(), cast().space, cast().device_a, cast().psk, cast().rid_b,
                       seed<crypto::ExchangeSecret>("dxB"));
     }},
    {"epoch1.ctx", [](const std::string&) { return to_hex(second_commit().context); }},
    {"epoch1.EK", [](const std::string&) { return to_hex(second_commit().key.expose()); }},
    {"epoch1.id", [](const std::string&) { return to_hex(second_commit().id); }},
    {"wrap.B", wrap_of_b},
    {"epoch2.commit",
     [](const std::string&) {
       return openable(third_commit(), cast().space, cast().device_b, cast().psk, cast().rid_b,
                       seed<crypto::ExchangeSecret>("dxB2"));
     }},
    {"epoch2.id", [](const std::string&) { return to_hex(third_commit().id); }},
    {"epoch2.EK", [](const std::string&) { return to_hex(third_commit().key.expose()); }},
    {"mine.commit",
     [](const std::string&) {
       const crypto::ExchangeSecret recovery{cast().a.recovery.expose()};
       return openable(private_commit(), space_of_a(), cast().device_a, private_key_of_a(),
                       sealed::recovery_recipient(cast().card_a.recovery), recovery);
     }},
    {"mine.epoch_id", [](const std::string&) { return to_hex(private_commit().id); }},
    {"mine.EK", [](const std::string&) { return to_hex(private_commit().key.expose()); }},
};

const KatAnswers grants{{"grant", grant_to_one}, {"grant.two", grant_to_two}};

}  // namespace
}  // namespace candour::test
