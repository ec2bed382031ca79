#include "journal/pairing/welcome.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/relay_address.hpp"
#include "crypto/sign.hpp"
#include "journal/pairing/wiped_bytes.hpp"

namespace candour::pairing {

using sealed::Tip;

namespace {

constexpr std::uint8_t version = 1;
constexpr Error broken{ErrorCode::malformed, "read welcome"};

// The keys of a list, each once.
template <class List, class KeyOf>
bool stand_once(const List& list, KeyOf key_of) {
  std::set<decltype(key_of(*list.begin()))> seen;
  return std::all_of(list.begin(), list.end(), [&](const auto& entry) { return seen.insert(key_of(entry)).second; });
}

bool has_at_most_16_a_device(const std::vector<Tip>& tips) {
  std::map<DeviceKey, std::size_t> count;
  return std::all_of(tips.begin(), tips.end(),
                     [&count](const Tip& tip) { return ++count[tip.device] <= sealed::most_tips; });
}

bool is_admission_code(std::string_view code) { return code.empty() || (code.size() >= 8 && code.size() <= 64); }

// What no list may break, whoever wrote it.
bool is_consistent(const Welcome& welcome) {
  return !welcome.members.empty() && !welcome.devices.empty() && !welcome.spaces.empty() &&
         welcome.devices.size() <= most_devices_ever && parse_relay_address(welcome.relay) &&
         is_admission_code(welcome.admission_code.expose()) &&
         stand_once(welcome.members, [](const WelcomeMember& member) { return member.card.member; }) &&
         stand_once(welcome.members, [](const WelcomeMember& member) { return member.card.export_key; }) &&
         stand_once(welcome.members, [](const WelcomeMember& member) { return member.card.controller; }) &&
         stand_once(welcome.devices, [](const WelcomeDevice& device) { return device.certificate.contents.device; }) &&
         stand_once(welcome.shares, [](const WelcomeShare& share) { return share.member; }) &&
         stand_once(welcome.spaces, [](const WelcomeSpace& space) { return space.id; }) &&
         std::all_of(welcome.spaces.begin(), welcome.spaces.end(),
                     [](const WelcomeSpace& space) { return has_at_most_16_a_device(space.ends); });
}

// ---- writing

void write_tips(Writer& writer, std::vector<Tip> tips) {
  sealed::sort_tips(tips);
  writer.u16(static_cast<std::uint16_t>(tips.size()));
  for (const auto& tip : tips) sealed::write_tip(writer, tip);
}

void write_members(Writer& writer, const std::vector<WelcomeMember>& members) {
  writer.u8(static_cast<std::uint8_t>(members.size()));
  for (const auto& member : members) {
    const auto card = encode(member.card);
    writer.u8(static_cast<std::uint8_t>(member.status));
    if (member.status == MemberStatus::replaced) writer.raw(member.successor);
    writer.u16(static_cast<std::uint16_t>(card.size())).raw(card);
  }
}

void write_devices(Writer& writer, const std::vector<WelcomeDevice>& devices) {
  writer.u8(static_cast<std::uint8_t>(devices.size()));
  for (const auto& device : devices) {
    writer.raw(encode(device.certificate)).u8(device.is_revoked ? 1 : 0);
    if (device.is_revoked) write_tips(writer, device.ends);
  }
}

void write_spaces(Writer& writer, const std::vector<WelcomeSpace>& spaces) {
  writer.u8(static_cast<std::uint8_t>(spaces.size()));
  for (const auto& space : spaces) {
    writer.u8(static_cast<std::uint8_t>(space.type)).raw(space.id).raw(space.key.expose());
    write_tips(writer, space.ends);
  }
}

void write_body(Writer& writer, const Welcome& welcome) {
  writer.u8(version).u8(static_cast<std::uint8_t>(welcome.purpose)).u16(sealed::genesis_size);
  writer.raw(encode(welcome.genesis));
  write_members(writer, welcome.members);
  write_devices(writer, welcome.devices);
  writer.u8(static_cast<std::uint8_t>(welcome.shares.size()));
  for (const auto& share : welcome.shares) writer.raw(share.member).raw(share.share.expose());
  write_spaces(writer, welcome.spaces);
  const auto code = welcome.admission_code.expose();
  writer.raw(welcome.mailbox.expose()).raw(welcome.relay_id);
  writer.u16(static_cast<std::uint16_t>(welcome.relay.size())).raw(as_bytes(welcome.relay));
  writer.u8(static_cast<std::uint8_t>(code.size())).raw(as_bytes(code));
  writer.u64(welcome.log_epoch).u64(welcome.log_n).raw(welcome.log_digest);
}

bool fits_its_counts(const Welcome& welcome) {
  const auto has_room = [](const auto& owner, std::size_t most) { return owner.ends.size() <= most; };
  return welcome.members.size() <= 255 && welcome.shares.size() <= 255 && welcome.spaces.size() <= 255 &&
         welcome.devices.size() <= most_devices_ever &&
         std::all_of(welcome.devices.begin(), welcome.devices.end(),
                     [&](const auto& device) { return has_room(device, sealed::most_tips); }) &&
         std::all_of(welcome.spaces.begin(), welcome.spaces.end(),
                     [&](const auto& space) { return has_room(space, most_space_tips); });
}

// ---- reading

Result<std::vector<WelcomeMember>> read_members(Reader& reader, const JournalId& journal) {
  std::vector<WelcomeMember> out(reader.u8());
  for (auto& member : out) {
    const auto status = reader.u8();
    if (status < 1 || status > 3) return broken;
    member.status = static_cast<MemberStatus>(status);
    if (member.status == MemberStatus::replaced) member.successor = reader.id<MemberKey>();
    CANDOUR_TRY(member.card, sealed::parse_member_card(reader.raw(reader.u16()), journal));
  }
  return out;
}

Result<std::vector<WelcomeDevice>> read_devices(Reader& reader, const JournalId& journal) {
  const std::size_t count = reader.u8();
  if (count > most_devices_ever) return broken;
  std::vector<WelcomeDevice> out(count);
  for (auto& device : out) {
    CANDOUR_TRY(device.certificate, sealed::parse_certificate(reader.raw(sealed::certificate_size), journal));
    const auto revoked = reader.u8();
    if (revoked > 1) return broken;
    device.is_revoked = revoked == 1;
    if (!device.is_revoked) continue;
    CANDOUR_TRY(device.ends, sealed::read_tips(reader, reader.u16()));
  }
  return out;
}

std::vector<WelcomeShare> read_shares(Reader& reader) {
  std::vector<WelcomeShare> out(reader.u8());
  for (auto& share : out) {
    share.member = reader.id<MemberKey>();
    share.share = read_secret<crypto::ShareKey>(reader);
  }
  return out;
}

Result<std::vector<WelcomeSpace>> read_spaces(Reader& reader) {
  std::vector<WelcomeSpace> out(reader.u8());
  for (auto& space : out) {
    const auto type = reader.u8();
    if (type < 1 || type > 3) return broken;
    space.type = static_cast<SpaceType>(type);
    space.id = reader.id<SpaceId>();
    space.key = read_secret<crypto::SpaceKey>(reader);
    CANDOUR_TRY(space.ends, sealed::read_tips(reader, reader.u16(), most_space_tips));
  }
  return out;
}

void read_mailbox(Reader& reader, Welcome& out) {
  out.mailbox = read_secret<crypto::MailboxSecret>(reader);
  out.relay_id = reader.id<RelayId>();
  out.relay = to_text(reader.raw(reader.u16()));
  out.admission_code = crypto::SecretText(as_text(reader.raw(reader.u8())));
  out.log_epoch = reader.u64();
  out.log_n = reader.u64();
  out.log_digest = reader.id<LogDigest>();
  out.inviter = reader.id<DeviceKey>();
  out.signature = reader.id<Signature>();
}

}  // namespace

Result<crypto::SecretText> write_welcome(const Welcome& welcome, const PairingBinding& binding,
                                         const crypto::DeviceSeed& inviter) {
  if (!fits_its_counts(welcome)) return Error{ErrorCode::too_long, "write welcome"};
  if (!is_consistent(welcome)) return Error{ErrorCode::malformed, "write welcome"};
  Writer writer;
  writer.reserve(2 * largest_welcome);
  write_body(writer, welcome);
  writer.raw(crypto::public_of(inviter));
  const auto signature = crypto::sign<crypto::SignLabel::pair_inviter>(
      inviter, {as_bytes(name_of(binding.purpose)), binding.handshake, binding.t1_hash, writer.view()});
  writer.raw(signature);
  const WipedBytes out(writer.take());
  if (out.view().size() > largest_welcome) return Error{ErrorCode::too_long, "write welcome"};
  return crypto::SecretText(as_text(out.view()));
}

Result<Welcome> parse_welcome(ByteView bytes) {
  Reader reader(bytes);
  const bool is_version = reader.u8() == version;
  const auto purpose = purpose_from(reader.u8());
  if (!is_version || !purpose || reader.u16() != sealed::genesis_size) return broken;

  Welcome out;
  out.purpose = *purpose;
  CANDOUR_TRY(out.genesis, sealed::parse_genesis(reader.raw(sealed::genesis_size)));
  const auto journal = sealed::journal_id(out.genesis);
  CANDOUR_TRY(out.members, read_members(reader, journal));
  CANDOUR_TRY(out.devices, read_devices(reader, journal));
  out.shares = read_shares(reader);
  CANDOUR_TRY(out.spaces, read_spaces(reader));
  read_mailbox(reader, out);
  if (!reader.finished() || !is_consistent(out)) return broken;
  return out;
}

}  // namespace candour::pairing
