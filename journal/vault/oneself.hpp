// Who one is in this vault: read at every unlock, the same until a journal is given up.
#pragma once

#include <string>

#include "base/ids.hpp"
#include "crypto/secret.hpp"

namespace candour::journal {

struct Oneself {
  std::string name;  // what the other members call this one
  MemberKey me;
  DeviceKey device;
  crypto::DeviceSeed device_seed;
  crypto::NonceKey nonce_key;
};

}  // namespace candour::journal
