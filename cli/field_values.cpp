#include "cli/field_values.hpp"

#include <charconv>
#include <sstream>

#include "cli/item_named.hpp"
#include "journal/model/time.hpp"

namespace candour::cli {

namespace {

namespace model = journal::model;

constexpr std::uint64_t minutes_of_a_day = 1'440;

Answer<model::Value> choice_from(const model::FieldSpec& field, const std::string& typed) {
  std::string words;
  for (const auto& choice : field.choices) {
    if (typed == choice.word) return model::Value(model::Choice{choice.number});
    words += (words.empty() ? "" : ", ") + std::string(choice.word);
  }
  return misuse("`" + typed + "` is not one of the choices.", "Type one of: " + words + ".");
}

Answer<model::Value> number_from(const model::FieldSpec& field, const std::string& typed) {
  std::uint64_t number = 0;
  const auto read = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  if (read.ec != std::errc{} || read.ptr != typed.data() + typed.size()) {
    return misuse("`" + typed + "` is not a number.", "Write it in digits.");
  }
  const bool is_minutes = std::string_view(field.name) == "minutes";
  if (is_minutes && (number == 0 || number > minutes_of_a_day)) {
    return misuse("A meeting lasts from 1 to 1,440 minutes.", "Write it like 60.");
  }
  return model::Value(model::Number{number});
}

Answer<model::Value> flag_from(const std::string& typed) {
  if (typed == "yes" || typed == "no") return model::Value(model::Flag{typed == "yes"});
  return misuse("`" + typed + "` is neither yes nor no.", "Type yes or no.");
}

Answer<Day> day_typed(const std::string& typed) {
  auto day = day_from(typed);
  if (!day) return misuse("`" + typed + "` is not a date.", "Write it like 2026-03-12.");
  return *day;
}

// Day, time of day and zone in this order, each of which may be missing if there was a time before.
Answer<model::ZonedTime> changed_time(const std::string& typed, const model::Value& before) {
  std::string date, time, zone;
  if (const auto* was = std::get_if<model::ZonedTime>(&before)) {
    date = text_of(was->day);
    time = model::text_of_minute(was->minute);
    zone = was->zone;
  }
  std::istringstream words(typed);
  for (std::string word; words >> word;) {
    const bool is_time = word.find(':') != std::string::npos;
    const bool is_date = !is_time && word[0] >= '0' && word[0] <= '9';
    (is_time ? time : is_date ? date : zone) = word;
  }
  if (zone.empty()) {
    CANDOUR_TRY(zone, model::zone_of_computer());
  }
  return time_from(date, time, std::move(zone));
}

}  // namespace

Answer<model::ZonedTime> time_from(const std::string& date, const std::string& time, std::string zone) {
  CANDOUR_TRY(const auto day, day_typed(date));
  const auto minute = model::minute_from(time);
  if (!minute) return misuse("`" + time + "` is not a time of day.", "Write it like 10:00.");
  if (!model::is_known_zone(zone)) {
    if (!model::is_known_zone("Etc/UTC")) return failure_of(Error{ErrorCode::no_zone_data, "read a time zone"});
    return misuse("`" + zone + "` is not a time zone known here.", "Write it like Europe/London.");
  }
  return model::ZonedTime{day, *minute, std::move(zone)};
}

Answer<model::Value> value_from(const journal::Vault& vault, const model::FieldSpec& field, const std::string& typed,
                                const model::Value& before) {
  switch (field.type) {
    case model::FieldType::prose:
      return model::Value(model::Prose{typed});
    case model::FieldType::line:
      return model::Value(model::Line{typed});
    case model::FieldType::choice:
      return choice_from(field, typed);
    case model::FieldType::number:
      return number_from(field, typed);
    case model::FieldType::flag:
      return flag_from(typed);
    case model::FieldType::date: {
      CANDOUR_TRY(const auto day, day_typed(typed));
      return model::Value(day);
    }
    case model::FieldType::time: {
      CANDOUR_TRY(auto zoned, changed_time(typed, before));
      return model::Value(std::move(zoned));
    }
    case model::FieldType::link: {
      CANDOUR_TRY(const auto item, item_named(vault, typed));
      return model::Value(item);
    }
    default:
      break;
  }
  return misuse(std::string("`") + field.name + "` cannot be typed.", "Use the command that is made for it.");
}

}  // namespace candour::cli
