// Who makes which known answer. Each kat_*.cpp registers the names it can make; a name that nobody makes must stand in
// later_work.cpp with the work that will.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <vector>

#include "base/bytes.hpp"

namespace candour::test {

// Makes the value of an answer as it stands in candour1_kat.json. `given` is that value: only refusals look at it, for
// the bytes that they judge.
using KatMaker = std::string (*)(const std::string& given);

struct KatEntry {
  const char* name;  // or, in a family, what the name begins with
  KatMaker make;
};

// Registers answers by name when a program starts.
struct KatAnswers {
  KatAnswers(std::initializer_list<KatEntry> entries);
};
// Registers all answers whose names begin so.
struct KatFamilies {
  KatFamilies(std::initializer_list<KatEntry> entries);
};

// All makers of one name; exactly one is right.
std::vector<KatMaker> makers_of(const std::string& name);
// Names registered one by one.
std::vector<std::string> registered_names();

// Names that later work makes: name, or what names begin with -> the work.
const std::map<std::string, std::string>& later_work();
// The work that makes this name; empty if none is said.
std::string later_work_of(const std::string& name);

// H("kat", bytes) in hex, for objects too long to print.
std::string kat_hash(ByteView bytes);

}  // namespace candour::test
