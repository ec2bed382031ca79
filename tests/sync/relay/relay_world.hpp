// A relay to ask, in this process or in one of its own, a shifted clock that both go by, and a member who signs.
#pragma once

#include "sync/wire/frame.hpp"
#include "sync/wire/mailbox.hpp"
#include "sync/wire/request_bodies.hpp"
#include "tests/sync/relay/in_process.hpp"
#include "tests/sync/relay/relay_process.hpp"

namespace candour::relay_test {

using wire::Code;
using wire::MailboxKind;
using wire::Op;

// The clock of all: now, shifted by the seconds in a file, as `--clock` reads it.
class ShiftedClock {
 public:
  explicit ShiftedClock(std::filesystem::path file) : file_(std::move(file)), clock_(file_) {}
  void shift_by(std::chrono::seconds more);
  WallTime now() const { return clock_.wall(); }
  const Clock& clock() const { return clock_; }
  const std::filesystem::path& file() const { return file_; }

 private:
  std::filesystem::path file_;
  ProgramClock clock_;
  std::chrono::seconds shift_{0};
};

// Whatever takes a request frame and gives back an answer frame.
class RelayUnderTest {
 public:
  virtual ~RelayUnderTest() = default;
  virtual Bytes exchange(ByteView frame) = 0;
  virtual RelayId relay_id() const = 0;
  virtual void start() = 0;
  virtual void stop() = 0;
};

enum class Transport : std::uint8_t { in_process, http };
std::unique_ptr<RelayUnderTest> relay_over(Transport transport, const std::filesystem::path& data, ShiftedClock& clock);

// One answer, read.
struct Reply {
  Code code = Code::http;
  Op op = Op::none;
  std::uint32_t t5 = 0;
  Bytes body;
  Bytes frame;
};
Reply reply_of(Bytes frame);

// The keys of everybody in one mailbox; the seeds of the controllers in the order of their keys.
struct Box {
  wire::MailboxKeys keys;
  std::vector<crypto::ControllerSeed> controllers;
  MailboxKind kind = MailboxKind::journal;
};
Box journal_box(std::string_view name, std::size_t controllers = 2);
Box short_box(std::string_view name);

// An envelope of `size` bytes that differs with `number`.
Bytes envelope_of(std::uint64_t number, std::size_t size = 4096);

// The bytes of the mailbox's fetch from the start.
wire::FetchBody from_start();

// Signs and sends for one mailbox. Everything is set as a good client sets it and may be changed before a request.
class Member {
 public:
  Member(RelayUnderTest& relay, const ShiftedClock& clock, Box& box)
      : relay_(relay), clock_(clock), box_(box), relay_id(relay.relay_id()) {}

  Reply create();
  Reply append(const std::vector<Bytes>& envelopes);
  Reply fetch(const wire::FetchBody& body = from_start());
  Reply head();
  Reply erase(std::uint32_t until_day, std::vector<Signature> signatures);
  Reply send(Op op, ByteView body);
  Bytes frame_of(Op op, ByteView body) const;

  // The statement of every controller.
  std::vector<Signature> statement(std::uint32_t until_day) const;
  std::uint32_t today() const { return utc_day(clock_.now()); }
  const MailboxId& mailbox() const { return box_.keys.id; }

 private:
  RelayUnderTest& relay_;
  const ShiftedClock& clock_;
  Box& box_;

 public:
  RelayId relay_id;
  std::int64_t t5_off = 0;
};

}  // namespace candour::relay_test
