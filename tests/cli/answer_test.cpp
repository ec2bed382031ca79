// What `--json` answers, by the real program, is what docs/answer.schema.json says; and an answer that is not is noticed.
#include <gtest/gtest.h>

#include <fstream>

#include "tests/cli/schema.hpp"
#include "tests/stories/process.hpp"
#include "tests/support/two_people.hpp"

namespace candour::cli {
namespace {

using nlohmann::json;

json schema() { return json::parse(std::ifstream(CANDOUR_SOURCE_DIR "/docs/answer.schema.json")); }

class Answers : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    pair.carry_everything();
    pair.dani.vault.reset();
  }

  // The one answer of a command, held against the schema.
  json of(std::vector<std::string> words) const {
    words.insert(words.begin(), {"TZ=Europe/London", CANDOUR_BIN_DIR "/candour-cli", "--json"});
    words.insert(words.end(), {"--vault", pair.dani.folder.string(), "--passphrase-fd", "3"});
    const auto output = stories::run({"env", words, pair.dani.passphrase_text + "\n", {}, "/dev/null"}).output;
    const auto answer = json::parse(output, nullptr, false);
    EXPECT_FALSE(answer.is_discarded()) << output;
    EXPECT_EQ(fault_by(schema(), answer, schema()), "") << output;
    EXPECT_EQ(answer.value("ok", false), !answer.contains("error")) << output;
    return answer;
  }
  static json field(const json& item, const std::string& name) {
    for (const auto& one : item.at("fields")) {
      if (one.at("name") == name) return one;
    }
    return {};
  }

  test::TwoPeople pair;
};

TEST_F(Answers, OfEveryKindAreItemsWithTypedFields) {
  const auto meeting = of({"meeting", "add", "--date", "2026-03-12", "--time", "10:00", "--title", "Spring", "--minutes", "45"});
  const std::string name = meeting["items"][0]["item"];
  EXPECT_EQ(meeting["items"][0]["kind"], "meeting");
  EXPECT_EQ(meeting["items"][0]["readers"], (json{"Dani", "Meg"}));
  const auto shown = of({"show", name})["items"][0];
  EXPECT_EQ(field(shown, "when")["value"], (json{{"day", "2026-03-12"}, {"time", "10:00"}, {"zone", "Europe/London"}}));
  EXPECT_EQ(field(shown, "minutes")["value"], 45);
  EXPECT_EQ(field(shown, "title")["value"], "Spring");

  of({"people", "add", "Will Ashdown", "--alias", "Will", "--alias", "Ashdown", "--replacement", "a manager", "--also-a-word"});
  const auto person = of({"people", "list"})["items"][0];
  EXPECT_EQ(field(person, "aliases")["value"], (json{"Ashdown", "Will"}));
  EXPECT_EQ(field(person, "also-a-word")["value"], true);

  of({"agenda", "add", name, "The desk"});
  const auto agenda = of({"agenda", "list", name})["items"][0];
  EXPECT_EQ(field(agenda, "meeting")["value"], name);
  EXPECT_EQ(agenda["number"], 1);

  of({"summary", "offer", "What was learned", "That silence is no answer."});
  const auto passage = of({"list", "passage"})["items"][0];
  EXPECT_EQ(field(passage, "heading")["value"], 4);
  EXPECT_EQ(of({"list", "summary"})["items"][0]["kind"], "summary");
}

TEST_F(Answers, KeepToTheSchemaWhateverTheCommand) {
  const std::string hostile = "\"quoted\" \\ \n\xE2\x80\xAE line";
  const std::string note = of({"note", "--text", hostile})["items"][0]["item"];
  EXPECT_EQ(field(of({"show", note})["items"][0], "text")["value"], hostile);
  for (const auto& command : std::vector<std::vector<std::string>>{{"status"}, {"list"}, {"list", "--all"}, {"history", note}, {"search", "quoted"},
                                                                   {"drafts"}, {"help"}, {"help", "note"}, {"set-aside", note}, {"bring-back", note},
                                                                   {"edit", note, "--text", "new"}, {"note", "list"}, {"relay-view"}, {"summary", "compose"},
                                                                   {"show", "000000"}, {"nonsense"}, {"meeting", "add"}, {"list", "nothing"}, {"show", "99"}}) {
    of(command);
  }
}

TEST_F(Answers, OfASearchHaveTheWordsAroundWhatWasFound) {
  of({"note", "--text", "Maybe start with the desk."});

  const auto found = of({"search", "desk"});

  ASSERT_EQ(found["items"].size(), 1U);
  EXPECT_NE(found["items"][0]["words"].get<std::string>().find("desk"), std::string::npos);
}

TEST(AnswerSchema, NoticesWhatIsMissingUnknownOrOfAnotherType) {
  const auto whole = json::parse(R"({"version": 2, "command": "show", "ok": false, "facts": [{"name": "a", "value": "b"}],
    "items": [{"kind": "note", "item": "3fa91c", "author": "Dani", "readers": ["Dani"], "audience": "Only you can read this",
      "day": "2026-03-12", "on_its_way": false, "set_aside": false,
      "fields": [{"name": "when", "label": "When", "type": "time", "value": {"day": "2026-03-12", "time": "10:00", "zone": "Etc/UTC"}},
                 {"name": "minutes", "label": "Minutes", "type": "number", "value": 60}]}],
    "error": {"code": "a", "sentence": "b", "next": "c"}})");
  ASSERT_EQ(fault_by(schema(), whole, schema()), "");

  // Each member in turn taken out, renamed, and given another type, however deep it lies.
  const auto flat = whole.flatten();
  for (const auto& [path, value] : flat.items()) {
    const json::json_pointer at(path);
    auto changed = whole;
    changed[at] = json::array({json::object()});
    EXPECT_NE(fault_by(schema(), changed, schema()), "") << path;
    if (!whole[at.parent_pointer()].is_object()) continue;
    changed = whole;
    changed[at.parent_pointer()].erase(at.back());
    EXPECT_NE(fault_by(schema(), changed, schema()), "") << path << " is not missed";
    changed = whole;
    changed[at.parent_pointer()]["surprise"] = value;
    EXPECT_NE(fault_by(schema(), changed, schema()), "") << path;
  }
}

TEST(AnswerSchema, IsNotReadPastAKeywordThatIsNotUnderstood) {
  EXPECT_NE(fault_by({{"minLength", 3}}, "a", {}), "");
}

}  // namespace
}  // namespace candour::cli
