#include "journal/kinds/meeting.hpp"

#include "cli/commands/commands.hpp"
#include "cli/item_named.hpp"
#include "cli/item_facts.hpp"
#include "cli/program.hpp"
#include "journal/model/zone.hpp"

namespace candour::cli::commands {

namespace {

namespace kind = journal::kinds::meeting;
using journal::FieldValue;
using journal::model::Line;

constexpr auto own_kind = journal::model::ItemKind::meeting;

// What was typed, else the zone of this computer; where that is not told, a person is asked.
Answer<std::string> zone_of(Program& program, const Arguments& arguments) {
  if (auto typed = arguments.value("--zone")) return std::move(*typed);
  auto here = journal::model::zone_of_computer();
  if (here) return std::move(*here);
  const bool may_ask = here.error().code == ErrorCode::unknown_zone && program.lines().is_interactive();
  if (!may_ask) return failure_of(here.error());
  program.printer().say("This computer does not say in which time zone it is. Type the zone of the meeting, like "
                        "Europe/London.");
  CANDOUR_TRY(auto line, program.lines().next("> "));
  if (!line || line->empty()) return failure_of(here.error());
  return std::move(*line);
}

Outcome add(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(auto zone, zone_of(program, arguments));
  const session::TimeParts typed{arguments.required("--date"), arguments.required("--time"), std::move(zone)};
  CANDOUR_TRY(auto when, value_for(program.vault(), own_kind, kind::when, typed));
  const Fact planned{"When", text_of_value(program.vault(), own_kind, kind::when, when)};
  std::vector<FieldValue> fields{{kind::when, std::move(when)}};
  if (auto title = arguments.value("--title")) fields.push_back({kind::title, Line{std::move(*title)}});
  if (auto place = arguments.value("--place")) fields.push_back({kind::place, Line{std::move(*place)}});
  if (const auto minutes = arguments.value("--minutes")) {
    CANDOUR_TRY(auto value, value_for(program.vault(), own_kind, kind::minutes, *minutes));
    fields.push_back({kind::minutes, std::move(value)});
  }
  auto outcome = outcome_of_written(program.vault(), program.vault().write(own_kind, fields));
  if (!outcome.failure) outcome.facts.push_back(planned);
  return outcome;
}

Outcome list_all(Program& program, const Arguments&) {
  CANDOUR_TRY(const auto meetings, program.vault().list({own_kind}));
  if (meetings.empty()) return Facts{{"Meetings", "None is planned yet; `meeting add` plans one"}};
  Facts facts;
  for (const auto& meeting : meetings) {
    for (auto& fact : facts_of_item(program.vault(), meeting)) facts.push_back(std::move(fact));
  }
  return facts;
}

}  // namespace

std::vector<Command> meeting() {
  return {{"meeting add",
           "Plans a meeting. Every member of the journal can read and change it; its hour stays when clocks change.",
           {{"--date", "DATE", "Like 2026-03-12.", Presence::required},
            {"--time", "TIME", "Like 10:00.", Presence::required},
            {"--zone", "ZONE", "Like Europe/London; without it the zone of this computer, which TZ or /etc/localtime names."},
            {"--place", "PLACE", "Where, such as video."},
            {"--title", "TEXT", "What it is called."},
            {"--minutes", "NUMBER", "How long it lasts."}},
           {{"candour-cli meeting add --date 2026-03-12 --time 10:00 --zone Europe/London --place video",
             "Plans a meeting on screen."}},
           Needs::vault,
           &add},
          {"meeting list",
           "Shows all meetings.",
           {},
           {{"candour-cli meeting list", "Shows each meeting with its day, hour and place."}},
           Needs::vault,
           &list_all}};
}

}  // namespace candour::cli::commands
