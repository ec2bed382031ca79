// Starts under a disk, a folder or a past that is not as it should be: what still works, and what is said.
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <unistd.h>

#include <fstream>

#include "tests/sync/relay/pair_at_work.hpp"

namespace candour::relay_test {

namespace {

// A small disk of its own where this user may mount one; else nothing, and a limit on file sizes stands for it.
class SmallDisk {
 public:
  explicit SmallDisk(const std::filesystem::path& where) : where_(where) {
    std::filesystem::create_directory(where_);
    is_mounted_ = ::mount("tmpfs", where_.c_str(), "tmpfs", 0, "size=512k") == 0;
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  ~SmallDisk() {
    if (is_mounted_) ::umount2(where_.c_str(), MNT_DETACH);
  }
  bool is_mounted() const { return is_mounted_; }
  bool become_read_only() {
    return is_mounted_ && ::mount("tmpfs", where_.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, "size=512k") == 0;
  }
  // To the last byte.
  void fill() {
    std::ofstream out(where_ / "filler", std::ios::binary);
    while (out.write("x", 1) && out.flush()) {
    }
  }
  void empty() { std::filesystem::remove(where_ / "filler"); }

 private:
  const std::filesystem::path where_;
  bool is_mounted_ = false;
};

class Start : public testing::Test {
 protected:
  // A relay that ended as `how` says with two envelopes on its disk.
  enum class How : std::uint8_t { stopped, killed };
  void leave_a_relay_behind(How how) {
    RelayProcess process(data_, clock_.file());
    DirectRelay relay(process);
    Member member(relay, clock_, box_);
    ASSERT_EQ(member.create().code, Code::ok);
    ASSERT_EQ(member.append({envelope_of(1), envelope_of(2)}).code, Code::ok);
    (void)(how == How::stopped ? process.terminate() : process.kill());
  }

  static std::size_t envelopes_in(const Reply& page) {
    return wire::parse_fetch_answer(page.body).value_or({}).entries.size();
  }

  Ran run_here(const ProcessLimits& limits = {}) {
    return run_relay({"--listen", "127.0.0.1:0", "--data", data_.string()}, limits);
  }

  TemporaryFolder folder_;
  std::filesystem::path disk_ = folder_.path() / "disk";
  std::filesystem::path data_ = disk_ / "data";
  ShiftedClock clock_{folder_.path() / "clock"};
  Box box_ = journal_box("box");
};

// Whoever reads its line may stop it before it has served anybody.
TEST_F(Start, IsStoppedInGoodOrderAtOnceAfterItsLine) {
  for (int times = 0; times < 30; ++times) {
    RelayProcess process(data_, clock_.file());
    ASSERT_FALSE(process.line().empty());

    ASSERT_EQ(process.terminate(), 0) << "start " << times;
  }
}

TEST_F(Start, OnAFullDiskIsGoodForReadingAndForWritingOnceThereIsRoom) {
  for (const auto how : {How::stopped, How::killed}) {
    SmallDisk disk(disk_);
    leave_a_relay_behind(how);
    if (disk.is_mounted()) disk.fill();
    const ProcessLimits full = disk.is_mounted() ? ProcessLimits{} : ProcessLimits{.file_size = 0};
    {
      RelayProcess process(data_, clock_.file(), full);
      ASSERT_NE(process.port(), 0) << process.said();
      DirectRelay relay(process);
      Member member(relay, clock_, box_);
      EXPECT_EQ(envelopes_in(member.fetch()), 2u);
      EXPECT_EQ(member.append({envelope_of(3)}).code, Code::disk_full);
      EXPECT_EQ(member.append({envelope_of(2)}).code, Code::ok) << "it stands there already";
      if (disk.is_mounted()) {
        disk.empty();
        EXPECT_EQ(member.append({envelope_of(3)}).code, Code::ok);
        EXPECT_EQ(envelopes_in(member.fetch()), 3u);
      }
      EXPECT_EQ(process.terminate(), 0) << process.said();
    }
    std::filesystem::remove_all(data_);
  }
}

TEST_F(Start, WithNoRoomForAnyFileIsGoodForReading) {
  std::filesystem::create_directory(disk_);
  leave_a_relay_behind(How::killed);
  RelayProcess process(data_, clock_.file(), {.file_size = 0});
  ASSERT_NE(process.port(), 0) << process.said();
  DirectRelay relay(process);
  Member member(relay, clock_, box_);

  EXPECT_EQ(envelopes_in(member.fetch()), 2u);
  EXPECT_EQ(member.append({envelope_of(3)}).code, Code::disk_full);
  EXPECT_EQ(envelopes_in(member.fetch()), 2u) << "reading goes on";
  EXPECT_EQ(process.terminate(), 0);
}

TEST_F(Start, OfAFirstRelayOnAFullDiskSaysSo) {
  const auto ran = run_here({.file_size = 0});

  EXPECT_EQ(ran.exit_code, 75);
  EXPECT_EQ(ran.out, "");
}

TEST_F(Start, InAFolderOfSomebodyElseSaysSo) {
  std::filesystem::create_directory(disk_);
  leave_a_relay_behind(How::stopped);
  for (const auto& closed : {data_, data_ / "relay.lock", data_ / "relay.db", data_ / "relay.key"}) {
    const auto before = std::filesystem::status(closed).permissions();
    std::filesystem::permissions(closed, std::filesystem::perms::none);

    const auto ran = run_here({.obeys_permissions = true});

    EXPECT_EQ(ran.exit_code, 78) << closed;
    EXPECT_EQ(ran.err, "candour-relay: this user may not read and write the data folder or a file in it.\n") << closed;
    std::filesystem::permissions(closed, before);
  }
}

TEST_F(Start, OnAMediumThatTakesNoWritesSaysSo) {
  SmallDisk disk(disk_);
  leave_a_relay_behind(How::stopped);
  if (!disk.become_read_only()) {
    // Nobody may mount here: the nearest that there is.
    std::filesystem::permissions(data_, std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    std::filesystem::permissions(data_ / "relay.db", std::filesystem::perms::owner_read);
    EXPECT_EQ(run_here({.obeys_permissions = true}).exit_code, 78);
    return;
  }

  const auto ran = run_here();

  EXPECT_EQ(ran.exit_code, 78);
  EXPECT_EQ(ran.err, "candour-relay: the data folder is on a medium that takes no writes.\n");
}

TEST_F(Start, BesideAnAnchorWhoseDatabaseIsGoneOrEmptySaysSo) {
  for (const bool is_empty : {false, true}) {
    std::filesystem::create_directories(disk_);
    leave_a_relay_behind(How::stopped);
    std::filesystem::remove(data_ / "relay.db");
    if (is_empty) std::ofstream(data_ / "relay.db") << "";
    {
      RelayProcess process(data_, clock_.file());
      EXPECT_NE(process.said().find("the anchor knows of a database that is not there or empty"), std::string::npos);
      DirectRelay relay(process);
      EXPECT_EQ(Member(relay, clock_, box_).fetch().code, Code::denied);
    }
    std::filesystem::remove_all(data_);
  }
}

TEST_F(Start, BesideAnAnchorWithNeitherDatabaseNorKeySaysThatItIsAnotherRelay) {
  std::filesystem::create_directory(disk_);
  leave_a_relay_behind(How::stopped);
  std::filesystem::remove(data_ / "relay.db");
  std::filesystem::remove(data_ / "relay.key");

  RelayProcess process(data_, clock_.file());

  EXPECT_NE(process.said().find("this is a new relay"), std::string::npos) << process.said();
}

TEST_F(Start, OfANewRelaySaysNothingBesideItsLine) {
  std::filesystem::create_directory(disk_);
  RelayProcess process(data_, clock_.file());

  EXPECT_EQ(process.said(), "");
}

TEST_F(Start, TakesNoMoreMemoryThanTheListOfDeletesIsLong) {
  std::filesystem::create_directory(disk_);
  leave_a_relay_behind(How::stopped);
  RelayProcess process(data_, clock_.file(), {.memory = 40u << 20});

  ASSERT_NE(process.port(), 0) << process.said();
  EXPECT_LT(process.peak_memory(), 32u << 20);
}

TEST_F(Start, OfACommandWhoseOutputIsLostIsNoSuccess) {
  std::filesystem::create_directory(disk_);
  leave_a_relay_behind(How::stopped);

  for (const std::string command : {"help", "version"}) EXPECT_EQ(run_relay_into("/dev/full", {command}), 75) << command;
  EXPECT_EQ(run_relay_into("/dev/full", {"--data", data_.string(), "dump", to_hex(box_.keys.id)}), 75);
}

}  // namespace

}  // namespace candour::relay_test
