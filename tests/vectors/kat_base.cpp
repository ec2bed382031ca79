// B0, B1, B11, the log and the salamander.
#include "crypto/aead.hpp"
#include "tests/support/json_vectors.hpp"
#include "tests/vectors/kat_cast.hpp"
#include "tests/vectors/kat_registry.hpp"

namespace candour::test {
namespace {

using crypto::HashLabel;
using crypto::KdfLabel;

template <KdfLabel label>
std::string from_root(const std::string&) {
  return to_hex(crypto::derive(cast().root_a, label).expose());
}

crypto::MailboxKeys journal_mailbox() {
  return crypto::mailbox_keys(
      seed<crypto::MailboxSecret>("ms"),
      {crypto::public_of(seed<crypto::ControllerSeed>("ckA")), crypto::public_of(seed<crypto::ControllerSeed>("ckB"))});
}

std::string mailbox_of_three(const std::string&) {
  std::vector<ControllerKey> falling;
  for (const auto* name : {"ckA", "ckB", "ckC"})
    falling.push_back(crypto::public_of(seed<crypto::ControllerSeed>(name)));
  std::sort(falling.rbegin(), falling.rend());
  return to_hex(crypto::mailbox_keys(seed<crypto::MailboxSecret>("ms"), falling).id);
}

// One ciphertext that opens under two keys: why a bare AEAD commits to nothing.
std::string open_salamander(const char* key) {
  const auto opened =
      crypto::aead_open(unhex_array<32>(known_answer(key)), unhex_array<24>(known_answer("salamander.nonce")), {},
                        unhex(known_answer("salamander.ct")));
  return opened ? to_hex(*opened) : "does not open";
}

// An input of the vectors, which must have its length.
template <std::size_t N>
std::string input_of(const std::string& given) {
  return to_hex(unhex_array<N>(given));
}

const KatAnswers primitives{
    {"enc",
     [](const std::string&) {
       return to_hex(crypto::enc({as_bytes("a"), {}, as_bytes("bc")}));
     }},
    {"H_32", [](const std::string&) { return to_hex(crypto::hash(HashLabel::kat, {as_bytes("x")})); }},
    {"H_64", [](const std::string&) { return to_hex(crypto::hash<64>(HashLabel::kat, {as_bytes("x")})); }},
    {"KDF_24",
     [](const std::string&) {
       return to_hex(crypto::derive<24>(transient("k"), KdfLabel::kat, {as_bytes("x")}).expose());
     }},
    {"fresh",
     [](const std::string&) {
       const ByteArray<32> random{};
       return to_hex(crypto::derive(seed<crypto::NonceKey>("nkA"), KdfLabel::fresh,
                                    {as_bytes("epoch"), random, le64(7), as_bytes("x")})
                         .expose());
     }},
    {"salamander.k1", input_of<32>},
    {"salamander.k2", input_of<32>},
    {"salamander.nonce", input_of<24>},
    {"salamander.ct", input_of<80>},
    {"salamander.plain1", [](const std::string&) { return open_salamander("salamander.k1"); }},
    {"salamander.plain2", [](const std::string&) { return open_salamander("salamander.k2"); }},
};

const KatAnswers keys{
    {"R.identity", from_root<KdfLabel::identity>},
    {"R.relay-controller", from_root<KdfLabel::relay_controller>},
    {"R.recovery-x", from_root<KdfLabel::recovery_x>},
    {"R.export", from_root<KdfLabel::export_key>},
    {"R.beacon", from_root<KdfLabel::beacon>},
    {"R.beacon-key", from_root<KdfLabel::beacon_key>},
    {"R.backup", from_root<KdfLabel::backup>},
    {"R.private-psk",
     [](const std::string&) { return to_hex(sealed::private_space_key(cast().root_a, cast().share).expose()); }},
    {"R.paper-alone",
     [](const std::string&) {
       const crypto::ShareKey none{ByteArray<32>{}};
       return to_hex(sealed::private_space_key(cast().root_a, none).expose());
     }},
};

const KatAnswers mailboxes{
    {"mailbox.read_pub", [](const std::string&) { return to_hex(crypto::public_of(journal_mailbox().read)); }},
    {"mailbox.write_pub", [](const std::string&) { return to_hex(crypto::public_of(journal_mailbox().write)); }},
    {"mailbox.id", [](const std::string&) { return to_hex(journal_mailbox().id); }},
    {"order.mailbox_id", mailbox_of_three},
    {"L_0", [](const std::string&) { return to_hex(cast().log_start); }},
    {"log_tag", [](const std::string&) { return to_hex(le64(sealed::log_tag(cast().log_start))); }},
    {"L_1", [](const std::string&) { return to_hex(crypto::log_next(cast().log_start, named<EnvelopeId>("eid"))); }},
};

}  // namespace
}  // namespace candour::test
