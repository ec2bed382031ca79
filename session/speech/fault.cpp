#include "session/speech/fault.hpp"

#include "session/speech/sentences.hpp"

namespace candour::session {

Fault fault_of(const Error& error) {
  const auto sentence = sentence_for(error.code);
  return {error.code, std::string(sentence.what), std::string(sentence.next)};
}

}  // namespace candour::session
