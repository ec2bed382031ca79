#include "base/sqlite/sqlite.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace candour::sqlite {
namespace {

constexpr auto key =
    "x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f000102030405060708090a0b0c0d0e0f'";
constexpr auto other_key =
    "x'ff0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f000102030405060708090a0b0c0d0e0f'";

class Database : public testing::Test {
 protected:
  Database() {
    std::string name = (std::filesystem::temp_directory_path() / "candour-sqlite-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = name;
  }
  ~Database() override { std::filesystem::remove_all(folder_); }

  std::string path() const { return (folder_ / "db").string(); }
  Connection opened() const {
    auto connection = Connection::open(path(), Connection::Mode::read_write_create);
    EXPECT_TRUE(connection);
    return std::move(connection).value();
  }
  Connection with_table() const {
    auto connection = opened();
    EXPECT_TRUE(connection.execute("CREATE TABLE t(a INTEGER PRIMARY KEY, b BLOB, c TEXT)"));
    return connection;
  }
  static std::int64_t rows(Connection& connection) {
    auto statement = connection.prepare("SELECT count(*) FROM t");
    EXPECT_TRUE(statement && *statement->step());
    return statement->integer(0);
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(Database, GivesBackWhatWasBound) {
  auto connection = with_table();
  const Bytes blob{0, 1, 255};
  {
    auto insert = connection.prepare("INSERT INTO t(a, b, c) VALUES(?, ?, ?)");
    ASSERT_TRUE(insert);
    ASSERT_TRUE(insert->bind_all(std::int64_t{-5}, ByteView(blob), std::string_view("h\0i", 3)).run());
  }

  auto select = connection.prepare("SELECT a, b, c FROM t");

  ASSERT_TRUE(select && *select->step());
  EXPECT_EQ(select->integer(0), -5);
  EXPECT_TRUE(equal(select->blob(1), blob));
  EXPECT_EQ(select->text(2), std::string_view("h\0i", 3));
  EXPECT_FALSE(*select->step());
  EXPECT_EQ(connection.last_insert_rowid(), -5);
  EXPECT_EQ(connection.changed_rows(), 1);
}

TEST_F(Database, KeepsEmptyAndAbsentApart) {
  auto connection = with_table();
  {
    auto insert = connection.prepare("INSERT INTO t(b, c) VALUES(?, ?)");
    ASSERT_TRUE(insert->bind(1, ByteView()).bind_null(2).run());
  }

  auto select = connection.prepare("SELECT b, c FROM t");

  ASSERT_TRUE(*select->step());
  EXPECT_FALSE(select->is_null(0));
  EXPECT_TRUE(select->blob(0).empty());
  EXPECT_TRUE(select->is_null(1));
  EXPECT_EQ(select->text(1), "");
}

TEST_F(Database, ForgetsBindingsBetweenTwoUsesOfAStatement) {
  auto connection = with_table();
  constexpr auto sql = "INSERT INTO t(c) VALUES(?)";
  {
    auto insert = connection.prepare(sql);
    ASSERT_TRUE(insert->bind(1, "kept").run());
  }
  {
    auto insert = connection.prepare(sql);
    ASSERT_TRUE(insert->run());
  }

  auto select = connection.prepare("SELECT count(*) FROM t WHERE c IS NULL");

  ASSERT_TRUE(*select->step());
  EXPECT_EQ(select->integer(0), 1);
}

TEST_F(Database, RunsOneStatementTwiceAtATime) {
  auto connection = with_table();
  ASSERT_TRUE(connection.execute("INSERT INTO t(a) VALUES(1), (2)"));
  constexpr auto sql = "SELECT a FROM t ORDER BY a";
  auto outer = connection.prepare(sql);
  ASSERT_TRUE(*outer->step());
  auto inner = connection.prepare(sql);
  ASSERT_TRUE(*inner->step());

  ASSERT_TRUE(*outer->step());

  EXPECT_EQ(outer->integer(0), 2);
  EXPECT_EQ(inner->integer(0), 1);
}

TEST_F(Database, RollsBackWhatWasNotCommitted) {
  auto connection = with_table();
  {
    auto transaction = Transaction::begin(connection);
    ASSERT_TRUE(transaction && connection.execute("INSERT INTO t(a) VALUES(1)"));
  }
  EXPECT_EQ(rows(connection), 0);

  auto transaction = Transaction::begin(connection);
  ASSERT_TRUE(transaction && connection.execute("INSERT INTO t(a) VALUES(1)") && transaction->commit());

  EXPECT_EQ(rows(connection), 1);
}

TEST_F(Database, SaysThatAConstraintFailedWithoutEndingTheProcess) {
  auto connection = with_table();
  auto insert = connection.prepare("INSERT INTO t(a) VALUES(1)");
  ASSERT_TRUE(insert->run());
  auto again = connection.prepare("INSERT INTO t(a) VALUES(1) ");

  const auto result = again->run();

  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::store_failed);
}

TEST_F(Database, EndsTheProcessOnAStatementThatDoesNotCompile) {
  auto connection = opened();

  EXPECT_DEATH((void)connection.prepare("SELEKT 1").has_value(), "does not compile");
}

TEST_F(Database, OpensWithItsKeyOnly) {
  {
    auto connection = opened();
    ASSERT_TRUE(connection.use_key(key) && connection.execute("CREATE TABLE t(a)"));
  }
  auto right = opened();
  auto wrong = opened();
  auto keyless = opened();

  ASSERT_TRUE(right.use_key(key) && wrong.use_key(other_key));

  EXPECT_TRUE(right.execute("SELECT * FROM t"));
  EXPECT_EQ(wrong.execute("SELECT * FROM sqlite_master").error().code, ErrorCode::damaged);
  EXPECT_EQ(keyless.execute("SELECT * FROM sqlite_master").error().code, ErrorCode::damaged);
}

TEST_F(Database, ShowsNothingOfItselfInAnEncryptedFile) {
  {
    auto connection = opened();
    ASSERT_TRUE(connection.use_key(key));
    ASSERT_TRUE(connection.execute("CREATE TABLE visible_name(a); INSERT INTO visible_name VALUES('visible words')"));
  }
  std::ifstream in(path(), std::ios::binary);

  const std::string file{std::istreambuf_iterator<char>(in), {}};

  EXPECT_GE(file.size(), 4096U);
  EXPECT_EQ(file.find("visible"), std::string::npos);
  EXPECT_EQ(file.find("SQLite format"), std::string::npos);
}

TEST_F(Database, IsReadableByItsOwnerAlone) {
  (void)with_table();

  EXPECT_EQ(std::filesystem::status(path()).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(Database, IsNotMadeAndNotWrittenWhenOpenedToBeRead) {
  EXPECT_FALSE(Connection::open(path(), Connection::Mode::read_only));
  (void)with_table();

  auto reading = Connection::open(path(), Connection::Mode::read_only);

  ASSERT_TRUE(reading);
  EXPECT_FALSE(reading->execute("INSERT INTO t(a) VALUES(1)"));
}

}  // namespace
}  // namespace candour::sqlite
