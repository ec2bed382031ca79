// Changes that are saved and not sealed yet. Each has a local number, never used again; saving and the projection are
// one transaction, which the caller holds.
#pragma once

#include <optional>
#include <vector>

#include "journal/store/projection.hpp"

namespace candour::journal::store {

struct QueuedChange {
  model::LocalNumber number{};
  model::Sending sending = model::Sending::as_text;
  Provenance by;
  model::Change change;  // names of sealed changes are replaced by their env_ids already
};

// kept_apart: a queued change keeps its words although this one rewrites them.
enum class Merging : std::uint8_t { allowed, kept_apart };

class Queue {
 public:
  explicit Queue(Projection& projection) : projection_(projection) {}

  // Keeps an own change; its kinds say in which space, whatever `act` says. rule_refused if an edit is against a rule or the edits are of several spaces; bad_argument
  // for a kind, field or value that this program does not know. In `everyone` a queued change of the same fields that
  // this one rewrites, and that nothing else names or agrees to, takes the new values and keeps its number; but not where
  // a text goes on from several versions and leaves out no word of what waits.
  Result<model::LocalNumber> save(const Provenance& by, const model::Change& change, Merging merging = Merging::allowed);

  // Takes a queued change back without trace. no_such_item if it is not queued, rule_refused if a later one names it.
  Result<> recall(model::LocalNumber number);

  // Changes of a space in the order in which they were saved, at most `limit`.
  Result<std::vector<QueuedChange>> waiting(model::Space space, std::size_t limit) const;
  Result<std::optional<QueuedChange>> next(model::Space space, model::Sending sending) const;
  Result<std::size_t> count(model::Space space) const;
  // The number of the one that was queued last, 0 if none is.
  Result<std::int64_t> newest(model::Space space) const;
  // The queued changes that touch an item, in order.
  Result<std::vector<model::LocalNumber>> touching(const model::ItemKey& item) const;

  // The body to sign. not_equal while something that it names is queued itself.
  Result<Bytes> sealed_body(const QueuedChange& queued) const;
  // A queued change became a record: its versions take the env_id, the queue lets it go.
  Result<> sealed(model::LocalNumber number, const EnvelopeId& id);

  // The env_id that a local number was given.
  Result<std::optional<EnvelopeId>> env_id_of(model::LocalNumber number) const;

 private:
  Projection& projection_;
};

}  // namespace candour::journal::store
