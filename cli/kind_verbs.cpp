#include "cli/kind_verbs.hpp"

#include <algorithm>

#include "cli/item_facts.hpp"
#include "cli/kind_acts.hpp"
#include "cli/kind_fields.hpp"
#include "cli/program.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/writing.hpp"

namespace candour::cli {

namespace {

namespace model = journal::model;
using journal::VerbView;
using model::KindSpec;
using model::Verb;

std::string state_in_words(const KindSpec& kind, std::uint16_t state) {
  for (const auto& choice : kind.field(kind.states.field)->choices) {
    if (choice.number == state) return choice.word;
  }
  return {};
}

bool asks_for(const Verb& verb, const model::FieldSpec* field) {
  return field != nullptr && std::find(verb.asks.begin(), verb.asks.end(), field->field) != verb.asks.end();
}

std::vector<Parameter> parameters_of(const KindSpec& kind, const Verb& verb) {
  std::vector<Parameter> parameters{item_parameter()};
  for (auto& parameter : parameters_of_fields(kind, Purpose::edit)) {
    if (asks_for(verb, field_of_parameter(kind, parameter))) parameters.push_back(std::move(parameter));
  }
  return parameters;
}

// What may be done instead, for somebody whose verb leads nowhere from here.
std::string instead(const KindSpec& kind, const std::vector<VerbView>& views, const std::string& name) {
  std::string all;
  for (const auto& view : views) {
    if (view.refused.empty()) all += (all.empty() ? "`" : ", `") + command_of(kind) + " " + view.name + " " + name + "`";
  }
  return all.empty() ? "`show " + name + "` shows it." : "From here: " + all + ".";
}

Failure leads_nowhere(const journal::Vault& vault, const KindSpec& kind, const journal::ItemView& item,
                      const std::vector<VerbView>& views) {
  const auto* state = journal::field_of(item, kind.states.field);
  const auto stands = state != nullptr ? text_of_value(vault, kind.kind, state->number, state->value) : "nothing yet";
  return {ErrorCode::rule_refused, "It stands at `" + stands + "`, and that does not lead on from there.", "Nothing was changed.",
          instead(kind, views, item.short_name)};
}

// What the verb asks for was not typed, and the step needs it.
Failure asks_for_more(const KindSpec& kind, const Verb& verb, const Arguments& arguments) {
  for (const auto& parameter : parameters_of(kind, verb)) {
    if (!parameter.is_option() || arguments.has(parameter.name)) continue;
    return misuse(field_of_parameter(kind, parameter)->label + ": this is missing.", "Give it with " + parameter.name + ".");
  }
  return failure_of(Error{ErrorCode::rule_refused, "do what a verb says"});
}

Outcome perform(Program& program, const KindSpec& kind, const Verb& verb, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, item_of_kind(program, kind, arguments));
  CANDOUR_TRY(const auto item, program.vault().items().show(key));
  CANDOUR_TRY(const auto views, program.vault().items().verbs(key));
  const auto view = std::find_if(views.begin(), views.end(), [&](const VerbView& one) { return one.name == verb.name; });
  if (view == views.end()) return leads_nowhere(program.vault(), kind, item, views);
  if (!view->refused.empty()) {
    return Failure{ErrorCode::rule_refused, kind.say("refused." + view->refused), "Nothing was changed.",
                   "`show " + item.short_name + "` shows what stands there."};
  }
  CANDOUR_TRY(const auto values, values_typed(program.vault(), kind, Purpose::edit, arguments, &item));
  const auto done = program.vault().writing().perform(key, verb.name, values);
  if (!done && done.error().code == ErrorCode::rule_refused) return asks_for_more(kind, verb, arguments);
  if (!done) return done.error();
  auto outcome = outcome_of_written(program.vault(), key);
  if (!outcome.failure) outcome.facts.push_back({kind.field(kind.states.field)->label, state_in_words(kind, verb.to)});
  return outcome;
}

std::string summary_of(const KindSpec& kind, const Verb& verb) {
  return kind.say(std::string("verb.") + verb.name) + ": it stands at `" + state_in_words(kind, verb.to) + "` then.";
}

std::string example_of(const KindSpec& kind, const Verb& verb, const std::string& words) {
  std::string line = "candour-cli " + words + " 3fa91c";
  for (const auto& parameter : parameters_of(kind, verb)) {
    if (parameter.is_option()) line += " " + parameter.name + " " + sample_of(kind, parameter);
  }
  return line;
}

}  // namespace

std::vector<Command> verb_commands(const KindSpec& kind, const std::string& command) {
  std::vector<Command> all;
  for (const auto& verb : kind.verbs) {
    const auto words = command + " " + verb.name;
    const auto summary = summary_of(kind, verb);
    const auto* declared = &kind;  // of the registry, which stays
    const auto* done = &verb;
    all.push_back({words, summary, parameters_of(kind, verb), {{example_of(kind, verb, words), summary}}, Needs::vault,
                   [declared, done](Program& program, const Arguments& arguments) {
                     return perform(program, *declared, *done, arguments);
                   }});
  }
  return all;
}

Result<Facts> facts_of_state(const journal::Vault& vault, const journal::ItemView& item) {
  Facts facts;
  const auto* kind = journal::kinds::registry().find(item.key.kind);
  if (kind == nullptr) return facts;
  CANDOUR_TRY(const auto true_of_it, vault.items().facts(item.key));
  for (const auto& fact : true_of_it) facts.push_back({kind->say("fact." + fact.name), session::text_of_fact(fact.value)});
  CANDOUR_TRY(const auto views, vault.items().verbs(item.key));
  for (const auto& view : views) {
    const auto label = kind->say("verb." + view.name);
    const auto how = "`" + command_of(*kind) + " " + view.name + " " + item.short_name + "`";
    facts.push_back({label, view.refused.empty() ? how : kind->say("refused." + view.refused)});
  }
  return facts;
}

}  // namespace candour::cli
