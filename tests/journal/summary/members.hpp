// People who approve a summary, with the keys that sign for them.
#pragma once

#include <stdexcept>

#include "crypto/hash.hpp"
#include "journal/summary/export.hpp"

namespace candour::test {

inline Day day(std::string_view text) {
  const auto found = day_from(text);
  if (!found) throw std::logic_error("not a date");
  return *found;
}

template <class Seed>
Seed seed_of(const std::string& name) {
  return Seed(crypto::sha256(as_bytes(name)));
}

struct MemberSeeds {
  crypto::IdentitySeed identity;
  crypto::ExportSeed export_seed;
};

class Members {
 public:
  explicit Members(std::size_t count) {
    crypto::start();
    for (std::size_t i = 0; i < count; ++i) {
      const auto name = std::to_string(i);
      seeds_.push_back(
          {seed_of<crypto::IdentitySeed>("identity" + name), seed_of<crypto::ExportSeed>("export" + name)});
    }
  }

  const MemberSeeds& operator[](std::size_t i) const { return seeds_.at(i); }
  MemberKey key(std::size_t i) const { return crypto::public_of(seeds_.at(i).identity); }
  ExportKey export_key(std::size_t i) const { return crypto::public_of(seeds_.at(i).export_seed); }
  std::size_t count() const { return seeds_.size(); }

  std::vector<ExportKey> export_keys() const {
    std::vector<ExportKey> out;
    for (std::size_t i = 0; i < count(); ++i) out.push_back(export_key(i));
    return out;
  }
  std::vector<journal::summary::Person> people() const {
    std::vector<journal::summary::Person> out;
    for (std::size_t i = 0; i < count(); ++i) out.push_back({key(i), export_key(i)});
    return out;
  }

  // For the board, until 12 September 2026, over summary.txt with this text.
  journal::summary::ConsentStatement statement_over(
      std::string_view text, journal::summary::Audience audience = journal::summary::Audience::board) const {
    using namespace journal::summary;
    auto made =
        make_statement(audience, day("2026-09-12"), {describe_file(summary_file_name, as_bytes(text))}, export_keys());
    if (!made) throw std::logic_error("no statement");
    return *made;
  }

 private:
  std::vector<MemberSeeds> seeds_;
};

}  // namespace candour::test
