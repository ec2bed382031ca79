#include "journal/model/change.hpp"

#include <algorithm>

namespace candour::journal::model {

namespace {

constexpr Error malformed{ErrorCode::malformed, "parse a change"};
constexpr std::uint8_t queued_form = 1;

bool comes_before(const Edit& a, const Edit& b) { return std::tie(a.item, a.field) < std::tie(b.item, b.field); }

bool is_in_order(const std::vector<Edit>& edits) {
  const auto not_ascending = [](const Edit& a, const Edit& b) { return !comes_before(a, b); };
  return std::adjacent_find(edits.begin(), edits.end(), not_ascending) == edits.end();
}

// What both forms begin with.
void write_target(Writer& out, const Edit& edit) {
  out.raw(edit.item).u16(static_cast<std::uint16_t>(edit.kind)).u16(edit.field).u8(edit.op);
}

Edit read_target(Reader& in) {
  Edit edit;
  edit.item = in.id<ItemId>();
  edit.kind = static_cast<ItemKind>(in.u16());
  edit.field = in.u16();
  edit.op = in.u8();
  return edit;
}

Result<Edit> read_edit(Reader& in) {
  auto edit = read_target(in);
  const auto count = in.u8();
  if (count > max_basis) return malformed;
  for (unsigned i = 0; i < count; ++i) {
    const VersionName name = in.id<EnvelopeId>();
    if (!edit.basis.empty() && !(edit.basis.back() < name)) return malformed;
    edit.basis.push_back(name);
  }
  edit.value.bytes = to_bytes(in.raw(in.u32()));
  if (!in.ok()) return malformed;
  return edit;
}

Result<Edit> read_queued_edit(Reader& in) {
  auto edit = read_target(in);
  auto basis = unpack(in.raw(in.u16()));
  const auto source = in.u64();
  edit.value.bytes = to_bytes(in.raw(in.u32()));
  if (!in.ok() || !basis) return malformed;
  edit.basis = std::move(*basis);
  if (source != 0) edit.value.source_local = static_cast<LocalNumber>(source);
  return edit;
}

Result<Change> read_edits(Reader& in, Result<Edit> (*read)(Reader&)) {
  Change change;
  const auto count = in.u16();
  if (count == 0 || count > max_edits) return malformed;
  for (unsigned i = 0; i < count; ++i) {
    CANDOUR_TRY(auto edit, read(in));
    change.edits.push_back(std::move(edit));
  }
  if (!in.finished() || !is_in_order(change.edits)) return malformed;
  return change;
}

void resolve_edit(Edit& edit, const NameResolver& resolve) {
  for (auto& name : edit.basis) {
    if (!name.is_local()) continue;
    if (const auto id = resolve(*name.local())) name = *id;
  }
  std::sort(edit.basis.begin(), edit.basis.end());
  edit.basis.erase(std::unique(edit.basis.begin(), edit.basis.end()), edit.basis.end());
  if (!edit.value.source_local) return;
  const auto id = resolve(*edit.value.source_local);
  if (!id || edit.value.bytes.size() < EnvelopeId::size) return;
  std::copy(id->bytes.begin(), id->bytes.end(), edit.value.bytes.end() - EnvelopeId::size);
  edit.value.source_local.reset();
}

bool names_something_queued(const Edit& edit) {
  return edit.value.source_local.has_value() ||
         std::any_of(edit.basis.begin(), edit.basis.end(), [](const auto& name) { return name.is_local(); });
}

}  // namespace

Result<Change> make_change(std::vector<Edit> edits) {
  if (edits.empty()) return Error{ErrorCode::bad_argument, "make a change"};
  if (edits.size() > max_edits) return Error{ErrorCode::too_long, "make a change"};
  std::sort(edits.begin(), edits.end(), comes_before);
  if (!is_in_order(edits)) return Error{ErrorCode::rule_refused, "make a change"};
  return Change{std::move(edits)};
}

Result<Change> parse_change(ByteView body) {
  Reader in(body);
  return read_edits(in, read_edit);
}

Change resolve_names(Change change, const NameResolver& resolve) {
  for (auto& edit : change.edits) resolve_edit(edit, resolve);
  return change;
}

Result<Bytes> encode_change(const Change& change, const NameResolver& resolve) {
  assert(is_in_order(change.edits));
  Writer out;
  out.u16(static_cast<std::uint16_t>(change.edits.size()));
  for (const auto& edit : resolve_names(change, resolve).edits) {
    if (names_something_queued(edit)) return Error{ErrorCode::not_equal, "write a change"};
    const auto count = std::min(edit.basis.size(), max_basis);
    write_target(out, edit);
    out.u8(static_cast<std::uint8_t>(count));
    for (std::size_t i = 0; i < count; ++i) out.raw(*edit.basis[i].env_id());
    out.u32(static_cast<std::uint32_t>(edit.value.bytes.size())).raw(edit.value.bytes);
  }
  return out.take();
}

Bytes encode_queued(const Change& change) {
  Writer out;
  out.u8(queued_form).u16(static_cast<std::uint16_t>(change.edits.size()));
  for (const auto& edit : change.edits) {
    const auto basis = pack(edit.basis);
    const auto source = static_cast<std::uint64_t>(edit.value.source_local.value_or(LocalNumber{0}));
    write_target(out, edit);
    out.u16(static_cast<std::uint16_t>(basis.size())).raw(basis).u64(source);
    out.u32(static_cast<std::uint32_t>(edit.value.bytes.size())).raw(edit.value.bytes);
  }
  return out.take();
}

Result<Change> parse_queued(ByteView stored) {
  Reader in(stored);
  if (in.u8() != queued_form) return malformed;
  return read_edits(in, read_queued_edit);
}

}  // namespace candour::journal::model
