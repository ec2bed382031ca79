// What each screen shows, made from the journal. Pure: the vault is only read. Each stands in the file of its screen; those of
// lists and forms that serve several stand in gui/model.
#pragma once

#include "gui/model/build.hpp"

namespace candour::gui {

Result<ListScreen> build_journal(const journal::Vault& vault, ListFilter filter, std::size_t length, const Today& now);
// One's own notes, and above them what was begun and not finished.
Result<ListScreen> build_notes(const journal::Vault& vault, std::size_t length, const Today& now);
Result<ListScreen> build_meetings(const journal::Vault& vault, std::size_t length, const Today& now);
Result<SearchScreen> build_search(const journal::Vault& vault, std::string_view query, const Today& now);
Result<EntryScreen> build_entry(const journal::Vault& vault, const journal::model::ItemKey& key, const Today& now);
Result<HistoryScreen> build_history(const journal::Vault& vault, const journal::model::ItemKey& key, const Today& now);
Result<WriteScreen> build_write(const journal::Vault& vault, const Place& place);
Result<ShareScreen> build_share(const journal::Vault& vault, const journal::model::ItemKey& note, const Today& now);
Result<MeetingScreen> build_meeting(const journal::Vault& vault, const journal::model::ItemKey& key, const Today& now);
PairingScreen build_pairing(const journal::Vault& vault, const Today& now);
Result<SummaryScreen> build_summary(const journal::Vault& vault, const Today& now);
Result<WhoScreen> build_who(const journal::Vault& vault, const std::optional<session::SyncState>& sync);

}  // namespace candour::gui
