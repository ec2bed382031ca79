// The key of what is typed or chosen somewhere in the window. A draft is kept in the vault under the name of its key, so
// the names never change; nobody writes one but the table of an enumeration, as gui/model/typed_keys.hpp.
#pragma once

#include <compare>
#include <concepts>
#include <string>
#include <type_traits>
#include <utility>

namespace candour::gui {

// An enumeration whose values have a name each: `const char* key_name(E)` beside it.
template <class E>
concept NamesTypedKeys = std::is_enum_v<E> && requires(E value) {
  { key_name(value) } -> std::same_as<const char*>;
};

class TypedKey {
 public:
  // What is there once in the whole window.
  template <NamesTypedKeys E>
  TypedKey(E value) : name_(key_name(value)) {}
  // Of a place, or as the vault has it.
  static TypedKey of(std::string name) {
    TypedKey typed;
    typed.name_ = std::move(name);
    return typed;
  }
  // A part of what is there several times.
  template <NamesTypedKeys E>
  TypedKey operator/(E part) const {
    return below(key_name(part));
  }
  TypedKey below(const std::string& name) const { return of(name_ + "/" + name); }
  TypedKey below(std::integral auto number) const { return below(std::to_string(number)); }

  const std::string& name() const { return name_; }
  // True of itself, and of what lies below it.
  bool holds(const TypedKey& other) const {
    return other.name_.starts_with(name_) && (other.name_.size() == name_.size() || other.name_[name_.size()] == '/');
  }
  auto operator<=>(const TypedKey&) const = default;

 private:
  TypedKey() = default;

  std::string name_;
};

}  // namespace candour::gui
