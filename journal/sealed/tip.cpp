#include "journal/sealed/tip.hpp"

#include <algorithm>
#include <tuple>

namespace candour::sealed {

namespace {

auto place_of(const Tip& tip) { return std::tie(tip.device, tip.chain); }

}  // namespace

bool is_same_chain(const Tip& a, const Tip& b) { return place_of(a) == place_of(b); }

void write_tip(Writer& writer, const Tip& tip) { writer.raw(tip.device).raw(tip.chain).u64(tip.seq).raw(tip.env_id); }

Bytes encode(const Tip& tip) {
  Writer writer;
  write_tip(writer, tip);
  return writer.take();
}

void sort_tips(std::vector<Tip>& tips) {
  std::sort(tips.begin(), tips.end(), [](const Tip& a, const Tip& b) { return encode(a) < encode(b); });
}

Result<std::vector<Tip>> read_tips(Reader& reader, std::size_t count, std::size_t most) {
  if (count > most) return Error{ErrorCode::malformed, "read tips"};
  std::vector<Tip> tips;
  for (std::size_t i = 0; i < count; ++i) {
    Tip tip;
    tip.device = reader.id<DeviceKey>();
    tip.chain = reader.id<ChainId>();
    tip.seq = reader.u64();
    tip.env_id = reader.id<EnvelopeId>();
    const bool is_in_range = tip.seq >= 1 && tip.seq <= largest_seq;
    const bool ascends = tips.empty() || place_of(tips.back()) < place_of(tip);
    if (!reader.ok() || !is_in_range || !ascends) return Error{ErrorCode::malformed, "read tips"};
    tips.push_back(tip);
  }
  return tips;
}

}  // namespace candour::sealed
