#include "session/speech/fault.hpp"

#include "journal/model/text.hpp"
#include "session/speech/sentences.hpp"

namespace candour::session {

namespace {

constexpr std::size_t most_repeated = 60;  // characters of what was typed, in a sentence about it

}  // namespace

Fault fault(std::string what, std::string next) { return {ErrorCode::bad_argument, std::move(what), std::move(next)}; }

std::string in_ticks(std::string_view typed) { return "`" + journal::model::excerpt(typed, most_repeated) + "`"; }

Fault fault_of(const Error& error) {
  const auto sentence = sentence_for(error.code);
  return {error.code, std::string(sentence.what), std::string(sentence.next)};
}

}  // namespace candour::session
