#include "journal/summary/verify.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <chrono>
#include <cstdio>

#include "crypto/ssh_signature.hpp"
#include "exported_summary.hpp"

namespace candour::journal::summary {
namespace {

using test::ExportedSummary;
using test::write_text;

void expect_refused(const VerifyReport& report, VerifyCheck check, std::string_view file = {}) {
  EXPECT_EQ(report.outcome, VerifyOutcome::refused);
  EXPECT_EQ(report.failed, check) << static_cast<int>(report.failed);
  EXPECT_EQ(report.file, file);
}

// Replaces the statement and has everybody sign it anew, as its signers could.
void resign(const ExportedSummary& exported, const std::string& statement) {
  write_text(exported.file("consent.txt"), statement);
  const auto state = test::signed_round(exported.members, {"", statement});
  for (std::size_t i = 0; i < state.signatures.size(); ++i) {
    write_text(exported.file(signature_file_name(i + 1)),
               crypto::ssh_armour(state.signatures[i].key, crypto::SshNamespace::candour_summary,
                                  state.signatures[i].signature));
  }
}

std::string with(std::string text, std::string_view old, std::string_view fresh) {
  const auto at = text.find(old);
  EXPECT_NE(at, std::string::npos) << old;
  return text.replace(at, old.size(), fresh);
}

TEST(Verify, AcceptsWhatEverybodyOnTheCardSigned) {
  for (const std::size_t people : {1U, 2U, 5U}) {
    const ExportedSummary exported(people);

    const auto report = exported.verify();

    EXPECT_EQ(report.outcome, VerifyOutcome::good);
    EXPECT_EQ(report.failed, VerifyCheck::none);
    EXPECT_EQ(report.statement->signers.size(), people);
  }
}

TEST(Verify, TellsAPastDateFromARefusal) {
  const ExportedSummary exported(2);

  EXPECT_EQ(exported.verify(exported.card(), "2026-09-12").outcome, VerifyOutcome::good);
  EXPECT_EQ(exported.verify(exported.card(), "2026-09-13").outcome, VerifyOutcome::was_good);
  write_text(exported.file("summary.txt"), "SUMMARx\n");
  EXPECT_EQ(exported.verify(exported.card(), "2026-09-13").outcome, VerifyOutcome::refused);
}

// Attack 65.
TEST(Attack65, AKeyThatIsNotOnTheCardIsRefused) {
  const ExportedSummary exported(2);
  const test::Members others(3);

  const auto stranger = card_line(exported.members.export_key(0)) + card_line(others.export_key(2));

  expect_refused(exported.verify(stranger), VerifyCheck::signers);
  expect_refused(exported.verify(exported.card() + card_line(others.export_key(2))), VerifyCheck::signers);
}

// A file that nobody signed would be read as if they had, also one that a file manager hides.
TEST(Attack65, AFileThatTheStatementDoesNotListIsRefusedAlsoAHiddenOne) {
  for (const std::string name : {"summary2.txt", ".summary.txt", ".DS_Store", "consent.txt.3.sig"}) {
    const ExportedSummary exported(2);
    write_text(exported.file(name), "Not signed.");

    expect_refused(exported.verify(), VerifyCheck::extra_file, name[0] == '.' ? "" : name);
  }
}

// Attack 67.
TEST(Attack67, OneSignatureFewerIsRefused) {
  const ExportedSummary exported(3);
  std::filesystem::remove(exported.file("consent.txt.2.sig"));

  expect_refused(exported.verify(), VerifyCheck::missing_file, "consent.txt.2.sig");
}

TEST(Attack67, OneSignerTwiceIsRefused) {
  const ExportedSummary exported(2);
  write_text(exported.file("consent.txt.2.sig"), test::read_text(exported.file("consent.txt.1.sig")));

  expect_refused(exported.verify(), VerifyCheck::signature, "consent.txt.2.sig");
}

TEST(Attack67, OneSignerOnceMoreIsRefused) {
  const ExportedSummary exported(2);
  write_text(exported.file("consent.txt.3.sig"), test::read_text(exported.file("consent.txt.1.sig")));

  expect_refused(exported.verify(), VerifyCheck::extra_file, "consent.txt.3.sig");
}

// Attack 68: with the identity point as key, a signature of R = identity, S = 0 verifies by the bare equation.
TEST(Attack68, ALowOrderKeyOnTheCardIsRefused) {
  const ExportKey identity_point(ByteArray<32>{1});
  const Signature trivial(ByteArray<64>{1});
  const test::TemporaryFolder place;
  const auto statement = make_statement(Audience::board, test::day("2026-09-12"),
                                        {describe_file("summary.txt", as_bytes("x"))}, {identity_point});
  ASSERT_TRUE(statement);
  write_text(place.path() / "summary.txt", "x");
  write_text(place.path() / "consent.txt", write_statement(*statement));
  write_text(place.path() / "consent.txt.1.sig",
             crypto::ssh_armour(identity_point, crypto::SshNamespace::candour_summary, trivial));

  const auto report = verify_folder(place.path(), card_line(identity_point), test::day("2026-07-01"));

  EXPECT_EQ(report.outcome, VerifyOutcome::refused);
  EXPECT_TRUE(report.failed == VerifyCheck::signature || report.failed == VerifyCheck::card);
}

// Attack 71.
TEST(Attack71, AChangeOfAnyLineOfTheStatementIsRefused) {
  const ExportedSummary exported(2);
  const auto text = exported.proposal.statement;

  for (std::size_t i = 0; i < text.size(); ++i) {
    auto changed = text;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    write_text(exported.file("consent.txt"), changed);
    EXPECT_EQ(exported.verify().outcome, VerifyOutcome::refused) << i;
  }
  write_text(exported.file("consent.txt"), with(text, "board", "cohort"));
  expect_refused(exported.verify(), VerifyCheck::signature, "consent.txt.1.sig");
  write_text(exported.file("consent.txt"), with(text, "2026-09-12", "2027-09-12"));
  expect_refused(exported.verify(), VerifyCheck::signature, "consent.txt.1.sig");
}

TEST(Attack71, AnotherFileIsRefused) {
  const ExportedSummary exported(2);

  write_text(exported.file("summary.txt"), "SUMMARx\n");
  expect_refused(exported.verify(), VerifyCheck::file_content, "summary.txt");
  write_text(exported.file("summary.txt"), "SUMMARY\n\n");
  expect_refused(exported.verify(), VerifyCheck::file_size, "summary.txt");
  write_text(exported.file("summary.txt"), "SUMMARY");
  expect_refused(exported.verify(), VerifyCheck::file_size, "summary.txt");
  std::filesystem::remove(exported.file("summary.txt"));
  expect_refused(exported.verify(), VerifyCheck::missing_file, "summary.txt");
}

// Attack 105.
TEST(Attack105, AConsentByOneOfTwoIsRefusedByTheCardOfBoth) {
  const ExportedSummary alone(1);
  const test::Members both(2);

  expect_refused(alone.verify(card_line(both.export_key(0)) + card_line(both.export_key(1))), VerifyCheck::signers);
}

TEST(Attack105, AFileNameWithALineBreakOrALeadingDotIsRefused) {
  for (const std::string name : {"a\nfile: b", ".summary", "../summary.txt", "a/b"}) {
    const ExportedSummary exported(2);
    resign(exported, with(exported.proposal.statement, "summary.txt", name));

    expect_refused(exported.verify(), VerifyCheck::statement);
  }
}

TEST(Verify, RefusesASignedPublicStatement) {
  const ExportedSummary exported(2);
  resign(exported, with(exported.proposal.statement, "board", "public"));

  expect_refused(exported.verify(), VerifyCheck::statement);
}

TEST(Verify, RefusesAStatementThatListsItselfOrASignature) {
  for (const std::string name : {"consent.txt", "consent.txt.1.sig"}) {
    const ExportedSummary exported(2);
    std::filesystem::remove(exported.file("summary.txt"));
    resign(exported, with(exported.proposal.statement, "summary.txt", name));

    expect_refused(exported.verify(), VerifyCheck::reserved_name, name);
  }
}

TEST(Verify, RefusesWhateverElseLiesInTheFolderAndRepeatsNoStrangeName) {
  const ExportedSummary plain(2);
  write_text(plain.file("notes.txt"), "");
  const ExportedSummary strange(2);
  write_text(strange.file("\x1b[2Jgood"), "");
  const ExportedSummary folder(2);
  std::filesystem::create_directory(folder.file("more"));

  expect_refused(plain.verify(), VerifyCheck::extra_file, "notes.txt");
  expect_refused(strange.verify(), VerifyCheck::extra_file, "");
  expect_refused(folder.verify(), VerifyCheck::extra_file, "more");
}

TEST(Verify, FollowsNoLink) {
  const ExportedSummary exported(2);
  const auto outside = exported.temporary.path() / "outside";
  std::filesystem::rename(exported.file("summary.txt"), outside);
  std::filesystem::create_symlink(outside, exported.file("summary.txt"));

  expect_refused(exported.verify(), VerifyCheck::missing_file, "summary.txt");
}

TEST(Verify, RefusesSignaturesInAnotherOrderOrArmour) {
  const ExportedSummary swapped(2);
  const auto first = test::read_text(swapped.file("consent.txt.1.sig"));
  write_text(swapped.file("consent.txt.1.sig"), test::read_text(swapped.file("consent.txt.2.sig")));
  write_text(swapped.file("consent.txt.2.sig"), first);
  const ExportedSummary loose(2);
  write_text(loose.file("consent.txt.1.sig"), test::read_text(loose.file("consent.txt.1.sig")) + "\n");

  expect_refused(swapped.verify(), VerifyCheck::signature, "consent.txt.1.sig");
  expect_refused(loose.verify(), VerifyCheck::signature, "consent.txt.1.sig");
}

TEST(Verify, RefusesACardOrAFolderThatIsNone) {
  const ExportedSummary exported(2);

  expect_refused(exported.verify(""), VerifyCheck::card);
  expect_refused(exported.verify("hello\n"), VerifyCheck::card);
  expect_refused(verify_folder(exported.temporary.path() / "absent", exported.card(), test::day("2026-07-01")),
                 VerifyCheck::folder);
  std::filesystem::remove(exported.file("consent.txt"));
  expect_refused(exported.verify(), VerifyCheck::statement);
}

struct Ran {
  int code = -1;
  std::string output;
};

Ran run(const std::string& arguments) {
  Ran ran;
  const auto command = std::string(CANDOUR_BIN_DIR) + "/candour-verify " + arguments + " 2>&1";
  FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return ran;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) ran.output += static_cast<char>(c);
  const int status = ::pclose(pipe);
  if (WIFEXITED(status)) ran.code = WEXITSTATUS(status);
  return ran;
}

// A clock file that makes the program's day the given one.
void set_clock(const std::filesystem::path& file, std::string_view today) {
  const auto shift = std::chrono::days(test::day(today).number) + std::chrono::hours(12) -
                     std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()).time_since_epoch();
  write_text(file, std::to_string(shift.count()));
}

TEST(VerifyProgram, AnswersWithAWordAndAnExitCode) {
  const ExportedSummary exported(2);
  const auto card = exported.temporary.path() / "card";
  const auto clock = exported.temporary.path() / "clock";
  write_text(card, exported.card());
  const auto arguments = exported.folder().string() + " --card " + card.string() + " --clock " + clock.string();

  set_clock(clock, "2026-07-01");
  const auto good = run(arguments);
  set_clock(clock, "2026-09-13");
  const auto past = run(arguments);
  write_text(exported.file("summary.txt"), "SUMMARx\n");
  const auto refused = run(arguments);

  EXPECT_EQ(good.code, 0);
  EXPECT_TRUE(good.output.starts_with("result: good\naudience: board\nvalid until: 2026-09-12\nfile: summary.txt\n"));
  EXPECT_EQ(past.code, 3);
  EXPECT_TRUE(past.output.starts_with("result: was good until 2026-09-12\n"));
  EXPECT_EQ(refused.code, 1);
  EXPECT_EQ(refused.output, "result: refused\nat: summary.txt\nreason: A file is not the one that was signed.\n");
}

TEST(VerifyProgram, SaysHowItIsUsed) {
  EXPECT_EQ(run("").code, 2);
  EXPECT_EQ(run("/tmp").code, 2);
  EXPECT_EQ(run("/tmp --card").code, 2);
  EXPECT_EQ(run("/tmp --card /nonexistent").code, 2);
  EXPECT_EQ(run("/tmp --unknown x --card y").code, 2);
}

}  // namespace
}  // namespace candour::journal::summary
