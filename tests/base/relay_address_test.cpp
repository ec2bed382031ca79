#include "base/relay_address.hpp"

#include <gtest/gtest.h>

namespace candour {
namespace {

TEST(RelayAddress, IsHostAndPort) {
  const auto named = parse_relay_address("relay.example.org:8443");
  ASSERT_TRUE(named);
  EXPECT_EQ(named->host, "relay.example.org");
  EXPECT_EQ(named->port, 8443);
  EXPECT_EQ(named->text(), "relay.example.org:8443");
  const auto six = parse_relay_address("[2001:db8::1]:65535");
  ASSERT_TRUE(six);
  EXPECT_EQ(six->host, "2001:db8::1");
  EXPECT_EQ(six->text(), "[2001:db8::1]:65535");
}

// What an invitation, a Welcome and the client that connects all say of the same text.
TEST(RelayAddress, IsTakenOrRefusedByATableOfRightAnswers) {
  const std::pair<const char*, bool> table[] = {
      {"a:1", true},
      {"relay.example.org:443", true},
      {"Relay-2.example_net.org:443", true},
      {"xn--e1afmkfd:443", true},
      {"relay.3com:443", true},
      {"127.0.0.1:65535", true},
      {"169.254.169.254:80", true},
      {"localhost:80", true},
      {"LOCALHOST:80", true},
      {"[::1]:80", true},
      {"[2001:DB8::1]:443", true},
      {"[::ffff:127.0.0.1]:80", true},
      {"user@host:443", false},
      {"host%00:443", false},
      {"[fe80::1%25eth0]:443", false},
      {"[fe80::1%eth0]:443", false},
      {"2130706433:80", false},
      {"0x7f.1:80", false},
      {"0x7f000001:80", false},
      {"127.1:80", false},
      {"127.000.000.001:80", false},
      {"127.0.0.256:80", false},
      {"127.0.0.1.:80", false},
      {"localhost.:80", false},
      {"0.0.0.0:80", false},
      {"[::]:80", false},
      {"[0:0::0]:80", false},
      {"a\\b:1", false},
      {"a#b:1", false},
      {"a?b:1", false},
      {"a,b:1", false},
      {"a;b:1", false},
      {"a'b:1", false},
      {"a\"b:1", false},
      {"[]:1", false},
      {"[:1", false},
      {"]:1", false},
      {"[::1:80", false},
      {"::1]:80", false},
      {"[[::1]]:80", false},
      {"[relay]:80", false},
      {"[127.0.0.1]:80", false},
      {"-o:1", false},
      {"o-:1", false},
      {".:1", false},
      {"..:1", false},
      {"a..b:1", false},
      {".a:1", false},
      {"", false},
      {":", false},
      {":80", false},
      {"relay", false},
      {"relay:", false},
      {"relay:0", false},
      {"relay:08", false},
      {"relay:65536", false},
      {"relay:99999999999", false},
      {"relay:-1", false},
      {"relay:+1", false},
      {"relay:8 0", false},
      {"relay:1 ", false},
      {" relay:80", false},
      {"relay :80", false},
      {"http://relay:80", false},
      {"relay:80/", false},
      {"relay/x:80", false},
      {"me@relay:80", false},
      {"2001:db8::1:80", false},
      {"r\xc3\xa9lais:80", false},
  };
  for (const auto& [text, is_right] : table) EXPECT_EQ(parse_relay_address(text).has_value(), is_right) << text;
  EXPECT_FALSE(parse_relay_address(std::string_view("a\0b:1", 5)));
  EXPECT_FALSE(parse_relay_address(std::string_view("127.0.0.1\0:1", 12)));
}

TEST(RelayAddress, IsAtMost255Bytes) {
  EXPECT_TRUE(parse_relay_address(std::string(252, 'a') + ":80"));
  EXPECT_FALSE(parse_relay_address(std::string(253, 'a') + ":80"));
}

TEST(RelayAddress, IsLoopbackOnlyWhereNothingLeavesTheComputer) {
  for (const char* text : {"127.0.0.1:80", "127.255.0.9:80", "localhost:80", "LocalHost:80", "[::1]:80", "[0:0::1]:80"})
    EXPECT_TRUE(parse_relay_address(text)->is_loopback()) << text;
  for (const char* text : {"127.0.0.1.example.org:80", "128.0.0.1:80", "localhost.org:80", "localhos:80", "[::2]:80",
                           "[::ffff:127.0.0.1]:80", "127.evil.0.x:80"})
    EXPECT_FALSE(parse_relay_address(text)->is_loopback()) << text;
}

}  // namespace
}  // namespace candour
