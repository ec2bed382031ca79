#include "tests/vectors/kat_registry.hpp"

#include "crypto/hash.hpp"

namespace candour::test {

namespace {

std::multimap<std::string, KatMaker>& answers() {
  static std::multimap<std::string, KatMaker> all;
  return all;
}

std::multimap<std::string, KatMaker>& families() {
  static std::multimap<std::string, KatMaker> all;
  return all;
}

bool begins_with(const std::string& name, const std::string& start) { return name.rfind(start, 0) == 0; }

}  // namespace

KatAnswers::KatAnswers(std::initializer_list<KatEntry> entries) {
  for (const auto& entry : entries) answers().emplace(entry.name, entry.make);
}

KatFamilies::KatFamilies(std::initializer_list<KatEntry> entries) {
  for (const auto& entry : entries) families().emplace(entry.name, entry.make);
}

std::vector<KatMaker> makers_of(const std::string& name) {
  std::vector<KatMaker> makers;
  const auto [first, last] = answers().equal_range(name);
  for (auto entry = first; entry != last; ++entry) makers.push_back(entry->second);
  for (const auto& [start, make] : families())
    if (begins_with(name, start)) makers.push_back(make);
  return makers;
}

std::vector<std::string> registered_names() {
  std::vector<std::string> names;
  for (const auto& [name, make] : answers()) names.push_back(name);
  return names;
}

std::string later_work_of(const std::string& name) {
  for (const auto& [start, work] : later_work())
    if (begins_with(name, start)) return work;
  return {};
}

std::string kat_hash(ByteView bytes) { return to_hex(crypto::hash(crypto::HashLabel::kat, {bytes})); }

}  // namespace candour::test
