// The passages of a summary: begin, offer, order, leave out, and the text they make.
#include "cli/commands/commands.hpp"
#include "cli/item_facts.hpp"
#include "cli/item_named.hpp"
#include "cli/summaries.hpp"
#include "cli/text_input.hpp"
#include "journal/kinds/passage.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/summaries.hpp"
#include "journal/vault/writing.hpp"
#include "session/ranks.hpp"
#include "session/summary_items.hpp"

namespace candour::cli::commands {

namespace {

namespace model = journal::model;
namespace passage = journal::kinds::passage;
namespace summary = journal::kinds::summary;
using model::ItemKey;

Answer<ItemKey> begin_summary(Program& program, const std::string& audience) {
  CANDOUR_TRY(const auto for_whom, audience_from(program.vault(), audience));
  CANDOUR_TRY(const auto key, session::begin_summary(program.vault(), for_whom));
  return key;
}

Outcome begin(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, begin_summary(program, arguments.value("--for").value_or("board")));
  return outcome_of_written(program.vault(), key);
}

// The summary that is meant, or a new one for the board where there is none and none was named.
Answer<ItemKey> summary_to_offer_to(Program& program, const Arguments& arguments) {
  auto meant = summary_meant(program, arguments);
  if (meant || arguments.has("--summary")) return meant;
  if (meant.error().code != ErrorCode::no_such_item) return meant;
  return begin_summary(program, "board");
}

// The words that were typed after the heading, or of a thing of one's own: nobody offers another person's text. Nothing
// if neither was named.
Answer<std::optional<std::string>> text_offered(Program& program, const Arguments& arguments) {
  const auto from = arguments.value("--from");
  if (!from) return arguments.value("TEXT");
  CANDOUR_TRY(const auto key, item_named(program.vault(), *from));
  CANDOUR_TRY(const auto item, program.vault().items().show(key));
  if (!item.is_mine) return Error{ErrorCode::not_yours, "offer a passage"};
  if (item.space == model::Space::mine) {
    return misuse("A private note is not offered whole.", "Type the words that may be read, or share them first.");
  }
  const auto* kind = journal::kinds::registry().find(key.kind);
  const bool is_offered = kind != nullptr && !kind->offered.empty();
  auto text = is_offered ? words_of_field(item, kind->offered.front()) : std::string();
  if (text.empty()) return misuse("It holds no text to offer.", "Type the text after the heading.");
  return std::optional(std::move(text));
}

Outcome offer(Program& program, const Arguments& arguments) {
  if (auto refused = refuse_several(arguments, {"TEXT", "--from"})) return *refused;
  CANDOUR_TRY(const auto heading, heading_from(program.vault(), arguments.required("HEADING")));
  CANDOUR_TRY(auto text, text_offered(program, arguments));
  // A summary is not begun for words that are still to be typed, and perhaps are not.
  CANDOUR_TRY(const auto key, text ? summary_to_offer_to(program, arguments) : summary_meant(program, arguments));
  auto outcome = write_text(
      program, arguments,
      {.kind = passage::kind, .field = static_cast<model::FieldNumber>(heading), .item = key}, std::move(text));
  if (!outcome.failure) outcome.facts.push_back({"Summary", model::spoken(key.item)});
  return outcome;
}

Outcome order(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto moved, passage_meant(program, arguments));
  CANDOUR_TRY(const auto view, program.vault().items().show(moved));
  const auto* key = field_of(view, passage::summary);
  const auto* heading = field_of(view, passage::heading);
  if (!key || !heading) return Error{ErrorCode::no_such_item, "order a passage"};
  std::optional<ItemKey> after;
  if (const auto typed = arguments.value("--after")) {
    CANDOUR_TRY(after, item_named(program.vault(), *typed));
  }
  CANDOUR_TRY(auto others, session::passages_under(program.vault(), std::get<model::Link>(key->value),
                                                        std::get<model::Number>(heading->value).number));
  std::erase_if(others, [&moved](const journal::ItemView& other) { return other.key == moved; });
  CANDOUR_CHECK(program.vault().writing().edit(moved, {{passage::order, session::rank_after(others, passage::order, after)}}));
  return Facts{{"Moved", after ? "After " + model::spoken(after->item) : std::string("To the front of its heading")}};
}

Outcome leave_out(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, passage_meant(program, arguments));
  CANDOUR_CHECK(program.vault().summaries().leave_out(key));
  return Facts{{"Left out", "The passage stays in the journal and out of the summary. No reason is needed."}};
}

Outcome put_back(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, passage_meant(program, arguments));
  CANDOUR_CHECK(program.vault().summaries().put_back(key));
  return Facts{{"Put back", "You no longer leave this passage out."}};
}

const Parameter passage_parameter{"PASSAGE", "", "The passage, by its short name.", Presence::required};

}  // namespace

std::vector<Command> summary_draft() {
  return {{"summary new",
           "Begins a summary. Nothing is in it until somebody offers a passage.",
           {{"--for", "AUDIENCE", "coordinator, cohort, board or public; without it board."}},
           {{"candour-cli summary new --for board", "Begins a summary for the board."}},
           Needs::vault,
           &begin},
          {"summary offer",
           "Offers a passage of your own under one of the headings. A summary is made of what was offered, and of "
           "nothing else.",
           {{"HEADING", "", "The heading, by its words or its number from 1 to 12.", Presence::required},
            {"TEXT", "", "The words; without them you are asked."},
            {"--from", "ITEM", "Take the words of something you wrote for everybody."},
            summary_parameter()},
           {{"candour-cli summary offer \"What was learned\" \"That no complaints does not mean no problem.\"",
             "Offers one sentence."}},
           Needs::vault,
           &offer},
          {"summary order",
           "Moves a passage of your own among those under the same heading.",
           {passage_parameter, {"--after", "ITEM", "Right after this passage; without it to the front."}},
           {{"candour-cli summary order 41be90 --after 0d77aa", "Puts one passage after another."}},
           Needs::vault,
           &order},
          {"summary leave-out",
           "Keeps a passage out of the summary, whoever wrote it. No reason is asked.",
           {passage_parameter},
           {{"candour-cli summary leave-out 41be90", "Leaves it out."}},
           Needs::vault,
           &leave_out},
          {"summary put-back",
           "No longer leaves a passage out that you left out.",
           {passage_parameter},
           {{"candour-cli summary put-back 41be90", "Puts it back."}},
           Needs::vault,
           &put_back}};
}

}  // namespace candour::cli::commands
