// What a member writes with a changed program harms nothing of the other's: his program takes every record in, goes on,
// and reaches everything that it had.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "journal/kinds/reflection.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/writing.hpp"
#include "tests/support/changed_member.hpp"

namespace candour::test {
namespace {

using journal::model::ItemKind;
using sealed::RecordKind;

constexpr auto reflection = static_cast<std::uint16_t>(ItemKind::reflection);

void send_every_kind_with_noise(ChangedMember& changed) {
  for (int kind = 0; kind < 256; ++kind) {
    for (const std::size_t size : {0, 1, 40, 300, 3000}) {
      changed.send(static_cast<RecordKind>(kind), crypto::random_bytes(size));
    }
  }
}

void send_every_field_with_odd_values(ChangedMember& changed) {
  for (std::uint16_t kind = 0; kind < 12; ++kind) {
    for (std::uint16_t field = 0; field < 9; ++field) {
      for (const std::size_t size : {0, 1, 2, 6, 8, 34, 50, 82, 300}) {
        const auto value = size % 2 != 0 ? crypto::random_bytes(size) : Bytes(size, 0xff);
        changed.send_change({edit_of(kind, field, value)});
      }
    }
  }
}

void send_odd_headers(ChangedMember& changed, const DeviceKey& of_the_other) {
  const auto with = [&](const std::function<void(ForgedRecord&)>& change) {
    ForgedRecord record;
    record.body = sealed::encode(sealed::ChangeBody{
        {edit_of(reflection, journal::kinds::reflection::text, to_bytes(as_bytes("Odd.")))}});
    change(record);
    changed.send(record);
  };
  with([](auto& record) { record.version = 2; });
  with([](auto& record) { record.flags = 0xff; });
  with([](auto& record) { record.is_in_root_epoch = true; });
  with([](auto& record) { record.time_ms = 0; });
  with([](auto& record) { record.time_ms = latest_ms; });
  with([](auto& record) { record.seq = std::uint64_t{1} << 40; });
  with([](auto& record) { record.seq = 1; });
  with([](auto& record) { record.prev = EnvelopeId(crypto::random_bytes<32>()); });
  with([](auto& record) { record.log = {7, sealed::log_count_limit - 1, {}}; });
  with([&](auto& record) {
    record.heads = {{of_the_other, ChainId(crypto::random_bytes<16>()), std::uint64_t{1} << 40,
                     EnvelopeId(crypto::random_bytes<32>())}};
  });
}

TEST(ChangedMember, WritesNothingThatStopsTheOthersProgram) {
  TwoPeople pair;
  pair.pair_up();
  const auto mine = pair.meg->writing().write(ItemKind::reflection, {prose(journal::kinds::reflection::text, "Mine.")});
  pair.carry_everything();
  ChangedMember changed(pair, pair.dani);
  const auto other = std::find_if(changed.certificates.begin(), changed.certificates.end(),
                                  [&](const auto& each) { return each.contents.member != changed.me; });
  send_every_kind_with_noise(changed);
  send_every_field_with_odd_values(changed);
  send_odd_headers(changed, other->contents.device);

  read_everything(pair, pair.meg);
  pair.restart(pair.meg);

  std::vector<ItemKind> kinds;
  for (int kind = 1; kind < 10; ++kind) kinds.push_back(static_cast<ItemKind>(kind));
  const auto items = pair.meg->items().list(kinds);
  ASSERT_TRUE(items.has_value());
  for (const auto& item : *items)
    EXPECT_TRUE(pair.meg->items().history(item.key).has_value()) << static_cast<int>(item.key.kind);
  EXPECT_EQ(text_of(*pair.meg->items().show(*mine), journal::kinds::reflection::text), "Mine.");
  EXPECT_TRUE(pair.meg->writing().write(ItemKind::reflection, {prose(journal::kinds::reflection::text, "I go on.")}).has_value());
}

TEST(ChangedMember, TakesNoNameAwayByCopyingAnId) {
  TwoPeople pair;
  pair.pair_up();
  const auto mine = pair.meg->writing().write(ItemKind::reflection, {prose(journal::kinds::reflection::text, "Mine.")});
  ASSERT_TRUE(mine.has_value());
  const auto name = pair.meg->items().show(*mine)->short_name;
  pair.carry_everything();
  ChangedMember changed(pair, pair.dani);
  for (std::uint16_t kind = 0; kind < 12; ++kind) {
    changed.send_change({edit_of(mine->item, kind, 1, to_bytes(as_bytes("A copy.")))});
  }

  read_everything(pair, pair.meg);

  EXPECT_EQ(pair.meg->items().show(*mine)->short_name, name);
  EXPECT_EQ(text_of(*pair.meg->items().show(*mine), journal::kinds::reflection::text), "Mine.");
  EXPECT_EQ(pair.meg->items().history(*mine)->size(), 1u) << "nobody else wrote in it";
  for (const auto& digits : {name, to_hex(mine->item)}) {
    const auto found = pair.meg->items().find(digits);
    ASSERT_TRUE(found.has_value()) << digits;
    EXPECT_EQ(*found, *mine);
  }
  const auto all = pair.meg->items().list({ItemKind::reflection, ItemKind::comment, ItemKind::meeting, ItemKind::agenda_item});
  ASSERT_GT(all->size(), 1u);
  for (const auto& item : *all) EXPECT_EQ(*pair.meg->items().find(item.short_name), item.key) << item.short_name;
}

}  // namespace
}  // namespace candour::test
