// Making, opening and locking the vault; moving about; what a person chooses.
#include <algorithm>

#include "crypto/words.hpp"
#include "gui/actions/desk_act.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/passphrase.hpp"
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

void Desk::carry_out(Action action) {
  if (std::holds_alternative<act::Lock>(action)) return lock(Loss::asked_about);
  if (std::holds_alternative<act::LockAnyway>(action)) return lock();
  if (job_.is_running()) return;
  message_.reset();
  undo_.reset();
  is_until_sent_ = false;
  question_ = Question::none;
  std::visit(Act{*this}, std::move(action));
}

std::optional<crypto::Passphrase> Desk::Act::prepared_again(crypto::SecretText typed) {
  auto passphrase = journal::prepared(std::move(typed));
  if (passphrase) return std::move(*passphrase);
  desk.say(words::passphrase_again, words::passphrase_again_why, Care::waiting);
  return std::nullopt;
}

void Desk::Act::give_back(crypto::SecretText typed) { desk.shelf_.secret(Typed::passphrase_again).append(typed.expose()); }

void Desk::Act::operator()(const act::Go& go) { desk.go(go.to); }

void Desk::Act::operator()(const act::Back&) { desk.back(); }

void Desk::Act::operator()(const act::BeginVault& begin) {
  desk.purpose_ = begin.purpose;
  desk.suggestion_ = crypto::generate_passphrase();
  desk.go({Screen::passphrase, {}, {}});
}

bool Desk::judge_passphrase() {
  if (place_.screen != Screen::passphrase && place_.screen != Screen::new_passphrase) return false;
  auto& typed = shelf_.secret(place_.screen == Screen::passphrase ? Typed::first_passphrase : Typed::new_passphrase);
  if (typed.revision() == judged_) return false;
  judged_ = typed.revision();
  strength_.clear();
  const auto passphrase = journal::prepared(crypto::SecretText(typed.expose()));
  if (!passphrase) return true;
  constexpr const char* sentences[] = {words::guessed_in_a_day, words::guessed_in_months, words::guessed_in_years,
                                       words::guessed_in_centuries};
  strength_ = sentences[static_cast<std::size_t>(journal::guessed_within(*passphrase))];
  return true;
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
      [&world, name = std::move(made.name), passphrase = std::move(*first)] {
        return journal::Vault::create(world.folder, name, passphrase, world.cost, program_name, world.clock);
      },
      [](Desk& here, Result<std::unique_ptr<journal::Vault>> created) {
        if (!created) return void(here.refused_ = sentence(created.error().code));
        here.vault_ = std::move(*created);
        here.suggestion_ = {};
        here.shelf_.forget(Typed::making_a_vault);
        here.before_.clear();
        here.open_session({});
        here.enter(first_place(here.purpose_));
      });
}

// The vault, and where the moments stand if they went on while it was locked.
struct Desk::Opened {
  std::unique_ptr<journal::Vault> vault;
  std::optional<sync::SlotState> slots;
};

void Desk::Act::operator()(act::Unlock typed) {
  auto passphrase = journal::prepared(std::move(typed.passphrase));
  desk.refused_.clear();
  if (!passphrase) return;
  auto& here = desk;
  beside<Opened>(
      [&here, prepared = std::move(*passphrase)]() -> Result<Opened> {
        Opened opened;
        const auto& world = here.world_;
        if (here.held_lock_ < 0) {
          CANDOUR_TRY(opened.vault, journal::Vault::unlock(world.folder, prepared, program_name, world.clock));
          return opened;
        }
        CANDOUR_TRY(opened.vault, journal::Vault::unlock_held(world.folder, prepared, here.held_lock_, world.clock));
        here.held_lock_ = -1;
        if (!here.locked_) return opened;
        auto left = here.locked_->take();
        opened.slots = left.slots;
        CANDOUR_CHECK(session::absorb_arrivals(*opened.vault, left.arrivals));
        return opened;
      },
      [](Desk& desk_here, Result<Opened> opened) {
        if (!opened) return void(desk_here.refused_ = sentence(opened.error().code));
        desk_here.vault_ = std::move(opened->vault);
        desk_here.locked_.reset();
        desk_here.before_.clear();
        desk_here.open_session(opened->slots);
        desk_here.enter(desk_here.kept_place());
      });
}

void Desk::Act::operator()(act::ChangePassphrase change) {
  auto old_one = journal::prepared(std::move(change.old_one));
  auto first = journal::prepared(std::move(change.new_one));
  const auto second = journal::prepared(std::move(change.once_more));
  desk.refused_.clear();
  if (!are_equal(first, second)) return void(desk.refused_ = words::passphrases_differ);
  if (!old_one) return void(desk.refused_ = sentence(old_one.error().code));
  auto& open = vault();
  beside<void>(
      [&open, before = std::move(*old_one), after = std::move(*first)] { return open.change_passphrase(before, after); },
      [](Desk& here, Result<> changed) {
        if (!changed) return void(here.refused_ = sentence(changed.error().code));
        here.back();
        here.say(words::passphrase_changed);
      });
}

void Desk::Act::operator()(const act::Lock&) { desk.lock(Loss::asked_about); }
void Desk::Act::operator()(const act::LockAnyway&) { desk.lock(); }
void Desk::Act::operator()(const act::StayOpen&) {}
void Desk::Act::operator()(const act::Quit&) { desk.world_.quit(); }

void Desk::Act::operator()(const act::SendQuickly&) {
  if (!desk.session_) return;
  desk.session_->send_quickly();
  desk.must_rebuild_ = true;
}

void Desk::Act::operator()(const act::SendQuietly&) {
  if (!desk.session_) return;
  desk.session_->send_quietly();
  desk.must_rebuild_ = true;
}

void Desk::Act::operator()(const act::FetchOn&) {
  if (!desk.vault_) return;
  if (const auto allowed = desk.vault_->fetch_on(); !allowed) desk.say(allowed.error());
}

void Desk::Act::operator()(const act::ChooseTheme& choice) {
  desk.choices_.theme = choice.theme;
  desk.choices_changed_ = true;
}

void Desk::Act::operator()(const act::ChooseScale& choice) {
  desk.choices_.scale = std::clamp(choice.scale, 0.8f, 3.0f);
  desk.choices_changed_ = true;
}

void Desk::Act::operator()(const act::ChooseSerif& choice) {
  desk.choices_.is_serif = choice.is_serif;
  desk.keep_choices();
}

void Desk::Act::operator()(const act::ChooseIdleMinutes& choice) {
  desk.choices_.idle_minutes = std::clamp(choice.minutes, 1, 30);
  desk.keep_choices();
}

void Desk::Act::operator()(const act::ChooseClipboardSeconds& choice) {
  desk.choices_.clipboard_seconds = std::clamp(choice.seconds, 10, 120);
  desk.keep_choices();
}

void Desk::Act::operator()(const act::ChooseStaying& choice) {
  desk.choices_.stays_until_sent = choice.stays_until_sent;
  desk.keep_choices();
}

void Desk::Act::operator()(const act::KeepOpen&) {
  desk.wants_open_ = true;
  desk.say(words::kept_open);
}

}  // namespace candour::gui
