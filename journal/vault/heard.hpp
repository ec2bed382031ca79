// Whether there is proof that one is up to date: STALE (protocol.md B8.3), and AS-OF, which no notice tells: the line
// that says who reads adds the day until which that is known. Private to the folder.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "base/clock.hpp"
#include "journal/store/database.hpp"
#include "journal/vault/held.hpp"
#include "journal/vault/mark_views.hpp"
#include "journal/vault/members.hpp"
#include "journal/vault/membership.hpp"
#include "journal/vault/oneself.hpp"

namespace candour::journal {

class Heard {
 public:
  Heard(sqlite::Connection& database, const Clock& clock, const Oneself& self, const Membership& members,
        const Members& names, const Held& held)
      : database_(database), clock_(clock), self_(self), members_(members), names_(names), held_(held) {}

  // A vault of an earlier program did not keep when it heard whom: what it holds counts as heard now.
  Result<> note_all();
  // A record of another came.
  Result<> note(const sealed::RecordHeader& header);
  Result<> add_marks(std::vector<MarkView>& marks);
  // Nothing that was found out before counts any more.
  void forget() { covered_ = {}; }

 private:
  // The oldest day of which a device covers nothing, while the graph holds so many records.
  struct Coverage {
    std::size_t records = 0;
    std::map<DeviceKey, std::optional<std::uint32_t>> since;
  };

  bool is_of_another(const sealed::Certificate& certificate) const;
  Result<std::optional<std::uint32_t>> uncovered_since(const DeviceKey& device);
  WallTime last_heard(const DeviceKey& device, WallTime at) const;

  sqlite::Connection& database_;
  const Clock& clock_;
  const Oneself& self_;
  const Membership& members_;
  const Members& names_;
  const Held& held_;
  Coverage covered_;
};

}  // namespace candour::journal
