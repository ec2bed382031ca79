#include "journal/sealed/change_body.hpp"

#include <algorithm>
#include <tuple>

namespace candour::sealed {

namespace {

auto place_of(const FieldEdit& edit) { return std::tie(edit.item, edit.field); }

void write_edit(Writer& writer, const FieldEdit& edit) {
  writer.raw(edit.item).u16(edit.item_kind).u16(edit.field).u8(edit.op);
  writer.u8(static_cast<std::uint8_t>(edit.basis.size()));
  for (const auto& version : edit.basis) writer.raw(version);
  writer.u32(static_cast<std::uint32_t>(edit.value.size())).raw(edit.value);
}

Result<FieldEdit> read_edit(Reader& reader) {
  FieldEdit edit;
  edit.item = reader.id<ItemId>();
  edit.item_kind = reader.u16();
  edit.field = reader.u16();
  edit.op = reader.u8();
  const std::size_t basis = reader.u8();
  if (!reader.ok() || basis > most_basis) return Error{ErrorCode::malformed, "read change"};
  for (std::size_t i = 0; i < basis; ++i) {
    const auto version = reader.id<EnvelopeId>();
    if (!edit.basis.empty() && !(edit.basis.back() < version)) return Error{ErrorCode::malformed, "read change"};
    edit.basis.push_back(version);
  }
  edit.value = to_bytes(reader.raw(reader.u32()));
  if (!reader.ok()) return Error{ErrorCode::malformed, "read change"};
  return edit;
}

}  // namespace

void sort_edits(ChangeBody& change) {
  auto& edits = change.edits;
  std::sort(edits.begin(), edits.end(),
            [](const FieldEdit& a, const FieldEdit& b) { return place_of(a) < place_of(b); });
  for (auto& edit : edits) {
    std::sort(edit.basis.begin(), edit.basis.end());
    edit.basis.erase(std::unique(edit.basis.begin(), edit.basis.end()), edit.basis.end());
    if (edit.basis.size() > most_basis) edit.basis.resize(most_basis);
  }
}

Bytes encode(const ChangeBody& change) {
  Writer writer;
  writer.u16(static_cast<std::uint16_t>(change.edits.size()));
  for (const auto& edit : change.edits) write_edit(writer, edit);
  return writer.take();
}

Result<ChangeBody> parse_change_body(ByteView body) {
  Reader reader(body);
  const std::size_t count = reader.u16();
  if (!reader.ok() || count < 1 || count > most_edits) return Error{ErrorCode::malformed, "read change"};
  ChangeBody change;
  for (std::size_t i = 0; i < count; ++i) {
    CANDOUR_TRY(auto edit, read_edit(reader));
    if (!change.edits.empty() && !(place_of(change.edits.back()) < place_of(edit)))
      return Error{ErrorCode::malformed, "read change"};
    change.edits.push_back(std::move(edit));
  }
  if (!reader.finished()) return Error{ErrorCode::malformed, "read change"};
  return change;
}

}  // namespace candour::sealed
