#include "journal/sealed/genesis.hpp"

#include <algorithm>

#include "crypto/hash.hpp"

namespace candour::sealed {

namespace {

std::vector<ByteView> ascending_views(std::vector<MemberKey>& members) {
  std::sort(members.begin(), members.end());
  return {members.begin(), members.end()};
}

}  // namespace

Bytes encode(const Genesis& genesis) {
  Writer writer;
  writer.u8(1).raw(genesis.creator).raw(genesis.random);
  return writer.take();
}

Result<Genesis> parse_genesis(ByteView bytes) {
  Reader reader(bytes);
  const auto version = reader.u8();
  Genesis genesis{reader.id<MemberKey>(), reader.array<32>()};
  if (!reader.finished() || version != 1) return Error{ErrorCode::malformed, "read genesis"};
  return genesis;
}

JournalId journal_id(const Genesis& genesis) {
  return JournalId(crypto::hash(crypto::HashLabel::journal, {encode(genesis)}));
}

SpaceId everyone_space(const JournalId& journal) { return SpaceId(journal.bytes); }

SpaceId private_space(const JournalId& journal, const MemberKey& member) {
  return SpaceId(crypto::hash(crypto::HashLabel::private_space, {journal, member}));
}

SpaceId mentors_space(const JournalId& journal, std::vector<MemberKey> mentors) {
  auto parts = ascending_views(mentors);
  parts.insert(parts.begin(), journal);
  return SpaceId(crypto::hash(crypto::HashLabel::mentors, parts));
}

MembersHash members_hash(std::vector<MemberKey> members) {
  return crypto::hash(crypto::HashLabel::members, ascending_views(members));
}

crypto::SpaceKey private_space_key(const crypto::RootSecret& root, const crypto::ShareKey& share) {
  return crypto::derive_as<crypto::SpaceKey>(root, crypto::KdfLabel::private_psk, {share.expose()});
}

}  // namespace candour::sealed
