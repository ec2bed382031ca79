// A fresh relay over either transport, a mailbox that is not made yet, and its member.
#pragma once

#include <gtest/gtest.h>

#include "sync/wire/answer_bodies.hpp"
#include "tests/sync/relay/relay_world.hpp"

namespace candour::relay_test {

class RelayTest : public testing::TestWithParam<Transport> {
 protected:
  TemporaryFolder folder_;
  ShiftedClock clock_{folder_.path() / "clock"};
  std::unique_ptr<RelayUnderTest> relay_ = relay_over(GetParam(), folder_.path() / "data", clock_);
  Box box_ = journal_box("box");
  Member member_{*relay_, clock_, box_};

  Member member_of(Box& box) { return {*relay_, clock_, box}; }

  // What stands in the mailbox, in order; empty where a seq is not the one expected.
  std::vector<Bytes> all() {
    const auto reply = member_.fetch();
    const auto page = wire::parse_fetch_answer(reply.body);
    std::vector<Bytes> out;
    if (reply.code != Code::ok || !page) return out;
    for (const auto& entry : page->entries) {
      if (entry.seq != out.size() + 1) return {};
      out.push_back(to_bytes(entry.envelope));
    }
    return out;
  }

  wire::AppendAnswer append(const std::vector<Bytes>& envelopes) {
    const auto reply = member_.append(envelopes);
    EXPECT_EQ(reply.code, Code::ok);
    return wire::parse_append_answer(reply.body).value_or({});
  }

  std::uint64_t head_of_mailbox() {
    return wire::parse_head_answer(member_.head().body).value_or(wire::HeadAnswer{}).head;
  }
};

inline std::string name_of(const testing::TestParamInfo<Transport>& chosen) {
  return chosen.param == Transport::http ? "http" : "in_process";
}

}  // namespace candour::relay_test
