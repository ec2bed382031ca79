#include "cli/kind_commands.hpp"

#include <algorithm>

#include "base/text/fill.hpp"
#include "cli/item_edit.hpp"
#include "cli/item_list.hpp"
#include "cli/kind_acts.hpp"
#include "cli/kind_fields.hpp"
#include "cli/kind_verbs.hpp"
#include "cli/text_input.hpp"
#include "journal/kinds/registry.hpp"

namespace candour::cli {

namespace {

namespace model = journal::model;
using model::FieldType;
using model::KindSpec;

using Act = Outcome (*)(Program&, const KindSpec&, const Arguments&);

std::string sample_line(const KindSpec& kind, const std::vector<Parameter>& parameters) {
  std::string line;
  for (const auto& parameter : parameters) {
    const bool is_text = parameter.name == "TEXT";
    if (parameter.presence != Presence::required && !is_text) continue;
    if (parameter.is_option()) line += " " + parameter.name;
    line += " " + (is_text ? "\"Some words\"" : sample_of(kind, parameter));
  }
  return line;
}

// Lines of the words "LINE # what it tells"; else one that is made from what is required.
std::vector<Example> examples_of(const KindSpec& kind, const std::string& verb, const std::string& words,
                                 const std::vector<Parameter>& parameters, const std::string& summary) {
  std::vector<Example> examples;
  for (const auto& given : kind.say_all("example." + verb)) {
    const auto divides = given.find(" # ");
    if (divides == std::string::npos) continue;
    const auto rest = given.substr(0, divides);
    examples.push_back({"candour-cli " + words + (rest == "-" ? "" : " " + rest), given.substr(divides + 3)});
  }
  if (examples.empty()) examples.push_back({"candour-cli " + words + sample_line(kind, parameters), summary});
  return examples;
}

Command command_for(const KindSpec& kind, const std::string& verb, const std::string& words,
                    std::vector<Parameter> parameters, Act act) {
  auto summary = text::fill(kind.say("does." + verb), kind.label());
  auto examples = examples_of(kind, verb, words, parameters, summary);
  const auto* declared = &kind;  // of the registry, which stays
  return {words, std::move(summary), std::move(parameters), std::move(examples), Needs::vault,
          [declared, act](Program& program, const Arguments& arguments) { return act(program, *declared, arguments); }};
}

Parameter whole_parameter(const KindSpec& kind) {
  return {word_for_whole(kind), "", kind.part_of()->label + ": its short name, or its number in the list.", Presence::required};
}

std::vector<Parameter> parameters_of_add(const KindSpec& kind) {
  std::vector<Parameter> parameters;
  if (kind.part_of() != nullptr) parameters.push_back(whole_parameter(kind));
  if (const auto* text = text_of_kind(kind)) {
    // Where nothing must stand before it, a slip such as `note lst` would be a text.
    if (kind.part_of() != nullptr) parameters.push_back({"TEXT", "", text->label + "; without it you are asked."});
    for (auto& parameter : text_parameters()) parameters.push_back(std::move(parameter));
  }
  for (auto& parameter : parameters_of_fields(kind, Purpose::add)) parameters.push_back(std::move(parameter));
  return parameters;
}

std::vector<Parameter> parameters_of_list(const KindSpec& kind) {
  std::vector<Parameter> parameters;
  if (kind.part_of() != nullptr) parameters.push_back(whole_parameter(kind));
  parameters.push_back(portion_parameter("HOW", ""));
  if (kind.part_of() == nullptr) parameters.push_back({"--all", "", "Also what was set aside."});
  return parameters;
}

std::vector<Parameter> parameters_of_edit(const KindSpec& kind) {
  std::vector<Parameter> parameters{item_parameter()};
  if (text_of_kind(kind) != nullptr) {
    for (auto& parameter : edit_text_parameters()) parameters.push_back(std::move(parameter));
  }
  for (auto& parameter : parameters_of_fields(kind, Purpose::edit)) parameters.push_back(std::move(parameter));
  return parameters;
}

void add_commands(const KindSpec& kind, std::vector<Command>& all) {
  const auto command = command_of(kind);
  const bool is_made_here = kind.made_by == model::MadeBy::form && kind.comes_by == model::CameBy::change;
  if (is_made_here) {
    all.push_back(command_for(kind, "add", command + " add", parameters_of_add(kind), &add_of_kind));
    if (kind.short_command != nullptr) {
      auto same = command_for(kind, "add", kind.short_command, parameters_of_add(kind), &add_of_kind);
      same.summary += " It is short for `" + command + " add`.";
      all.push_back(std::move(same));
    }
  }
  all.push_back(command_for(kind, "list", command + " list", parameters_of_list(kind), &list_of_kind));
  all.push_back(command_for(kind, "show", command + " show", {item_parameter()}, &show_of_kind));
  for (auto& verb : verb_commands(kind, command)) all.push_back(std::move(verb));
  if (is_made_here) all.push_back(command_for(kind, "edit", command + " edit", parameters_of_edit(kind), &edit_of_kind));
}

}  // namespace

std::vector<Command> kind_commands() {
  std::vector<Command> all;
  for (const auto& kind : journal::kinds::registry().all()) {
    if (kind.listed != model::Listed::nowhere) add_commands(kind, all);
  }
  return all;
}

}  // namespace candour::cli
