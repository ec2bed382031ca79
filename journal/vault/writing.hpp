// What a person writes. What is made in `mine` stays here; what is made in `everyone` is queued until its turn.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "journal/vault/item_views.hpp"
#include "journal/vault/promotion.hpp"

namespace candour::journal {

class Writing {
 public:
  struct State;
  explicit Writing(State& state) : state_(state) {}
  Writing(const Writing&) = delete;

  // not_paired or not_verified while nobody can read `everyone`; rule_refused, not_text, too_long, bad_argument.
  // `finished_draft` names a draft that goes in the same transaction.
  Result<model::ItemKey> write(model::ItemKind kind, const std::vector<FieldValue>& fields,
                               std::string_view finished_draft = {});
  // Whether that would be refused whatever the fields hold, so that nobody types a text in vain. rule_refused for what only
  // a reveal brings, and for an answer that the others wait for.
  Result<> may_write(model::ItemKind kind) const;
  Result<> may_edit(const model::ItemKey& item) const;
  Result<> edit(const model::ItemKey& item, const std::vector<FieldValue>& fields);
  // For an edit that takes a while: what somebody who begins now has before him. Opaque, at most 265 bytes; what is
  // queued may be sealed meanwhile.
  Result<Bytes> seen(const model::ItemKey& item, model::FieldNumber field) const;
  // True if the field holds something that was not there at `seen`.
  Result<bool> has_changed_since(const model::ItemKey& item, model::FieldNumber field, ByteView seen) const;
  // An edit by somebody who saw only that: what came since stands beside it, and neither hides the other's words.
  Result<> edit_seen(const model::ItemKey& item, const std::vector<SeenValue>& fields,
                     std::string_view finished_draft = {});
  // Keeps one of two wordings that stand in a text, or both. not_equal if they are not to be chosen there any more; else as
  // edit().
  Result<> choose(const model::ItemKey& item, model::FieldNumber field, const model::TwoWordings& wordings,
                  model::Keep keep);
  // Does it: one change that sets what the verb asks for and leads to its state, and names what is shown now. bad_argument
  // for another verb or a field it does not ask for; rule_refused where verbs() names a guard or a fact.
  Result<> perform(const model::ItemKey& item, std::string_view verb, const std::vector<FieldValue>& asked);
  // The same by somebody who saw only that of what the verb asks for: see edit_seen(). The step itself goes by what is
  // shown now.
  Result<> perform_seen(const model::ItemKey& item, std::string_view verb, const std::vector<SeenValue>& asked);
  // Takes back what is still queued, without trace; no_such_item when it, or what others read of it, has been sealed.
  Result<> recall(const model::ItemKey& item);
  // The same of everything that is still queued for others.
  Result<> recall_all();
  // A passage of a private note becomes a thing that others read (b.0: a new copy, no source, the time of sharing). Says
  // what the other would see; writes nothing. bad_argument if `selected` does not stand in the note.
  Result<PromotionPreview> preview_promotion(const Promotion& promotion) const;
  Result<model::ItemKey> promote(const Promotion& promotion);

 private:
  State& state_;
};

}  // namespace candour::journal
