// Result<T>: a value or an Error. Spelled like std::expected, so that one alias can replace it one day.
#pragma once

#include <cassert>
#include <type_traits>
#include <utility>
#include <variant>

#include "base/error.hpp"

namespace candour {

template <class T = void>
class [[nodiscard]] Result {
 public:
  using value_type = T;

  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, error) {}         // NOLINT(google-explicit-constructor)

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  // The value; asking for it when there is none is a mistake of ours.
  T& value() & { return assert(has_value()), *std::get_if<0>(&state_); }
  const T& value() const& { return assert(has_value()), *std::get_if<0>(&state_); }
  T&& value() && { return assert(has_value()), std::move(*std::get_if<0>(&state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  Error error() const { return assert(!has_value()), *std::get_if<1>(&state_); }
  T value_or(T other) && { return has_value() ? std::move(value()) : std::move(other); }

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;

  Result() = default;
  Result(Error error) : state_(std::in_place_index<1>, error) {}  // NOLINT(google-explicit-constructor)

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  Error error() const { return assert(!has_value()), *std::get_if<1>(&state_); }

 private:
  std::variant<std::monostate, Error> state_;
};

}  // namespace candour

#define CANDOUR_JOIN_(a, b) a##b
#define CANDOUR_JOIN(a, b) CANDOUR_JOIN_(a, b)

// CANDOUR_TRY(auto key, derive(...)): declares `key` with the value, or returns the error from this function.
#define CANDOUR_TRY(declaration, expression)                                  \
  auto CANDOUR_JOIN(candour_try_, __LINE__) = (expression);                   \
  if (!CANDOUR_JOIN(candour_try_, __LINE__)) return CANDOUR_JOIN(candour_try_, __LINE__).error(); \
  declaration = std::move(CANDOUR_JOIN(candour_try_, __LINE__)).value()

// CANDOUR_CHECK(store.save(...)): returns the error from this function, if there is one.
#define CANDOUR_CHECK(expression)                                             \
  do {                                                                        \
    auto candour_check = (expression);                                        \
    if (!candour_check) return candour_check.error();                         \
  } while (false)
