// Refusals: "ok <bytes>" or "malformed <bytes>", where everything around the one fault is right.
#include "base/relay_address.hpp"
#include "journal/sealed/bodies.hpp"
#include "journal/sealed/change_body.hpp"
#include "journal/sealed/reserved/revocation.hpp"
#include "journal/sealed/well_formed.hpp"
#include "tests/support/json_vectors.hpp"
#include "tests/vectors/kat_cast.hpp"
#include "tests/vectors/kat_registry.hpp"

namespace candour::test {
namespace {

using sealed::RecordKind;

using Judge = bool (*)(ByteView bytes);

// Judges the bytes that stand in the answer, and says the verdict with them.
template <Judge is_good>
std::string verdict(const std::string& given) {
  const auto bytes = unhex(given.substr(given.find(' ') + 1));
  return (is_good(bytes) ? "ok " : "malformed ") + to_hex(bytes);
}

template <RecordKind kind>
bool is_body(ByteView bytes) {
  return sealed::body_is_well_formed(kind, bytes);
}

bool is_card(ByteView bytes) { return sealed::parse_member_card(bytes, cast().journal).has_value(); }
bool is_certificate(ByteView bytes) { return sealed::parse_certificate(bytes, cast().journal).has_value(); }
bool is_revocation_of_b(ByteView bytes) {
  const auto revocation = sealed::parse_revocation(bytes, cast().journal);
  return revocation && sealed::is_signed_by(*revocation, cast().ik_b);
}
// A change alone, or a void, as the reference's one parser takes both.
bool is_roster_object(ByteView bytes) {
  const bool is_void = !bytes.empty() && bytes.front() == 5;
  return is_void ? sealed::parse_roster_body(bytes).has_value() : sealed::parse_roster_change(bytes).has_value();
}
bool is_address(ByteView bytes) { return parse_relay_address(as_text(bytes)).has_value(); }
bool is_record(ByteView bytes) {
  const auto record = sealed::parse_record(bytes);
  return record && equal(sealed::encode(*record), bytes);
}

const KatFamilies objects{
    {"refuse.card.", verdict<is_card>},
    {"refuse.cert.", verdict<is_certificate>},
    {"refuse.revocation.", verdict<is_revocation_of_b>},
    {"refuse.roster.", verdict<is_roster_object>},
    {"refuse.record.", verdict<is_record>},
    {"refuse.address.", verdict<is_address>},
};

const KatFamilies record_bodies{
    {"refuse.change.", verdict<is_body<RecordKind::change>>},
    {"refuse.commit.", verdict<is_body<RecordKind::commit>>},
    {"refuse.need.", verdict<is_body<RecordKind::need>>},
    {"refuse.ready.", verdict<is_body<RecordKind::ready>>},
    {"refuse.release.", verdict<is_body<RecordKind::release>>},
    {"refuse.withdraw.", verdict<is_body<RecordKind::withdraw>>},
    {"refuse.share.", verdict<is_body<RecordKind::share>>},
    {"refuse.notice.", verdict<is_body<RecordKind::notice>>},
    {"refuse.end_ack.", verdict<is_body<RecordKind::end_ack>>},
    {"refuse.end.", verdict<is_body<RecordKind::end>>},
    {"refuse.move.", verdict<is_body<RecordKind::move>>},
    {"refuse.heartbeat.", verdict<is_body<RecordKind::heartbeat>>},
    {"refuse.identity.", verdict<is_body<RecordKind::identity>>},
    {"refuse.intent.", verdict<is_body<RecordKind::intent>>},
    {"refuse.part.", verdict<is_body<RecordKind::part>>},
    {"refuse.sealed.", verdict<is_body<RecordKind::sealed>>},
};

}  // namespace
}  // namespace candour::test
