#include "cli/commands/commands.hpp"

#include "cli/kind_commands.hpp"

namespace candour::cli {

namespace {

void append(std::vector<Command>& all, std::vector<Command> more) {
  for (auto& command : more) all.push_back(std::move(command));
}

std::vector<Command> collect() {
  using namespace commands;
  std::vector<Command> all{create(), invite(), join(), confirm(), status()};
  append(all, kind_commands());
  append(all, people());
  all.push_back(promote());
  append(all, drafts());
  append(all, {edit(), choose(), list(), show(), search(), history(), recall()});
  append(all, set_aside());
  append(all, {sync(), relay_view()});
  append(all, shell());
  all.push_back(passphrase());
  append(all, summary_draft());
  append(all, summary_names());
  append(all, summary_consent());
  all.push_back(help());
  return all;
}

}  // namespace

std::span<const Command> all_commands() {
  static const std::vector<Command> all = collect();
  return all;
}

}  // namespace candour::cli
