// The vault is made, opened and given another passphrase.
#include "gui/actions/act.hpp"
#include "gui/actions/kept_place.hpp"
#include "gui/actions/typed_folder.hpp"
#include "gui/model/dates.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/vault/keys.hpp"
#include "journal/vault/passphrase.hpp"
#include "session/speech/sentences.hpp"

namespace candour::gui {

namespace {

constexpr const char* program_name = "candour";

std::string sentence(ErrorCode code) {
  const auto said = session::sentence_for(code);
  return std::string(said.what) + " " + std::string(said.kept) + " " + std::string(said.next);
}

Place first_place(act::Purpose purpose) {
  switch (purpose) {
    case act::Purpose::invite:
      return {Screen::invite, {}, {}};
    case act::Purpose::join:
      return {Screen::join, {}, {}};
    case act::Purpose::write:
      break;
  }
  return {Screen::journal, {}, {}};
}

// Both as they will be used: "Marble Kitten .." and "marble-kitten-.." are the same five words.
bool are_equal(const Result<crypto::Passphrase>& first, const Result<crypto::Passphrase>& second) {
  return first && second && first->expose() == second->expose();
}

}  // namespace

void Act::begin_session() {
  desk.journal.client().begin(session::Sending::slots);
  desk.drafts.restore();
  desk.choices.read();
  const auto note = std::exchange(desk.note, {});
  if (note.unsealed) desk.notices.say(Error{ErrorCode(*note.unsealed), "make ready what is to go"});
  if (note.lost_since) desk.notices.say(words::fill(words::lost_since, spoken_clock(*note.lost_since)), {}, Care::alarm);
  desk.page.rebuild_soon();
}

void Act::operator()(const act::BeginVault& begin) {
  desk.purpose = begin.purpose;
  desk.passphrases.suggest();
  desk.trail.go({Screen::passphrase, {}, {}});
}

void Act::operator()(const act::AnotherPassphrase&) { desk.passphrases.suggest(); }

void Act::operator()(act::MakeVault made) {
  auto first = journal::prepared(std::move(made.passphrase));
  const auto second = journal::prepared(std::move(made.once_more));
  desk.notices.refuse({});
  if (made.name.empty()) {
    desk.notices.refuse(words::name_missing);
  } else if (!are_equal(first, second)) {
    desk.notices.refuse(words::passphrases_differ);
  } else if (const auto strong = journal::check_new_passphrase(*first); !strong) {
    desk.notices.refuse(sentence(strong.error().code));
  }
  if (!desk.notices.refused().empty()) return;
  std::error_code ignored;  // create() says what is wrong with the folder itself
  std::filesystem::create_directories(desk.world.folder.parent_path(), ignored);
  const auto& world = desk.world;
  beside<std::unique_ptr<journal::Vault>>(
      [&world, name = std::move(made.name), passphrase = std::move(*first)](session::Holding&) {
        return journal::Vault::create(world.folder, name, passphrase, world.cost, program_name, world.clock);
      },
      [](DeskParts& here, Result<std::unique_ptr<journal::Vault>> created) {
        if (!created) return here.notices.refuse(sentence(created.error().code));
        here.journal.client().open(std::move(*created));
        here.passphrases.forget_suggestion();
        here.shelf.forget(Typed::making_a_vault);
        here.trail.forget_the_way();
        Act{here}.begin_session();
        here.trail.enter(first_place(here.purpose));
      });
}

// What arrived while it was locked and cannot be kept does not keep anybody out: it is said, and fetched again.
void Act::operator()(act::Unlock typed) {
  auto passphrase = journal::prepared(std::move(typed.passphrase));
  desk.notices.refuse({});
  if (!passphrase) return;
  beside<std::optional<Error>>(
      [folder = desk.world.folder, prepared = std::move(*passphrase)](session::Holding& held) -> Result<std::optional<Error>> {
        CANDOUR_CHECK(held.unlock(folder, prepared, program_name));
        const auto absorbed = held.absorb();
        return absorbed ? std::optional<Error>() : std::optional(absorbed.error());
      },
      [](DeskParts& here, Result<std::optional<Error>> opened) {
        if (!opened) return here.notices.refuse(sentence(opened.error().code));
        here.trail.forget_the_way();
        Act{here}.begin_session();
        here.trail.enter(kept_place(*here.journal.vault(), here.texts));
        if (*opened) here.notices.say(**opened);
      });
}

void Act::operator()(act::ChangePassphrase change) {
  auto old_one = journal::prepared(std::move(change.old_one));
  auto first = journal::prepared(std::move(change.new_one));
  const auto second = journal::prepared(std::move(change.once_more));
  desk.notices.refuse({});
  if (!are_equal(first, second)) return desk.notices.refuse(words::passphrases_differ);
  if (!old_one) return desk.notices.refuse(sentence(old_one.error().code));
  beside<void>(
      [before = std::move(*old_one), after = std::move(*first)](session::Holding& held) {
        return held.vault()->keys().change_passphrase(before, after);
      },
      [](DeskParts& here, Result<> changed) {
        if (!changed) return here.notices.refuse(sentence(changed.error().code));
        here.trail.back();
        here.notices.say(words::passphrase_changed);
      });
}

namespace {

struct Played {
  std::unique_ptr<session::example::Journal> journal;
  std::unique_ptr<journal::Vault> vault;
};

}  // namespace

void Act::operator()(const act::LookAround&) {
  const auto& world = desk.world;
  beside<Played>(
      [&world](session::Holding&) -> Result<Played> {
        Played played;
        CANDOUR_TRY(played.journal, session::example::Journal::play(world.scratch));
        CANDOUR_TRY(played.vault, played.journal->open(world.clock));
        return played;
      },
      [](DeskParts& here, Result<Played> played) {
        if (!played) return here.notices.say(played.error());
        here.journal.open_example(std::move(played->journal), std::move(played->vault));
        here.trail.forget_the_way();
        here.trail.enter({Screen::journal, {}, {}});
      });
}

void Act::operator()(const act::CloseExample&) {
  if (desk.journal.is_example()) desk.close_example();
}

void Act::operator()(const act::OpenOther& other) {
  const auto folder = typed_folder(other.folder);
  desk.notices.refuse({});
  if (!folder.is_absolute() || !has_vault(folder)) return desk.notices.refuse(words::no_journal_there);
  desk.world.folder = folder;
  desk.shelf.forget(Typed::other_folder);
  desk.trail.enter({Screen::unlock, {}, {}});
}

}  // namespace candour::gui
