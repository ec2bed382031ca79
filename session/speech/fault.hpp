// Why something that a person typed could not be understood, in words; for the window and the command line alike.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "base/error.hpp"

namespace candour::session {

struct Fault {
  ErrorCode code = ErrorCode::bad_argument;
  std::string what;  // what is wrong
  std::string next;  // what to type instead
};

// A bad_argument in these sentences.
Fault fault(std::string what, std::string next);
// What was typed, as a sentence about it repeats it: the beginning of it, in ticks.
std::string in_ticks(std::string_view typed);

// The sentences of session/speech/sentences.hpp for `error`.
Fault fault_of(const Error& error);

// What was typed, understood, or why it was not. CANDOUR_TRY takes it like a Result.
template <class T>
class [[nodiscard]] Understood {
 public:
  Understood(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Understood(Fault fault) : state_(std::in_place_index<1>, std::move(fault)) {}  // NOLINT(google-explicit-constructor)

  explicit operator bool() const { return state_.index() == 0; }
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  const T& operator*() const& { return value(); }
  const T* operator->() const { return &value(); }
  Fault error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Fault> state_;
};

}  // namespace candour::session
