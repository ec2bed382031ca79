// Row 57: what leaves the journal as a summary names the export keys of its signers and nothing else of the journal.
#include <gtest/gtest.h>
#include <sodium.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <set>

#include "crypto/hash.hpp"
#include "journal/kinds/passage.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/vault/keys.hpp"
#include "journal/vault/member_views.hpp"
#include "journal/vault/summaries.hpp"
#include "journal/vault/writing.hpp"
#include "tests/attacks/source_tree.hpp"
#include "tests/support/kept.hpp"

namespace candour::test {
namespace {

using journal::ConsentPhase;
using journal::model::ItemKind;
namespace fs = std::filesystem;
namespace kinds = journal::kinds;
namespace model = journal::model;

std::string base64(ByteView bytes) {
  std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  out.resize(std::strlen(out.c_str()));
  return out;
}

// The letters that all of `bytes` and nothing else give, wherever they begin in a longer text in base64.
std::vector<std::string> in_base64(ByteView bytes) {
  std::vector<std::string> out;
  for (std::size_t before = 0; before < 3; ++before) {
    Bytes shifted(before, 0);
    append(shifted, bytes);
    const auto text = base64(shifted);
    const auto first = (before * 8 + 5) / 6;
    const auto last = shifted.size() * 8 / 6;
    out.push_back(text.substr(first, last - first));
  }
  return out;
}

// Whether a text holds these bytes as they are, in hexadecimal, or in base64.
bool holds(const std::string& text, ByteView bytes) {
  auto forms = in_base64(bytes);
  forms.push_back(to_hex(bytes));
  forms.emplace_back(bytes.begin(), bytes.end());
  return std::any_of(forms.begin(), forms.end(), [&](const std::string& form) { return text.find(form) != std::string::npos; });
}

// Without the line breaks that armour puts into base64.
std::string in_one_line(std::string text) {
  std::erase(text, '\n');
  return text;
}

// Every key, id, hash and signature that the vault of a person keeps, by the column where it stands.
std::map<std::string, std::set<Bytes>> kept_by(Person& person) {
  person.vault.reset();
  auto database = database_of(person);
  std::map<std::string, std::set<Bytes>> found;
  auto columns = database.prepare(
      "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%'");
  EXPECT_TRUE(columns.has_value());
  std::vector<std::pair<std::string, std::string>> names;
  while (*columns->step()) names.emplace_back(columns->text(0), columns->text(1));
  for (const auto& [table, column] : names) {
    const auto query = "SELECT \"" + column + "\" FROM \"" + table + "\" WHERE typeof(\"" + column +
                       "\") = 'blob' AND length(\"" + column + "\") IN (16, 24, 32, 64)";
    auto values = database.prepare(query.c_str());
    EXPECT_TRUE(values.has_value()) << table << '.' << column;
    while (values && *values->step()) found[table + '.' + column].insert(to_bytes(values->blob(0)));
  }
  return found;
}

class ExportAttack : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    const auto summary = pair.dani->writing().write(ItemKind::summary, {{kinds::summary::audience, model::Choice{3}}});
    ASSERT_TRUE(summary.has_value());
    ASSERT_TRUE(pair.dani->writing().write(ItemKind::passage, {{kinds::passage::summary, *summary},
                                                               {kinds::passage::heading, model::Number{1}},
                                                               prose(kinds::passage::text, "To learn from each other.")}));
    pair.carry_everything();
    ASSERT_TRUE(pair.dani->summaries().propose(*summary, "board", 20'460 + 80).has_value());
    pair.carry_everything();
    for (const auto phase : {ConsentPhase::intent, ConsentPhase::signature}) {
      for (auto* person : {&pair.meg, &pair.dani}) ASSERT_NO_FATAL_FAILURE(agree(*person, *summary, phase));
      pair.carry_everything();
    }
    ASSERT_TRUE(pair.meg->summaries().export_summary(*summary, folder()).has_value());
  }
  void agree(Person& person, const model::ItemKey& summary, ConsentPhase phase) {
    const auto view = person->summaries().show(summary);
    ASSERT_TRUE(view && view->proposal() != nullptr);
    auto step_up = person->keys().step_up(person.passphrase());
    ASSERT_TRUE(step_up.has_value());
    ASSERT_TRUE(person->summaries().consent(summary, phase, *view->proposal(), std::move(*step_up)).has_value());
  }
  fs::path folder() const { return pair.folder.path() / "export"; }

  TwoPeople pair;
};

TEST_F(ExportAttack, HoldsNoKeyIdOrHashThatAVaultKeeps) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::directory_iterator(folder())) {
    files[entry.path().filename()] = entry.path().filename().string() + in_one_line(text_of_file(entry.path()));
  }
  ASSERT_EQ(files.size(), 4u);

  std::size_t tried = 0;
  for (auto* person : {&pair.meg, &pair.dani}) {
    for (const auto& [column, values] : kept_by(*person)) {
      for (const auto& value : values) {
        ++tried;
        for (const auto& [name, text] : files) EXPECT_FALSE(holds(text, value)) << name << " holds a value of " << column;
      }
    }
  }
  EXPECT_GT(tried, 60u);
}

TEST(ExportSearch, WouldFindWhatIsHeldInAnyForm) {
  const auto value = crypto::random_bytes(32);
  for (std::size_t before = 0; before < 3; ++before) {
    Bytes longer = crypto::random_bytes(before);
    append(longer, value);
    append(longer, crypto::random_bytes(5));
    EXPECT_TRUE(holds("text " + base64(longer), value)) << before;
  }
  EXPECT_TRUE(holds("text " + to_hex(value), value));
  EXPECT_FALSE(holds("text " + to_hex(crypto::random_bytes(32)), value));
}

}  // namespace
}  // namespace candour::test
