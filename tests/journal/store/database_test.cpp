#include "journal/store/drafts.hpp"
#include "journal/store/database.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "journal/kinds/registry.hpp"
#include "journal/store/schema.hpp"
#include "journal/store/word_index.hpp"
#include "tests/journal/store/tables.hpp"

namespace candour::journal::store {
namespace {

class Database : public testing::Test {
 protected:
  void SetUp() override {
    crypto::start();
    std::string folder = (std::filesystem::temp_directory_path() / "candour-store-XXXXXX").string();
    ASSERT_NE(mkdtemp(folder.data()), nullptr);
    folder_ = folder;
    master_ = crypto::MasterKey::random();
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string path() const { return (folder_ / "journal").string(); }

  // True if `words` stand in the clear in any file of the folder.
  bool is_readable(std::string_view words) const {
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      if (bytes.find(words) != std::string::npos) return true;
    }
    return false;
  }

  std::filesystem::path folder_;
  crypto::MasterKey master_;
};

TEST_F(Database, KeepsWhatWasWrittenUnderItsKey) {
  {
    auto database = *open_database(path(), master_);
    Projection projection(database, kinds::registry());
    auto transaction = *sqlite::Transaction::begin(database);
    ASSERT_TRUE(Queue(projection).save(test::by(test::dani, 10), test::reflection(test::item(1), "kept words")));
    ASSERT_TRUE(transaction.commit());
  }

  auto database = *open_database(path(), master_);

  EXPECT_EQ(search(Projection(database, kinds::registry()), "kept", 9)->size(), 1U);
}

TEST_F(Database, LosesASaveWhoseTransactionDidNotEnd) {
  auto database = *open_database(path(), master_);
  Projection projection(database, kinds::registry());
  {
    auto transaction = *sqlite::Transaction::begin(database);
    ASSERT_TRUE(Queue(projection).save(test::by(test::dani, 10), test::reflection(test::item(1), "half")));
  }

  EXPECT_EQ(*Queue(projection).count(model::Space::everyone), 0U);
  EXPECT_TRUE(search(projection, "half", 9)->empty());
}

TEST_F(Database, DoesNotOpenUnderAnotherKey) {
  ASSERT_TRUE(open_database(path(), master_));

  EXPECT_EQ(open_database(path(), crypto::MasterKey::random()).error().code, ErrorCode::damaged);
}

TEST_F(Database, ShowsNoWordInItsFiles) {
  auto database = *open_database(path(), master_);
  Projection projection(database, kinds::registry());
  ASSERT_TRUE(Queue(projection).save(test::by(test::dani, 10), test::reflection(test::item(1), "Calderbank")));

  EXPECT_FALSE(is_readable("Calderbank"));
  EXPECT_FALSE(is_readable("SQLite format"));
  EXPECT_FALSE(is_readable("CREATE TABLE"));
}

TEST_F(Database, OfALaterProgramIsRefused) {
  {
    auto database = *open_database(path(), master_);
    ASSERT_TRUE(database.execute("PRAGMA user_version = 1000"));
  }

  EXPECT_EQ(open_database(path(), master_).error().code, ErrorCode::newer_version);
}

TEST_F(Database, FollowsTheMigrationsThatItHasNotSeen) {
  const std::vector<Migration> first{{1, {"CREATE TABLE a(x) STRICT"}}};
  const std::vector<Migration> both{{1, {"CREATE TABLE a(x ANY) STRICT"}}, {2, {"CREATE TABLE b(x ANY) STRICT"}}};
  auto database = *sqlite::Connection::open(":memory:", sqlite::Connection::Mode::read_write_create);
  ASSERT_FALSE(migrate(database, first));  // not SQL of this dialect: nothing of it stays
  ASSERT_TRUE(migrate(database, std::span(both).first(1)));

  EXPECT_TRUE(migrate(database, both));
  EXPECT_TRUE(database.execute("SELECT x FROM a; SELECT x FROM b;"));
  EXPECT_EQ(migrate(database, std::span(both).first(1)).error().code, ErrorCode::newer_version);
}

TEST_F(Database, HasMigrationsNumberedFromOne) {
  const auto all = migrations();

  for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i].version, static_cast<int>(i) + 1);
}

TEST_F(Database, OfTheFirstVersionLearnsToKeepDrafts) {
  auto database = *sqlite::Connection::open(":memory:", sqlite::Connection::Mode::read_write_create);
  ASSERT_TRUE(know_words(database));
  ASSERT_TRUE(migrate(database, migrations().first(1)));
  ASSERT_TRUE(database.execute("INSERT INTO meta(k, v) VALUES('name', x'44')"));

  ASSERT_TRUE(migrate(database, migrations()));

  EXPECT_TRUE(save_draft(database, "slot", as_bytes("half a thought")));
  EXPECT_TRUE(database.execute("SELECT v FROM meta WHERE k = 'name'"));
}

TEST_F(Database, OfTheFifthVersionGetsItsIndexCutAnewAndOnceOnly) {
  auto database = *sqlite::Connection::open(":memory:", sqlite::Connection::Mode::read_write_create);
  ASSERT_TRUE(know_words(database));
  ASSERT_TRUE(migrate(database, migrations().first(5)));
  ASSERT_TRUE(database.execute(
      "INSERT INTO shown(id, item_id, field, name, value, writer, tips) VALUES(5, 1, 1, x'00',"
      " CAST('Łódź 今日は上司' AS BLOB), x'00', 1), (6, 1, 2, x'00', CAST('never searched' AS BLOB), x'00', 1);"
      "INSERT INTO found(rowid, words) SELECT id, CAST(value AS TEXT) FROM shown WHERE id = 5"));
  auto broken = std::vector<Migration>(migrations().begin(), migrations().begin() + 6);
  broken.back().pieces.push_back("INSERT INTO nowhere VALUES(1)");
  ASSERT_FALSE(migrate(database, broken));
  const auto rows = [&](const char* sql) {
    auto select = database.prepare(sql);
    return select && select->step() ? select->integer(0) : -1;
  };
  ASSERT_EQ(rows("SELECT count(*) FROM found WHERE found MATCH 'łódź'"), 1) << "the old index went with the failure";

  ASSERT_TRUE(migrate(database, migrations()));
  ASSERT_TRUE(migrate(database, migrations()));

  EXPECT_EQ(rows("SELECT count(*) FROM found"), 1);
  EXPECT_EQ(rows("SELECT rowid FROM found WHERE found MATCH '\"lodz\"'"), 5);
  EXPECT_EQ(rows("SELECT rowid FROM found WHERE found MATCH '\"上\" + \"司\"'"), 5);
  EXPECT_EQ(rows("SELECT count(*) FROM sqlite_schema WHERE name = 'found_before'"), 0);
}

TEST_F(Database, EmptiesItsLogWhenAsked) {
  auto database = *open_database(path(), master_);

  ASSERT_TRUE(truncate_log(database));

  EXPECT_EQ(std::filesystem::file_size(path() + "-wal"), 0U);
}

}  // namespace
}  // namespace candour::journal::store
