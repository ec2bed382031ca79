// States of a kind: the values that one choice field of it may take, what leads from one to the next, and what must hold.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "journal/model/field_state.hpp"

namespace candour::journal::model {

// Whom a guard lets act. A role is no answer: its owner sets it.
enum class Who : std::uint8_t {
  anyone,
  named_in,             // the member whom the person field `of` names
  author_of_target,     // whoever made what the link field `of` names
  not_author_of_target,
  writer_of_state,      // whoever wrote the state that is left
};

// What must hold for one step. It is judged on what the change names and sets, never on what else is there: any vault
// that holds what is named comes to the same answer.
struct Guard {
  const char* name = "";              // its refusal stands in the kind's words under "refused.NAME"
  std::vector<FieldNumber> needs{};   // fields that must hold something
  Who who = Who::anyone;
  FieldNumber of = 0;                 // the field that `who` is about
};

// 0 stands for no state yet.
struct Transition {
  std::uint16_t from = 0;
  std::uint16_t to = 0;
  std::vector<Guard> guards{};
};

// A state that counts only while the shown version of each field is the one that its change named or set.
struct StandsWhile {
  std::uint16_t state = 0;
  std::vector<FieldNumber> fields{};
};

struct StateSpec {
  FieldNumber field = 0;  // a choice; 0: the kind has no states
  std::vector<Transition> transitions{};
  std::vector<StandsWhile> stands_while{};
  std::vector<std::uint16_t> careful_first{};  // of two states that nobody saw together the first of these shows

  // The state of a thing that is made; 0 for a kind without states.
  std::uint16_t first() const;
  // Fields whose versions a step names beside the state's own, ascending.
  std::vector<FieldNumber> guarded() const;
  std::vector<FieldNumber> while_of(std::uint16_t state) const;
};

// A field of the same item as a record wrote it that the edit names; also each other field that its own change sets. A
// name counts for every field of the item that its record wrote.
struct SeenField {
  FieldNumber field = 0;
  VersionName version;
  EncodedValue value;
  MemberKey writer;
  Standing standing = Standing::counts;
  bool is_own = false;  // set by the change itself
  Basis basis{};        // of that version
};

// The one version of `field` that an edit of the state goes by: what its change sets, else what a name says that wrote no
// state, else what wrote the state that it names. Nothing if there is none, or several on one of these steps: whoever
// names two owners may not choose between them.
const SeenField* version_read(const StateSpec& spec, FieldNumber field, const std::vector<SeenField>& seen);

// Why a step may not be taken: the guard's name, or "step" if nothing leads from the one state to the other.
struct Refusal {
  const char* guard = "";
};

// Judges an edit of the state field to `to` by `writer`. Of several states that it names, those left out that another one
// of them names, the most careful is the one that is left.
std::optional<Refusal> refuse_step(const StateSpec& spec, std::uint16_t to, const MemberKey& writer,
                                   const std::vector<SeenField>& seen);

// A version of the state field, and the version that it went by of each field that its state stands by.
struct StateVersion {
  FieldVersion version;
  std::uint16_t state = 0;
  std::vector<std::pair<FieldNumber, VersionName>> went_by{};
};

// The versions of the state that stand and that none which stands has left, the most careful first: that one shows. For a
// version that does not stand the one before it does. `shown` are the versions that the other fields show.
std::vector<VersionName> standing_states(const StateSpec& spec, const std::vector<StateVersion>& versions,
                                         const std::vector<std::pair<FieldNumber, VersionName>>& shown);

}  // namespace candour::journal::model
