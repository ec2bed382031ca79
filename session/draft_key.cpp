#include "session/draft_key.hpp"

#include "base/codec.hpp"

namespace candour::session {

namespace model = journal::model;

std::string name_of_draft(const DraftKey& key) {
  Writer out;
  out.u8(static_cast<std::uint8_t>(key.purpose)).u16(static_cast<std::uint16_t>(key.kind)).u16(key.field);
  out.u32(key.number);
  if (key.item) out.u16(static_cast<std::uint16_t>(key.item->kind)).raw(key.item->item).raw(key.item->author);
  return std::string(draft_name_prefix) + to_hex(out.view());
}

std::optional<DraftKey> draft_key_of(std::string_view name) {
  if (!name.starts_with(draft_name_prefix)) return std::nullopt;
  const auto bytes = from_hex(name.substr(draft_name_prefix.size()));
  if (!bytes) return std::nullopt;
  Reader in(*bytes);
  DraftKey key;
  key.purpose = static_cast<DraftPurpose>(in.u8());
  key.kind = static_cast<model::ItemKind>(in.u16());
  key.field = in.u16();
  key.number = in.u32();
  if (in.ok() && !in.finished()) {
    const auto kind = static_cast<model::ItemKind>(in.u16());
    const auto item = in.id<ItemId>();
    key.item = model::ItemKey{kind, item, in.id<MemberKey>()};
  }
  const bool is_known = key.purpose == DraftPurpose::new_item || key.purpose == DraftPurpose::edit;
  if (!in.finished() || !is_known) return std::nullopt;
  return key;
}

}  // namespace candour::session
