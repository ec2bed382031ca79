#include "journal/store/projection.hpp"
#include "journal/store/queued_rows.hpp"

namespace candour::journal::store {

namespace {

constexpr auto all_of_them = static_cast<std::size_t>(INT64_MAX);

}  // namespace

Result<> Projection::rebuild(const std::function<Result<>(Projection&)>& delivered) {
  CANDOUR_CHECK(database_.execute("DELETE FROM found; DELETE FROM shown; DELETE FROM version; DELETE FROM item;"));
  CANDOUR_CHECK(delivered(*this));
  for (const auto space : {model::Space::mine, model::Space::everyone}) {
    CANDOUR_TRY(const auto waiting, queued_in(database_, space, all_of_them));
    for (const auto& queued : waiting) CANDOUR_CHECK(add(queued.number, queued.act, queued.change));
  }
  return {};
}

}  // namespace candour::journal::store
