#include "session/speech/marks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <string>
#include <vector>

#include "journal/pairing/progress.hpp"
#include "journal/vault/mark_views.hpp"
#include "journal/vault/pairing_views.hpp"

namespace candour::session {
namespace {

using journal::MarkType;
using journal::PairingEnd;

std::vector<MarkType> all_marks() {
  std::vector<MarkType> all;
  for (int mark = 0; mark <= static_cast<int>(journal::last_mark); ++mark) all.push_back(static_cast<MarkType>(mark));
  return all;
}

std::vector<Sentence> all_sentences() {
  std::vector<Sentence> all;
  for (int code = 0; code <= static_cast<int>(ErrorCode::stopped); ++code) {
    all.push_back(sentence_for(static_cast<ErrorCode>(code)));
  }
  for (int end = 0; end <= static_cast<int>(pairing::last_pairing_end); ++end) {
    all.push_back(sentence_for(static_cast<PairingEnd>(end)));
  }
  for (const auto mark : all_marks()) {
    if (const auto sentence = sentence_for(mark)) all.push_back(*sentence);
  }
  return all;
}

std::vector<std::string> words_of(const Sentence& sentence) {
  std::vector<std::string> words(1);
  for (const auto part : {sentence.what, sentence.kept, sentence.next}) {
    for (const char c : part) {
      if (std::isalpha(static_cast<unsigned char>(c))) {
        words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      } else {
        words.emplace_back();
      }
    }
    words.emplace_back();
  }
  return words;
}

TEST(Sentences, SayForEveryErrorEndAndMarkWhatHappenedWhatIsKeptAndWhatToDo) {
  for (const auto& sentence : all_sentences()) {
    EXPECT_FALSE(sentence.what.empty());
    EXPECT_FALSE(sentence.kept.empty()) << sentence.what;
    EXPECT_FALSE(sentence.next.empty()) << sentence.what;
    for (const auto part : {sentence.what, sentence.kept, sentence.next}) {
      EXPECT_TRUE(part.ends_with('.')) << part;
      EXPECT_EQ(part.find('!'), std::string_view::npos) << part;
    }
  }
}

// What to do follows what happened, also where nothing stands between them.
TEST(Sentences, SayWhatToDoInASentenceOfItsOwn) {
  for (const auto& sentence : all_sentences()) {
    EXPECT_FALSE(sentence.next.starts_with("Nothing")) << sentence.what << ' ' << sentence.next;
  }
}

TEST(Sentences, AreNeverTheSameForTwoThings) {
  std::set<std::string_view> seen;
  for (const auto& sentence : all_sentences()) {
    EXPECT_TRUE(seen.insert(sentence.what).second) << sentence.what;
  }
}

TEST(Sentences, UseNoWordOfTheProtocol) {
  const std::set<std::string> jargon{"envelope",  "epoch",     "ciphertext", "plaintext", "record",   "hash",
                                     "digest",    "handshake", "rendezvous", "nonce",     "mailbox",  "cursor",
                                     "signature", "roster",    "payload",    "relay",     "slot",     "sync",
                                     "server",    "crypto",    "encrypted",  "key",       "protocol", "database"};
  for (const auto& sentence : all_sentences()) {
    for (const auto& word : words_of(sentence)) EXPECT_FALSE(jargon.contains(word)) << word << " in: " << sentence.what;
  }
}

TEST(Sentences, KnowEveryMarkByTheNameOfTheProtocolAndSayAllButWhoseDayIsInTheLineOfReaders) {
  const std::set<std::string_view> expected{"GAP", "HOLE", "FALSE-HEAD", "EQUIVOCATION", "COPIED", "RESTORED", "NEWER", "LATE",
                                            "OWN-CLOCK", "STALE", "AS-OF", "RELAY-ROLLBACK", "RELAY-REWRITE",
                                            "RELAY-RESTART", "RELAY-FORK"};
  std::set<std::string_view> names;
  for (const auto mark : all_marks()) {
    EXPECT_TRUE(names.insert(name_of(mark)).second) << name_of(mark);
    EXPECT_EQ(sentence_for(mark).has_value(), mark != MarkType::as_of) << name_of(mark);
    EXPECT_EQ(is_of_the_post_box(mark), name_of(mark).starts_with("RELAY-")) << name_of(mark);
    EXPECT_EQ(is_alarm(mark), mark == MarkType::equivocation || mark == MarkType::relay_fork) << name_of(mark);
  }
  EXPECT_EQ(names, expected);
}

TEST(Sentences, AskForAVoiceAfterThreeWrongNumbersBecauseNothingIsSent) {
  const auto sentence = sentence_for(PairingEnd::wrong_tries);
  EXPECT_NE(sentence.next.find("by voice"), std::string_view::npos);
}

}  // namespace
}  // namespace candour::session
