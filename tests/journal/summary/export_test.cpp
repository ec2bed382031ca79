#include "journal/summary/export.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>

#include "crypto/ssh_signature.hpp"
#include "exported_summary.hpp"

namespace candour::journal::summary {
namespace {

using test::ExportedSummary;
using test::TemporaryFolder;

std::vector<std::string> names(const std::filesystem::path& folder) { return names_in(folder).value_or({}); }

ErrorCode code_of(const Result<>& result) {
  if (result) throw std::logic_error("no error");
  return result.error().code;
}

Proposal proposal_of(const test::Members& members, Audience audience = Audience::board) {
  return {"SUMMARY\n", write_statement(members.statement_over("SUMMARY\n", audience))};
}

TEST(Export, WritesFileStatementAndOneSignatureAPersonAndNothingElse) {
  const ExportedSummary exported(3);

  EXPECT_EQ(names(exported.folder()), (std::vector<std::string>{"consent.txt", "consent.txt.1.sig", "consent.txt.2.sig",
                                                                "consent.txt.3.sig", "summary.txt"}));
  EXPECT_EQ(test::read_text(exported.file("summary.txt")), exported.proposal.file);
  EXPECT_EQ(test::read_text(exported.file("consent.txt")), exported.proposal.statement);
  EXPECT_EQ(std::filesystem::status(exported.file("summary.txt")).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST(Export, TakesAnEmptyFolderAndRefusesOneWithAnythingInIt) {
  const test::Members two(2);
  const auto proposal = proposal_of(two);
  const TemporaryFolder empty;
  const TemporaryFolder used;
  test::write_text(used.path() / ".hidden", "mine");

  EXPECT_TRUE(export_summary(test::signed_round(two, proposal), proposal, empty.path()));
  EXPECT_EQ(code_of(export_summary(test::signed_round(two, proposal), proposal, used.path())),
            ErrorCode::folder_not_empty);
  EXPECT_EQ(names(used.path()), std::vector<std::string>{".hidden"});
}

TEST(Export, SaysOfEachPlaceWhyItCannotGoThere) {
  const test::Members two(2);
  const auto proposal = proposal_of(two);
  const auto state = test::signed_round(two, proposal);
  const TemporaryFolder place;
  test::write_text(place.path() / "file", "mine");

  EXPECT_EQ(code_of(export_summary(state, proposal, place.path() / "none" / "out")), ErrorCode::no_such_folder);
  EXPECT_EQ(code_of(export_summary(state, proposal, place.path() / "file")), ErrorCode::folder_not_empty);
  EXPECT_EQ(names(place.path()), std::vector<std::string>{"file"});
}

TEST(Export, RefusesWhatIsNotApprovedByEveryoneAndLeavesNothing) {
  const test::Members two(2);
  const auto proposal = proposal_of(two);
  const TemporaryFolder place;
  const auto folder = place.path() / "out";

  auto not_exportable = test::signed_round(two, proposal);
  not_exportable.is_exportable = false;
  auto voided = test::signed_round(two, proposal);
  voided.is_void = RoundVoid::text_differs;
  auto one_missing = test::signed_round(two, proposal);
  one_missing.signatures.pop_back();
  auto one_twice = test::signed_round(two, proposal);
  one_twice.signatures[1] = one_twice.signatures[0];
  auto bad = test::signed_round(two, proposal);
  bad.signatures[1].signature.bytes[0] ^= 1;

  for (const auto& state : {not_exportable, voided, one_missing, one_twice, bad}) {
    EXPECT_EQ(code_of(export_summary(state, proposal, folder)), ErrorCode::not_approved);
  }
  EXPECT_FALSE(std::filesystem::exists(folder));
}

TEST(Export, RefusesAFileThatIsNotTheOneOfTheStatement) {
  const test::Members two(2);
  auto proposal = proposal_of(two);
  const auto state = test::signed_round(two, proposal);
  proposal.file += "More.\n";
  const TemporaryFolder place;

  EXPECT_EQ(code_of(export_summary(state, proposal, place.path())), ErrorCode::not_approved);
  EXPECT_TRUE(names(place.path()).empty());
}

TEST(Export, OfAPublicTextIsTheFileAlone) {
  const test::Members two(2);
  const auto proposal = proposal_of(two, Audience::public_text);
  RoundState state;
  state.is_exportable = true;
  const TemporaryFolder place;

  ASSERT_TRUE(export_summary(state, proposal, place.path()));
  EXPECT_EQ(names(place.path()), std::vector<std::string>{"summary.txt"});
}

TEST(Export, WritesSignaturesThatStockOpenSshAccepts) {
  const ExportedSummary exported(2);
  const auto card = exported.temporary.path() / "card";
  test::write_text(card, exported.card());
  const auto statement = parse_statement(exported.proposal.statement, StatementPosition::outside);
  ASSERT_TRUE(statement);
  const auto ssh_accepts = [&](std::size_t number, const std::string& principal) {
    const auto command = "ssh-keygen -Y verify -f '" + card.string() + "' -I '" + principal +
                         "' -n candour-summary -s '" + exported.file(signature_file_name(number)).string() + "' < '" +
                         exported.file("consent.txt").string() + "' > /dev/null 2>&1";
    const int status = std::system(command.c_str());
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
  };

  EXPECT_TRUE(ssh_accepts(1, statement->signers[0]));
  EXPECT_TRUE(ssh_accepts(2, statement->signers[1]));
  EXPECT_FALSE(ssh_accepts(2, statement->signers[0]));
  test::write_text(exported.file("consent.txt"), exported.proposal.statement + "\n");
  EXPECT_FALSE(ssh_accepts(1, statement->signers[0]));
}

TEST(Card, IsReadAsItIsPrinted) {
  const test::Members two(2);
  const auto text = card_line(two.export_key(0)) + card_line(two.export_key(1));

  const auto card = parse_card(text);

  ASSERT_TRUE(card);
  EXPECT_EQ(card->size(), 2U);
  EXPECT_LT((*card)[0].fingerprint, (*card)[1].fingerprint);
}

TEST(Card, IsMalformedWithAnyLineThatNobodyPrints) {
  const test::Members two(2);
  const auto line = card_line(two.export_key(0));
  const auto other = card_line(two.export_key(1));
  const auto swapped = crypto::ssh_fingerprint(two.export_key(1)) + line.substr(line.find(' '));

  for (const auto& text :
       {std::string(), line + "\n", "# comment\n" + line, line + line, line.substr(0, line.size() - 1), " " + line,
        line + other.substr(0, other.size() - 1) + "\r\n", swapped,
        std::string("* namespaces=\"candour-summary\" ssh-ed25519 AAAA\n"), std::string(max_card_size + 1, '\n')}) {
    EXPECT_FALSE(parse_card(text)) << text.size();
  }
}

TEST(PlainFile, IsReadWholeUpToTheLimitAndNeverThroughALink) {
  const TemporaryFolder place;
  test::write_text(place.path() / "file", "12345");
  std::filesystem::create_symlink(place.path() / "file", place.path() / "link");

  EXPECT_EQ(to_text(*read_plain_file(place.path() / "file", 5)), "12345");
  EXPECT_EQ(read_plain_file(place.path() / "file", 4).error().code, ErrorCode::too_long);
  EXPECT_FALSE(read_plain_file(place.path() / "link", 5));
  EXPECT_FALSE(read_plain_file(place.path(), 5));
  EXPECT_FALSE(write_new_file(place.path() / "file", {}));
  EXPECT_FALSE(write_new_file(place.path() / "link", {}));
}

}  // namespace
}  // namespace candour::journal::summary
