#include "crypto/labels.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "crypto/sign.hpp"

namespace candour::crypto {
namespace {

template <class Label>
std::vector<std::string> texts(Label last) {
  std::vector<std::string> out;
  for (int i = 0; i <= static_cast<int>(last); ++i) out.emplace_back(text_of(static_cast<Label>(i)));
  return out;
}

using Texts = std::vector<std::string>;

// protocol.md B0 and relay.md, in the order of the declarations.
const Texts hash_texts{"item-of",
                       "journal",
                       "card-id",
                       "cert-id",
                       "members",
                       "change-id",
                       "pair-root",
                       "sas",
                       "pair-t1",
                       "pair-number",
                       "safety-number",
                       "recovery-recipient",
                       "epoch-ctx",
                       "grant-ctx",
                       "epoch-id",
                       "env-id",
                       "log-start",
                       "log",
                       "private",
                       "mentors",
                       "attachment",
                       "mailbox-id",
                       "vault-check",
                       "consent",
                       "relay-code",
                       "relay-work",
                       "relay-view",
                       "kat"};
const Texts kdf_texts{"identity",
                      "relay-controller",
                      "recovery-x",
                      "export",
                      "private-psk",
                      "beacon",
                      "beacon-key",
                      "backup",
                      "pair-psk",
                      "rv-mailbox",
                      "mailbox-read",
                      "mailbox-write",
                      "mailbox-controller",
                      "root",
                      "epoch",
                      "state",
                      "epoch-confirm",
                      "envelope",
                      "envelope-com",
                      "body",
                      "grant",
                      "fresh",
                      "nonce",
                      "vault",
                      "step-up",
                      "db-key",
                      "db-salt",
                      "backup-file",
                      "sealed",
                      "relay-admission",
                      "kat"};
const Texts ad_texts{"pair", "wrap", "grant-ad", "env-ad", "sealed-ad"};
const Texts sign_texts{"card",   "cert",          "revoke",       "roster",      "pair-joiner", "move",
                       "end",    "not-asked",     "intent",       "cert-device", "pair-device", "pair-inviter",
                       "record", "relay-request", "relay-delete", "relay-head",  "relay-info",  "kat"};

TEST(Labels, AreThoseOfTheProtocolAndNoOthers) {
  EXPECT_EQ(texts(HashLabel::kat), hash_texts);
  EXPECT_EQ(texts(KdfLabel::kat), kdf_texts);
  EXPECT_EQ(texts(AdLabel::sealed_ad), ad_texts);
  EXPECT_EQ(texts(SignLabel::kat), sign_texts);
}

TEST(Labels, AreAllDifferentWithinAndAcrossUses) {
  std::set<std::string> seen;
  std::size_t count = 0;
  for (const auto& list :
       {texts(HashLabel::kat), texts(KdfLabel::kat), texts(AdLabel::sealed_ad), texts(SignLabel::kat)}) {
    for (const auto& text : list) {
      if (text == "kat") continue;  // for vectors only, so that they can stand for every use
      seen.insert(text);
      ++count;
    }
  }

  EXPECT_EQ(seen.size(), count);
}

template <class Seed>
Texts signs_under() {
  Texts out;
  for (int i = 0; i < static_cast<int>(SignLabel::kat); ++i)
    if (may_sign<Seed>(static_cast<SignLabel>(i))) out.emplace_back(text_of(static_cast<SignLabel>(i)));
  return out;
}

TEST(Labels, BelongToOneKindOfKeyEach) {
  EXPECT_EQ(signs_under<IdentitySeed>(),
            (Texts{"card", "cert", "revoke", "roster", "pair-joiner", "move", "end", "not-asked", "intent"}));
  EXPECT_EQ(signs_under<DeviceSeed>(), (Texts{"cert-device", "pair-device", "pair-inviter", "record"}));
  EXPECT_EQ(signs_under<ReadSeed>(), Texts{"relay-request"});
  EXPECT_EQ(signs_under<WriteSeed>(), Texts{"relay-request"});
  EXPECT_EQ(signs_under<ControllerSeed>(), Texts{"relay-delete"});
  EXPECT_EQ(signs_under<RelaySeed>(), (Texts{"relay-head", "relay-info"}));
  EXPECT_EQ(signs_under<ExportSeed>(), Texts{});
}

}  // namespace
}  // namespace candour::crypto
