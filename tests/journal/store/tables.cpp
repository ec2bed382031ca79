#include "tests/journal/store/tables.hpp"

#include <algorithm>
#include <stdexcept>

#include "journal/kinds/meeting.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/store/schema.hpp"
#include "journal/store/word_index.hpp"

namespace candour::journal::store::test {

namespace {

MemberKey member(std::uint8_t n) {
  MemberKey key;
  key.bytes.fill(n);
  return key;
}

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(name_of(result.error().code));
  return std::move(*result);
}
void must(Result<> result) {
  if (!result) throw std::runtime_error(name_of(result.error().code));
}

sqlite::Connection in_memory() {
  auto connection = must(sqlite::Connection::open(":memory:", sqlite::Connection::Mode::read_write_create));
  must(know_words(connection));
  must(migrate(connection, migrations()));
  return connection;
}

constexpr const char* all_rows =
    "SELECT 'item ' || kind || hex(item) || hex(author) || ' listed' || listed || ' aside' || set_aside || away || ' queued' ||"
    " is_queued || ' made' || made_ms || hex(maker) || ' changed' || changed_ms || ' ' || changed_day || hex(writer) ||"
    " ' late' || late || ' ' || says"
    " FROM item"
    " UNION ALL SELECT 'version ' || i.kind || hex(i.item) || hex(i.author) || ' ' || v.field || ' ' || hex(v.name) ||"
    " ' basis' || hex(v.basis) || ' ' || v.op || ' ' || hex(v.value) || ' ' || ifnull(v.source_local, 'none') || ' ' ||"
    " hex(v.writer) || v.shown_ms || ' ' || v.day || ' late' || v.late || ' ' || v.says || ' ' || v.space || ' by' || v.came_by || ' own' || v.own || ' stands' || v.standing"
    " FROM version AS v JOIN item AS i ON i.id = v.item_id"
    " UNION ALL SELECT 'shown ' || i.kind || hex(i.item) || hex(i.author) || ' ' || s.field || ' ' || hex(s.name) || ' '"
    " || hex(s.value) || ' ' || ifnull(s.source_local, 'none') || ' ' || hex(s.writer) || ' tips' || s.tips || ' ' ||"
    " ifnull(hex(s.target), 'none') || ' words ' || ifnull((SELECT words FROM found WHERE rowid = s.id), 'none')"
    " FROM shown AS s JOIN item AS i ON i.id = s.item_id"
    " UNION ALL SELECT 'index ' || count(*) FROM found";

}  // namespace

const MemberKey dani = member(1);
const MemberKey meg = member(2);

EnvelopeId env(unsigned n) {
  EnvelopeId id;
  id.bytes[0] = static_cast<std::uint8_t>(n >> 8);
  id.bytes[1] = static_cast<std::uint8_t>(n);
  return id;
}

ItemId item(std::uint8_t n) {
  ItemId id;
  id.bytes.fill(n);
  return id;
}

Provenance by(const MemberKey& writer, std::uint32_t day) {
  return {writer, {WallTime(std::chrono::days(day)), Day{day}, day, day}, model::Space::everyone};
}

model::EncodedValue prose(std::string_view words) {
  return *model::encode_value(model::FieldType::prose, model::Prose{std::string(words)});
}
model::EncodedValue line(std::string_view words) {
  return *model::encode_value(model::FieldType::line, model::Line{std::string(words)});
}
model::EncodedValue flag(bool set) { return *model::encode_value(model::FieldType::flag, model::Flag{set}); }
model::EncodedValue link(const model::ItemKey& to) { return *model::encode_value(model::FieldType::link, to); }

model::Edit edit(model::ItemKind kind, const ItemId& item, model::FieldNumber field, model::EncodedValue value,
                 model::Basis basis) {
  return {item, kind, field, 0, std::move(basis), std::move(value)};
}

model::Change change(std::vector<model::Edit> edits) { return *model::make_change(std::move(edits)); }

model::Change reflection(const ItemId& item, std::string_view words, model::Basis basis) {
  return change({edit(model::ItemKind::reflection, item, kinds::reflection::text, prose(words), std::move(basis))});
}

model::ItemKey reflection_of(const MemberKey& author, const ItemId& item) {
  return {model::ItemKind::reflection, item, author};
}
model::ItemKey meeting_key(const ItemId& item) { return {model::ItemKind::meeting, item, MemberKey()}; }

model::ItemKey joint_key(const ItemId& item) { return {joint_text, item, MemberKey()}; }

const model::KindRegistry& kinds_with_joint_text() {
  static const model::KindRegistry registry = [] {
    const auto known = kinds::registry().all();
    std::vector<model::KindSpec> all(known.begin(), known.end());
    all.push_back({.kind = joint_text,
                   .word = "joint-text",
                   .authorship = model::Authorship::co_edited,
                   .fields = {{.field = joint_words, .name = "text", .type = model::FieldType::prose,
                               .searchable = true, .required = true}}});
    return model::KindRegistry(std::move(all));
  }();
  return registry;
}

ItemId item_of_tests(model::ItemKind kind, const std::optional<model::Link>& target, const std::optional<MemberKey>& member) {
  ItemId id;
  id.bytes[0] = static_cast<std::uint8_t>(static_cast<unsigned>(kind));
  id.bytes[1] = target ? target->item.bytes[0] : std::uint8_t{0};
  id.bytes[2] = target ? target->author.bytes[0] : std::uint8_t{0};
  id.bytes[3] = member ? member->bytes[0] : std::uint8_t{0};
  return id;
}

Tables::Tables(const model::KindRegistry& kinds) : Tables(in_memory(), kinds) {}

Tables::Tables(sqlite::Connection opened, const model::KindRegistry& kinds)
    : connection_(std::move(opened)),
      database(connection_),
      projection(connection_, kinds),
      queue(projection),
      items(projection) {
  projection.know_item_of(item_of_tests);
}

void Tables::deliver(const EnvelopeId& id, const Provenance& by, const model::Change& change) {
  store::Touched touched;
  must(projection.apply_delivered(id, by, change, touched));
  must(projection.settle(std::move(touched)));
}

model::LocalNumber Tables::save(const Provenance& by, const model::Change& change) { return must(queue.save(by, change)); }

std::vector<std::string> Tables::snapshot() {
  auto select = must(database.prepare(all_rows));
  std::vector<std::string> rows;
  while (must(select.step())) rows.emplace_back(select.text(0));
  std::sort(rows.begin(), rows.end());
  return rows;
}

std::string Tables::words(const model::ItemKey& item, model::FieldNumber field) {
  const auto stored = items.get(item);
  if (!stored) return {};
  for (const auto& each : stored->fields) {
    if (each.field == field) return std::string(as_text(each.value.bytes));
  }
  return {};
}

}  // namespace candour::journal::store::test
