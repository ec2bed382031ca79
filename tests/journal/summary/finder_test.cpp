#include "journal/summary/finder.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "scenario_a.hpp"

namespace candour::journal::summary {
namespace {

const std::vector<ListedName> will{{"Will Ashdown", {"Will", "Ashdown", "W. Ashdown", "W.A."}, "a manager", true}};

std::vector<std::string> found(std::string_view text, const std::vector<ListedName>& list = will) {
  std::vector<std::string> out;
  for (const auto& match : find_names(text, list)) out.emplace_back(text.substr(match.offset, match.size));
  return out;
}

std::vector<ListedName> one(std::string name) { return {{std::move(name), {}, "", false}}; }

using Found = std::vector<std::string>;

TEST(Finder, CountsTheHitsOfPairAAsTheScenarioDoes) {
  std::vector<std::size_t> of_entry(test::people_list_a().size());
  std::size_t initials = 0;
  std::size_t margaret = 0;
  std::size_t mlh = 0;

  for (const auto& entry : test::entries_a()) {
    for (const auto& match : find_names(entry, test::people_list_a())) {
      ++of_entry[match.entry];
      initials += match.alias == "D.O." ? 1U : 0U;
      margaret += match.alias == "Margaret" ? 1U : 0U;
      mlh += match.alias == "MLH" ? 1U : 0U;
    }
  }

  EXPECT_EQ(of_entry, (std::vector<std::size_t>{4, 2, 4, 2, 1, 2, 2, 1, 1, 0}));
  EXPECT_EQ(initials, 1U);
  EXPECT_EQ(margaret, 1U);
  EXPECT_EQ(mlh, 1U);
}

TEST(Finder, FindsWillAndGraceInTheEntriesThatTheScenarioNames) {
  const auto entries = test::entries_a();
  const auto list = test::people_list_a();

  EXPECT_EQ(found(entries.at(4), {list[2]}), (Found{"Will Ashdown", "Will", "Will"}));
  EXPECT_EQ(found(entries.at(6), {list[2]}), Found{"Will"});
  EXPECT_EQ(found(entries.at(6), {list[3]}), Found{});
  EXPECT_EQ(found(entries.at(9), {list[2]}), Found{});
}

TEST(Finder, FindsNothingInTheGoldenSummary) {
  EXPECT_EQ(found(compose(test::golden_passages()).text, test::people_list_a()), Found{});
}

TEST(Finder, FindsEveryFormThatTheDomainDemandsForWillAshdown) {
  for (const std::string form :
       {"Will Ashdown", "WILL ASHDOWN", "Will\u2019s", "W. Ashdown", "Ashdown's", "Will\u00A0Ashdown", "Ash\u200Bdown",
        "W.A", "Will", "Will-Ashdown", "Ash\u00ADdown", "will ashdown", "WA"}) {
    EXPECT_EQ(found("then " + form + ", and"), Found{form}) << form;
  }
}

TEST(Finder, LeavesAWordThatIsAlsoANameAlone) {
  EXPECT_EQ(found("I will. Their goodwill, willing as they are, will do. It was wa."), Found{});
  EXPECT_EQ(found("Will you come?"), Found{"Will"});
}

TEST(Finder, NeverMatchesInsideWordsOrAcrossOtherWords) {
  EXPECT_EQ(found("Danielson danish", one("Dani")), Found{});
  EXPECT_EQ(found("Sunil, said Pathak", one("Sunil Pathak")), Found{});
}

TEST(Finder, FoldsAccentsStrokesWidthsAndKindsOfApostrophe) {
  EXPECT_EQ(found("Sian", one("Siân")), Found{"Sian"});
  EXPECT_EQ(found("SIA\u0302N", one("Siân")), Found{"SIA\u0302N"});
  EXPECT_EQ(found("Zielinski Zieliński", one("Zieliński")), (Found{"Zielinski", "Zieliński"}));
  EXPECT_EQ(found("Lukasz", one("Łukasz")), Found{"Lukasz"});
  EXPECT_EQ(found("STRASSE", one("Straße")), Found{"STRASSE"});
  EXPECT_EQ(found("\uFF24\uFF41\uFF4E\uFF49", one("Dani")), Found{"\uFF24\uFF41\uFF4E\uFF49"});
  EXPECT_EQ(found("O\u02BCBrien O`Brien o'brien's", one("O\u2019Brien")),
            (Found{"O\u02BCBrien", "O`Brien", "o'brien's"}));
}

TEST(Finder, TakesQuotationMarksAndPluralPossessivesFromNames) {
  EXPECT_EQ(found("'Dani' and \u2018Dani\u2019", one("Dani")), (Found{"Dani", "Dani"}));
  EXPECT_EQ(found("the James' desk", one("James")), Found{"James"});
}

TEST(Finder, TreatsHyphensSpacesAndLineBreaksBetweenPartsAsOne) {
  for (const std::string form :
       {"Lyle-Hughes", "Lyle Hughes", "Lyle\u2011Hughes", "Lyle\nHughes", "lyle \u2013 hughes"}) {
    EXPECT_EQ(found(form, one("Lyle-Hughes")), Found{form}) << form;
  }
}

TEST(Finder, FindsInitialsWithAndWithoutDotsInCapitalsOnly) {
  EXPECT_EQ(found("M.L.H. or M. L. H. said", one("MLH")), (Found{"M.L.H", "M. L. H"}));
  EXPECT_EQ(found("D.O. DO do d.o.", one("D.O.")), (Found{"D.O", "DO"}));
}

TEST(Finder, FindsNamesInScriptsWithoutSpacesAndWithoutCase) {
  EXPECT_EQ(found("昨日王伟说", one("王伟")), Found{"王伟"});
  EXPECT_EQ(found("قال محمد", one("محمد")), Found{"محمد"});
}

TEST(Finder, ReportsTheLongestNameOfAnEntryAndEachEntryOnItsOwn) {
  const std::vector<ListedName> list{{"Will", {"Will Ashdown"}, "", true}, {"Ashdown", {}, "", false}};

  const auto matches = find_names("Will Ashdown", list);

  ASSERT_EQ(matches.size(), 2U);
  EXPECT_EQ(matches[0].alias, "Will Ashdown");
  EXPECT_EQ(matches[1].entry, 1U);
  EXPECT_EQ(matches[1].offset, 5U);
}

std::vector<std::string> not_found(const char* name, const std::vector<std::string>& forms) {
  std::vector<std::string> out;
  for (const auto& form : forms) {
    if (found("then " + form + " came", one(name)).empty()) out.push_back(form);
  }
  return out;
}

TEST(Finder, FindsANameInItsOrdinaryDisguises) {
  EXPECT_EQ(not_found("Okafor", {"Okafor'll", "Okafor'd", "Okafor've", "Okafor're", "l'Okafor", "d'Okafor", "Okafor2",
                                 "NnekaOkafor", "Okafors", "the Okafors", "@Okafor", "Okaforville", "okafor'ed", "2Okafor"}),
            Found{});
  EXPECT_EQ(not_found("Nneka", {"Nneka'n\u0131n", "Nneka\u2019ll", "Nnekas"}), Found{});
  EXPECT_EQ(not_found("Poppy Vale", {"Vale, Poppy", "@PoppyVale", "PoppyVale", "poppyvale", "Poppy-Vale", "Poppy.Vale", "poppy vale's",
                                     "Pop-\npy Vale", "Poppy'Vale", "Poppy/Vale"}),
            Found{});
  EXPECT_EQ(not_found("Poppy", {"Poppy'll", "Poppys", "Pop-\npy", "P o p p y", "p o p p y", "P.o.p.p.y", "POPPY"}), Found{});
  EXPECT_EQ(not_found("O'Neill", {"ONeill", "O Neill", "O-Neill", "oneill"}), Found{});
  EXPECT_EQ(not_found("J. Vale", {"j. vale", "J Vale", "JVale"}), Found{});
  EXPECT_EQ(not_found("J\u00E4ger", {"Jaeger", "Jager", "JAEGER", "J\u00E4gers"}), Found{});
  EXPECT_EQ(not_found("Jaeger", {"J\u00E4ger"}), Found{});
  EXPECT_EQ(not_found("the Ashdowns", {"the Ashdowns"}), Found{});
}

TEST(Finder, FindsANameInDisguisesThatAreMeant) {
  EXPECT_EQ(not_found("Poppy", {"P0ppy", "\u0420\u043E\u0440\u0440\u0443", "Pop\u00B7py", "Pop\u200Apy", "P\u200Ao\u200Ap\u200Ap\u200Ay",
                                "Pop\uFFFCpy", "Pop|py", "Pop\u2022py"}),
            Found{});
  EXPECT_EQ(not_found("Dani", {"D\u0430ni", "DANI", "D.A.N.I."}), Found{});
}

TEST(Finder, TakesNoOrdinaryWordForADisguise) {
  EXPECT_EQ(found("They don't do it on a dani", one("Don")), Found{});
  EXPECT_EQ(found("an na in and", one("Anna")), Found{});
  EXPECT_EQ(found("all of the Alps", one("Al")), Found{});
  EXPECT_EQ(found("Willing people, wills and goodwill"), Found{});
  EXPECT_EQ(found("It is a sunny market day", one("Mark")), Found{});
  EXPECT_EQ(found("torn in 10 pieces", {{"Tom", {"Lo"}, "", false}}), Found{});
}

TEST(Finder, SurvivesBytesThatAreNoText) {
  EXPECT_EQ(found("\xFF\xC3 Dani\xC3", one("Dani")), Found{"Dani"});
  EXPECT_EQ(found("", one("Dani")), Found{});
  EXPECT_EQ(found("Dani", one("")), Found{});
}

// One letter as somebody may write it: other case, an accent, something unseen behind it.
std::string disguised(char letter) {
  std::string out(1, *rc::gen::arbitrary<bool>() ? letter : static_cast<char>(letter - 'a' + 'A'));
  static const std::vector<std::string> tails{"",       "",       "\u0301", "\u0308", "\u0327",
                                              "\u200B", "\u00AD", "\u2060", "\uFEFF"};
  return out + *rc::gen::elementOf(tails);
}

RC_GTEST_PROP(Finder, FindsAPlantedNameHoweverItIsCasedAccentedOrBroken, ()) {
  const auto name = *rc::gen::suchThat(rc::gen::container<std::string>(rc::gen::inRange('a', char('z' + 1))),
                                       [](const std::string& text) { return text.size() >= 2; });
  std::string written;
  for (const char letter : name) written += disguised(letter);

  const auto matches = find_names("1 before " + written + "\u2019s after", one(name));

  RC_ASSERT(matches.size() >= 1U);
  RC_ASSERT(std::any_of(matches.begin(), matches.end(), [](const NameMatch& match) { return match.offset == 9; }));
}

}  // namespace
}  // namespace candour::journal::summary
