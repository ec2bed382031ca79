#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "journal/sealed/reserved/revocation.hpp"
#include "tests/journal/sealed/two_devices.hpp"

namespace candour::sealed {
namespace {

using test::Device;
using test::TwoDevices;

Bytes with_flipped_byte(Bytes bytes, std::size_t at) {
  bytes.at(at) ^= 1;
  return bytes;
}

TEST(Genesis, ReadsBackAndRefusesAnotherVersionOrLength) {
  const Genesis genesis{test::repeated<MemberKey>(7), crypto::random_bytes<32>()};
  auto bytes = encode(genesis);

  EXPECT_EQ(bytes.size(), genesis_size);
  EXPECT_EQ(parse_genesis(bytes).value(), genesis);
  EXPECT_FALSE(parse_genesis(with_flipped_byte(bytes, 0)));
  bytes.push_back(0);
  EXPECT_FALSE(parse_genesis(bytes));
}

TEST(Spaces, OfMentorsDoNotDependOnTheOrderOfMentors) {
  const auto journal = test::repeated<JournalId>(1);
  const auto a = test::repeated<MemberKey>(2);
  const auto b = test::repeated<MemberKey>(3);

  EXPECT_EQ(mentors_space(journal, {a, b}), mentors_space(journal, {b, a}));
  EXPECT_NE(private_space(journal, a), private_space(journal, b));
}

TEST(MemberCard, ReadsBackForItsJournalAndNoOther) {
  const TwoDevices pair;
  const auto card = make_member_card(pair.journal, pair.dani.identity, "Dani").value();

  EXPECT_EQ(parse_member_card(encode(card), pair.journal).value(), card);
  EXPECT_FALSE(parse_member_card(encode(card), test::repeated<JournalId>(9)));
}

TEST(MemberCard, IsRefusedWhicheverByteIsChanged) {
  const TwoDevices pair;
  const auto bytes = encode(make_member_card(pair.journal, pair.dani.identity, "Dani").value());

  for (std::size_t i = 0; i < bytes.size(); ++i)
    EXPECT_FALSE(parse_member_card(with_flipped_byte(bytes, i), pair.journal)) << "byte " << i;
}

TEST(MemberCard, IsNotMadeForANameThatMayNotStandInIt) {
  const TwoDevices pair;
  for (const std::string name : {"", "a\nb", "a\x7f", "a\xff", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80"})
    EXPECT_FALSE(make_member_card(pair.journal, pair.dani.identity, name));
  EXPECT_FALSE(is_card_name(std::string(longest_card_name + 1, 'n')));
  EXPECT_TRUE(is_card_name(std::string(longest_card_name, 'n')));
  EXPECT_TRUE(is_card_name("M\u00e9g \U0001F33F"));
}

TEST(Certificate, IsRefusedWhicheverByteIsChanged) {
  const TwoDevices pair;
  const auto bytes = encode(pair.dani.certificate);

  ASSERT_EQ(bytes.size(), certificate_size);
  ASSERT_TRUE(parse_certificate(bytes, pair.journal));
  for (std::size_t i = 0; i < bytes.size(); ++i)
    EXPECT_FALSE(parse_certificate(with_flipped_byte(bytes, i), pair.journal)) << "byte " << i;
}

TEST(Certificate, NeedsBothSignatures) {
  const TwoDevices pair;
  auto without_member = pair.dani.certificate;
  without_member.by_member = {};
  auto swapped = pair.dani.certificate;
  std::swap(swapped.by_member, swapped.by_device);

  EXPECT_FALSE(parse_certificate(encode(without_member), pair.journal));
  EXPECT_FALSE(parse_certificate(encode(swapped), pair.journal));
}

TEST(Certificate, IsAskedForWithTheMembersSignatureZeroAndGoodOnceCountersigned) {
  const TwoDevices pair;
  const auto request = request_certificate(pair.dani.certificate.contents, pair.dani.seed);

  EXPECT_EQ(parse_certificate_request(encode(request), pair.journal).value(), request);
  EXPECT_FALSE(parse_certificate(encode(request), pair.journal));
  EXPECT_FALSE(parse_certificate_request(encode(pair.dani.certificate), pair.journal));
  EXPECT_EQ(countersign(request, pair.dani.identity.identity), pair.dani.certificate);
}

TEST(Certificate, OfOneDeviceTheSmallestIdCountsAndOfAMemberTheSixSmallest) {
  const TwoDevices pair;
  std::vector<Certificate> all;
  for (int i = 0; i < 8; ++i) all.push_back(Device(pair.journal).certificate);
  const auto counting = counting_certificates(all, {});

  EXPECT_EQ(counting.size(), most_devices_of_a_member);
  EXPECT_TRUE(std::is_sorted(counting.begin(), counting.end(),
                             [](const auto& a, const auto& b) { return cert_id(a) < cert_id(b); }));
  const auto revoked = counting.front().contents.device;
  const auto without = counting_certificates(all, {revoked});
  EXPECT_EQ(without.size(), most_devices_of_a_member);
  for (const auto& certificate : without) EXPECT_NE(certificate.contents.device, revoked);
}

TEST(Certificate, MadeTwiceForOneDeviceCountsOnce) {
  const TwoDevices pair;
  auto later = pair.dani.certificate.contents;
  later.day += 1;
  const auto second = make_certificate(later, pair.dani.identity.identity, pair.dani.seed);
  const auto& first = pair.dani.certificate;

  const auto counting = counting_certificates({first, second}, {});

  ASSERT_EQ(counting.size(), 1u);
  EXPECT_EQ(cert_id(counting.front()), std::min(cert_id(first), cert_id(second)));
}

TEST(Revocation, IsSignedByTheOwnerOfTheDeviceAlone) {
  const TwoDevices pair;
  const Tip end{pair.meg.key, test::repeated<ChainId>(1), 3, test::repeated<EnvelopeId>(4)};
  const auto revocation =
      make_revocation(RevocationReason::lost, pair.journal, pair.meg.key, 20460, {end}, pair.meg.identity.identity);
  const auto parsed = parse_revocation(encode(revocation), pair.journal).value();

  EXPECT_EQ(parsed, revocation);
  EXPECT_TRUE(is_signed_by(parsed, pair.meg.member));
  EXPECT_FALSE(is_signed_by(parsed, pair.dani.member));
}

RC_GTEST_PROP(Objects, AreRefusedWhenTheyAreNoise, (const std::vector<std::uint8_t>& noise)) {
  const auto journal = test::repeated<JournalId>(1);

  RC_ASSERT(!parse_member_card(noise, journal));
  RC_ASSERT(!parse_certificate(noise, journal));
  RC_ASSERT((!parse_revocation(noise, journal) || noise.size() >= 135));
}

}  // namespace
}  // namespace candour::sealed
