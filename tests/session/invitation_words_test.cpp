// What is wrong with an invitation, as both programs say it: by what people really type.
#include "journal/vault/pairing.hpp"
#include "session/speech/invitation_words.hpp"

#include <gtest/gtest.h>

#include <set>


namespace candour::session {
namespace {

std::string said_of(std::string_view typed, std::string_view relay) {
  const auto check = journal::Pairing::check_invitation(typed, relay);
  if (check.fault == pairing::InvitationFault::none) return {};
  const auto fault = fault_of(check);
  return fault.what + " " + fault.next;
}

constexpr const char* relay = "relay.example.org:8443";

TEST(InvitationWords, SayOfEachFaultWhatItIsAndWhatToDo) {
  const std::tuple<std::string, const char*, std::string> rows[] = {
      {"abandon abandon abandon", relay, "There are 3 words and it takes twelve."},
      {"abandon abandon xylophones abandon abandon abandon abandon abandon abandon abandon abandon abandon", relay,
       "Word 3 is not on the list of words."},
      {"abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon", relay,
       "they do not belong together. One of them was heard wrongly."},
      {"abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about",
       "https://relay.example.org", "The address of the post box is not right."},
      {"candour invitation 1\nrelay.example.org", "", "This is not the text of an invitation."}};
  for (const auto& [typed, address, expected] : rows) {
    const auto said = said_of(typed, address);
    EXPECT_NE(said.find(expected), std::string::npos) << expected << "\nwas not in: " << said;
  }
}

TEST(InvitationWords, HaveASentenceOfTheirOwnForEachFaultThatAPersonCanMend) {
  std::set<std::string> said;
  for (const auto fault : {pairing::InvitationFault::not_an_invitation, pairing::InvitationFault::bad_address,
                           pairing::InvitationFault::wrong_count, pairing::InvitationFault::unknown_word,
                           pairing::InvitationFault::wrong_checksum}) {
    journal::InvitationCheck check;
    check.fault = fault;
    const auto words = fault_of(check);
    EXPECT_TRUE(said.insert(words.what).second) << words.what;
    EXPECT_FALSE(words.next.empty()) << words.what;
  }
}

}  // namespace
}  // namespace candour::session
