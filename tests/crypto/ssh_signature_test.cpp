#include <gtest/gtest.h>

#include "crypto/sign.hpp"
#include "crypto/ssh_signature.hpp"
#include "tests/support/json_vectors.hpp"

namespace candour::crypto {
namespace {

using test::known_answer;

constexpr auto summary = SshNamespace::candour_summary;

class SshSignature : public testing::Test {
 protected:
  const ExportSeed seed = derive_as<ExportSeed>(RootSecret(sha256(as_bytes("R"))), KdfLabel::export_key);
  const ExportKey key = public_of(seed);
  const Bytes statement = test::unhex(known_answer("statement"));
  const Signature signature = ssh_sign(seed, summary, statement);
  const std::string armour = ssh_armour(key, summary, signature);
};

TEST_F(SshSignature, ReproducesTheKnownAnswers) {
  std::string expected = known_answer("consent.armour");
  for (std::size_t at; (at = expected.find("\\n")) != std::string::npos;) expected.replace(at, 2, "\n");

  EXPECT_EQ(to_hex(signature), known_answer("consent.sig"));
  EXPECT_EQ(armour, expected);
  EXPECT_EQ(ssh_fingerprint(key), known_answer("fingerprint"));
  EXPECT_EQ(to_hex(ssh_sign(seed, SshNamespace::candour_key, as_bytes(ssh_fingerprint(key)))), known_answer("x_proof"));
}

TEST_F(SshSignature, VerifiesInItsNamespaceOnly) {
  EXPECT_TRUE(ssh_verify(key, signature, summary, statement));
  EXPECT_FALSE(ssh_verify(key, signature, SshNamespace::candour_key, statement));
  EXPECT_FALSE(ssh_verify(key, signature, summary, as_bytes("another statement")));
  EXPECT_FALSE(ssh_verify(ExportKey(), signature, summary, statement));
}

TEST_F(SshSignature, ReadsItsOwnArmour) {
  const auto read = ssh_read_armour(armour, summary);

  ASSERT_TRUE(read);
  EXPECT_EQ(read->key, key);
  EXPECT_EQ(read->signature, signature);
}

TEST_F(SshSignature, ReadsNoOtherFormOfTheSameArmour) {
  auto with_crlf = armour;
  with_crlf.insert(armour.find('\n'), "\r");
  auto other_width = armour;
  other_width.erase(armour.find('\n', armour.find('\n') + 1), 1);
  auto blank_line = armour;
  blank_line.insert(armour.find('\n'), "\n");

  EXPECT_FALSE(ssh_read_armour(armour, SshNamespace::candour_key));
  EXPECT_FALSE(ssh_read_armour(with_crlf, summary));
  EXPECT_FALSE(ssh_read_armour(other_width, summary));
  EXPECT_FALSE(ssh_read_armour(blank_line, summary));
  EXPECT_FALSE(ssh_read_armour(armour + "\n", summary));
  EXPECT_FALSE(ssh_read_armour(" " + armour, summary));
  EXPECT_FALSE(ssh_read_armour(armour + armour, summary));
  EXPECT_FALSE(ssh_read_armour(armour.substr(0, armour.size() - 1), summary));
  EXPECT_FALSE(ssh_read_armour("", summary));
}

TEST_F(SshSignature, GivesAnotherKeyOrSignatureOrNothingWhenAnyLetterOfTheArmourChanges) {
  for (std::size_t i = 0; i < armour.size(); ++i) {
    auto changed = armour;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';

    const auto read = ssh_read_armour(changed, summary);

    EXPECT_FALSE(read && read->key == key && ssh_verify(key, read->signature, summary, statement)) << i;
  }
}

TEST_F(SshSignature, ReadsAPublicKeyInItsOneForm) {
  const auto blob = ssh_public_blob(key);

  EXPECT_EQ(blob.substr(0, 16), "AAAAC3NzaC1lZDI1");
  EXPECT_EQ(ssh_read_public_blob(blob), key);
  EXPECT_FALSE(ssh_read_public_blob(blob + "="));
  EXPECT_FALSE(ssh_read_public_blob(blob + "\n"));
  EXPECT_FALSE(ssh_read_public_blob(blob.substr(1)));
  EXPECT_FALSE(ssh_read_public_blob("B" + blob.substr(1)));
  EXPECT_FALSE(ssh_read_public_blob(""));
}

}  // namespace
}  // namespace candour::crypto
