#include "sync/client/sign_step.hpp"

namespace candour::sync {

Bytes sign_step(const Step& step, const Signer& signer, WallTime now, std::int64_t t5_offset) {
  wire::RequestHead head;
  head.op = step.op;
  head.t5 = static_cast<std::uint32_t>(std::int64_t{wire::t5_of(now)} + t5_offset);
  head.mailbox = signer.mailbox;
  head.relay = signer.relay;
  if (wire::key_of(step.op) == wire::OpKey::read) return wire::build_request(head, step.body, signer.seeds.read);
  return wire::build_request(head, step.body, signer.seeds.write);
}

}  // namespace candour::sync
