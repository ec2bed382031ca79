// What a command answers: facts, each a name and a value, or what went wrong in three sentences. Nothing here prints.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/error.hpp"
#include "base/result.hpp"
#include "crypto/secret.hpp"
#include "session/speech/fault.hpp"

namespace candour::cli {

struct Fact {
  std::string name;
  std::string value;
  bool operator==(const Fact&) const = default;
};
using Facts = std::vector<Fact>;

// A fact that is shown once and kept nowhere: a new passphrase, the words of an invitation.
struct SecretFact {
  std::string name;
  crypto::SecretText value;
};

// Why a command did not do what was asked, in words for people.
struct Failure {
  ErrorCode code = ErrorCode::bad_argument;
  std::string what;
  std::string kept;
  std::string next;
};

// The sentences of session/speech/sentences.hpp for `error`.
Failure failure_of(const Error& error);
// The command as typed cannot be done: says why, and what to type instead. Nothing was done.
Failure misuse(std::string what, std::string next);
// What was typed could not be understood. Nothing was done.
Failure failure_of(session::Fault fault);

// A value or a Failure; an Error becomes a Failure on its way. CANDOUR_TRY takes it like a Result.
template <class T>
class [[nodiscard]] Answer {
 public:
  Answer(T value) : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Answer(Failure failure)
      : state_(std::in_place_index<1>, std::move(failure)) {}  // NOLINT(google-explicit-constructor)
  Answer(const Error& error)
      : state_(std::in_place_index<1>, failure_of(error)) {}  // NOLINT(google-explicit-constructor)
  Answer(session::Fault fault)
      : state_(std::in_place_index<1>, failure_of(std::move(fault))) {}  // NOLINT(google-explicit-constructor)

  explicit operator bool() const { return state_.index() == 0; }
  T& value() & { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  T* operator->() { return &value(); }
  Failure error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Failure> state_;
};

// Move-only, because of its secrets.
struct Outcome {
  Facts facts;
  std::vector<SecretFact> secrets;  // printed after the facts
  std::optional<Failure> failure;
  bool is_behind = false;  // done, but the post box told of more than was fetched

  Outcome(Facts done = {}) : facts(std::move(done)) {}         // NOLINT(google-explicit-constructor)
  Outcome(Failure refused) : failure(std::move(refused)) {}    // NOLINT(google-explicit-constructor)
  Outcome(const Error& error) : failure(failure_of(error)) {}  // NOLINT(google-explicit-constructor)
  Outcome(session::Fault fault) : failure(failure_of(std::move(fault))) {}  // NOLINT(google-explicit-constructor)
};

// 0 done, 1 refused or failed, 2 not understood, 3 not unlocked or behind the post box, 4 the post box could not be
// used, 130 stopped.
int exit_code_of(const Outcome& outcome);
inline constexpr int stopped_code = 130;

}  // namespace candour::cli
