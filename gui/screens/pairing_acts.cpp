// Inviting, joining and comparing the number.
#include "gui/actions/act.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/vault/pairing.hpp"
#include "session/speech/invitation_words.hpp"

namespace candour::gui {

void Act::operator()(const act::TryHere&) {
  desk.post_boxes.start_here(desk.world.programs, desk.world.folder.parent_path() / "candour-post-box");
}

void Act::operator()(act::Invite invite) {
  if (invite.post_box.empty()) {
    give_back(std::move(invite.passphrase));
    return desk.notices.say(words::bad_address, {}, Care::waiting);
  }
  auto passphrase = prepared_again(std::move(invite.passphrase));
  if (!passphrase) return;
  const auto again = std::make_shared<crypto::Passphrase>(std::move(*passphrase));
  const auto attempt = invite.open;
  const auto address = invite.post_box;
  desk.post_boxes.ask(address, [&here = desk, address, attempt, again](const RelayId& relay) {
    Act{here}.beside<journal::InvitationWords>(
        [address, attempt, again, relay](session::Holding& held) {
          return held.vault()->pairing().invite(address, relay, *again, attempt);
        },
        [](DeskParts& desk_then, Result<journal::InvitationWords> made) {
          if (!made) return desk_then.notices.say(made.error());
          desk_then.invitation.show(std::move(*made));
          desk_then.drafts.drop(Typed::invite_open);  // the post box stays: the next words, if there are any, are for the same
          desk_then.page.say_changed();
        });
  });
}

void Act::operator()(act::Join join) {
  const auto check = journal::Pairing::check_invitation(join.words, join.post_box);
  if (check.fault != pairing::InvitationFault::none) {
    give_back(std::move(join.passphrase));
    const auto fault = session::fault_of(check);
    return desk.notices.say(fault.what, fault.next, Care::waiting);
  }
  auto passphrase = prepared_again(std::move(join.passphrase));
  if (!passphrase) return;
  // The screen said so beside the field: whoever types new words there gives up a journal of which nothing came.
  const auto attempt = vault().pairing().view().may_give_up ? journal::OpenAttempt::give_up : journal::OpenAttempt::ask;
  const auto again = std::make_shared<crypto::Passphrase>(std::move(*passphrase));
  desk.post_boxes.ask(check.address, [&here = desk, text = join.words, relay = join.post_box, attempt, again](const RelayId& id) {
    Act{here}.beside<void>(
        [text, relay, attempt, again, id](session::Holding& held) {
          return held.vault()->pairing().join(text, relay, id, *again, attempt);
        },
        [](DeskParts& desk_then, Result<> joined) {
          if (!joined) return desk_then.notices.say(joined.error());
          desk_then.drafts.drop(Typed::joining);
          desk_then.page.say_changed();
        });
  });
}

void Act::operator()(act::TypeNumber number) {
  auto passphrase = prepared_again(std::move(number.passphrase));
  if (!passphrase) return;
  beside<void>(
      [half = std::move(number.half), again = std::move(*passphrase)](session::Holding& held) -> Result<> {
        CANDOUR_CHECK(held.vault()->pairing().confirm(half, again));
        return {};
      },
      [](DeskParts& here, Result<> matched) {
        if (matched) {
          here.drafts.drop(Typed::comparing);
          here.page.say_changed();
        } else if (matched.error().code == ErrorCode::wrong_number) {
          here.notices.say(words::numbers_differ, {}, Care::alarm);
        } else {
          here.notices.say(matched.error());
        }
      });
}

void Act::operator()(const act::StopPairing&) {
  desk.invitation.forget();
  if (done(vault().pairing().stop())) desk.trail.enter({Screen::journal, {}, {}});
}

void Act::operator()(const act::CopyInvitation&) {
  desk.clipboard.put(desk.invitation.words().pasted.expose());
  desk.notices.say_copied(words::fill(words::copied, std::to_string(desk.choices.now().clipboard_seconds)));
}

}  // namespace candour::gui
