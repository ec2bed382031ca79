// What is read when somebody asks about what is kept: values as they are at the moment of asking. Private to the
// folder.
#pragma once

#include "base/clock.hpp"
#include "journal/model/time.hpp"
#include "journal/store/items.hpp"
#include "journal/vault/held.hpp"
#include "journal/vault/members.hpp"
#include "journal/vault/membership.hpp"
#include "journal/vault/oneself.hpp"

namespace candour::journal {

struct Reading {
  const Clock& clock;
  const store::Projection& projection;
  const store::Items& items;
  const Held& held;
  const Oneself& self;
  const Membership& members;
  const Members& names;

  // The calendar date here.
  Day today() const { return model::today_here(clock); }
  std::string name_of(const MemberKey& member) const { return names.name_of(member); }
};

}  // namespace candour::journal
