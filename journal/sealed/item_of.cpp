#include "journal/sealed/item_of.hpp"

#include "crypto/hash.hpp"

namespace candour::sealed {

ItemId item_of(const JournalId& journal, std::uint16_t kind, ByteView target, const std::optional<MemberKey>& member) {
  Writer number;
  number.u16(kind);
  const auto kind_bytes = number.take();
  const auto member_bytes = member ? member->view() : ByteView();
  return ItemId(crypto::hash<16>(crypto::HashLabel::item_of, {journal, kind_bytes, target, member_bytes}));
}

}  // namespace candour::sealed
