#include "session/speech/marks.hpp"

#include <algorithm>
#include <array>

#include "journal/vault/mark_views.hpp"

namespace candour::session {

namespace {

using journal::MarkType;

struct MarkSentence {
  MarkType type;
  std::string_view name;
  Sentence sentence;
};

// In the order of protocol.md B8.3. Each of them can come to pass here; what a later work finds out brings its own.
constexpr std::array mark_sentences{
    MarkSentence{MarkType::gap, "GAP",
                 {"An entry before this one is being held back.", "Everything that arrived is kept and shown.",
                  "Your program asks for it by itself; if it stays, ask its writer by voice whether something is "
                  "missing."}},
    MarkSentence{MarkType::hole, "HOLE",
                 {"An entry before this one cannot be opened here.", "All the others are whole.",
                  "Ask its writer to tell you what it said, or to write it again."}},
    MarkSentence{MarkType::false_head, "FALSE-HEAD",
                 {"A program names an entry that cannot be found anywhere.", "Your own entries are untouched.",
                  "Ask the person named here whether their computer was repaired or copied."}},
    MarkSentence{MarkType::equivocation, "EQUIVOCATION",
                 {"One computer said two different things in the same place.", "Both are kept.",
                  "Ask its owner which of them they meant, and whether their folder was copied."}},
    MarkSentence{MarkType::copied, "COPIED",
                 {"A computer in this journal was restored or copied.", "No entry is lost by that.",
                  "Ask its owner to use only one of the two copies from now on."}},
    MarkSentence{MarkType::restored, "RESTORED",
                 {"An entry of your own was brought back from the post box.", "It is complete.",
                  "There is nothing you need to do."}},
    MarkSentence{MarkType::newer, "NEWER",
                 {"This was written by a newer Candour than yours.", "It is kept as it came.",
                  "Install the newer version; then it can be shown."}},
    MarkSentence{MarkType::relay_rollback, "RELAY-ROLLBACK",
                 {"The post box lost entries.",
                  "Nothing is lost here; your program puts back by itself what is missing there.",
                  "Tell whoever runs it that it went back in time."}},
    MarkSentence{MarkType::relay_rewrite, "RELAY-REWRITE",
                 {"The post box changed what it had shown before.",
                  "Nothing was changed here; your program puts back by itself what is missing there.",
                  "Tell whoever runs it; if it happens again, use another one."}},
    MarkSentence{MarkType::relay_restart, "RELAY-RESTART",
                 {"The post box started afresh.",
                  "Nothing is lost here; your program puts back by itself what is missing there.",
                  "You need do nothing, unless it happens often; then ask whoever runs it why."}},
    MarkSentence{MarkType::relay_fork, "RELAY-FORK",
                 {"The post box shows you and the others different things.",
                  "Nothing that you hold was changed, and everything goes on.",
                  "Compare by voice what each of you sees; if it happens again, use another post box."}},
    MarkSentence{MarkType::stale, "STALE",
                 {"For some time there was no proof that you are up to date.",
                  "What is here stays; something may still be on its way.",
                  "Ask the person named here whether they have written."}},
    MarkSentence{MarkType::late, "LATE",
                 {"Something says another day than it can have been written on.",
                  "It stands at the day on which it arrived, and beside it both days are said.",
                  "Ask its writer to look at the clock of that computer."}},
    MarkSentence{MarkType::own_clock, "OWN-CLOCK",
                 {"Something of your own says another day than the one on which it went out.",
                  "It stands at the day on which it went, for the others too, and beside it both days are said.",
                  "If it did not wait here over midnight, look at the clock of your computer."}},
};

const MarkSentence* find(MarkType type) {
  const auto found =
      std::find_if(mark_sentences.begin(), mark_sentences.end(), [type](const auto& mark) { return mark.type == type; });
  return found == mark_sentences.end() ? nullptr : &*found;
}

}  // namespace

std::string_view name_of(MarkType type) {
  const auto* known = find(type);
  return known ? known->name : "AS-OF";
}

std::optional<Sentence> sentence_for(MarkType type) {
  const auto* known = find(type);
  return known ? std::optional(known->sentence) : std::nullopt;
}

bool is_alarm(MarkType type) { return type == MarkType::equivocation || type == MarkType::relay_fork; }

bool is_of_the_post_box(MarkType type) {
  switch (type) {
    case MarkType::relay_rollback:
    case MarkType::relay_rewrite:
    case MarkType::relay_restart:
    case MarkType::relay_fork:
      return true;
    default:
      return false;
  }
}

}  // namespace candour::session
