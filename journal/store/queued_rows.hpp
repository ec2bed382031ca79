// Rows of `queued` and `local_name`. Internal to journal/store.
#pragma once

#include "journal/store/queue.hpp"

namespace candour::journal::store {

// Gives the change a number, whatever `queued.number` is.
Result<model::LocalNumber> insert_queued(sqlite::Connection& database, const QueuedChange& queued);
// The same number with other edits and another time.
Result<> rewrite_queued(sqlite::Connection& database, const QueuedChange& queued);
Result<> drop_queued(sqlite::Connection& database, model::LocalNumber number);

// Names of sealed changes are replaced by their env_ids in what these return.
Result<std::optional<QueuedChange>> find_queued(sqlite::Connection& database, model::LocalNumber number);
Result<std::vector<QueuedChange>> queued_in(sqlite::Connection& database, model::Space space, std::size_t limit);
Result<std::optional<QueuedChange>> first_queued(sqlite::Connection& database, model::Space space,
                                                 model::Sending sending);

Result<std::optional<EnvelopeId>> find_env_id(sqlite::Connection& database, model::LocalNumber number);
// find_env_id as the model asks for it; a name that cannot be read counts as not known.
model::NameResolver resolver(sqlite::Connection& database);

}  // namespace candour::journal::store
