// A kind of item, as data: what it holds, who writes it, who reads it, where it stands. One file of journal/kinds each;
// its words stand in journal/content.
#pragma once

#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "journal/model/facts.hpp"
#include "journal/model/state.hpp"
#include "journal/model/value.hpp"

namespace candour::journal::model {

enum class Authorship : std::uint8_t { single, co_edited };
enum class Sending : std::uint8_t { as_text, slotted_always };

// What an edit of a field must keep to, or how its versions are folded; see rules.hpp and own_entries.hpp.
enum class FieldRule : std::uint8_t {
  none,
  set_once,     // made with an empty basis and never edited
  own_entries,  // a set in which the entries that end with a member's IK are those of his own newest versions
};

struct ChoiceSpec {
  std::uint16_t number;
  const char* word;  // on the command line and in --json
};

struct FieldSpec {
  FieldNumber field = 0;
  const char* name = "";  // on the command line and in --json
  std::string label{};    // in forms; of its kind's words
  FieldType type = FieldType::line;
  bool searchable = false;
  bool required = false;
  FieldRule rule = FieldRule::none;
  std::vector<ChoiceSpec> choices{};  // of a choice; of a number those that are spoken by a name
  std::uint64_t least = 0;            // of a number that is typed
  std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
  bool holds_lines = false;           // of a set: its entries are lines of text
  std::vector<ItemKind> leads_to{};   // of a link: kinds that it may name; none: whatever its own readers can read
  const char* form = "";              // what its bytes mean, for docs/formats.md
  const char* option = nullptr;       // of its commands, where that is not `name`: of one entry of a set

  // Whether a person gives its value. Others are made: bytes, places in an order, exact words of another item.
  bool is_typed() const;
};

// Where one finds the things of a kind.
enum class Listed : std::uint8_t {
  by_itself,     // in the list of the journal, and in that of its kind
  on_its_page,   // only on the page that is made for it, or of what it is part of
  nowhere,       // read by the program alone
};

// How one comes to be: in the form and by the command that every kind has, or by commands and on a page of its own alone.
enum class MadeBy : std::uint8_t { form, own_commands };

// What a member can do with an item: it leads to a state, and sets what it asks for.
struct Verb {
  const char* name = "";            // on the command line; "verb.NAME" in the kind's words says it to people
  std::uint16_t to = 0;
  std::vector<FieldNumber> asks{};
  // Facts of its kind that must be true when it is done here, whatever a guard says: no vault judges them of another's act.
  // "refused.NAME" in the kind's words says why not.
  std::vector<const char*> only_if{};
};

// How an edit came: in a change of its author, or when an answer of theirs was opened that had been sealed.
enum class CameBy : std::uint8_t { change, reveal };

// What one writes alone and the others read once all are ready (protocol.md B18). It is of a kind in `mine`, of which there
// is one for each thing that is answered; the others read it as one of `shown_as`.
struct SealedSpec {
  ItemKind shown_as{};                // comes by the reveal alone; its fields bear the same numbers
  std::vector<FieldNumber> fields{};  // what is sealed, ascending; `stands_in` is one of them
  FieldNumber wording = 0;            // one of them, a source: the headline of what is answered, as it was seen
  FieldNumber secret = 0;             // bytes: what opens it, kept here
  std::uint16_t ready = 0;            // the state in which it may be revealed; in another one it may be written anew
};

// A thing that stands under another of its kind, as a follow-up under a question.
struct TreeSpec {
  FieldNumber parent = 0;  // a link; 0: the kind has no tree
  FieldNumber order = 0;   // among those of one parent
};

// How the 16 bytes of an item come about. What is one per something is computed (docs/formats.md, "item-of"), so that two
// programs that make the same thing make one; what it is of stands in its field `stands_in`.
enum class ItemIds : std::uint8_t { drawn, one_per_journal, one_per_member, one_per_target, one_per_target_and_member };

// Words by key, as journal/content/README.md says which there are; several of one key in their order.
using KindWords = std::map<std::string, std::vector<std::string>, std::less<>>;

struct KindSpec {
  ItemKind kind{};
  const char* word = "";  // in --json and for `list`; its words stand in the file of that name
  Authorship authorship = Authorship::single;
  Space space = Space::everyone;
  Sending sending = Sending::as_text;
  FieldNumber headline = 1;         // what a list shows of an item
  std::vector<FieldSpec> fields{};  // without field 0
  // The link to what a thing belongs to; 0: to nothing. One that is required ties it: it stands on the page of what it
  // names, and is away with that.
  FieldNumber stands_in = 0;
  // The number under which it stands there, as a heading of a summary: its order counts among those of one section.
  FieldNumber section = 0;
  Listed listed = Listed::by_itself;
  MadeBy made_by = MadeBy::form;
  StateSpec states{};
  std::vector<Verb> verbs{};
  ItemIds ids = ItemIds::drawn;
  std::vector<FactSpec> facts{};
  std::optional<SealedSpec> sealed{};
  CameBy comes_by = CameBy::change;
  TreeSpec tree{};
  std::vector<FieldNumber> card{};     // what a line of a list shows beside the headline
  std::vector<FieldNumber> offered{};  // texts that their author may offer to a summary as they stand; the first is meant
  const char* command = nullptr;        // of its commands, where that is not `word`
  const char* short_command = nullptr;  // that means its `add`
  KindWords words{};

  // The field of that number (0 is in every kind) or name, or nothing.
  const FieldSpec* field(FieldNumber number) const;
  const FieldSpec* field_named(std::string_view name) const;
  // The field that says what a thing is part of, and without which there is none; nothing for what stands by itself.
  const FieldSpec* part_of() const;
  // Whether a thing of this kind may name a thing of that one by `stands_in`.
  bool may_stand_in(const KindSpec& whole) const;

  // The words under `key`, the first of several; empty where there are none.
  const std::string& say(std::string_view key) const;
  const std::vector<std::string>& say_all(std::string_view key) const;
  const std::string& label() const { return say("one"); }    // "Agenda item"
  const std::string& plural() const { return say("many"); }  // "Agenda"
};

// The 16 bytes that stand for the item of a kind in the journal at hand: of a target, of a member, or of neither.
using ItemOf = std::function<ItemId(ItemKind kind, const std::optional<Link>& target, const std::optional<MemberKey>& member)>;

// What the item is called that `member` makes of `target`; nothing for a kind whose ids are drawn, or without the target
// that it is one of.
std::optional<ItemId> computed_item(const KindSpec& kind, const ItemOf& item_of, const std::optional<Link>& target,
                                    const MemberKey& member);

// Field 0 of every kind.
const FieldSpec& set_aside_field();

// All kinds that this program knows. A kind is looked up by number or by its word.
class KindRegistry {
 public:
  explicit KindRegistry(std::vector<KindSpec> kinds);
  const KindSpec* find(ItemKind kind) const;
  const KindSpec* find_word(std::string_view word) const;
  std::span<const KindSpec> all() const { return kinds_; }

  // Which item an edit by `writer` means. An unknown kind counts as single-author (protocol.md B7).
  ItemKey key_of(ItemKind kind, const ItemId& item, const MemberKey& writer) const;

 private:
  std::vector<KindSpec> kinds_;
};

}  // namespace candour::journal::model
