#include "journal/pairing/invitation.hpp"

#include <gtest/gtest.h>

#include "tests/journal/pairing/pairing_people.hpp"

namespace candour::pairing {
namespace {

using namespace pairing::test;

constexpr auto said = "abandon amount liar amount expire adjust cage candy arch gather drum buyer";
const std::string relay_hex(64, 'a');

std::string text_with(const std::string& line_end, const std::string& last = relay_hex) {
  return "candour invitation 1" + line_end + "relay.test:8443" + line_end + said + line_end + last + line_end;
}

class InvitationText : public testing::Test {
 protected:
  void SetUp() override { crypto::start(); }
};

TEST_F(InvitationText, IsReadAsItWasWritten) {
  const auto pasted = pasted_form({words(), "relay.test:8443", RelayId::from(*from_hex(relay_hex))});

  const auto reading = read_pasted(pasted.expose());

  EXPECT_EQ(pasted.expose(), text_with("\n"));
  ASSERT_EQ(reading.fault, InvitationFault::none);
  EXPECT_TRUE(equal(reading.invitation.code.expose(), words().expose()));
  EXPECT_EQ(reading.invitation.address, "relay.test:8443");
  EXPECT_EQ(to_hex(*reading.invitation.relay_id), relay_hex);
}

TEST_F(InvitationText, IsReadWithEitherLineEndAndSpaceAround) {
  EXPECT_EQ(read_pasted(text_with("\r\n")).fault, InvitationFault::none);
  EXPECT_EQ(read_pasted("\n  " + text_with("\n") + " \r\n\n").fault, InvitationFault::none);
  EXPECT_TRUE(looks_pasted("\n" + text_with("\r\n")));
  EXPECT_FALSE(looks_pasted(said));
}

TEST_F(InvitationText, MayLackTheRelaysId) {
  const auto reading = read_pasted(text_with("\n", ""));

  ASSERT_EQ(reading.fault, InvitationFault::none);
  EXPECT_FALSE(reading.invitation.relay_id.has_value());
}

TEST_F(InvitationText, SaysWhichWordIsWrong) {
  auto text = text_with("\n");
  text.replace(text.find("expire"), 6, "expyre");

  const auto reading = read_pasted(text);

  EXPECT_EQ(reading.fault, InvitationFault::unknown_word);
  EXPECT_EQ(reading.position, 5u);
}

TEST_F(InvitationText, SaysHowManyWordsThereAre) {
  const auto reading = read_heard("abandon amount liar", "relay.test:8443");

  EXPECT_EQ(reading.fault, InvitationFault::wrong_count);
  EXPECT_EQ(reading.position, 3u);
}

TEST_F(InvitationText, IsRefusedForEveryOtherFault) {
  auto swapped = text_with("\n");
  swapped.replace(swapped.find("drum buyer"), 10, "buyer drum");
  auto scheme = text_with("\n");
  scheme.replace(scheme.find("relay.test"), 10, "https://re");

  EXPECT_EQ(read_pasted(swapped).fault, InvitationFault::wrong_checksum);
  EXPECT_EQ(read_pasted(scheme).fault, InvitationFault::bad_address);
  EXPECT_EQ(read_pasted(text_with("\n", std::string(64, 'A'))).fault, InvitationFault::bad_relay_id);
  EXPECT_EQ(read_pasted(text_with("\n", std::string(62, 'a'))).fault, InvitationFault::bad_relay_id);
  EXPECT_EQ(read_pasted(text_with("\n") + "more").fault, InvitationFault::not_an_invitation);
  EXPECT_EQ(read_pasted("candour invitation 2\n").fault, InvitationFault::not_an_invitation);
  EXPECT_EQ(read_pasted("candour invitation 1\nrelay.test:8443\n").fault, InvitationFault::not_an_invitation);
  EXPECT_EQ(read_pasted("").fault, InvitationFault::not_an_invitation);
}

}  // namespace
}  // namespace candour::pairing
