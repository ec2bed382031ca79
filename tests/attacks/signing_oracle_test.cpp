// Row 31: somebody chooses what a key signs, and would like the signature to count for something else.
#include <gtest/gtest.h>

#include <utility>

#include "crypto/sign.hpp"
#include "crypto/ssh_signature.hpp"

namespace candour::crypto {
namespace {

constexpr int labels = static_cast<int>(SignLabel::kat);
constexpr std::string_view payload = "give Meg's key to the bearer";

// What a key of the right kind signs for `label` over the payload.
Bytes message_of(SignLabel label) {
  return enc({as_bytes(protocol_version), as_bytes(text_of(label)), as_bytes(payload)});
}

bool counts_for(ByteView key, const Signature& signature, SignLabel wanted) {
  return verify_message(key, signature, message_of(wanted)) || verify(key, signature, wanted, {as_bytes(payload)});
}

bool counts_as_ssh(ByteView key, const Signature& signature, ByteView message) {
  const auto as_export_key = ExportKey::from(key).value();
  return ssh_verify(as_export_key, signature, SshNamespace::candour_summary, message) ||
         ssh_verify(as_export_key, signature, SshNamespace::candour_key, message);
}

// One key asked under one of its labels, with bytes made to look like `wanted` in every way that there is.
template <SignLabel asked, class Seed>
void expect_no_use_for(const Seed& seed, SignLabel wanted) {
  const auto key = public_of(seed);
  const auto whole = message_of(wanted);
  const auto after_version = ByteView(whole).subspan(4 + protocol_version.size());
  const auto name = as_bytes(text_of(wanted));
  const Signature signatures[] = {
      sign<asked>(seed, {as_bytes(payload)}),
      sign<asked>(seed, {name, as_bytes(payload)}),
      sign<asked>(seed, {whole}),
      sign<asked>(seed, {after_version}),
      sign<asked>(seed, {ByteView(), whole}),
      sign<asked>(seed, {as_bytes(protocol_version), name, as_bytes(payload)}),
  };

  for (const auto& signature : signatures) {
    const bool is_misused = asked != wanted && counts_for(key, signature, wanted);
    EXPECT_FALSE(is_misused) << text_of(asked) << " for " << text_of(wanted);
    EXPECT_FALSE(verify_message(key, signature, as_bytes(payload))) << text_of(asked);
    EXPECT_FALSE(counts_as_ssh(key, signature, whole)) << text_of(asked);
    EXPECT_FALSE(counts_as_ssh(key, signature, as_bytes(payload))) << text_of(asked);
  }
}

template <class Seed, int number>
int ask_under() {
  constexpr auto asked = static_cast<SignLabel>(number);
  if constexpr (may_sign<Seed>(asked)) {
    const auto seed = Seed::random();
    for (int wanted = 0; wanted < labels; ++wanted) expect_no_use_for<asked>(seed, static_cast<SignLabel>(wanted));
    return 1;
  }
  return 0;
}

template <class Seed, int... numbers>
int ask_under_each(std::integer_sequence<int, numbers...>) {
  return (ask_under<Seed, numbers>() + ...);
}

template <class Seed>
int ask() {
  return ask_under_each<Seed>(std::make_integer_sequence<int, labels>());
}

class SigningOracle : public testing::Test {
 protected:
  void SetUp() override { start(); }
};

TEST_F(SigningOracle, GivesNoSignatureUnderOneLabelThatCountsUnderAnother) {
  const int asked = ask<IdentitySeed>() + ask<DeviceSeed>() + ask<ReadSeed>() + ask<WriteSeed>() +
                    ask<ControllerSeed>() + ask<RelaySeed>() + ask<ExportSeed>();

  EXPECT_EQ(asked, labels + 1) << "each label once, relay-request by two kinds of key";
}

TEST_F(SigningOracle, GivesNoSignatureOverPartsThatCountsForPartsDividedElsewhere) {
  const auto seed = DeviceSeed::random();
  const auto key = public_of(seed);
  const auto signature = sign<SignLabel::record>(seed, {as_bytes("ab"), as_bytes("c")});

  EXPECT_TRUE(verify(key, signature, SignLabel::record, {as_bytes("ab"), as_bytes("c")}));
  EXPECT_FALSE(verify(key, signature, SignLabel::record, {as_bytes("a"), as_bytes("bc")}));
  EXPECT_FALSE(verify(key, signature, SignLabel::record, {as_bytes("abc")}));
  EXPECT_FALSE(verify(key, signature, SignLabel::record, {as_bytes("ab"), as_bytes("c"), ByteView()}));
}

TEST_F(SigningOracle, OfAnExportKeySignsInItsNamespaceAlone) {
  const auto seed = ExportSeed::random();
  const auto key = public_of(seed);
  for (int wanted = 0; wanted < labels; ++wanted) {
    const auto message = message_of(static_cast<SignLabel>(wanted));
    for (const auto space : {SshNamespace::candour_key, SshNamespace::candour_summary}) {
      const auto signature = ssh_sign(seed, space, message);
      const auto other = space == SshNamespace::candour_key ? SshNamespace::candour_summary : SshNamespace::candour_key;

      EXPECT_FALSE(verify_message(key, signature, message));
      EXPECT_FALSE(ssh_verify(key, signature, other, message));
      EXPECT_TRUE(ssh_verify(key, signature, space, message));
    }
  }
}

}  // namespace
}  // namespace candour::crypto
