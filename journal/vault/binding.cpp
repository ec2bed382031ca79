#include "journal/vault/binding.hpp"

#include <algorithm>
#include <map>

#include "crypto/hash.hpp"
#include "journal/sealed/answers.hpp"
#include "journal/vault/edits.hpp"
#include "journal/vault/monotonic.hpp"
#include "journal/vault/own_answer.hpp"

namespace candour::journal {

namespace {

// The secret is nobody's to give: an edit of it meets the one that is made here, and one field is set once in a change.
bool is_sealed_field(const model::SealedSpec& spec, model::FieldNumber field) {
  return field == spec.secret || std::binary_search(spec.fields.begin(), spec.fields.end(), field);
}

// The value that a field has with the edits done: theirs, else what is shown.
const model::EncodedValue* value_with(const std::vector<model::Edit>& edits,
                                      const std::optional<store::StoredItem>& item, const ItemId& id,
                                      model::FieldNumber field) {
  for (const auto& edit : edits) {
    if (edit.item == id && edit.field == field) return &edit.value;
  }
  const auto* shown = item ? item->field(field) : nullptr;
  return shown != nullptr ? &shown->value : nullptr;
}

// The headline of what is answered, as it is shown here now.
Result<model::Source> wording_seen(const Reading& reading, const model::Link& whole) {
  CANDOUR_TRY(const auto item, reading.items.get(whole));
  const auto* kind = kinds::registry().find(whole.kind);
  const auto* headline = kind != nullptr ? item.field(kind->headline) : nullptr;
  if (headline == nullptr) return Error{ErrorCode::bad_argument, "find what is answered"};
  return model::Source{whole, headline->version};
}

struct Binding {
  const Reading& reading;
  const model::KindSpec& kind;
  ItemId id;
  std::vector<model::Edit>& edits;

  Result<> bind() {
    const model::ItemKey key{kind.kind, id, reading.self.me};
    std::optional<store::StoredItem> item;
    if (auto stored = reading.items.get(key)) item = std::move(*stored);
    CANDOUR_CHECK(may_write(item));
    const auto* of = value_with(edits, item, id, kind.stands_in);
    const auto whole = of != nullptr ? link_in(*of) : std::nullopt;
    if (!whole) return Error{ErrorCode::bad_argument, "find what is answered"};
    CANDOUR_TRY(const auto wording, wording_seen(reading, *whole));
    const auto secret = crypto::fresh(reading.self.nonce_key, "sealed", monotonic_ns(reading.clock));
    CANDOUR_CHECK(add(key, kind.sealed->wording, wording));
    CANDOUR_CHECK(add(key, kind.sealed->secret, to_bytes(secret.expose())));
    return fits(item);
  }

  // Sealing anew is possible until one's own ready.
  Result<> may_write(const std::optional<store::StoredItem>& item) const {
    if (!item) return {};
    CANDOUR_TRY(const auto stage, reveal_of(reading, *item));
    if (stage < model::RevealStage::ready) return {};
    return Error{ErrorCode::rule_refused, "write what the others wait for"};
  }
  Result<> add(const model::ItemKey& key, model::FieldNumber field, model::Value value) {
    CANDOUR_TRY(auto basis, reading.items.basis({key, field}));
    CANDOUR_TRY(auto edit, edit_of(kind, id, {field, std::move(value)}, std::move(basis)));
    edits.push_back(std::move(edit));
    return {};
  }
  Result<> fits(const std::optional<store::StoredItem>& item) const {
    sealed::AnswerText text;
    for (const auto field : kind.sealed->fields) {
      if (const auto* value = value_with(edits, item, id, field)) text.fields.emplace_back(field, value->bytes);
    }
    if (encode(text).size() >= sealed::answer_limit) return Error{ErrorCode::too_long, "write what is sealed"};
    return {};
  }
};

}  // namespace

Result<> bind_answers(const Reading& reading, std::vector<model::Edit>& edits) {
  std::map<ItemId, const model::KindSpec*> touched;
  for (const auto& edit : edits) {
    const auto* kind = kinds::registry().find(edit.kind);
    if (kind != nullptr && kind->sealed && is_sealed_field(*kind->sealed, edit.field)) touched[edit.item] = kind;
  }
  for (const auto& [id, kind] : touched) CANDOUR_CHECK((Binding{reading, *kind, id, edits}.bind()));
  return {};
}

}  // namespace candour::journal
