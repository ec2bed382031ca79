#include "journal/vault/giving_up.hpp"

#include "crypto/hash.hpp"
#include "crypto/sign.hpp"
#include "journal/kinds/private_note.hpp"
#include "journal/store/keys.hpp"
#include "journal/vault/load.hpp"
#include "journal/vault/new_keys.hpp"
#include "journal/vault/shown_item.hpp"
#include "journal/vault/state.hpp"

namespace candour::journal {

namespace {

std::string words_of(const ItemView& view) {
  std::string words;
  for (const auto& field : view.fields) {
    const auto* prose = std::get_if<model::Prose>(&field.value);
    const auto* line = std::get_if<model::Line>(&field.value);
    const auto text = prose ? prose->text : line ? line->text : std::string();
    if (!text.empty()) words += (words.empty() ? "" : "\n\n") + text;
  }
  return words;
}

// What its owner wrote to be shared can reach nobody any more: it becomes a private note.
Result<> keep_words_for_oneself(Vault::State& state) {
  std::vector<model::ItemKind> shared;
  for (const auto& spec : kinds::registry().all()) {
    if (spec.space == model::Space::everyone) shared.push_back(spec.kind);
  }
  CANDOUR_TRY(const auto items, state.items.list(shared, model::SetAside::left_out, store::Sequence::oldest_first));
  const auto* note = kinds::registry().find(kinds::private_note::kind);
  for (const auto& item : items) {
    const auto view = view_of(state.rooms.reading, item);
    const auto words = words_of(view);
    if (!view.is_mine || words.empty()) continue;
    CANDOUR_TRY(auto edits, edits_of_new(*note, ItemId(crypto::random_bytes<16>()),
                                         {{kinds::private_note::text, model::Prose{words}}}));
    CANDOUR_CHECK(state.rooms.saving.save_in_transaction(std::move(edits)));
  }
  CANDOUR_TRY(const auto waiting, state.queue.waiting(model::Space::everyone, store::no_limit));
  for (auto queued = waiting.rbegin(); queued != waiting.rend(); ++queued) {
    CANDOUR_CHECK(state.queue.recall(queued->number));
  }
  return {};
}

}  // namespace

// B12: R and all device keys are drawn anew; queued changes of `mine` stay.
Result<> give_up_journal(Vault::State& state, const crypto::Passphrase& passphrase) {
  const auto keys = draw_keys();
  CANDOUR_TRY(const auto step_up_seal, state.rooms.keys_state.sealed(keys.step_up, passphrase));
  return state.transactions.run([&]() -> Result<> {
    CANDOUR_CHECK(keep_words_for_oneself(state));
    CANDOUR_CHECK(store::forget_attempt(state.database, state.self.me, crypto::public_of(keys.step_up.identity)));
    CANDOUR_CHECK(state.projection.rebuild([](store::Projection&) { return Result<>(); }));
    CANDOUR_CHECK(save_keys(state.database, state.self.name, keys, step_up_seal));
    return load(state);
  });
}

}  // namespace candour::journal
