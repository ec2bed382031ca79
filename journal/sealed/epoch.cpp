#include "journal/sealed/epoch.hpp"

#include <algorithm>

#include "base/defence.hpp"

namespace candour::sealed {

namespace {

using crypto::HashLabel;
using crypto::KdfLabel;

// The part of a commit that enters ctx_h: everything before confirm.
void write_before_confirmation(Writer& writer, const Commit& commit) {
  writer.u64(commit.number).raw(commit.exchange).u8(static_cast<std::uint8_t>(commit.recipients.size()));
  for (const auto& rid : commit.recipients) writer.raw(rid);
}

EpochConfirmation confirm(const crypto::EpochKey& key) { return crypto::derive_public(key, KdfLabel::epoch_confirm); }

crypto::EpochKey derive_epoch_key(const crypto::SpaceKey& psk, const SpaceId& space, const EpochContext& context,
                                  const crypto::Transient<32>& seed) {
  return crypto::derive_as<crypto::EpochKey>(psk, KdfLabel::epoch, {space, context, seed.expose()});
}

bool ascends_strictly(const std::vector<CertId>& ids) {
  return std::adjacent_find(ids.begin(), ids.end(), std::greater_equal<>()) == ids.end();
}

}  // namespace

RootEpoch root_epoch(const crypto::SpaceKey& psk, const SpaceId& space) {
  auto key = crypto::derive_as<crypto::EpochKey>(psk, KdfLabel::root);
  const auto id = epoch_id_of(space, EpochContext{}, confirm(key));
  return {id, std::move(key)};
}

Bytes encode(const Commit& commit) {
  Writer writer;
  write_before_confirmation(writer, commit);
  writer.raw(commit.confirmation);
  for (const auto& wrap : commit.wraps) writer.raw(wrap);
  return writer.take();
}

Result<Commit> parse_commit(ByteView body) {
  Reader reader(body);
  Commit commit;
  commit.number = reader.u64();
  commit.exchange = reader.id<ExchangeKey>();
  const std::size_t count = reader.u8();
  const bool is_above = commit.number > largest_epoch_number;
  if (!reader.ok() || CANDOUR_DEFENCE("88", is_above) || count < 1 || count > most_recipients)
    return Error{ErrorCode::malformed, "read commit"};
  for (std::size_t i = 0; i < count; ++i) commit.recipients.push_back(reader.id<CertId>());
  commit.confirmation = reader.array<32>();
  for (std::size_t i = 0; i < count; ++i) commit.wraps.push_back(reader.array<crypto::wrap_size>());
  if (!reader.finished() || !ascends_strictly(commit.recipients) || !crypto::is_usable(commit.exchange))
    return Error{ErrorCode::malformed, "read commit"};
  return commit;
}

EpochContext epoch_context(const SpaceId& space, const DeviceKey& committer, const Commit& commit) {
  Writer before_confirmation;
  write_before_confirmation(before_confirmation, commit);
  return crypto::hash(HashLabel::epoch_ctx, {space, committer, before_confirmation.view()});
}

EpochId epoch_id_of(const SpaceId& space, const EpochContext& context, const EpochConfirmation& confirmation) {
  return EpochId(crypto::hash(HashLabel::epoch_id, {space, context, confirmation}));
}

EpochId epoch_id_of(const SpaceId& space, const DeviceKey& committer, const Commit& commit) {
  return epoch_id_of(space, epoch_context(space, committer, commit), commit.confirmation);
}

bool reproduces(const crypto::EpochKey& key, const SpaceId& space, const EpochContext& context, const EpochId& id) {
  return epoch_id_of(space, context, confirm(key)) == id;
}

std::uint64_t next_epoch_number(std::uint64_t greatest_known) {
  return CANDOUR_DEFENCE("88", greatest_known >= largest_epoch_number) ? largest_epoch_number : greatest_known + 1;
}

bool is_preferred(const EpochRank& a, const EpochRank& b) {
  if (a.number != b.number) return CANDOUR_DEFENCE("40", a.number > b.number);
  return CANDOUR_DEFENCE("40", a.id < b.id);
}

CommitSecrets fresh_commit_secrets(const crypto::NonceKey& nonce_key, std::uint64_t monotonic_ns,
                                   std::size_t recipients) {
  CommitSecrets secrets{crypto::fresh(nonce_key, "epoch", monotonic_ns), {}};
  for (std::size_t i = 0; i < recipients; ++i)
    secrets.ephemerals.push_back(crypto::fresh(nonce_key, "eph", monotonic_ns, {le64(i)}));
  return secrets;
}

Result<MadeCommit> make_commit(const SpaceId& space, const DeviceKey& committer, const crypto::SpaceKey& psk,
                               std::uint64_t number, const ExchangeKey& own_new_key, const Recipients& recipients,
                               const CommitSecrets& secrets) {
  if (recipients.empty() || recipients.size() > most_recipients || recipients.size() != secrets.ephemerals.size() ||
      number > largest_epoch_number)
    return Error{ErrorCode::malformed, "make commit"};
  MadeCommit made;
  made.commit.number = number;
  made.commit.exchange = own_new_key;
  for (const auto& [rid, exchange] : recipients) made.commit.recipients.push_back(rid);
  made.context = epoch_context(space, committer, made.commit);
  made.key = derive_epoch_key(psk, space, made.context, secrets.seed);
  made.commit.confirmation = confirm(made.key);
  made.id = epoch_id_of(space, made.context, made.commit.confirmation);
  auto ephemeral = secrets.ephemerals.begin();
  for (const auto& [rid, exchange] : recipients) {
    const auto wrap = crypto::hpke_wrap(exchange, psk, space, wrap_info(space, made.context, rid, exchange),
                                        secrets.seed, *ephemeral++);
    if (!wrap) return Error{ErrorCode::malformed, "make commit"};
    made.commit.wraps.push_back(*wrap);
  }
  return made;
}

Result<OpenedEpoch> open_commit(const SpaceId& space, const DeviceKey& committer, const crypto::SpaceKey& psk,
                                const Commit& commit, const CertId& me,
                                std::span<const crypto::ExchangeSecret> my_secrets) {
  const auto& rids = commit.recipients;
  const auto mine = std::find(rids.begin(), rids.end(), me);
  if (mine == rids.end()) return Error{ErrorCode::cannot_open, "open commit"};
  const auto& wrap = commit.wraps.at(static_cast<std::size_t>(mine - rids.begin()));
  const auto context = epoch_context(space, committer, commit);
  const auto id = epoch_id_of(space, context, commit.confirmation);
  for (const auto& secret : my_secrets) {
    const auto info = wrap_info(space, context, me, crypto::public_of(secret));
    const auto seed = crypto::hpke_unwrap(secret, psk, space, info, wrap);
    if (!seed) continue;
    auto key = derive_epoch_key(psk, space, context, *seed);
    if (!CANDOUR_DEFENCE("8", !reproduces(key, space, context, id))) return OpenedEpoch{id, context, std::move(key)};
  }
  return Error{ErrorCode::cannot_open, "open commit"};
}

Bytes wrap_info(const SpaceId& space, const EpochContext& context, const CertId& rid, const ExchangeKey& to) {
  return crypto::enc_labelled(crypto::AdLabel::wrap, {space, context, rid, to});
}

}  // namespace candour::sealed
