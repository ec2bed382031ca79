#include "cli/kind_acts.hpp"

#include <algorithm>

#include "cli/item_edit.hpp"
#include "cli/item_facts.hpp"
#include "cli/item_list.hpp"
#include "cli/item_named.hpp"
#include "cli/item_shown.hpp"
#include "cli/kind_fields.hpp"
#include "cli/text_input.hpp"
#include "journal/kinds/prompts.hpp"
#include "journal/model/time.hpp"
#include "journal/model/tree.hpp"
#include "journal/model/zone.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/writing.hpp"
#include "session/drafts.hpp"
#include "session/speech/item_words.hpp"

namespace candour::cli {

namespace {

namespace model = journal::model;
using journal::FieldValue;
using model::KindSpec;

// A time without a zone has that of this computer; where that is not told, a person is asked.
Outcome ask_zone(Program& program, const KindSpec& kind, Arguments& arguments) {
  const bool has_time = std::any_of(kind.fields.begin(), kind.fields.end(),
                                    [](const auto& field) { return field.type == model::FieldType::time; });
  if (!has_time || !arguments.has("--time") || arguments.has("--zone")) return {};
  const auto here = model::zone_of_computer();
  if (here) return {};
  const bool may_ask = here.error().code == ErrorCode::unknown_zone && program.lines().is_interactive();
  if (!may_ask) return here.error();
  program.printer().say("This computer does not say in which time zone it is. Type the zone, like Europe/London.");
  CANDOUR_TRY(auto line, program.lines().next("> "));
  if (!line || line->empty()) return here.error();
  arguments.add("--zone", std::move(*line));
  return {};
}

// The thing that a new one is part of, or that it names by an option; taken out of `values`.
Answer<std::optional<model::ItemKey>> whole_of_new(Program& program, const KindSpec& kind, const Arguments& arguments,
                                                   std::vector<FieldValue>& values) {
  if (const auto* part = kind.part_of()) {
    CANDOUR_TRY(const auto whole, item_for(program.vault(), kind.kind, part->field, arguments.required(word_for_whole(kind))));
    return std::optional(whole);
  }
  const auto found = std::find_if(values.begin(), values.end(), [&](const auto& value) { return value.field == kind.stands_in; });
  if (kind.stands_in == 0 || found == values.end()) return std::optional<model::ItemKey>();
  const auto whole = std::get<model::Link>(found->value);
  values.erase(found);
  return std::optional(whole);
}

// One of the kind's questions, the same all day.
std::string question_of_the_day(const Program& program, const KindSpec& kind) {
  if (kind.say("prompt").empty() || kind.space == model::Space::mine) return {};
  return "A question, if you want one: " + journal::kinds::question_of(kind, model::today_here(program.clock()).number);
}

// When it is, as it was understood: a zone may have been added.
void add_times(const journal::Vault& vault, const KindSpec& kind, const std::vector<FieldValue>& values, Facts& facts) {
  for (const auto& value : values) {
    const auto* field = kind.field(value.field);
    if (std::holds_alternative<model::ZonedTime>(value.value)) facts.push_back({field->label, text_of_value(vault, kind.kind, value.field, value.value)});
  }
}

// Each answer as deep as its item stands; `items` are those of the answers, and maybe more.
Outcome in_tree(Outcome outcome, const std::vector<journal::ItemView>& items) {
  for (std::size_t i = 0; i < outcome.items.size(); ++i) {
    outcome.items[i].level = items[i].level;
    const auto mark = session::words_of_tree_mark(items[i].tree_mark);
    if (!mark.empty()) outcome.items[i].facts.push_back({"Place", mark});
  }
  return outcome;
}

}  // namespace

Answer<model::ItemKey> item_of_kind(Program& program, const KindSpec& kind, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, item_named(program.vault(), arguments.required("ITEM")));
  if (key.kind == kind.kind) return key;
  return misuse("`" + arguments.required("ITEM") + "` is no " + kind.word + ".",
                "`list " + std::string(kind.word) + "` shows the short names.");
}

Outcome add_of_kind(Program& program, const KindSpec& kind, const Arguments& typed) {
  auto arguments = typed;
  if (auto asked = ask_zone(program, kind, arguments); asked.failure) return asked;
  CANDOUR_TRY(auto values, values_typed(program.vault(), kind, Purpose::add, arguments, nullptr));
  session::DraftKey key{.kind = kind.kind};
  CANDOUR_TRY(key.item, whole_of_new(program, kind, arguments, values));
  if (text_of_kind(kind) != nullptr) {
    if (auto refused = refuse_several(arguments, {"TEXT", "--text", "--stdin"})) return *refused;
    return write_text(program, arguments, key, arguments.value("TEXT"), question_of_the_day(program, kind), std::move(values));
  }
  if (const auto may = session::may_finish(program.vault(), key); !may) return refused_beforehand(key, may.error());
  auto outcome = outcome_of_written(program.vault(), session::make(program.vault(), key, values));
  if (!outcome.failure) add_times(program.vault(), kind, values, outcome.facts);
  return outcome;
}

Outcome list_of_kind(Program& program, const KindSpec& kind, const Arguments& arguments) {
  auto words = arguments.values("HOW");
  CANDOUR_TRY(const auto limit, portion_in(words));
  if (!words.empty()) return misuse("`" + words.front() + "` is one word too many.", "Type `newest 10`, or nothing.");
  const auto set_aside = arguments.has("--all") ? model::SetAside::included : model::SetAside::left_out;
  std::vector<model::ItemKey> items;
  std::vector<journal::ItemView> parts;
  if (const auto* part = kind.part_of()) {
    CANDOUR_TRY(const auto whole, item_for(program.vault(), kind.kind, part->field, arguments.required(word_for_whole(kind))));
    CANDOUR_TRY(parts, program.vault().items().linked_to(whole, kind.kind));
    for (const auto& item : parts) items.push_back(item.key);
  } else {
    CANDOUR_TRY(const auto rows, program.vault().items().rows({kind.kind}, all_lines, set_aside));
    for (const auto& row : rows) items.push_back(row.key);
  }
  if (items.empty()) {
    CANDOUR_TRY(const auto put_away, program.vault().items().rows({kind.kind}, 1, model::SetAside::only));
    const bool has_none = kind.part_of() != nullptr || put_away.empty();
    return Facts{{kind.plural(), has_none ? kind.say("empty")
                                          : "Nothing but what was set aside; `" + command_of(kind) + " list --all` shows it"}};
  }
  const bool is_long = text_of_kind(kind) != nullptr && kind.part_of() == nullptr;
  const auto left_out = items.size() - std::min(items.size(), limit);
  if (kind.tree.parent != 0) {
    items.resize(items.size() - left_out);
    return in_tree(outcome_of_list(program, items, left_out, Told::first_words), parts);
  }
  // Parts stand oldest first: the newest are the last of them.
  const auto first = items.begin() + static_cast<std::ptrdiff_t>(kind.part_of() != nullptr ? left_out : 0);
  const std::vector<model::ItemKey> shown(first, first + static_cast<std::ptrdiff_t>(items.size() - left_out));
  return outcome_of_list(program, shown, left_out, is_long ? Told::first_words : Told::whole);
}

Outcome show_of_kind(Program& program, const KindSpec& kind, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, item_of_kind(program, kind, arguments));
  return outcome_of_shown(program.vault(), key);
}

Outcome edit_of_kind(Program& program, const KindSpec& kind, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, item_of_kind(program, kind, arguments));
  CANDOUR_TRY(const auto item, program.vault().items().show(key));
  CANDOUR_CHECK(program.vault().writing().may_edit(key));
  const auto* text = text_of_kind(kind);
  const bool has_values = has_fields(kind, arguments);
  if (!has_values && text == nullptr) return misuse("Nothing was named to be changed.", "Add --help to see what can be.");
  if (has_values) {
    if (text != nullptr && has_edit_of_text(arguments)) {
      return misuse("The text and other parts are changed one after the other.", "Type two commands.");
    }
    CANDOUR_TRY(const auto values, values_typed(program.vault(), kind, Purpose::edit, arguments, &item));
    CANDOUR_CHECK(program.vault().writing().edit(key, values));
    auto outcome = outcome_of_written(program.vault(), key);
    if (!outcome.failure) add_times(program.vault(), kind, values, outcome.facts);
    return outcome;
  }
  program.printer().say("Readers: " + audience_of(program.vault(), item.space));
  return edit_text(program, item, *text, arguments);
}

}  // namespace candour::cli
