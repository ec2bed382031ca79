// What the members do with the records that come. Each act that may fail is part of the caller's
// transaction; the others change memory alone.
#pragma once

#include "journal/sealed/authentic_record.hpp"

namespace candour::journal {

class KeyRecords {
 public:
  virtual ~KeyRecords() = default;
  // An authentic record of that member is held.
  virtual void was_heard(const MemberKey& member) = 0;
  // Kinds 2, 9 and 10: what an authentic record does to keys and members, whatever marks it has (B8.4, class 1).
  virtual Result<> take_key_record(const sealed::AuthenticRecord& record) = 0;
  // Folds the members anew if something of theirs came since. Once a page.
  virtual Result<> fold() = 0;
  // A key, card or certificate came: what waits is to be judged again.
  virtual bool has_news() const = 0;
  virtual bool take_news() = 0;
  virtual void judge_again() = 0;
};

}  // namespace candour::journal
