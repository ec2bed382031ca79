#include <charconv>

#include "cli/commands/commands.hpp"
#include "cli/field_values.hpp"
#include "cli/item_facts.hpp"
#include "cli/paragraphs.hpp"
#include "cli/text_input.hpp"
#include "cli/words.hpp"
#include "journal/kinds/registry.hpp"

namespace candour::cli::commands {

namespace {

namespace model = journal::model;
using journal::ItemView;

// The field that is meant: the one of --field, else the first prose of the kind.
Answer<model::FieldSpec> field_meant(const ItemView& item, const Arguments& arguments) {
  const auto* kind = journal::kinds::registry().find(item.key.kind);
  if (!kind) return Error{ErrorCode::newer_version, "edit an item"};
  if (const auto name = arguments.value("--field")) {
    if (const auto* field = kind->field_named(*name)) return *field;
    std::string names;
    for (const auto& field : kind->fields) names += (names.empty() ? "" : ", ") + std::string(field.name);
    return misuse("It has no field `" + *name + "`.", "Its fields are: " + names + ".");
  }
  for (const auto& field : kind->fields) {
    if (field.type == model::FieldType::prose) return field;
  }
  return misuse("It has no long text.", "Name what to change with --field and --value.");
}

std::optional<std::size_t> number_in(const std::string& word) {
  std::size_t number = 0;
  const auto read = std::from_chars(word.data(), word.data() + word.size(), number);
  if (read.ec != std::errc{} || read.ptr != word.data() + word.size()) return std::nullopt;
  return number;
}

enum class Act : std::uint8_t { replace, add_after, remove };
struct Change {
  Act act;
  std::size_t number;
};

std::optional<Failure> apply(ParagraphText& text, const Change& change, std::string_view words) {
  switch (change.act) {
    case Act::replace:
      return text.replace(change.number, words);
    case Act::add_after:
      return text.add_after(change.number, words);
    case Act::remove:
      break;
  }
  return text.remove(change.number);
}

// "replace 2", "add after 0", "remove 3".
std::optional<Change> change_in(const std::vector<std::string>& words) {
  const bool is_add = words.size() == 3 && words[0] == "add" && words[1] == "after";
  if (!is_add && words.size() != 2) return std::nullopt;
  const auto number = number_in(words.back());
  if (!number) return std::nullopt;
  if (is_add) return Change{Act::add_after, *number};
  if (words[0] == "replace") return Change{Act::replace, *number};
  if (words[0] == "remove") return Change{Act::remove, *number};
  return std::nullopt;
}

// One line of the dialogue; a sentence is said and the dialogue goes on when it cannot be done.
Answer<bool> take_line(Program& program, ParagraphText& text, const std::string& line) {
  CANDOUR_TRY(const auto words, words_of_line(line));
  const auto change = change_in(words);
  if (!change)
    return misuse("`" + line + "` is not one of the words here.",
                  "Type replace N, add after N, remove N, done or cancel.");
  std::string replacement;
  if (change->act != Act::remove) {
    CANDOUR_TRY(replacement, read_lines(program, "Type the paragraph. A line with only a full stop ends it."));
  }
  if (auto refused = apply(text, *change, replacement)) return *refused;
  return true;
}

// True when the person has said `done`.
Answer<bool> change_in_dialogue(Program& program, ParagraphText& text) {
  for (;;) {
    program.printer().print("", Outcome(text.numbered()));
    program.printer().say("replace N, add after N, remove N; done keeps it, cancel leaves it as it was.");
    CANDOUR_TRY(const auto line, program.lines().next("> "));
    if (!line || says(line, "cancel")) return false;
    if (says(line, "done")) return true;
    const auto taken = take_line(program, text, *line);
    if (!taken && taken.error().code == ErrorCode::stopped) return taken.error();
    if (!taken) program.printer().say(taken.error().what + " " + taken.error().next);
  }
}

Answer<std::optional<Change>> change_of_options(const Arguments& arguments) {
  std::optional<Change> change;
  for (const auto& [option, act] : {std::pair{"--replace", Act::replace}, std::pair{"--add-after", Act::add_after},
                                    std::pair{"--remove", Act::remove}}) {
    const auto typed = arguments.value(option);
    if (!typed) continue;
    const auto number = number_in(*typed);
    if (!number) return misuse("`" + *typed + "` is not the number of a paragraph.", "`show` and `edit` number them.");
    change = Change{act, *number};
  }
  return change;
}

// The new text, or nothing if the person left it as it was.
Answer<std::optional<std::string>> new_text(Program& program, const Arguments& arguments, std::string old_text) {
  ParagraphText text(std::move(old_text));
  CANDOUR_TRY(const auto change, change_of_options(arguments));
  if (change) {
    std::string words;
    if (change->act != Act::remove) {
      CANDOUR_TRY(words, read_text(program, arguments));
    }
    if (auto refused = apply(text, *change, words)) return *refused;
    return std::optional(text.text());
  }
  if (arguments.has("--text") || arguments.has("--stdin")) {
    CANDOUR_TRY(auto whole, read_text(program, arguments));
    return std::optional(std::move(whole));
  }
  if (program.is_json()) {
    return misuse("There is no dialogue with --json.", "Use --text, --replace, --add-after or --remove.");
  }
  CANDOUR_TRY(const bool is_done, change_in_dialogue(program, text));
  if (!is_done) return std::optional<std::string>();
  return std::optional(text.text());
}

Outcome run(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, program.vault().find(arguments.required("ITEM")));
  CANDOUR_TRY(const auto item, program.vault().show(key));
  CANDOUR_TRY(const auto field, field_meant(item, arguments));
  program.printer().say("Readers: " + audience_of(program.vault().readers(item.space)));
  model::Value value;
  if (const auto typed = arguments.value("--value")) {
    CANDOUR_TRY(value, value_from(program.vault(), field, *typed));
  } else if (field.type != model::FieldType::prose) {
    return misuse("The new value is missing.", "Type it after --value.");
  } else {
    CANDOUR_TRY(auto text, new_text(program, arguments, words_of_field(item, field.field)));
    if (!text) return Facts{{"Left", "Nothing was changed."}};
    value = model::Prose{std::move(*text)};
  }
  CANDOUR_CHECK(program.vault().edit(key, {{field.field, std::move(value)}}));
  return outcome_of_written(program.vault(), key);
}

}  // namespace

Command edit() {
  auto parameters = text_parameters();
  parameters.insert(parameters.begin(), {{"ITEM", "", "What to change, by its short name.", Presence::required},
                                         {"--field", "NAME", "Which part of it; without it its text."},
                                         {"--value", "VALUE", "The new value of a part that is not a long text."},
                                         {"--replace", "N", "Put the text in the place of paragraph N."},
                                         {"--add-after", "N", "Put the text after paragraph N; 0 is the beginning."},
                                         {"--remove", "N", "Take paragraph N out."}});
  return {"edit",
          "Changes something you may change. Earlier wordings stay in its history. Without options it shows numbered "
          "paragraphs and asks what to do.",
          std::move(parameters),
          {{"candour-cli edit 3fa91c", "Shows the paragraphs; then replace 2, add after 2, remove 2, done or cancel."},
           {"candour-cli edit 77ab02 --field place --value \"Room 4\"", "Changes where a meeting is."}},
          Needs::vault,
          &run};
}

}  // namespace candour::cli::commands
