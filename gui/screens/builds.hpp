// What each screen shows, made from the journal. Pure: the vault is only read. Each stands in the file of its screen; those of
// lists and forms, which serve several, in gui/model.
#pragma once

#include "gui/model/build.hpp"

namespace candour::gui {

Result<EntryScreen> build_entry(const journal::Vault& vault, const journal::model::ItemKey& key, const Today& now);
Result<HistoryScreen> build_history(const journal::Vault& vault, const journal::model::ItemKey& key, const Today& now);
Result<WriteScreen> build_write(const journal::Vault& vault, const Place& place);
Result<ShareScreen> build_share(const journal::Vault& vault, const journal::model::ItemKey& note, const Today& now);
Result<MeetingScreen> build_meeting(const journal::Vault& vault, const journal::model::ItemKey& key, const Today& now);
PairingScreen build_pairing(const journal::Vault& vault, const Today& now);
Result<SummaryScreen> build_summary(const journal::Vault& vault, const Today& now);
Result<WhoScreen> build_who(const journal::Vault& vault, const std::optional<session::SyncState>& sync);

}  // namespace candour::gui
