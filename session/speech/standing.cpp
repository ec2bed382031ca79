#include "session/speech/standing.hpp"

#include "journal/vault/items.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/relay_log.hpp"
#include "session/speech/notices.hpp"

namespace candour::session {

Standing standing_of(const journal::Vault& vault, const SyncState& sync) {
  const auto putting_back = vault.relay_log().putting_back();
  if (putting_back.is_due && !putting_back.missing) return Standing::went_back;
  if (putting_back.is_due) return putting_back.not_before ? Standing::waits_to_put_back : Standing::putting_back;
  if (!sync.reached_head) return Standing::looking;
  if (vault.post().held_back_count() > 0) return Standing::held_back;
  const auto steps = vault.items().waiting_steps();
  return steps && *steps == 0 ? Standing::complete : Standing::step_waits;
}

std::string standing_in_words(const journal::Vault& vault, const SyncState& sync) {
  switch (standing_of(vault, sync)) {
    case Standing::looking: return "Looking for what the post box has";
    case Standing::went_back: return "The post box went back or was changed; it is being read from its beginning";
    case Standing::putting_back: return "The post box lost entries that are here; they are being put back";
    case Standing::waits_to_put_back:
      return "The post box lost entries that are here; they are put back from " +
             moment_of(vault.relay_log().putting_back().not_before.value_or(WallTime{})) + " on, and wait here until then";
    case Standing::held_back: return "Everything that the post box had was fetched; an entry waits for one before it";
    case Standing::step_waits:
      return "Everything that the post box has is here; a step of something waits for one before it";
    case Standing::complete: return "Everything that the post box had is here";
  }
  return {};
}

}  // namespace candour::session
