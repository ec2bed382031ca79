#include "crypto/words.hpp"

#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "crypto/hash.hpp"
#include "tests/support/json_vectors.hpp"

namespace candour::crypto {
namespace {

constexpr auto twelve = "abandon amount liar amount expire adjust cage candy arch gather drum buyer";

std::vector<std::string> published_list() {
  std::istringstream in(test::vector_text("published/bip39_english.txt"));
  return {std::istream_iterator<std::string>(in), {}};
}

TEST(Words, AreThePublishedList) {
  const auto list = published_list();
  ASSERT_EQ(list.size(), 2048U);

  for (std::size_t i = 0; i < list.size(); ++i) {
    EXPECT_EQ(word_at(static_cast<std::uint16_t>(i)), list[i]);
    EXPECT_EQ(index_of_word(list[i]), i);
  }
}

TEST(Words, DifferInTheirFirstFourLetters) {
  std::set<std::string> beginnings;
  for (const auto& word : published_list()) {
    beginnings.insert(word.substr(0, 4));
    EXPECT_EQ(complete_word(word.substr(0, 4)), word);
  }

  EXPECT_EQ(beginnings.size(), 2048U);
}

TEST(Words, ReproduceThePublishedVectors) {
  std::size_t seen = 0;
  const auto file = test::vector_json("published/bip39_vectors.json");
  for (const auto& vector : file.at("english")) {
    const auto entropy = test::unhex(vector.at(0).get<std::string>());
    if (entropy.size() == 24) continue;  // eighteen words: nothing here uses them
    const auto words = vector.at(1).get<std::string>();

    const auto reading = read_words(words, entropy.size() / 4 * 3);

    EXPECT_TRUE(words_of(entropy).expose() == words);
    EXPECT_EQ(reading.fault, WordsFault::none);
    EXPECT_TRUE(equal(as_bytes(reading.entropy.expose()), entropy));
    ++seen;
  }
  EXPECT_EQ(seen, 16U);
}

TEST(Words, ReproduceTheKnownAnswer) {
  Bytes code(16);
  for (std::size_t i = 0; i < code.size(); ++i) code[i] = static_cast<std::uint8_t>(i);

  EXPECT_TRUE(words_of(code).expose() == test::known_answer("pair.words"));
  EXPECT_EQ(test::known_answer("pair.words"), twelve);
}

TEST(Words, AreReadInAnyCaseWithAnyDividersAndFromFourLetters) {
  for (const auto* typed : {"ABANDON Amount liar amount expire adjust cage candy arch gather drum buyer",
                            "abandon-amount-liar-amount-expire-adjust-cage-candy-arch-gather-drum-buyer",
                            " abandon, amount, liar, amount,\r\nexpire\tadjust cage candy arch gather drum buyer\n",
                            "aban amou liar amou expi adju cage cand arch gath drum buye"}) {
    const auto reading = read_words(typed, 12);

    EXPECT_EQ(reading.fault, WordsFault::none) << typed;
    EXPECT_TRUE(words_of(as_bytes(reading.entropy.expose())).expose() == twelve);
  }
}

TEST(Words, NameTheOneThatIsWrong) {
  const auto reading = read_words("abandon amount liar amount expire adjust cagy candy arch gather drum buyer", 12);

  EXPECT_EQ(reading.fault, WordsFault::unknown_word);
  EXPECT_EQ(reading.position, 7U);
  EXPECT_TRUE(reading.entropy.empty());
}

TEST(Words, SayHowManyThereAre) {
  EXPECT_EQ(read_words("abandon amount liar", 12).fault, WordsFault::wrong_count);
  EXPECT_EQ(read_words("abandon amount liar", 12).position, 3U);
  EXPECT_EQ(read_words(twelve, 24).fault, WordsFault::wrong_count);
  EXPECT_EQ(read_words("", 12).position, 0U);
}

TEST(Words, CatchFifteenOfSixteenWrongWords) {
  const std::string rest = std::string(twelve).substr(std::string("abandon").size());
  std::size_t caught = 0;
  for (std::uint16_t i = 0; i < 2048; ++i)
    caught += read_words(std::string(word_at(i)) + rest, 12).fault == WordsFault::wrong_checksum;

  EXPECT_GT(caught, 2048U * 29 / 32);
  EXPECT_LT(caught, 2048U * 31 / 32);
}

TEST(Words, CatchNearlyEveryWrongWordOfAKit) {
  const std::string words(words_of(Bytes(32, 7)).expose());  // a pattern, not a secret
  const auto rest = words.substr(words.find(' '));
  std::size_t missed = 0;
  for (std::uint16_t i = 0; i < 2048; ++i)
    missed += read_words(std::string(word_at(i)) + rest, 24).fault == WordsFault::none;

  EXPECT_GE(missed, 1U);  // the right one
  EXPECT_LT(missed, 2048U / 64);
}

TEST(Words, AreNotCompletedFromOtherThanFourLetters) {
  EXPECT_EQ(complete_word("act"), "act");
  EXPECT_EQ(complete_word("acti"), "action");
  EXPECT_EQ(complete_word("Zoo"), "zoo");
  EXPECT_EQ(complete_word("aba"), std::nullopt);
  EXPECT_EQ(complete_word("aband"), std::nullopt);
  EXPECT_EQ(complete_word("abandons"), std::nullopt);
  EXPECT_EQ(complete_word("abandonment"), std::nullopt);
  EXPECT_EQ(complete_word("zzzz"), std::nullopt);
  EXPECT_EQ(complete_word(""), std::nullopt);
}

TEST(Words, AreOfferedByTheirBeginning) {
  EXPECT_EQ(words_beginning_with("ZO"), (std::vector<std::string_view>{"zone", "zoo"}));
  EXPECT_EQ(words_beginning_with("").size(), 2048U);
  EXPECT_TRUE(words_beginning_with("zx").empty());
  EXPECT_TRUE(words_beginning_with("abandonment").empty());
}

TEST(GeneratedPassphrase, IsFiveWordsAndNormalisesToItself) {
  const auto first = generate_passphrase();
  const auto second = generate_passphrase();

  const auto normalised = normalise_generated(first.expose());

  ASSERT_TRUE(normalised);
  EXPECT_TRUE(normalised->expose() == first.expose());
  EXPECT_FALSE(first.expose() == second.expose());
  std::istringstream words{std::string(first.expose())};
  std::size_t count = 0;
  for (std::string word; std::getline(words, word, '-'); ++count) EXPECT_TRUE(index_of_word(word));
  EXPECT_EQ(count, 5U);  // of 2048 words each: 55 bits
}

TEST(GeneratedPassphrase, IsTheSameInAnyCaseWithSpacesAndFromFourLetters) {
  for (const auto* typed : {"abandon-amount-liar-zoo-act", "Abandon AMOUNT liar zoo act", "aban-amou liar zoo  act"}) {
    const auto normalised = normalise_generated(typed);

    ASSERT_TRUE(normalised) << typed;
    EXPECT_TRUE(normalised->expose() == "abandon-amount-liar-zoo-act");
  }
}

TEST(GeneratedPassphrase, LeavesEveryOtherPassphraseAlone) {
  for (const auto* typed : {"", "abandon amount liar zoo", "abandon amount liar zoo act act", "correct horse",
                            "abandon,amount,liar,zoo,act", "abandon amount liar zoo acts"})
    EXPECT_FALSE(normalise_generated(typed)) << typed;
}

}  // namespace
}  // namespace candour::crypto
