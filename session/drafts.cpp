#include "session/drafts.hpp"

#include <algorithm>

#include "base/codec.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/model/text.hpp"
#include "journal/vault/drafts.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/writing.hpp"
#include "session/ranks.hpp"

namespace candour::session {

namespace {

namespace model = journal::model;

// The first byte of a draft's content. A draft of another layout is left where it is.
constexpr std::uint8_t draft_layout = 1;
constexpr std::uint8_t layout_with_editor = 2;

constexpr const char* gap = "\n\n";

bool is_blank(std::string_view text) { return text.find_first_not_of(" \n") == std::string_view::npos; }

void put(Writer& out, ByteView bytes) {
  out.u32(static_cast<std::uint32_t>(bytes.size()));
  out.raw(bytes);
}

// The text at the beginning of an editor's state: see docs/formats.md.
std::optional<std::string> text_in_editor(ByteView state) {
  Reader in(state);
  if (in.u8() != 1) return std::nullopt;
  auto text = to_text(in.raw(in.u32()));
  return in.ok() ? std::optional(std::move(text)) : std::nullopt;
}

bool has_editor(const Draft& draft) {
  return !draft.editor.empty() && !draft.change && text_in_editor(draft.editor) == text_of(draft);
}

// The text stands in the editor's state alone.
Bytes content_with_editor(const Draft& draft) {
  Writer out;
  out.reserve(16 + draft.seen.size() + draft.editor.size());
  out.u8(layout_with_editor).u32(draft.day);
  put(out, draft.seen);
  put(out, draft.editor);
  return out.take();
}

Bytes content_of(const Draft& draft) {
  if (has_editor(draft)) return content_with_editor(draft);
  const auto change = draft.change.value_or(ParagraphChange{ParagraphAct{}, 0});
  Writer out;
  out.reserve(32 + draft.words.size() + draft.whole.size() + draft.seen.size());
  out.u8(draft_layout).u32(draft.day).u8(static_cast<std::uint8_t>(change.act)).u32(change.number);
  put(out, draft.seen);
  put(out, as_bytes(draft.whole));
  put(out, as_bytes(draft.words));
  return out.take();
}

std::optional<Draft> draft_with_editor(const DraftKey& key, Reader& in) {
  Draft draft{.key = key, .day = in.u32(), .words = {}};
  draft.seen = to_bytes(in.raw(in.u32()));
  draft.editor = to_bytes(in.raw(in.u32()));
  auto text = text_in_editor(draft.editor);
  if (!in.finished() || !text) return std::nullopt;
  (key.purpose == DraftPurpose::edit ? draft.whole : draft.words) = std::move(*text);
  return draft;
}

std::optional<Draft> draft_from(const DraftKey& key, ByteView content) {
  Reader in(content);
  const auto version = in.u8();
  if (version == layout_with_editor) return draft_with_editor(key, in);
  if (version != draft_layout) return std::nullopt;
  Draft draft{.key = key, .day = in.u32(), .words = {}};
  const auto act = in.u8();
  const auto number = in.u32();
  if (act >= 1 && act <= 3) draft.change = ParagraphChange{static_cast<ParagraphAct>(act), number};
  draft.seen = to_bytes(in.raw(in.u32()));
  draft.whole = to_text(in.raw(in.u32()));
  draft.words = to_text(in.raw(in.u32()));
  if (!in.finished()) return std::nullopt;
  return draft;
}

bool may_belong_to(const model::KindSpec& spec, const model::ItemKey& item) {
  const auto* whole = journal::kinds::registry().find(item.kind);
  return whole != nullptr && spec.may_stand_in(*whole);
}

// What Writing::write would refuse at the end. A thing that its kind ties to another one is away with that.
Result<> refuse_what_is_away(const journal::Vault& vault, model::ItemKey key) {
  for (std::size_t links = 0; links < 64; ++links) {
    const auto item = vault.items().show(key);
    if (!item) return {};  // its whole has not come yet
    if (item->is_set_aside) return Error{ErrorCode::rule_refused, "belong to what was put away"};
    const auto* spec = journal::kinds::registry().find(key.kind);
    const auto* link = spec != nullptr ? spec->part_of() : nullptr;
    const auto* field = link != nullptr ? field_of(*item, link->field) : nullptr;
    const auto* whole = field != nullptr ? std::get_if<model::ItemKey>(&field->value) : nullptr;
    if (whole == nullptr) return {};
    key = *whole;
  }
  return {};
}

Result<> may_make(const journal::Vault& vault, const DraftKey& key) {
  const auto* spec = journal::kinds::registry().find(key.kind);
  if (spec == nullptr) return Error{ErrorCode::newer_version, "finish a draft"};
  CANDOUR_CHECK(vault.writing().may_write(key.kind));
  const auto* link = spec->part_of();
  if (!key.item && link != nullptr) return Error{ErrorCode::bad_argument, "finish a draft"};
  if (!key.item) return {};
  if (!may_belong_to(*spec, *key.item)) return Error{ErrorCode::bad_argument, "finish a draft"};
  CANDOUR_CHECK(vault.items().show(*key.item));
  return link != nullptr ? refuse_what_is_away(vault, *key.item) : Result<>();
}

// At the end of what belongs to the same thing, and there of its section.
Result<model::Order> rank_of_new(const journal::Vault& vault, const DraftKey& key, model::FieldNumber order) {
  std::vector<journal::ItemView> others;
  if (key.item) {
    CANDOUR_TRY(others, vault.items().linked_to(*key.item, key.kind));
  }
  if (const auto section = journal::kinds::registry().find(key.kind)->section; section != 0) {
    std::erase_if(others, [&](const journal::ItemView& other) {
      return journal::field_of<model::Number>(other, section) != model::Number{key.field};
    });
  }
  return rank_at_end(others, order);
}

// What the key says of a new thing, beside what it holds.
Result<> add_fields_of_key(const journal::Vault& vault, const DraftKey& key, std::vector<journal::FieldValue>& fields) {
  const auto* spec = journal::kinds::registry().find(key.kind);
  for (const auto& field : spec->fields) {
    if (field.field == spec->stands_in) {
      if (key.item) fields.push_back({field.field, *key.item});
    } else if (field.type == model::FieldType::order) {
      CANDOUR_TRY(auto place, rank_of_new(vault, key, field.field));
      fields.push_back({field.field, std::move(place)});
    } else if (field.field == spec->section) {
      fields.push_back({field.field, model::Number{key.field}});
    }
  }
  return {};
}

}  // namespace

Result<bool> is_of_a_later_one(const journal::Vault& vault, const DraftKey& key) {
  CANDOUR_TRY(const auto content, vault.drafts().get(name_of_draft(key)));
  return content && !draft_from(key, *content);
}

namespace {

Result<> may_replace(const journal::Vault& vault, const DraftKey& key) {
  CANDOUR_TRY(const bool is_later, is_of_a_later_one(vault, key));
  return is_later ? Result<>(Error{ErrorCode::newer_version, "keep a draft"}) : Result<>();
}

}  // namespace

Result<> keep(journal::Vault& vault, const Draft& draft) {
  CANDOUR_CHECK(may_replace(vault, draft.key));
  return vault.drafts().keep(name_of_draft(draft.key), content_of(draft));
}

Result<> drop(journal::Vault& vault, const DraftKey& key) {
  CANDOUR_CHECK(may_replace(vault, key));
  return vault.drafts().drop(name_of_draft(key));
}

Result<std::vector<Draft>> drafts(const journal::Vault& vault) {
  CANDOUR_TRY(auto all, all_drafts(vault));
  std::erase_if(all, [](const Draft& draft) { return is_blank(draft.words) && is_blank(draft.whole); });
  return all;
}

std::string text_of(const Draft& draft) {
  if (!draft.change) return draft.words.empty() ? draft.whole : draft.words;
  if (is_blank(draft.words)) return draft.whole;
  const auto [act, number] = *draft.change;
  const auto paragraphs = model::paragraphs(draft.whole);
  const bool is_first = act == ParagraphAct::add_after && number == 0;
  if (is_first) return draft.words + (draft.whole.empty() ? "" : gap + draft.whole);
  if (number == 0 || number > paragraphs.size()) return draft.whole + gap + draft.words;
  const std::string before(paragraphs[number - 1]);
  const auto put_in = act == ParagraphAct::add_after ? before + gap + draft.words : draft.words;
  auto text = model::replace_paragraph(draft.whole, number, put_in);
  return text ? std::move(*text) : draft.whole + gap + draft.words;
}

Result<std::vector<Draft>> all_drafts(const journal::Vault& vault) {
  CANDOUR_TRY(const auto names, vault.drafts().names());
  std::vector<Draft> all;
  for (const auto& name : names) {
    const auto key = draft_key_of(name);
    if (!key) continue;
    CANDOUR_TRY(const auto content, vault.drafts().get(name));
    auto draft = content ? draft_from(*key, *content) : std::nullopt;
    if (draft) all.push_back(std::move(*draft));
  }
  std::stable_sort(all.begin(), all.end(), [](const Draft& a, const Draft& b) { return a.day < b.day; });
  return all;
}

Result<std::uint32_t> free_number(const journal::Vault& vault, const DraftKey& key) {
  CANDOUR_TRY(const auto names, vault.drafts().names());
  auto wanted = key;
  for (wanted.number = 1;; ++wanted.number) {
    if (std::find(names.begin(), names.end(), name_of_draft(wanted)) == names.end()) return wanted.number;
  }
}

Result<> may_finish(const journal::Vault& vault, const DraftKey& key) {
  CANDOUR_CHECK(may_replace(vault, key));
  if (key.purpose == DraftPurpose::new_item) return may_make(vault, key);
  if (!key.item) return Error{ErrorCode::bad_argument, "finish a draft"};
  return vault.writing().may_edit(*key.item);
}

Result<model::ItemKey> make(journal::Vault& vault, const DraftKey& key, std::vector<journal::FieldValue> fields,
                            std::string_view finished_draft) {
  CANDOUR_CHECK(may_finish(vault, key));
  CANDOUR_CHECK(add_fields_of_key(vault, key, fields));
  return vault.writing().write(key.kind, fields, finished_draft);
}

Result<model::ItemKey> finish(journal::Vault& vault, const Draft& draft, std::string text,
                              std::vector<journal::FieldValue> others) {
  CANDOUR_CHECK(may_finish(vault, draft.key));
  const auto name = name_of_draft(draft.key);
  if (draft.key.purpose == DraftPurpose::edit) {
    const journal::FieldValue value{draft.key.field, model::Prose{std::move(text)}};
    CANDOUR_CHECK(vault.writing().edit_seen(*draft.key.item, {{value, draft.seen}}, name));
    return *draft.key.item;
  }
  const auto* spec = journal::kinds::registry().find(draft.key.kind);
  others.insert(others.begin(), {spec->headline, model::Prose{std::move(text)}});
  return make(vault, draft.key, std::move(others), name);
}

}  // namespace candour::session
