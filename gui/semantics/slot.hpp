// The key of what is typed or chosen somewhere in the window. A draft is kept in the vault under the name of its slot, so
// the names never change; nobody writes one but the table of an enumeration, as gui/model/slots.hpp.
#pragma once

#include <compare>
#include <concepts>
#include <string>
#include <type_traits>
#include <utility>

namespace candour::gui {

// An enumeration whose values have a name each: `const char* slot_name(E)` beside it.
template <class E>
concept NamesSlots = std::is_enum_v<E> && requires(E value) {
  { slot_name(value) } -> std::same_as<const char*>;
};

class Slot {
 public:
  // What is there once in the whole window.
  template <NamesSlots E>
  Slot(E value) : name_(slot_name(value)) {}
  // Of a place, or as the vault has it.
  static Slot of(std::string name) {
    Slot slot;
    slot.name_ = std::move(name);
    return slot;
  }
  // A part of what is there several times.
  template <NamesSlots E>
  Slot operator/(E part) const {
    return below(slot_name(part));
  }
  Slot below(const std::string& name) const { return of(name_ + "/" + name); }
  Slot below(std::integral auto number) const { return below(std::to_string(number)); }

  const std::string& name() const { return name_; }
  // True of itself, and of what lies below it.
  bool holds(const Slot& other) const {
    return other.name_.starts_with(name_) && (other.name_.size() == name_.size() || other.name_[name_.size()] == '/');
  }
  auto operator<=>(const Slot&) const = default;

 private:
  Slot() = default;

  std::string name_;
};

}  // namespace candour::gui
