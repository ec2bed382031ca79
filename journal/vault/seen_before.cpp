#include "journal/vault/seen_before.hpp"

#include <algorithm>

#include "crypto/hash.hpp"

namespace candour::journal {

namespace {

constexpr std::size_t mark_size = 8;

// Of the versions that were queued, what they say.
ByteArray<mark_size> mark_of(const std::vector<model::FieldVersion>& versions, const model::Basis& names) {
  Bytes said;
  for (const auto& name : names) {
    for (const auto& version : versions) {
      if (version.name == name) append(said, version.value.bytes);
    }
  }
  return take<mark_size>(crypto::sha256(said));
}

}  // namespace

Result<SeenBefore> seen_before(const store::Items& items, const store::Queue& queue, const model::FieldKey& field,
                               ByteView seen) {
  auto names = model::unpack(seen);
  std::optional<ByteView> mark;
  if (!names && seen.size() > mark_size) {  // no name has seven bytes, so that the mark is never read as one
    mark = seen.last(mark_size);
    names = model::unpack(seen.first(seen.size() - mark_size));
  }
  if (!names) return Error{ErrorCode::bad_argument, "read what was seen"};
  CANDOUR_TRY(const auto versions, items.versions(field));
  SeenBefore before;
  model::Basis were_queued;
  for (auto name : *names) {
    const bool was_queued = name.is_local();
    if (const auto* local = name.local()) {
      CANDOUR_TRY(const auto sealed, queue.env_id_of(*local));
      if (sealed) name = *sealed;
    }
    if (was_queued) were_queued.push_back(name);
    const auto is_it = [&](const model::FieldVersion& version) { return version.name == name; };
    if (std::any_of(versions.begin(), versions.end(), is_it)) before.names.push_back(name);
  }
  std::sort(before.names.begin(), before.names.end());
  if (mark) before.holds_the_same = equal(*mark, mark_of(versions, were_queued));
  return before;
}

Result<Bytes> seen_now(const store::Items& items, const model::FieldKey& field) {
  CANDOUR_TRY(auto names, items.basis(field));
  auto seen = model::pack(names);
  std::erase_if(names, [](const model::VersionName& name) { return !name.is_local(); });
  if (names.empty()) return seen;
  CANDOUR_TRY(const auto versions, items.versions(field));
  append(seen, mark_of(versions, names));
  return seen;
}

}  // namespace candour::journal
