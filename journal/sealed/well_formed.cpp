#include "journal/sealed/answers.hpp"
#include "journal/sealed/bodies.hpp"
#include "journal/sealed/change_body.hpp"
#include "journal/sealed/consent_bodies.hpp"
#include "journal/sealed/ending_bodies.hpp"
#include "journal/sealed/grant.hpp"
#include "journal/sealed/parts.hpp"
#include "journal/sealed/roster.hpp"

namespace candour::sealed {

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
      return parse_intent(body).has_value();
    case RecordKind::consent:
      return parse_consent(body).has_value();
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
