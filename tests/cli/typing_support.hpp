// Dani's vault of a pair, the real command line on a pseudo-terminal before it, and what is in the vault afterwards.
#pragma once

#include <gtest/gtest.h>

#include "journal/kinds/meeting.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/vault.hpp"
#include "journal/vault/writing.hpp"
#include "session/drafts.hpp"
#include "tests/support/pseudo_terminal.hpp"
#include "tests/support/two_people.hpp"

namespace candour::cli {

inline constexpr std::string_view line_is_awaited = "\x1b[?2004h";  // written before each line of a text

class Typing : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    reflection = made(journal::model::ItemKind::reflection,
                      {test::prose(journal::kinds::reflection::text, "One.\n\nTwo.")});
    meeting = made(journal::model::ItemKind::meeting,
                   {{journal::kinds::meeting::when, journal::model::ZonedTime{{20'500}, 600, "UTC"}}});
    summary = made(journal::model::ItemKind::summary,
                   {{journal::kinds::summary::audience, journal::model::Choice{3}}});
    pair.carry_everything();
    ASSERT_EQ(pair.dani->sending().queued_count(), 0U);
    pair.dani.vault.reset();
  }

  std::string made(journal::model::ItemKind kind, const std::vector<journal::FieldValue>& fields) {
    const auto item = pair.dani->writing().write(kind, fields);
    EXPECT_TRUE(item);
    return item ? journal::model::spoken(item.value().item) : std::string();
  }

  std::vector<std::string> program(std::vector<std::string> words) const {
    words.insert(words.begin(), {CANDOUR_BIN_DIR "/candour-cli", "--vault", pair.dani.folder.string()});
    return words;
  }
  std::string passphrase() const { return pair.dani.passphrase_text + "\n"; }

  // A shell that is unlocked and waits for a command.
  void open_shell() {
    terminal.emplace(program({"shell"}));
    answer_passphrase();
    ASSERT_TRUE(terminal->hears("candour> ")) << terminal->shown();
  }
  void answer_passphrase() {
    ASSERT_TRUE(terminal->hears("Passphrase:")) << terminal->shown();
    terminal->type(passphrase());
  }
  // Each line is in the vault when the next one is awaited.
  void type_lines(const std::vector<std::string>& lines) {
    ASSERT_TRUE(terminal->hears(line_is_awaited)) << terminal->shown();
    for (const auto& line : lines) {
      terminal->type(line + "\n");
      ASSERT_TRUE(terminal->hears(line_is_awaited)) << terminal->shown();
    }
  }
  void type_part(const std::string& part) {
    terminal->type(part);
    ASSERT_TRUE(terminal->hears(part)) << terminal->shown();
  }

  // The vault, opened here once no program holds it.
  journal::Vault& vault() {
    for (int tries = 0; !pair.dani.vault && tries < 500; ++tries) {
      auto opened = journal::Vault::unlock(pair.dani.folder, pair.dani.passphrase(), "candour-tests", pair.clock);
      if (opened) {
        pair.dani.vault = std::move(opened).value();
      } else {
        usleep(10'000);
      }
    }
    if (!pair.dani.vault) throw std::runtime_error("the vault stays in use");
    return *pair.dani.vault;
  }
  void close_vault() { pair.dani.vault.reset(); }

  test::TwoPeople pair;
  std::string reflection, meeting, summary;
  std::optional<test::PseudoTerminal> terminal;
};

}  // namespace candour::cli
