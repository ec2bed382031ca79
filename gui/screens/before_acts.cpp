// The vault is made, opened and given another passphrase.
#include "crypto/words.hpp"
#include "gui/actions/desk_act.hpp"
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

void Desk::Act::operator()(const act::BeginVault& begin) {
  desk.purpose_ = begin.purpose;
  desk.suggestion_ = crypto::generate_passphrase();
  desk.go({Screen::passphrase, {}, {}});
}

void Desk::Act::operator()(const act::AnotherPassphrase&) { desk.suggestion_ = crypto::generate_passphrase(); }

void Desk::Act::operator()(act::MakeVault made) {
  auto first = journal::prepared(std::move(made.passphrase));
  const auto second = journal::prepared(std::move(made.once_more));
  desk.refused_.clear();
  if (made.name.empty()) {
    desk.refused_ = words::name_missing;
  } else if (!are_equal(first, second)) {
    desk.refused_ = words::passphrases_differ;
  } else if (const auto strong = journal::check_new_passphrase(*first); !strong) {
    desk.refused_ = sentence(strong.error().code);
  }
  if (!desk.refused_.empty()) return;
  std::error_code ignored;  // create() says what is wrong with the folder itself
  std::filesystem::create_directories(desk.world_.folder.parent_path(), ignored);
  const auto& world = desk.world_;
  beside<std::unique_ptr<journal::Vault>>(
      [&world, name = std::move(made.name), passphrase = std::move(*first)](session::Holding&) {
        return journal::Vault::create(world.folder, name, passphrase, world.cost, program_name, world.clock);
      },
      [](Desk& here, Result<std::unique_ptr<journal::Vault>> created) {
        if (!created) return void(here.refused_ = sentence(created.error().code));
        here.client_.open(std::move(*created));
        here.suggestion_ = {};
        here.shelf_.forget(Typed::making_a_vault);
        here.before_.clear();
        here.open_session();
        here.enter(first_place(here.purpose_));
      });
}

// What arrived while it was locked and cannot be kept does not keep anybody out: it is said, and fetched again.
void Desk::Act::operator()(act::Unlock typed) {
  auto passphrase = journal::prepared(std::move(typed.passphrase));
  desk.refused_.clear();
  if (!passphrase) return;
  beside<std::optional<Error>>(
      [folder = desk.world_.folder, prepared = std::move(*passphrase)](session::Holding& held) -> Result<std::optional<Error>> {
        CANDOUR_CHECK(held.unlock(folder, prepared, program_name));
        const auto absorbed = held.absorb();
        return absorbed ? std::optional<Error>() : std::optional(absorbed.error());
      },
      [](Desk& here, Result<std::optional<Error>> opened) {
        if (!opened) return void(here.refused_ = sentence(opened.error().code));
        here.before_.clear();
        here.open_session();
        here.enter(here.kept_place());
        if (*opened) here.say(**opened);
      });
}

void Desk::Act::operator()(act::ChangePassphrase change) {
  auto old_one = journal::prepared(std::move(change.old_one));
  auto first = journal::prepared(std::move(change.new_one));
  const auto second = journal::prepared(std::move(change.once_more));
  desk.refused_.clear();
  if (!are_equal(first, second)) return void(desk.refused_ = words::passphrases_differ);
  if (!old_one) return void(desk.refused_ = sentence(old_one.error().code));
  beside<void>(
      [before = std::move(*old_one), after = std::move(*first)](session::Holding& held) {
        return held.vault()->keys().change_passphrase(before, after);
      },
      [](Desk& here, Result<> changed) {
        if (!changed) return void(here.refused_ = sentence(changed.error().code));
        here.back();
        here.say(words::passphrase_changed);
      });
}

namespace {

struct Played {
  std::unique_ptr<session::example::Journal> journal;
  std::unique_ptr<journal::Vault> vault;
};

}  // namespace

void Desk::Act::operator()(const act::LookAround&) {
  const auto& world = desk.world_;
  beside<Played>(
      [&world](session::Holding&) -> Result<Played> {
        Played played;
        CANDOUR_TRY(played.journal, session::example::Journal::play(world.scratch));
        CANDOUR_TRY(played.vault, played.journal->open(world.clock));
        return played;
      },
      [](Desk& here, Result<Played> played) {
        if (!played) return here.say(played.error());
        here.open_the_example(std::move(played->journal), std::move(played->vault));
      });
}

void Desk::Act::operator()(const act::CloseExample&) {
  if (desk.is_example()) desk.close_the_example();
}

void Desk::Act::operator()(const act::OpenOther& other) {
  const auto folder = typed_folder(other.folder);
  desk.refused_.clear();
  if (!folder.is_absolute() || !has_vault(folder)) return void(desk.refused_ = words::no_journal_there);
  desk.world_.folder = folder;
  desk.shelf_.forget(Typed::other_folder);
  desk.enter({Screen::unlock, {}, {}});
}

}  // namespace candour::gui
