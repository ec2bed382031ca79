// The laws of the journal, tried on journals that nobody thought up.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "journal/kinds/meeting.hpp"
#include "journal/kinds/summary.hpp"
#include "tests/journal/store/tables.hpp"

namespace candour::journal::store {
namespace {

using model::ItemKind;
using test::by;
using test::dani;
using test::env;
using test::meg;
using test::Tables;

struct Delivery {
  EnvelopeId id;
  Provenance by;
  model::Change change;
};
using Journal = std::vector<Delivery>;

template <class T>
T any(T low, T high) {
  return *rc::gen::inRange(low, high);
}
bool once_in(int n) { return any(0, n) == 0; }

model::EncodedValue any_words() { return test::prose(std::string(1 + any<std::size_t>(0, 3), any('a', 'f'))); }

// Entries of "left out" in either member's name, whoever the writer is: some count for nothing.
model::EncodedValue any_left_out() {
  model::SetValue entries;
  for (const auto& who : {dani, meg}) {
    for (std::uint8_t passage = 0; passage < 2; ++passage) {
      if (!once_in(3)) continue;
      auto entry = model::encode_link({ItemKind::passage, test::item(passage), meg});
      append(entry, who);
      entries.insert(entry);
    }
  }
  return *model::encode_value(model::FieldType::set, entries);
}

model::Basis any_basis(const Journal& before) {
  model::Basis basis;
  for (const auto& each : before) {
    if (once_in(3) && basis.size() < model::max_basis) basis.push_back(each.id);
  }
  std::sort(basis.begin(), basis.end());
  return basis;
}

// Rings of comments too.
model::ItemKey any_whole() {
  if (once_in(2)) return test::meeting_key(test::item(1));
  return {ItemKind::comment, test::item(any<std::uint8_t>(1, 3)), once_in(2) ? dani : meg};
}

model::Edit any_edit(std::uint8_t item, const model::Basis& basis) {
  switch (any(0, 8)) {
    case 0: return test::edit(ItemKind::meeting, test::item(item), kinds::meeting::title, any_words(), basis);
    case 1: return test::edit(ItemKind::meeting, test::item(item), kinds::meeting::place, any_words(), basis);
    case 2: return test::edit(ItemKind::reflection, test::item(item), model::set_aside, test::flag(once_in(2)), basis);
    case 3: return test::edit(ItemKind::comment, test::item(item), 1, test::link(any_whole()), basis);
    case 6: return test::edit(ItemKind::meeting, test::item(item), model::set_aside, test::flag(once_in(2)), basis);
    case 4: return test::edit(static_cast<ItemKind>(700), test::item(item), 1, any_words(), basis);
    case 5: return test::edit(ItemKind::summary, test::item(item), kinds::summary::left_out, any_left_out(), basis);
    default: return test::edit(ItemKind::reflection, test::item(item), 1, any_words(), basis);
  }
}

// A change of one to three edits; two that would set one field are left to be one.
model::Change any_change(const Journal& before) {
  std::vector<model::Edit> edits{any_edit(any<std::uint8_t>(1, 3), any_basis(before))};
  for (int more = any(0, 3); more > 0; --more) {
    auto next = edits;
    next.push_back(any_edit(any<std::uint8_t>(1, 3), any_basis(before)));
    if (model::make_change(next)) edits = next;
  }
  return test::change(edits);
}

Journal any_journal() {
  const auto count = any<std::size_t>(1, 14);
  const auto names = *rc::gen::unique<std::vector<unsigned>>(count, rc::gen::inRange(1U, 60'000U));
  Journal journal;
  for (const auto name : names) {
    auto provenance = by(once_in(2) ? dani : meg, any(20'000U, 20'004U));
    provenance.time.depth = any(1, 5);
    if (once_in(4)) provenance.time.late = Late::yes;
    provenance.time.says = Day{any(0U, 30'000U)};
    journal.push_back({env(name), provenance, any_change(journal)});
  }
  return journal;
}

Journal shuffled(Journal journal) {
  for (auto left = journal.size(); left > 1; --left) {
    std::swap(journal[left - 1], journal[any<std::size_t>(0, left)]);
  }
  return journal;
}

void deliver_all(Tables& tables, const Journal& journal) {
  for (const auto& each : journal) tables.deliver(each.id, each.by, each.change);
}

// As a page brings them: what several changes touched is settled once.
void deliver_in_groups(Tables& tables, const Journal& journal) {
  Touched touched;
  for (const auto& each : journal) {
    RC_ASSERT(tables.projection.apply_delivered(each.id, each.by, each.change, touched).has_value());
    if (once_in(3)) RC_ASSERT(tables.projection.settle(std::exchange(touched, {})).has_value());
  }
  RC_ASSERT(tables.projection.settle(std::move(touched)).has_value());
}

RC_GTEST_PROP(Journal, IsTheSameInWhicheverGroupsItsChangesCame, ()) {
  const auto journal = any_journal();
  Tables one, other;

  deliver_all(one, journal);
  deliver_in_groups(other, shuffled(journal));

  RC_ASSERT(one.snapshot() == other.snapshot());
}

RC_GTEST_PROP(Journal, IsTheSameInWhicheverOrderItsChangesCameAndHoweverOften, ()) {
  const auto journal = any_journal();
  auto other_order = shuffled(journal);
  const auto again = shuffled(journal);
  other_order.insert(other_order.end(), again.begin(), again.end());
  Tables one, other;

  deliver_all(one, journal);
  deliver_all(other, other_order);

  RC_ASSERT(one.snapshot() == other.snapshot());
}

RC_GTEST_PROP(Journal, IsTheSameAfterItWasBuiltAnew, ()) {
  const auto journal = any_journal();
  Tables tables;
  deliver_all(tables, journal);
  tables.save(by(dani, 20'010), test::change({test::edit(ItemKind::private_note, test::item(9), 1, any_words())}));
  tables.save(by(dani, 20'010), test::reflection(test::item(8), "queued"));
  const auto before = tables.snapshot();

  const auto result = tables.projection.rebuild([&](Projection& projection) -> Result<> {
    Touched touched;
    for (const auto& each : shuffled(journal)) {
      CANDOUR_CHECK(projection.apply_delivered(each.id, each.by, each.change, touched));
    }
    return projection.settle(std::move(touched));
  });

  RC_ASSERT(result.has_value());
  RC_ASSERT(tables.snapshot() == before);
}

// Saves on what is shown, as the façade does.
void save_something(Tables& tables, std::uint32_t day) {
  const auto item = test::item(any<std::uint8_t>(1, 3));
  const auto field = once_in(2) ? kinds::meeting::title : kinds::meeting::place;
  const auto basis = *tables.items.basis({test::meeting_key(item), field});
  std::vector<model::Edit> edits{test::edit(ItemKind::meeting, item, field, any_words(), basis)};
  if (once_in(3)) {
    const auto aside = *tables.items.basis({test::meeting_key(item), model::set_aside});
    edits.push_back(test::edit(ItemKind::meeting, item, model::set_aside, test::flag(once_in(2)), aside));
  }
  tables.save(by(dani, day), test::change(edits));
}

// Seals the oldest queued change and tells what the partner will be delivered.
Delivery seal_oldest(Tables& tables, unsigned name) {
  const auto queued = tables.queue.waiting(model::Space::everyone, 1)->front();
  const Delivery delivery{env(name), queued.by, *model::parse_change(*tables.queue.sealed_body(queued))};
  RC_ASSERT(tables.queue.sealed(queued.number, delivery.id).has_value());
  tables.deliver(delivery.id, delivery.by, delivery.change);
  return delivery;
}

RC_GTEST_PROP(Journal, OfWhoWroteItEqualsThatOfWhoReceivedIt, ()) {
  const auto from_partner = any_journal();
  auto names = *rc::gen::unique<std::vector<unsigned>>(30, rc::gen::inRange(60'000U, 65'000U));
  Tables mine, partner;
  Journal delivered = from_partner;
  const auto seal = [&] {
    delivered.push_back(seal_oldest(mine, names.back()));
    names.pop_back();
  };

  for (const auto& each : from_partner) {
    mine.deliver(each.id, each.by, each.change);
    save_something(mine, each.by.time.day.number);
    if (once_in(2)) seal();
  }
  while (*mine.queue.count(model::Space::everyone) > 0) seal();
  deliver_all(partner, shuffled(delivered));

  RC_ASSERT(mine.snapshot() == partner.snapshot());
}

RC_GTEST_PROP(Journal, IsTheSameAfterASaveWasRecalled, ()) {
  const auto journal = any_journal();
  Tables tables;
  deliver_all(tables, journal);
  const auto before = tables.snapshot();

  const auto item = test::item(any<std::uint8_t>(1, 3));
  const auto basis = *tables.items.basis({test::meeting_key(item), kinds::meeting::title});
  const auto number = tables.save(
      by(dani, 20'010), test::change({test::edit(ItemKind::meeting, item, kinds::meeting::title, any_words(), basis)}));

  RC_ASSERT(tables.snapshot() != before);
  RC_ASSERT(tables.queue.recall(number).has_value());
  RC_ASSERT(tables.snapshot() == before);
}

}  // namespace
}  // namespace candour::journal::store
