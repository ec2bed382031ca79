// Inviting, joining and comparing the number.
#include "gui/actions/desk_act.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/vault/pairing.hpp"
#include "session/speech/invitation_words.hpp"

namespace candour::gui {

void Desk::Act::operator()(const act::TryHere&) {
  if (!desk.post_box_) {
    auto started =
        PostBox::start(desk.world_.programs, desk.world_.folder.parent_path() / "candour-post-box", "127.0.0.1:0");
    if (!started) return desk.say(started.error());
    desk.post_box_ = std::move(*started);
  }
  desk.is_awaiting_post_box_ = true;
  desk.say(words::working);
}

void Desk::Act::operator()(act::Invite invite) {
  if (invite.post_box.empty()) {
    give_back(std::move(invite.passphrase));
    return desk.say(words::bad_address, {}, Care::waiting);
  }
  auto passphrase = prepared_again(std::move(invite.passphrase));
  if (!passphrase) return;
  const auto again = std::make_shared<crypto::Passphrase>(std::move(*passphrase));
  const auto attempt = invite.open;
  const auto address = invite.post_box;
  desk.ask_post_box(address, [&here = desk, address, attempt, again](const RelayId& relay) {
    Act{here}.beside<journal::InvitationWords>(
        [address, attempt, again, relay](session::Holding& held) {
          return held.vault()->pairing().invite(address, relay, *again, attempt);
        },
        [](Desk& desk_then, Result<journal::InvitationWords> made) {
          if (!made) return desk_then.say(made.error());
          desk_then.invitation_ = std::move(*made);
          desk_then.drop_draft(Typed::invite_open);  // the post box stays: the next words, if there are any, are for the same
          desk_then.screen_changed_ = true;
        });
  });
}

void Desk::Act::operator()(act::Join join) {
  const auto check = journal::Pairing::check_invitation(join.words, join.post_box);
  if (check.fault != pairing::InvitationFault::none) {
    give_back(std::move(join.passphrase));
    const auto fault = session::fault_of(check);
    return desk.say(fault.what, fault.next, Care::waiting);
  }
  auto passphrase = prepared_again(std::move(join.passphrase));
  if (!passphrase) return;
  // The screen said so beside the field: whoever types new words there gives up a journal of which nothing came.
  const auto attempt = vault().pairing().view().may_give_up ? journal::OpenAttempt::give_up : journal::OpenAttempt::ask;
  const auto again = std::make_shared<crypto::Passphrase>(std::move(*passphrase));
  desk.ask_post_box(check.address, [&here = desk, text = join.words, relay = join.post_box, attempt, again](const RelayId& id) {
    Act{here}.beside<void>(
        [text, relay, attempt, again, id](session::Holding& held) {
          return held.vault()->pairing().join(text, relay, id, *again, attempt);
        },
        [](Desk& desk_then, Result<> joined) {
          if (!joined) return desk_then.say(joined.error());
          desk_then.drop_draft(Typed::joining);
          desk_then.screen_changed_ = true;
        });
  });
}

void Desk::Act::operator()(act::TypeNumber number) {
  auto passphrase = prepared_again(std::move(number.passphrase));
  if (!passphrase) return;
  beside<void>(
      [half = std::move(number.half), again = std::move(*passphrase)](session::Holding& held) -> Result<> {
        CANDOUR_CHECK(held.vault()->pairing().confirm(half, again));
        return {};
      },
      [](Desk& here, Result<> matched) {
        if (matched) {
          here.drop_draft(Typed::comparing);
          here.screen_changed_ = true;
        } else if (matched.error().code == ErrorCode::wrong_number) {
          here.say(words::numbers_differ, {}, Care::alarm);
        } else {
          here.say(matched.error());
        }
      });
}

void Desk::Act::operator()(const act::StopPairing&) {
  desk.invitation_ = {};
  if (desk.done(vault().pairing().stop())) desk.enter({Screen::journal, {}, {}});
}

void Desk::Act::operator()(const act::CopyInvitation&) {
  desk.clipboard_.put(desk.invitation_.pasted.expose());
  desk.copied_ = words::fill(words::copied, std::to_string(desk.choices_.clipboard_seconds));
}

}  // namespace candour::gui
