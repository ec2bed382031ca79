#include "journal/sealed/well_formed.hpp"

#include <algorithm>

#include "journal/sealed/answers.hpp"
#include "journal/sealed/bodies.hpp"
#include "journal/sealed/change_body.hpp"
#include "journal/sealed/parts.hpp"
#include "journal/sealed/reserved/ending_bodies.hpp"
#include "journal/sealed/reserved/grant.hpp"
#include "journal/sealed/roster.hpp"

namespace candour::sealed {

namespace {

constexpr std::size_t signed_act_size = 113;  // u8, item[16], stmt_h[32], sig[64]
constexpr std::size_t not_asked_size = 65;    // u8, sig[64]

// Kinds 15 and 16 by their form alone; what they say is journal/summary's.
bool is_intent(ByteView body) {
  if (body.size() != signed_act_size || body[0] < 1 || body[0] > 2) return false;
  const auto signature = body.last(Signature::size);
  return body[0] == 1 || std::all_of(signature.begin(), signature.end(), [](auto byte) { return byte == 0; });
}

bool is_consent(ByteView body) {
  return (body.size() == signed_act_size && body[0] == 1) || (body.size() == not_asked_size && body[0] == 2);
}

}  // namespace

bool body_is_well_formed(RecordKind kind, ByteView body) {
  switch (kind) {
    case RecordKind::change:
      return parse_change_body(body).has_value();
    case RecordKind::commit:
      return parse_commit(body).has_value();
    case RecordKind::heartbeat:
      return body.empty();
    case RecordKind::part:
      return parse_part(body).has_value();
    case RecordKind::attachment:
      return parse_attachment(body).has_value();
    case RecordKind::grant:
      return parse_grant(body).has_value();
    case RecordKind::end:
      return parse_end(body).has_value();
    case RecordKind::move:
      return parse_move(body).has_value();
    case RecordKind::identity:
      return parse_identity_body(body).has_value();
    case RecordKind::roster:
      return parse_roster_body(body).has_value();
    case RecordKind::need:
      return parse_need(body).has_value();
    case RecordKind::sealed:
      return parse_sealed_answer(body).has_value();
    case RecordKind::ready:
      return parse_ready(body).has_value();
    case RecordKind::release:
      return parse_release(body).has_value();
    case RecordKind::intent:
      return is_intent(body);
    case RecordKind::consent:
      return is_consent(body);
    case RecordKind::withdraw:
      return parse_withdraw(body).has_value();
    case RecordKind::share:
      return parse_share(body).has_value();
    case RecordKind::end_ack:
      return parse_end_ack(body).has_value();
    case RecordKind::notice:
      return parse_notice(body).has_value();
  }
  return false;
}

}  // namespace candour::sealed
