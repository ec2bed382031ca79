// What comes in. Nothing here blocks on a network.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "base/result.hpp"
#include "journal/vault/mark_views.hpp"
#include "journal/vault/post_views.hpp"

namespace candour::journal {

class Post {
 public:
  struct State;
  explicit Post(State& state) : state_(state) {}
  Post(const Post&) = delete;

  // The mailboxes to follow now: the rendezvous while pairing, the journal's once it is known.
  Result<std::vector<MailboxView>> mailboxes() const;
  // A page as the relay sent it. Never fails for what an envelope holds; only for the store. With a budget it stops when
  // that is used up, after one entry at least: Absorbed::taken and has_more say how far it came.
  Result<Absorbed> absorb(const PageView& page, std::optional<std::chrono::milliseconds> budget = std::nullopt);
  // Goes on with what earlier pages made possible and a budget cut off.
  Result<Absorbed> go_on(std::optional<std::chrono::milliseconds> budget = std::nullopt);
  // More arrived today that nothing here can open than is kept without asking (B6: 64 MiB): nothing is to be fetched
  // until the day is over or its owner says fetch_on(), which allows as much again.
  bool is_flooded() const;
  Result<> fetch_on();
  // Records that arrived and wait for one before them.
  std::size_t held_back_count() const;
  Result<std::vector<MarkView>> marks() const;

 private:
  State& state_;
};

}  // namespace candour::journal
