// What a text that is being typed will become: the name under which the vault keeps its draft.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "journal/model/item.hpp"

namespace candour::session {

// The numbers stand in vaults, in the names of drafts: they never change.
enum class DraftPurpose : std::uint8_t {
  new_item = 1,  // a thing of `kind` that is not there yet
  edit = 2,      // a change of the field `field` of `item`
};

struct DraftKey {
  DraftPurpose purpose = DraftPurpose::new_item;
  journal::model::ItemKind kind{};
  // Of an edit: which field. Of a new passage: the number of its heading. Else 0.
  journal::model::FieldNumber field = 0;
  // Tells several of the same purpose apart. 0 is the one on the window's page for it, the command line counts from 1;
  // a private note that the window began with the questions of another kind has from_questions and the kind's number.
  std::uint32_t number = 0;
  // What is edited, or what a new thing belongs to: the meeting, the words that are answered, the summary.
  std::optional<journal::model::ItemKey> item{};

  bool operator==(const DraftKey&) const = default;
};

inline constexpr std::uint32_t from_questions = 0x10000;

// Every draft of a typed key has a name that begins with this.
inline constexpr std::string_view draft_name_prefix = "text/";

// At most 123 bytes. Two keys have the same name only if they are equal.
std::string name_of_draft(const DraftKey& key);
// The inverse; nothing for a name of another form.
std::optional<DraftKey> draft_key_of(std::string_view name);

}  // namespace candour::session
