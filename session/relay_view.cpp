#include "session/relay_view.hpp"

#include <algorithm>
#include <array>

#include "journal/vault/relay_views.hpp"
#include "sync/wire/relay_view.hpp"

namespace candour::session {

namespace {

struct Words {
  std::string_view field;  // how the field begins
  std::string_view name;
  std::string_view tells;
  std::string_view does_not;
};

constexpr std::array words_of_fields{
    Words{"candour relay view", "Form of this list", "Nothing about you: it says how the lines below are laid out.",
          "Anything about you."},
    Words{"mailbox", "Name of your journal's box",
          "That there is a box, and that whatever is put into it belongs together.",
          "Whose it is. The name is a long random number."},
    Words{"relay", "Name of the post box", "Which post box this is. It is their own name.", "Anything about you."},
    Words{"state", "Whether the box is open", "That the journal was not deleted.",
          "Whether anybody still writes in it."},
    Words{"kind", "What the box is for", "That it is a journal's and not the short-lived one of a pairing.",
          "What the journal is about."},
    Words{"log-epoch", "Start of their list", "When they last began their list anew. They chose this number.",
          "Anything about you."},
    Words{"made", "Day it was made", "The day on which your journal began, or moved to this box.",
          "Who you are, and at what hour it was."},
    Words{"last-append", "Day of the last delivery", "That a program of one of you ran on that day.",
          "That anybody wrote: programs deliver at regular moments, words or none."},
    Words{"read-key", "Key for fetching", "That whoever fetches holds the other half of this key.",
          "Which of you fetched: you share it. It opens no text."},
    Words{"write-key", "Key for delivering", "That whoever delivers holds the other half of this key.",
          "Which of you delivered: you share it. It opens no text."},
    Words{"controllers", "How many share it", "The number of people who share the journal.", "Their names."},
    Words{"controller", "One person's key", "That one person more must agree before the box can be deleted.",
          "Who that person is. The key is made for this journal alone and opens no text."},
    Words{"envelopes", "How many envelopes", "How often your programs delivered something.",
          "How much you wrote: most envelopes are empty, and nobody can tell which."},
    Words{"bytes", "Space they take", "How much room the box needs.", "How long any text is."},
    Words{"size", "Envelopes of this size",
          "How many were larger than the usual one: something long was sent, or sent at once.",
          "What it was, or which of you sent it."},
};

constexpr Words words_of_envelopes{
    "envelope", "The envelopes themselves",
    "Their order, their sizes and their sealed bytes, each with a number made from those bytes.",
    "A word of what is inside, who wrote it, or when: no time and no address stands beside them."};

// "size 4096" is a `size`, "controllers" is no `controller`.
const Words& words_of(std::string_view field) {
  const auto found = std::find_if(words_of_fields.begin(), words_of_fields.end(), [field](const Words& words) {
    return field == words.field || (words.field == "size" && field.starts_with("size "));
  });
  return found == words_of_fields.end() ? words_of_fields.front() : *found;
}

wire::RelayView wire_view(const journal::RelayKeptView& kept) {
  wire::RelayView view;
  view.mailbox = kept.mailbox;
  view.relay = kept.relay;
  view.log_epoch = kept.log_epoch;
  if (kept.told) {
    view.day_made = kept.told->day_made;
    view.day_last = kept.told->day_last;
  }
  view.read_key = kept.read_key;
  view.write_key = kept.write_key;
  view.controllers = kept.controllers;
  for (const auto& each : kept.envelopes) view.envelopes.push_back({each.seq, each.size, each.id});
  return view;
}

}  // namespace

Result<std::string> relay_view_text(const journal::RelayKeptView& view) {
  if (!view.told) return Error{ErrorCode::relay_unreachable, "see what the relay has"};
  return wire::text_of(wire_view(view));
}

std::vector<RelayViewRow> relay_view_rows(const journal::RelayKeptView& view) {
  std::vector<RelayViewRow> rows;
  for (auto& line : wire::facts_of(wire_view(view))) {
    const auto& words = words_of(line.name);
    const bool is_told = view.told || (line.name != "made" && line.name != "last-append");
    rows.push_back({std::move(line.name), is_told ? std::move(line.value) : std::string(), words.name, words.tells,
                    words.does_not});
  }
  const auto& words = words_of_envelopes;
  rows.push_back({std::string(words.field), "1 to " + std::to_string(view.envelopes.size()), words.name, words.tells,
                  words.does_not});
  if (view.envelopes.empty()) rows.back().value = "none";
  return rows;
}

std::string_view relay_view_caution(const journal::RelayKeptView& view) {
  if (!view.told) return "The post box has not told this computer yet since when it keeps the journal.";
  if (view.is_behind()) return "The post box says that it has more than was fetched so far; this list is behind.";
  if (view.is_ahead())
    return "More was fetched since the post box last told its days; the day of the last delivery may have moved.";
  return {};
}

}  // namespace candour::session
