#include <algorithm>
#include <tuple>

#include "journal/store/items.hpp"
#include "journal/store/version_table.hpp"

namespace candour::journal::store {

namespace {

constexpr std::size_t most_bytes = 400;

// Whole characters only: the database cut the bytes.
std::string whole_characters(ByteView cut) {
  auto size = cut.size();
  if (size == most_bytes) {
    while (size > 0 && (cut[size - 1] & 0xC0) == 0x80) --size;
    if (size > 0) --size;
  }
  return to_text(cut.first(size));
}

struct NumberedLine {
  std::int64_t day = 0;  // the three that order it
  std::int64_t place = 0;
  std::int64_t row = 0;
  StoredLine line;
};

// id, item, author, writer, made_day, changed_ms, changed_day, is_queued, set_aside, words, made_place, late, says
Result<NumberedLine> read_line(const sqlite::Statement& row, const model::KindSpec& spec) {
  NumberedLine out;
  auto& line = out.line;
  out.row = row.integer(0);
  line.key.kind = spec.kind;
  CANDOUR_TRY(line.key.item, read_id<ItemId>(row.blob(1)));
  CANDOUR_TRY(line.key.author, read_id<MemberKey>(row.blob(2)));
  CANDOUR_TRY(line.writer, read_id<MemberKey>(row.blob(3)));
  out.day = row.integer(4);
  out.place = row.integer(10);
  line.changed = moment(row.integer(5));
  line.day = Day{static_cast<std::uint32_t>(row.integer(6))};
  line.is_queued = row.integer(7) != 0;
  line.is_set_aside = row.integer(8) != 0;
  line.late = static_cast<Late>(row.integer(11));
  line.says = Day{static_cast<std::uint32_t>(row.integer(12))};
  const auto* headline = spec.field(spec.headline);
  const bool is_text = headline && (headline->type == model::FieldType::prose || headline->type == model::FieldType::line);
  if (is_text) line.words = whole_characters(row.blob(9));
  return out;
}

}  // namespace

Result<std::vector<StoredLine>> Items::lines(const std::vector<model::ItemKind>& kinds, model::SetAside set_aside,
                                             std::size_t limit) const {
  std::vector<NumberedLine> all;
  static_assert(static_cast<int>(model::SetAside::left_out) == 0 && static_cast<int>(model::SetAside::only) == 2);
  for (const auto kind : kinds) {
    const auto* spec = kinds_.find(kind);
    if (!spec) continue;
    CANDOUR_TRY(auto select, database_.prepare(
        "SELECT item.id, item.item, item.author, item.writer, made_day, changed_ms, changed_day, is_queued, set_aside,"
        " substr(shown.value, 1, 400), made_place, late, says FROM item LEFT JOIN shown ON shown.item_id = item.id AND shown.field = ?"
        " WHERE kind = ? AND listed AND CASE ? WHEN 0 THEN NOT away WHEN 2 THEN set_aside ELSE 1 END ORDER BY made_day DESC, made_place DESC, item.id DESC LIMIT ?"));
    select.bind_all(std::int64_t{spec->headline}, static_cast<std::int64_t>(kind),
                    static_cast<std::int64_t>(set_aside),
                    static_cast<std::int64_t>(limit));
    for (;;) {
      CANDOUR_TRY(const bool more, select.step());
      if (!more) break;
      CANDOUR_TRY(auto line, read_line(select, *spec));
      all.push_back(std::move(line));
    }
  }
  std::sort(all.begin(), all.end(), [](const NumberedLine& a, const NumberedLine& b) {
    return std::tie(a.day, a.place, a.row) > std::tie(b.day, b.place, b.row);
  });
  if (all.size() > limit) all.resize(limit);
  std::vector<StoredLine> out;
  out.reserve(all.size());
  for (auto& each : all) out.push_back(std::move(each.line));
  return out;
}

}  // namespace candour::journal::store
