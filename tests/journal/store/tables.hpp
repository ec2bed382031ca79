// A store in memory with the kinds of the program, and short ways to say changes.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "journal/kinds/registry.hpp"
#include "journal/store/items.hpp"
#include "journal/store/queue.hpp"
#include "journal/store/search.hpp"

namespace candour::journal::store::test {

EnvelopeId env(unsigned n);
ItemId item(std::uint8_t n);
extern const MemberKey dani;
extern const MemberKey meg;

// Moments a day apart, as `everyone` rounds them.
Provenance by(const MemberKey& writer, std::uint32_t day);

model::EncodedValue prose(std::string_view words);
model::EncodedValue line(std::string_view words);
model::EncodedValue flag(bool set);
model::EncodedValue link(const model::ItemKey& to);

model::Edit edit(model::ItemKind kind, const ItemId& item, model::FieldNumber field, model::EncodedValue value,
                 model::Basis basis = {});
model::Change change(std::vector<model::Edit> edits);
// A reflection's text in one edit.
model::Change reflection(const ItemId& item, std::string_view words, model::Basis basis = {});

model::ItemKey reflection_of(const MemberKey& author, const ItemId& item);
model::ItemKey meeting_key(const ItemId& item);

// A text that all members write together: no kind of the program has one yet.
inline constexpr auto joint_text = static_cast<model::ItemKind>(60'001);
inline constexpr model::FieldNumber joint_words = 1;
model::ItemKey joint_key(const ItemId& item);
// The kinds of the program, and this one.
const model::KindRegistry& kinds_with_joint_text();

// As a journal computes them, for tables without one.
ItemId item_of_tests(model::ItemKind kind, const std::optional<model::Link>& target, const std::optional<MemberKey>& member);

// One store; a failure of it ends the test.
class Tables {
 public:
  explicit Tables(const model::KindRegistry& kinds = kinds::registry());
  Tables(sqlite::Connection opened, const model::KindRegistry& kinds);

  void deliver(const EnvelopeId& id, const Provenance& by, const model::Change& change);
  model::LocalNumber save(const Provenance& by, const model::Change& change);
  // Every row of the projection, by names instead of row numbers, sorted: equal for equal journals.
  std::vector<std::string> snapshot();
  // The words that a field shows, or nothing.
  std::string words(const model::ItemKey& item, model::FieldNumber field);

 private:
  sqlite::Connection connection_;

 public:
  sqlite::Connection& database;
  Projection projection;
  Queue queue;
  Items items;
};

}  // namespace candour::journal::store::test
