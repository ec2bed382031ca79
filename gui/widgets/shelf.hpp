// What is being typed and chosen, by slot. It outlives the screens that show it, and is kept as drafts.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "crypto/typed_secret.hpp"
#include "gui/semantics/slot.hpp"
#include "gui/text/editor.hpp"

namespace candour::gui {

class Shelf {
 public:
  explicit Shelf(text::Engine& engine) : engine_(engine) {}

  // The editor of a slot, made empty at the first call.
  text::Editor& editor(const Slot& slot, text::Lines lines);
  crypto::TypedSecret& secret(const Slot& slot);
  // A number that a screen remembers: which of several is chosen, whether something is unfolded.
  int& number(const Slot& slot, int at_first = 0);
  // The same without remembering anything.
  int number_or(const Slot& slot, int otherwise) const;
  void choose(const Slot& slot, int chosen) { number(slot) = chosen; }

  // Somebody typed or chose something there, or it was brought back.
  bool has(const Slot& slot) const { return editors_.contains(slot) || numbers_.contains(slot); }
  // Empty where nothing was typed yet.
  std::string text(const Slot& slot) const;
  void set(const Slot& slot, std::string_view text, text::Lines lines = text::Lines::single);
  // Forgets everything.
  void clear();
  // Forgets the slot, and what lies below it.
  void forget(const Slot& slot);
  void clear_secrets() { secrets_.clear(); }

  // ---- drafts: what was touched. A pause of 400 ms, or half a second since the first unkept stroke, makes
  // one due.
  struct Draft {
    Slot slot;
    Bytes state;
    bool is_choice = false;  // a number, not a text
    SteadyTime since{};      // of the first stroke that is not kept
  };
  void touched(const Slot& slot, SteadyTime now);
  std::vector<Draft> take_due(SteadyTime now);
  std::vector<Draft> take_all();  // everything that is not kept yet, for a lock
  std::optional<SteadyTime> next_due() const;
  // Puts a draft of the vault back; false, and the slot stays as it is, if the bytes are not one.
  [[nodiscard]] bool restore(const Slot& slot, ByteView state);
  [[nodiscard]] bool restore_choice(const Slot& slot, ByteView state);
  // A draft could not be kept: it is due again in a second.
  void not_kept(const Draft& draft, SteadyTime now);

 private:
  struct Unkept {
    SteadyTime first{};
    SteadyTime last{};
    SteadyTime since{};
  };
  Draft taken(const Slot& slot, SteadyTime since) const;
  void forget_if(const std::function<bool(const Slot&)>& is_meant);

  text::Engine& engine_;
  std::map<Slot, std::unique_ptr<text::Editor>> editors_;
  std::map<Slot, std::unique_ptr<crypto::TypedSecret>> secrets_;
  std::map<Slot, int> numbers_;
  std::map<Slot, Unkept> unkept_;
};

}  // namespace candour::gui
