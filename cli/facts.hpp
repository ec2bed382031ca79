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

// A time as a clock on the wall of its zone shows it.
struct TimeAnswer {
  std::string day;
  std::string time;
  std::string zone;
};
// A field of an item as --json answers it.
struct FieldAnswer {
  std::string name;   // of the kind's declaration
  std::string label;  // for people
  std::string type;   // as docs/answer.schema.json names them
  std::variant<std::string, std::uint64_t, bool, std::vector<std::string>, TimeAnswer> value;
  std::size_t other_values = 0;  // written at the same time, in its history
};
// An item: for people as facts, for programs by its fields.
struct ItemAnswer {
  std::optional<std::size_t> number;  // of its line in a list
  std::size_t level = 0;              // how deep it stands under others of its kind, in their list
  std::string kind;                   // the word of its declaration
  std::string name;                   // its short name
  std::string author;
  std::vector<std::string> readers;
  std::string audience;  // the same as a sentence
  std::string day;       // like 2026-03-12
  std::optional<std::string> late;  // why that is not the day which it says
  std::optional<std::string> sealed_anew;  // of an opened answer: what its author sealed when others could be read
  bool is_on_its_way = false;
  bool is_set_aside = false;
  std::optional<std::string> words;  // its first ones, or those around what was found
  std::vector<FieldAnswer> fields;
  Facts facts;    // all of it for people, but for
  Facts choices;  // what is to be chosen in its texts, what is true of it, what may be done with it
};

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
  std::vector<ItemAnswer> items;     // printed first
  Facts facts;
  std::vector<SecretFact> secrets;  // printed after the facts
  std::optional<Failure> failure;
  bool is_behind = false;  // done, but the post box told of more than was fetched

  Outcome(Facts done = {}) : facts(std::move(done)) {}         // NOLINT(google-explicit-constructor)
  Outcome(std::vector<ItemAnswer> shown) : items(std::move(shown)) {}       // NOLINT(google-explicit-constructor)
  Outcome(Failure refused) : failure(std::move(refused)) {}    // NOLINT(google-explicit-constructor)
  Outcome(const Error& error) : failure(failure_of(error)) {}  // NOLINT(google-explicit-constructor)
  Outcome(session::Fault fault) : failure(failure_of(std::move(fault))) {}  // NOLINT(google-explicit-constructor)
};

// 0 done, 1 refused or failed, 2 not understood, 3 not unlocked or behind the post box, 4 the post box could not be
// used, 130 stopped.
int exit_code_of(const Outcome& outcome);
inline constexpr int stopped_code = 130;

}  // namespace candour::cli
