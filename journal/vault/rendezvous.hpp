// What a pairing does with what the post brings. Each act is part of the caller's transaction.
#pragma once

#include "base/result.hpp"
#include "journal/vault/post_views.hpp"

namespace candour::journal {

class Rendezvous {
 public:
  virtual ~Rendezvous() = default;
  // An envelope of the rendezvous.
  virtual Result<> received(ByteView envelope, Absorbed& absorbed) = 0;
  // After every page: what the pairing does by itself.
  virtual Result<> page_was_read(const PageView& page, Absorbed& absorbed) = 0;
  // The relay lost the rendezvous: what this side said there goes once more, nobody else holds it.
  virtual Result<> say_again() = 0;
  // A first pairing matched, and no record of the joiner's device is held.
  virtual bool has_attempt() const = 0;
  // Reads what is kept of a pairing anew.
  virtual Result<> reread() = 0;
};

}  // namespace candour::journal
