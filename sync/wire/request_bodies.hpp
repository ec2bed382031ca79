// The bodies of the requests of the five operations (relay.md 2.3), each with an encoder and a strict reader.
// Readers check counts against the bytes that are there before they allocate; views point into the body.
#pragma once

#include <vector>

#include "base/codec.hpp"
#include "base/result.hpp"
#include "sync/wire/limits.hpp"

namespace candour::wire {

enum class Admission : std::uint8_t { none = 0, code = 1, work = 2 };
// 0, 32 or 12 bytes of proof.
std::size_t admission_size(Admission admission);

struct CreateBody {
  MailboxKind kind = MailboxKind::journal;
  Admission admission = Admission::none;
  SigningKey read_key;
  SigningKey write_key;
  std::vector<ControllerKey> controllers;  // strictly ascending, 1 to 8; a short mailbox has one
  Bytes admission_proof;
};
Bytes encode(const CreateBody& body);
Result<CreateBody> parse_create(ByteView body);

// Envelopes of any size: whether the sizes are allowed is bad_size, another code than malformed.
struct AppendBody {
  std::vector<ByteView> envelopes;
};
Bytes encode(const AppendBody& body);
Result<AppendBody> parse_append(ByteView body);

struct FetchBody {
  std::uint64_t log_epoch = 0;  // 0: unknown, and then after is 0
  std::uint64_t after = 0;
  std::uint32_t max_count = max_fetch_count;
  std::uint32_t max_bytes = max_fetch_bytes;
  std::uint32_t wait_seconds = 0;
};
Bytes encode(const FetchBody& body);
Result<FetchBody> parse_fetch(ByteView body);

struct HeadBody {
  ByteArray<32> nonce{};  // fresh and random
};
Bytes encode(const HeadBody& body);
Result<HeadBody> parse_head(ByteView body);

struct DeleteBody {
  std::uint32_t until_day = 0;
  std::vector<Signature> signatures;  // in the order of the sorted controllers
};
Bytes encode(const DeleteBody& body);
Result<DeleteBody> parse_delete(ByteView body);

}  // namespace candour::wire
