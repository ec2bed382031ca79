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
#include "gui/text/editor.hpp"

namespace candour::gui {

class Shelf {
 public:
  explicit Shelf(text::Engine& engine) : engine_(engine) {}

  // The editor of a slot, made empty at the first call.
  text::Editor& editor(std::string_view slot, text::Lines lines);
  crypto::TypedSecret& secret(std::string_view slot);
  // A number that a screen remembers: which of several is chosen, whether something is unfolded.
  int& number(std::string_view slot, int at_first = 0);
  // The same without remembering anything.
  int number_or(std::string_view slot, int otherwise) const;

  // Somebody typed or chose something there, or it was brought back.
  bool has(std::string_view slot) const { return editors_.contains(slot) || numbers_.contains(slot); }
  // Empty where nothing was typed yet.
  std::string text(std::string_view slot) const;
  void set(std::string_view slot, std::string_view text, text::Lines lines = text::Lines::single);
  // Forgets all that begin with `prefix`.
  void clear(std::string_view prefix);
  // Forgets the slot, and what lies below it: `slot` itself and `slot`/...
  void forget(std::string_view slot);
  void clear_secrets() { secrets_.clear(); }

  // ---- drafts: what was touched. A pause of 400 ms, or half a second since the first unkept stroke, makes
  // one due.
  struct Draft {
    std::string slot;
    Bytes state;
    bool is_choice = false;  // a number, not a text
    SteadyTime since{};      // of the first stroke that is not kept
  };
  void touched(std::string_view slot, SteadyTime now);
  std::vector<Draft> take_due(SteadyTime now);
  std::vector<Draft> take_all();  // everything that is not kept yet, for a lock
  std::optional<SteadyTime> next_due() const;
  // Puts a draft of the vault back; false, and the slot stays as it is, if the bytes are not one.
  [[nodiscard]] bool restore(std::string_view slot, ByteView state);
  [[nodiscard]] bool restore_choice(std::string_view slot, ByteView state);
  // A draft could not be kept: it is due again in a second.
  void not_kept(const Draft& draft, SteadyTime now);

 private:
  struct Unkept {
    SteadyTime first{};
    SteadyTime last{};
    SteadyTime since{};
  };
  Draft taken(const std::string& slot, SteadyTime since) const;
  void forget_if(const std::function<bool(std::string_view)>& is_meant);

  text::Engine& engine_;
  std::map<std::string, std::unique_ptr<text::Editor>, std::less<>> editors_;
  std::map<std::string, std::unique_ptr<crypto::TypedSecret>, std::less<>> secrets_;
  std::map<std::string, int, std::less<>> numbers_;
  std::map<std::string, Unkept, std::less<>> unkept_;
};

}  // namespace candour::gui
