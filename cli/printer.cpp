#include "cli/printer.hpp"

#include <nlohmann/json.hpp>

#include "journal/model/text.hpp"

namespace candour::cli {

namespace {

using nlohmann::json;

// ASCII alone, so that a terminal shows JSON of hostile text as harmlessly as lines.
std::string quoted(const std::string& text) { return json(text).dump(-1, ' ', true, json::error_handler_t::replace); }

void put_secret_json(std::ostream& out, std::string_view ascii) {
  out << '"';
  for (const char c : ascii) {
    if (c == '\n') {
      out << "\\n";
    } else {
      if (c == '"' || c == '\\') out << '\\';
      out << c;
    }
  }
  out << '"';
}

void put_lines(std::ostream& out, std::string_view name, std::string_view value, std::size_t level = 0) {
  const std::string indent(2 * level, ' ');
  out << indent << journal::model::visible(name, journal::model::Layout::one_line) << ": ";
  for (const char c : journal::model::visible(value, journal::model::Layout::keep_lines)) {
    if (c == '\t') {
      out << "    ";  // a terminal would move to a place of its own
    } else {
      out << c;
    }
    if (c == '\n') out << indent << "  ";
  }
  out << '\n';
}

void put_secret_lines(std::ostream& out, std::string_view name, std::string_view value) {
  out << name << ": ";
  for (const char c : value) {
    out << c;
    if (c == '\n') out << "  ";
  }
  out << '\n';
}

json json_of(const FieldAnswer& field) {
  json out{{"name", field.name}, {"label", field.label}, {"type", field.type}};
  if (const auto* time = std::get_if<TimeAnswer>(&field.value)) {
    out["value"] = {{"day", time->day}, {"time", time->time}, {"zone", time->zone}};
  } else {
    std::visit([&out](const auto& value) {
      if constexpr (!std::is_same_v<std::decay_t<decltype(value)>, TimeAnswer>) out["value"] = value;
    }, field.value);
  }
  if (field.other_values > 0) out["other_values"] = field.other_values;
  return out;
}

json json_of(const ItemAnswer& item) {
  json out{{"kind", item.kind},       {"item", item.name}, {"author", item.author},
           {"readers", item.readers}, {"audience", item.audience}, {"day", item.day},
           {"on_its_way", item.is_on_its_way}, {"set_aside", item.is_set_aside}, {"fields", json::array()}};
  for (const auto& field : item.fields) out["fields"].push_back(json_of(field));
  for (const auto& fact : item.choices) out["choices"].push_back({{"name", fact.name}, {"value", fact.value}});
  if (item.number) out["number"] = *item.number;
  if (item.level > 0) out["level"] = item.level;
  if (item.words) out["words"] = *item.words;
  if (item.late) out["late"] = *item.late;
  if (item.sealed_anew) out["sealed_anew"] = *item.sealed_anew;
  return out;
}

void print_json(std::ostream& out, std::string_view command, const Outcome& outcome) {
  out << "{\"version\":2,\"command\":" << quoted(std::string(command)) << ",\"ok\":" << (outcome.failure ? "false" : "true");
  out << ",\"items\":[";
  const char* comma = "";
  for (const auto& item : outcome.items) {
    out << comma << json_of(item).dump(-1, ' ', true, json::error_handler_t::replace);
    comma = ",";
  }
  out << "],\"facts\":[";
  comma = "";
  for (const auto& fact : outcome.facts) {
    out << comma << "{\"name\":" << quoted(fact.name) << ",\"value\":" << quoted(fact.value) << '}';
    comma = ",";
  }
  for (const auto& secret : outcome.secrets) {
    out << comma << "{\"name\":" << quoted(secret.name) << ",\"value\":";
    put_secret_json(out, secret.value.expose());
    out << '}';
    comma = ",";
  }
  out << ']';
  if (const auto& failure = outcome.failure) {
    out << ",\"error\":{\"code\":" << quoted(name_of(failure->code))
        << ",\"sentence\":" << quoted(failure->what + " " + failure->kept) << ",\"next\":" << quoted(failure->next)
        << '}';
  }
  out << "}\n";
}

void print_lines(std::ostream& out, const Outcome& outcome) {
  for (const auto& item : outcome.items) {
    for (const auto& fact : item.facts) put_lines(out, fact.name, fact.value, item.level);
    for (const auto& fact : item.choices) put_lines(out, fact.name, fact.value, item.level);
  }
  for (const auto& fact : outcome.facts) put_lines(out, fact.name, fact.value);
  for (const auto& secret : outcome.secrets) put_secret_lines(out, secret.name, secret.value.expose());
  if (const auto& failure = outcome.failure) {
    put_lines(out, "Not done", failure->what + " " + failure->kept);
    put_lines(out, "What to do", failure->next);
  }
}

}  // namespace

void Printer::print(std::string_view command, const Outcome& outcome) {
  if (format_ == Format::json) {
    print_json(out_, command, outcome);
  } else {
    print_lines(out_, outcome);
  }
  out_.flush();
}

void Printer::say(std::string_view line) {
  if (format_ == Format::json) return;
  out_ << line << '\n';
  out_.flush();
}

void Printer::text(std::string_view text) {
  out_ << text;
  out_.flush();
}

}  // namespace candour::cli
