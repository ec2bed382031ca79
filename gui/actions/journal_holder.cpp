#include "gui/actions/journal_holder.hpp"

namespace candour::gui {

JournalHolder::JournalHolder(const Clock& clock, session::SyncOptions sync, std::function<void()> wake)
    : clock_(clock), client_(clock, std::move(sync), wake), job_(std::move(wake)) {}

std::optional<session::SyncState> JournalHolder::sync_state() const {
  if (!client_.session()) return std::nullopt;
  return client_.session()->state();
}

void JournalHolder::open_example(std::unique_ptr<session::example::Journal> example,
                                 std::unique_ptr<journal::Vault> vault) {
  example_ = std::move(example);
  client_.open(std::move(vault));
}

void JournalHolder::close_example() {
  client_.close();
  example_.reset();
}

}  // namespace candour::gui
