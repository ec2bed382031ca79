#include "journal/sealed/parts.hpp"

#include <algorithm>

#include "base/defence.hpp"
namespace candour::sealed {

Bytes encode(const Part& part) {
  Writer writer;
  writer.u8(static_cast<std::uint8_t>(part.whole)).u32(part.count).raw(part.piece);
  return writer.take();
}

Result<Part> parse_part(ByteView body) {
  Reader reader(body);
  Part part;
  part.whole = static_cast<RecordKind>(reader.u8());
  part.count = reader.u32();
  part.piece = to_bytes(reader.rest());
  const bool is_in_range = part.count >= 2 && part.count <= most_parts;
  if (!reader.ok() || !is_in_range || is_never_cut(part.whole) || part.piece.empty())
    return Error{ErrorCode::malformed, "read part"};
  return part;
}

Result<std::vector<Bytes>> cut_into_parts(RecordKind kind, ByteView body, std::size_t piece_size) {
  if (is_never_cut(kind) || piece_size == 0 || body.size() <= piece_size)
    return Error{ErrorCode::malformed, "cut into parts"};
  const auto count = (body.size() + piece_size - 1) / piece_size;
  if (body.size() > longest_whole(kind) || count > most_parts) return Error{ErrorCode::too_long, "cut into parts"};
  std::vector<Bytes> parts;
  for (std::size_t i = 0; i < count; ++i) {
    const auto rest = body.subspan(i * piece_size);
    const auto piece = rest.first(std::min(piece_size, rest.size()));
    parts.push_back(encode(Part{kind, static_cast<std::uint32_t>(count), to_bytes(piece)}));
  }
  return parts;
}

PartOutcome Reassembler::add(const RecordHeader& header, const EnvelopeId& env_id, const Part& part) {
  PartOutcome outcome;
  if (held_.contains(env_id)) return outcome;
  Held held{{header.device, header.chain}, header.seq, header.prev, part};
  if (held.seq > part.count || CANDOUR_DEFENCE("54", !has_room_for(held.chain))) return {{env_id}, {}};
  keep(env_id, std::move(held), outcome);
  if (chains_.at(held_.at(env_id).chain).is_refused) return outcome;
  refuse_mismatched(env_id, outcome);
  auto lasts = std::move(waiting_[env_id]);
  waiting_.erase(env_id);
  if (header.seq == part.count) lasts.insert(env_id);
  for (const auto& last : lasts) join_from(last, outcome);
  return outcome;
}

std::size_t Reassembler::unfinished(const DeviceKey& device) const {
  const auto count = unfinished_.find(device);
  return count == unfinished_.end() ? 0 : count->second;
}

bool Reassembler::has_room_for(const ChainName& chain) const {
  return chains_.contains(chain) || unfinished(chain.first) < most_unfinished_wholes;
}

void Reassembler::keep(const EnvelopeId& env_id, Held held, PartOutcome& outcome) {
  const auto [entry, is_new] = chains_.try_emplace(held.chain);
  auto& chain = entry->second;
  if (is_new) ++unfinished_[held.chain.first];
  chain.bytes += held.part.piece.size();
  chain.parts.push_back(env_id);
  const bool was_refused = chain.is_refused;
  const bool is_too_long = !chain.is_finished && chain.bytes > longest_whole(held.part.whole);
  chain.is_refused = was_refused || CANDOUR_DEFENCE("54", is_too_long);
  if (was_refused) outcome.refused = {env_id};
  if (chain.is_refused && !was_refused) {
    --unfinished_[held.chain.first];
    outcome.refused = chain.parts;
    for (const auto& id : chain.parts)
      if (id != env_id) held_.at(id).part.piece = Bytes();
  }
  if (chain.is_refused) held.part.piece = Bytes();
  later_[held.prev].insert(env_id);
  held_.emplace(env_id, std::move(held));
}

bool Reassembler::is_next(const Held& later, const Held& earlier) const {
  return later.chain == earlier.chain && later.seq == earlier.seq + 1 && later.part.whole == earlier.part.whole &&
         later.part.count == earlier.part.count;
}

void Reassembler::refuse_mismatched(const EnvelopeId& env_id, PartOutcome& outcome) {
  const auto& held = held_.at(env_id);
  const auto earlier = held_.find(held.prev);
  if (held.seq > 1 && earlier != held_.end() && !is_next(held, earlier->second)) outcome.refused.push_back(env_id);
  for (const auto& id : later_[env_id]) {
    const auto& later = held_.at(id);
    if (later.seq > 1 && !is_next(later, held)) outcome.refused.push_back(id);
  }
}

void Reassembler::join_from(const EnvelopeId& last, PartOutcome& outcome) {
  Whole whole{held_.at(last).part.whole, {}, last, {last}};
  const auto* later = &held_.at(last);
  while (later->seq > 1) {
    const auto earlier = held_.find(later->prev);
    if (earlier == held_.end()) {
      waiting_[later->prev].insert(last);
      return;
    }
    if (!is_next(*later, earlier->second)) return;
    whole.parts.push_back(earlier->first);
    later = &earlier->second;
  }
  std::reverse(whole.parts.begin(), whole.parts.end());
  for (const auto& id : whole.parts) append(whole.body, held_.at(id).part.piece);
  auto& chain = chains_.at(later->chain);
  if (!chain.is_finished) --unfinished_[later->chain.first];
  chain.is_finished = true;
  outcome.wholes.push_back(std::move(whole));
}

}  // namespace candour::sealed
