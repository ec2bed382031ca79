// What is being typed and chosen, by key. It outlives the screens that show it, and is kept as drafts.
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
#include "gui/semantics/typed_key.hpp"
#include "gui/text/editor.hpp"

namespace candour::gui {

class Shelf {
 public:
  explicit Shelf(text::Engine& engine) : engine_(engine) {}

  // The editor of a key, made empty at the first call.
  text::Editor& editor(const TypedKey& typed, text::Lines lines);
  crypto::TypedSecret& secret(const TypedKey& typed);
  // A number that a screen remembers: which of several is chosen, whether something is unfolded.
  int& number(const TypedKey& typed, int at_first = 0);
  // The same without remembering anything.
  int number_or(const TypedKey& typed, int otherwise) const;
  void choose(const TypedKey& typed, int chosen) { number(typed) = chosen; }

  // Somebody typed or chose something there, or it was brought back.
  bool has(const TypedKey& typed) const { return editors_.contains(typed) || numbers_.contains(typed); }
  // Empty where nothing was typed yet.
  std::string text(const TypedKey& typed) const;
  void set(const TypedKey& typed, std::string_view text, text::Lines lines = text::Lines::single);
  // Forgets everything.
  void clear();
  // Forgets the key, and what lies below it.
  void forget(const TypedKey& typed);
  void clear_secrets() { secrets_.clear(); }

  // ---- drafts: what was touched. A pause of 400 ms, or half a second since the first unkept stroke, makes
  // one due.
  struct Draft {
    TypedKey typed;
    Bytes state;
    bool is_choice = false;  // a number, not a text
    SteadyTime since{};      // of the first stroke that is not kept
  };
  void touched(const TypedKey& typed, SteadyTime now);
  std::vector<Draft> take_due(SteadyTime now);
  std::vector<Draft> take_all();  // everything that is not kept yet, for a lock
  std::optional<SteadyTime> next_due() const;
  // Puts a draft of the vault back; false, and the key stays as it is, if the bytes are not one.
  [[nodiscard]] bool restore(const TypedKey& typed, ByteView state);
  [[nodiscard]] bool restore_choice(const TypedKey& typed, ByteView state);
  // A draft could not be kept: it is due again in a second.
  void not_kept(const Draft& draft, SteadyTime now);

 private:
  struct Unkept {
    SteadyTime first{};
    SteadyTime last{};
    SteadyTime since{};
  };
  Draft taken(const TypedKey& typed, SteadyTime since) const;
  void forget_if(const std::function<bool(const TypedKey&)>& is_meant);

  text::Engine& engine_;
  std::map<TypedKey, std::unique_ptr<text::Editor>> editors_;
  std::map<TypedKey, std::unique_ptr<crypto::TypedSecret>> secrets_;
  std::map<TypedKey, int> numbers_;
  std::map<TypedKey, Unkept> unkept_;
};

}  // namespace candour::gui
