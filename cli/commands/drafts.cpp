// Texts that were begun and not finished.
#include <charconv>

#include "cli/commands/commands.hpp"
#include "cli/edit_text.hpp"
#include "cli/item_facts.hpp"
#include "cli/text_input.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/model/text.hpp"
#include "journal/model/time.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/members.hpp"
#include "journal/vault/writing.hpp"
#include "session/speech/draft_words.hpp"

namespace candour::cli::commands {

namespace {

namespace model = journal::model;
using session::Draft;

std::uint32_t today(const Program& program) { return model::today_here(program.clock()).number; }

const std::string& text_so_far(const Draft& draft) { return draft.words.empty() ? draft.whole : draft.words; }

Outcome list_all(Program& program, const Arguments&) {
  CANDOUR_TRY(const auto all, session::drafts(program.vault()));
  if (all.empty()) return Facts{{"Drafts", "None; nothing is unfinished"}};
  Facts facts{{"Readers", audience_of(program.vault().members().readers(model::Space::mine))}};
  for (std::size_t i = 0; i < all.size(); ++i) {
    facts.push_back({"Draft", std::to_string(i + 1) + ": " + session::words_of_draft(all[i], today(program))});
    facts.push_back({"Words", model::excerpt(text_so_far(all[i]), 80)});
  }
  facts.push_back({"Next", "`resume N` goes on with one, `drafts drop N` throws it away"});
  return facts;
}

// The one that is there, or the one of that number.
Answer<Draft> draft_meant(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto all, session::drafts(program.vault()));
  if (all.empty()) {
    return Failure{ErrorCode::no_such_item, "Nothing is unfinished.", "Nothing was changed.",
                   "`note` and `reflect` begin a text."};
  }
  const auto typed = arguments.value("N");
  if (!typed && all.size() == 1) return all.front();
  std::size_t number = 0;
  const auto word = typed.value_or("");
  const auto read = std::from_chars(word.data(), word.data() + word.size(), number);
  const bool is_number = read.ec == std::errc{} && read.ptr == word.data() + word.size();
  if (is_number && number >= 1 && number <= all.size()) return all[number - 1];
  if (!typed) return misuse("There are " + std::to_string(all.size()) + " drafts.", "Type the number of one: `drafts`.");
  return misuse("There is no draft `" + word + "`.", "`drafts` numbers them from 1 to " + std::to_string(all.size()) + ".");
}

// Several things of one text that is too long for one. What is written goes out of the draft at once.
Outcome divide(Program& program, Draft draft) {
  if (draft.key.purpose == session::DraftPurpose::edit) {
    return misuse("A change of a text cannot be divided.", "Take a part out of it, and write that as something new.");
  }
  const auto parts = session::divided(draft.words, model::max_prose);
  Facts facts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    auto part = draft;
    part.key.number = i + 1 == parts.size() ? draft.key.number : 0;  // the draft goes with the last of them
    const auto item = session::finish(program.vault(), part, parts[i]);
    if (!item) return TypedDraft(program, std::move(draft), TypedDraft::Kept::yes).refused(item.error());
    draft.words.clear();
    for (std::size_t rest = i + 1; rest < parts.size(); ++rest) draft.words += (rest > i + 1 ? "\n" : "") + parts[rest];
    if (!draft.words.empty()) CANDOUR_CHECK(session::keep(program.vault(), draft));
    facts.push_back({"Item", model::spoken(item->item)});
  }
  facts.insert(facts.begin(), {"Divided", "Into " + std::to_string(parts.size())});
  return facts;
}

// Of a change: that the text is another one than when the change was begun, and what it says now.
Answer<Facts> facts_of_what_came_since(Program& program, const Draft& draft) {
  if (draft.key.purpose != session::DraftPurpose::edit || !draft.key.item) return Facts{};
  CANDOUR_TRY(const bool has_changed,
              program.vault().writing().has_changed_since(*draft.key.item, draft.key.field, draft.seen));
  if (!has_changed) return Facts{};
  CANDOUR_TRY(const auto item, program.vault().items().show(*draft.key.item));
  return Facts{{"Changed since", "The text was changed after this was begun. What you finish comes after what you wrote "
                                 "yourself meanwhile, and stands beside what somebody else wrote; `history` keeps each "
                                 "wording"},
               {"It says now", words_of_field(item, draft.key.field)}};
}

Outcome resume(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(auto begun, draft_meant(program, arguments));
  if (const auto may = session::may_finish(program.vault(), begun.key); !may) {
    auto refused = refused_beforehand(begun.key, may.error());
    refused.kept = "The draft is kept as it is; only you can read it.";
    return refused;
  }
  if (arguments.has("--divide")) return divide(program, std::move(begun));
  const bool is_edit = begun.key.purpose == session::DraftPurpose::edit;
  const auto* spec = journal::kinds::registry().find(begun.key.kind);
  program.printer().print("", Facts{{"Draft", session::words_of_draft(begun, today(program))},
                                    {"Readers", audience_of(program.vault().members().readers(model::Space::mine)) +
                                                    (spec->space == model::Space::mine ? "" : " until it is finished")}});
  if (spec->space == model::Space::everyone) {
    program.printer().say("Then: " + audience_of(program.vault(), spec->space));
  }
  CANDOUR_TRY(const auto since, facts_of_what_came_since(program, begun));
  if (!since.empty()) program.printer().print("", since);
  if (!begun.words.empty()) program.printer().print("", Facts{{"So far", begun.words}});
  TypedDraft draft(program, std::move(begun), TypedDraft::Kept::yes);
  if (is_edit) return edit_in_dialogue(program, draft);
  return go_on_writing(program, draft, "Go on line by line. A line with only a full stop ends the text.");
}

Outcome drop(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto draft, draft_meant(program, arguments));
  const Facts shown{{"Draft", session::words_of_draft(draft, today(program))}, {"Words", text_so_far(draft)}};
  CANDOUR_TRY(const bool is_wanted, ask_yes(program, shown, "Throw these words away?", arguments.has("--yes")));
  if (!is_wanted) return Facts{{"Left", "The draft is as it was."}};
  CANDOUR_CHECK(session::drop(program.vault(), draft.key));
  return Facts{{"Thrown away", session::words_of_draft(draft, today(program))}};
}

}  // namespace

std::vector<Command> drafts() {
  return {{"drafts",
           "Lists the texts that you began, here or in the window, and did not finish. Only you can read them, and nothing "
           "of them is sent.",
           {},
           {{"candour-cli drafts", "Numbers them, those begun first standing first."}},
           Needs::vault,
           &list_all},
          {"drafts drop",
           "Throws an unfinished text away, after a yes.",
           {{"N", "", "Its number in `drafts`; not needed if it is the only one.", Presence::optional},
            {"--yes", "", "Do not ask."}},
           {{"candour-cli drafts drop 1", "Shows its words and asks."}},
           Needs::vault,
           &drop},
          {"resume",
           "Goes on with a text that was not finished: shows what stands there and takes further lines.",
           {{"N", "", "Its number in `drafts`; not needed if it is the only one.", Presence::optional},
            {"--divide", "", "Make several of a text that is too long for one, without typing on."}},
           {{"candour-cli resume 1", "Goes on with the first."}},
           Needs::vault,
           &resume}};
}

}  // namespace candour::cli::commands
