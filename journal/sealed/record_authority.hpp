// The two places that may call a record authentic: authenticate() and seal_record(). Nobody else includes this.
#pragma once

#include "journal/sealed/authentic_record.hpp"

namespace candour::sealed {

class RecordAuthority {
 public:
  static AuthenticRecord vouch(const EnvelopeId& env_id, Record record, crypto::Transient<32> envelope_key) {
    const auto body_size = record.body.size();
    AuthenticRecord authentic(env_id, std::move(record.header), std::move(record.body), body_size);
    authentic.signature_ = record.signature;
    authentic.envelope_key_ = std::move(envelope_key);
    return authentic;
  }
};

}  // namespace candour::sealed
