#include "journal/vault/arrivals.hpp"

#include "journal/store/arrivals.hpp"

namespace candour::journal {

Result<std::vector<ArrivalView>> arrivals_after(sqlite::Connection& database, const Members& members,
                                                std::int64_t version, const std::optional<MemberKey>& but_not,
                                                std::size_t limit) {
  CANDOUR_TRY(const auto found, store::arrived_after(database, version, but_not, limit));
  std::vector<ArrivalView> arrivals;
  for (const auto& one : found) {
    const bool is_mine = one.writer == members.me();
    arrivals.push_back({one.item, members.name_of(one.writer), is_mine, one.is_new, one.fields});
  }
  return arrivals;
}

}  // namespace candour::journal
