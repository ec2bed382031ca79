// What is to be changed stands in its fields at the start, and what somebody had before him then is remembered: what
// others write meanwhile is never hidden by a save.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "gui/actions/text_drafts.hpp"
#include "journal/vault/item_views.hpp"

namespace candour::gui {

class Beginnings {
 public:
  Beginnings(JournalHolder& journal, Shelf& shelf, const Trail& trail, TextDrafts& texts, Notices& notices)
      : journal_(journal), shelf_(shelf), trail_(trail), texts_(texts), notices_(notices) {}

  // Fills the fields of the page that one is on: a draft that is there already goes before what stands in the journal.
  void prepare();
  // What is typed there is something else than what it began from.
  bool is_changed(const TypedKey& where) const;
  // What one had before him when the field began; empty where nothing began.
  Bytes seen_at(const TypedKey& where) const;
  // The same; nothing where nothing began.
  const Bytes* find_seen(const TypedKey& where) const;
  // Somebody else wrote in a field that is being changed on this page.
  bool has_changed_meanwhile() const;
  // What was changed in the form of this page, each with what stood there when that began.
  std::vector<journal::SeenValue> changes_in_form(const std::vector<journal::FieldValue>& values) const;
  // Keeps in the vault what the field began from, once.
  Result<> save_seen(const TypedKey& typed);
  // All that began there and below it is done with.
  void forget(const TypedKey& typed);
  void forget() { begun_.clear(); }

  // Before the key, in the vault's own table of drafts.
  static constexpr std::string_view seen_prefix = "seen/";

 private:
  // Of a field that is being changed: what stood there when that began.
  struct Begun {
    journal::model::FieldNumber field = 0;
    std::string text;
    int chosen = 0;
    Bytes seen;
    bool is_seen_kept = false;
  };
  void prepare_form(const TypedKey& typed);
  void begin(const TypedKey& where, journal::model::FieldNumber field, const std::string& text, text::Lines lines);
  void begin_choice(const TypedKey& where, journal::model::FieldNumber field, int chosen);
  void begin_from(const TypedKey& where, Begun begun, bool has_draft);
  bool is_changed_in_form(journal::model::FieldNumber field) const;

  JournalHolder& journal_;
  Shelf& shelf_;
  const Trail& trail_;
  TextDrafts& texts_;
  Notices& notices_;
  std::map<TypedKey, Begun> begun_;
};

}  // namespace candour::gui
