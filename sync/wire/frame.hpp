// The frame of a request and of an answer (relay.md 2.1, 2.2). Views point into the frame they were read from.
#pragma once

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "crypto/sign.hpp"
#include "sync/wire/code.hpp"
#include "sync/wire/limits.hpp"

namespace candour::wire {

enum class Op : std::uint8_t { none = 0, create = 1, append = 2, fetch = 3, head = 4, delete_mailbox = 5 };

// Which key of the mailbox signs a request of this op.
enum class OpKey : std::uint8_t { read, write };
constexpr OpKey key_of(Op op) { return op == Op::fetch || op == Op::head ? OpKey::read : OpKey::write; }

// Time in steps of five minutes; the only time that a request or an answer tells.
std::uint32_t t5_of(WallTime now);
// b - a, in steps.
constexpr std::int64_t t5_distance(std::uint32_t a, std::uint32_t b) { return std::int64_t{b} - std::int64_t{a}; }

// Who is spoken to about what, and when.
struct RequestHead {
  Op op = Op::none;
  std::uint32_t t5 = 0;
  MailboxId mailbox;
  RelayId relay;
};

// A signed frame. The body must fit a frame of its op; the seed must be the op's (key_of).
Bytes build_request(const RequestHead& head, ByteView body, const crypto::ReadSeed& seed);
Bytes build_request(const RequestHead& head, ByteView body, const crypto::WriteSeed& seed);

struct Request {
  RequestHead head;
  ByteView body;
  ByteView signed_part;  // all before the signature
  Signature signature;
};
// Structure alone: magic, op, zero bytes and body_len against the frame's size. Nothing is verified.
Result<Request> parse_request(ByteView frame);

// True if `key` signed the request. Copies the frame once; verify_in_place does not.
bool verify_request(const SigningKey& key, const Request& request);
// The 34 bytes that stand before a signed part of this size in the signed message.
ByteArray<signed_prefix_size> signed_prefix(std::size_t signed_part_size);
// The same as verify_request for a buffer that holds signed_prefix(..) and then the whole frame.
bool verify_in_place(const SigningKey& key, ByteView prefix_and_frame);

struct AnswerHead {
  Code code = Code::ok;
  Op op = Op::none;
  std::uint32_t t5 = 0;
};
Bytes build_answer(const AnswerHead& head, ByteView body);
// The beginning of an answer whose body is `body_size` bytes long and goes on after `start`.
Bytes begin_answer(const AnswerHead& head, ByteView start, std::size_t body_size);

struct Answer {
  AnswerHead head;
  ByteView body;
};
// malformed for anything that is not exactly one answer frame, as from a captive portal.
Result<Answer> parse_answer(ByteView frame);

}  // namespace candour::wire
