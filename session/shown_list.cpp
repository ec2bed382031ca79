#include "session/shown_list.hpp"

#include "base/codec.hpp"
#include "journal/vault/drafts.hpp"

namespace candour::session {

namespace {

namespace model = journal::model;

constexpr std::uint8_t list_layout = 1;

}  // namespace

Result<> save_shown_list(journal::Vault& vault, const std::vector<model::ItemKey>& items) {
  Writer out;
  out.u8(list_layout);
  for (const auto& item : items) out.raw(model::encode_link(item));
  return vault.drafts().keep(shown_list_name, out.take());
}

Result<std::vector<model::ItemKey>> shown_list(const journal::Vault& vault) {
  std::vector<model::ItemKey> items;
  CANDOUR_TRY(const auto content, vault.drafts().get(shown_list_name));
  if (!content || content->empty() || content->front() != list_layout) return items;
  Reader in(ByteView(*content).subspan(1));
  while (!in.rest().empty() && in.ok()) {
    model::ItemKey key;
    key.kind = static_cast<model::ItemKind>(in.u16());
    key.item = in.id<ItemId>();
    key.author = in.id<MemberKey>();
    if (in.ok()) items.push_back(key);
  }
  return items;
}

}  // namespace candour::session
