// The head of an answer. No Date, no Server, no cookie: nothing that tells one relay or visit from another.
#pragma once

#include <string>

#include "base/bytes.hpp"

namespace candour::relay {

enum class Content : std::uint8_t { frame, json, text };

struct HttpAnswer {
  unsigned status = 200;
  bool keeps_alive = false;
  Content content = Content::frame;
  std::string info_signature;  // of /v1/info alone
  Bytes body;
  std::uint64_t later_bytes = 0;  // of the body, which are not in `body`
  std::string allowed;            // the methods, with 405
};

// Status line and fields, up to the empty line.
std::string text_of(const HttpAnswer& answer);

}  // namespace candour::relay
