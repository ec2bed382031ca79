// What came from others, in words: what it was, and which command shows it. Nothing is said of what nobody can see.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journal/vault/post_views.hpp"
#include "journal/vault/summary_views.hpp"
#include "journal/vault/vault.hpp"

namespace candour::session {

// What somebody did to a thing of some kind, and what became of a summary.
enum class News : std::uint8_t {
  made,
  changed,
  put_away,
  brought_back,  // what was put away
  came_back,     // one's own, which this vault had lost
  proposed,      // of a summary, as all that follow
  withdrew,
  changed_left_out,
  all_willing,   // the answers of all, never of one: nobody sees who has not answered
  all_signed,
  not_all_willing,  // after all were
};

struct Came {
  News news = News::made;
  journal::model::ItemKind kind{};
  std::string who;    // may be shown; empty where it is of no one person
  std::string which;  // short name of the one thing it is about, where a command needs it; empty of several
  bool operator==(const Came&) const = default;
};

// Each kind once for each person, in the order in which it came.
std::vector<Came> what_came(const journal::Vault& vault, const std::vector<journal::ArrivalView>& arrivals);

// "Meg wrote something new": without a full stop, and never what it says, because somebody may look at the screen.
std::string in_words(const Came& came);
// The command that shows it: "list --all".
std::string shown_by(const Came& came);
// "Meg wrote something new; `list` shows it. Meg put something away for both of you; `list --all` shows it." Those that one
// command shows stand together. Empty if nothing came.
std::string announcement_of(const std::vector<Came>& came);

// Stages of the summaries as they were told last. What others answer is told where it changes one, and not else.
class SummaryStages {
 public:
  // As they are now, without telling anything: before something is taken in, so that what one did oneself is no news.
  Result<> look(const journal::Vault& vault);
  // What changed since the last look.
  Result<std::vector<Came>> changes(const journal::Vault& vault);

 private:
  std::map<journal::model::ItemKey, journal::SummaryStage> known_;
  std::optional<std::uint64_t> revision_;  // of the vault at the last look
};

// All that is to be told of what was taken in since `stages` looked last.
Result<std::vector<Came>> what_came(const journal::Vault& vault, const journal::Absorbed& absorbed, SummaryStages& stages);

// Adds what a later call brought to what earlier ones did.
void add(const journal::Absorbed& more, journal::Absorbed& all);

}  // namespace candour::session
