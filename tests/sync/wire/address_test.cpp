#include "sync/wire/address.hpp"

#include <gtest/gtest.h>

namespace candour::wire {
namespace {

TEST(RelayAddress, IsHostAndPort) {
  const auto named = parse_address("relay.example.org:8443");
  ASSERT_TRUE(named);
  EXPECT_EQ(named->host, "relay.example.org");
  EXPECT_EQ(named->port, 8443);
  EXPECT_EQ(named->text(), "relay.example.org:8443");
  const auto six = parse_address("[2001:db8::1]:65535");
  ASSERT_TRUE(six);
  EXPECT_EQ(six->host, "2001:db8::1");
  EXPECT_EQ(six->text(), "[2001:db8::1]:65535");
}

TEST(RelayAddress, IsRefusedInAnyOtherForm) {
  for (const char* text : {"",
                           ":",
                           "relay",
                           "relay:",
                           ":80",
                           "relay:0",
                           "relay:08",
                           "relay:65536",
                           "relay:99999999999",
                           "relay:-1",
                           "relay:8 0",
                           " relay:80",
                           "relay :80",
                           "http://relay:80",
                           "relay:80/",
                           "relay/x:80",
                           "me@relay:80",
                           "2001:db8::1:80",
                           "[::1:80",
                           "::1]:80",
                           "[]:80",
                           "[[::1]]:80",
                           "r\xc3\xa9lais:80",
                           "relay#:80",
                           "relay?x:80",
                           "relay%41:80"})
    EXPECT_FALSE(parse_address(text)) << text;
}

TEST(RelayAddress, IsAtMost255Bytes) {
  EXPECT_TRUE(parse_address(std::string(252, 'a') + ":80"));
  EXPECT_FALSE(parse_address(std::string(253, 'a') + ":80"));
}

TEST(RelayAddress, IsLoopbackOnlyWhereNothingLeavesTheComputer) {
  for (const char* text : {"127.0.0.1:80", "127.255.0.9:80", "localhost:80", "[::1]:80"})
    EXPECT_TRUE(parse_address(text)->is_loopback()) << text;
  for (const char* text : {"127.0.0.1.example.org:80", "127.1:80", "127.0.0.256:80", "128.0.0.1:80", "localhost.org:80",
                           "[::2]:80", "[::ffff:127.0.0.1]:80", "127.evil.0.1:80"})
    EXPECT_FALSE(parse_address(text)->is_loopback()) << text;
}

}  // namespace
}  // namespace candour::wire
