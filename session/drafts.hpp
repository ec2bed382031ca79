// Texts that somebody has begun and not finished, as the vault keeps them: never sent, whatever they are for, until
// their writer ends them. One draft a key.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "journal/vault/item_views.hpp"
#include "journal/vault/vault.hpp"
#include "session/draft_key.hpp"

namespace candour::session {

// What an edit does with one paragraph, numbered from 1. The numbers stand in vaults.
enum class ParagraphAct : std::uint8_t { replace = 1, add_after = 2, remove = 3 };
struct ParagraphChange {
  ParagraphAct act = ParagraphAct::replace;
  std::uint32_t number = 0;
  bool operator==(const ParagraphChange&) const = default;
};

struct Draft {
  DraftKey key;
  std::uint32_t day = 0;  // on which it was begun, in the writer's calendar
  std::string words;      // as they were typed, without the end of the last line
  // Of an edit by paragraphs: the text as it is changed so far, and where `words` go in it.
  std::string whole{};
  std::optional<ParagraphChange> change{};
  Bytes seen{};  // of an edit: Writing::seen when it began
  // Of the window: text, caret and undo of its editor. Kept while its text is the draft's, so whoever goes on elsewhere
  // leaves it as it is.
  Bytes editor{};

  bool operator==(const Draft&) const = default;
};

// Durable when it returns. disk_full, io_failed; too_long above journal::store::max_draft bytes altogether. What a later
// Candour kept under the key stays as it is, here and below: newer_version.
Result<> keep(journal::Vault& vault, const Draft& draft);
Result<> drop(journal::Vault& vault, const DraftKey& key);
// True if something is kept under the key that this Candour cannot read.
Result<bool> is_of_a_later_one(const journal::Vault& vault, const DraftKey& key);
// Those that have words, begun first standing first, wherever they were begun. What cannot be read, as of a later
// Candour, is left out and kept.
Result<std::vector<Draft>> drafts(const journal::Vault& vault);
// Also those whose words were taken out again, for undo.
Result<std::vector<Draft>> all_drafts(const journal::Vault& vault);
// The text as it stands: of an edit by paragraphs the whole, with the words in their place where that paragraph is there.
std::string text_of(const Draft& draft);
// The smallest number that no draft of this purpose has, from 1.
Result<std::uint32_t> free_number(const journal::Vault& vault, const DraftKey& key);

// Whether a text with this key could be kept now, as far as that can be told without the text: not_paired,
// not_verified, not_yours, no_such_item; bad_argument if it cannot belong to `key.item`, rule_refused if that is away.
Result<> may_finish(const journal::Vault& vault, const DraftKey& key);
// Makes `text` what the draft was for, and drops the draft, both or neither. A new thing holds `others` beside it. The
// errors of Writing::write and edit_seen.
Result<journal::model::ItemKey> finish(journal::Vault& vault, const Draft& draft, std::string text,
                                       std::vector<journal::FieldValue> others = {});
// Makes a new thing that holds `fields`; what it stands in, and its place among others there, are added from the key.
// `finished_draft` as in Writing::write. The errors of may_finish and Writing::write.
Result<journal::model::ItemKey> make(journal::Vault& vault, const DraftKey& key, std::vector<journal::FieldValue> fields,
                                     std::string_view finished_draft = {});

}  // namespace candour::session
