#include "cli/facts.hpp"

#include "session/speech/sentences.hpp"

namespace candour::cli {

Failure failure_of(const Error& error) {
  const auto sentence = session::sentence_for(error.code);
  return {error.code, std::string(sentence.what), std::string(sentence.kept), std::string(sentence.next)};
}

Failure misuse(std::string what, std::string next) {
  return {ErrorCode::bad_argument, std::move(what), "Nothing was done.", std::move(next)};
}

Failure failure_of(session::Fault fault) {
  return {fault.code, std::move(fault.what), "Nothing was done.", std::move(fault.next)};
}

int exit_code_of(const Outcome& outcome) {
  if (!outcome.failure) return outcome.is_behind ? 3 : 0;
  switch (outcome.failure->code) {
    case ErrorCode::bad_argument:
      return 2;
    case ErrorCode::wrong_passphrase:
    case ErrorCode::vault_locked:
      return 3;
    case ErrorCode::relay_unreachable:
    case ErrorCode::relay_refused:
    case ErrorCode::wrong_relay:
    case ErrorCode::clock_skew:
    case ErrorCode::tls_refused:
      return 4;
    case ErrorCode::stopped:
      return stopped_code;
    default:
      return 1;
  }
}

}  // namespace candour::cli
