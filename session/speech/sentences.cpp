#include "session/speech/sentences.hpp"

#include <optional>

#include "journal/vault/pairing_views.hpp"

namespace candour::session {

namespace {

using journal::PairingEnd;

// Codes that the vault itself can meet: its file, its passphrase, this computer.
std::optional<Sentence> about_this_computer(ErrorCode code) {
  switch (code) {
    case ErrorCode::newer_version:
      return Sentence{"This was made by a newer Candour than yours.", "Nothing was changed.",
                      "Install the newer version and open it again."};
    case ErrorCode::not_a_vault:
      return Sentence{"The folder holds no Candour vault.", "Nothing in it was changed.",
                      "Check the folder given with --vault."};
    case ErrorCode::damaged:
      return Sentence{"A file of the vault is damaged.", "It was left as it is, and both copies were tried.",
                      "Put the folder back from a copy of your disk, then open it again."};
    case ErrorCode::cost_refused:
      return Sentence{"The vault asks for too little or too much work to be opened.", "It was not opened or changed.",
                      "Use the folder that Candour made; this one may have been tampered with."};
    case ErrorCode::wrong_passphrase:
      return Sentence{"That is not the passphrase.", "Nothing was changed.",
                      "Type it again; five generated words may be typed with spaces or hyphens."};
    case ErrorCode::weak_passphrase:
      return Sentence{"That passphrase would be guessed too soon.", "Nothing was made or changed.",
                      "Use the five words that Candour makes, or something longer that nobody else says."};
    case ErrorCode::out_of_memory:
      return Sentence{"There is too little free memory to open the vault.", "Nothing was changed.",
                      "Close another program and try again."};
    case ErrorCode::no_vault:
      return Sentence{"There is no vault here yet.", "So nothing can have been lost.",
                      "Begin a new one, or name the folder of yours with --vault."};
    case ErrorCode::vault_exists:
      return Sentence{"There is a vault here already.", "It was left untouched.",
                      "Open it, or choose another folder with --vault."};
    case ErrorCode::vault_in_use:
      return Sentence{"Another Candour program holds this vault.", "What you keep in it is safe there.",
                      "Use that program, or close it and try again."};
    case ErrorCode::vault_locked:
      return Sentence{"The vault is locked.", "Everything in it is kept.", "Unlock it with your passphrase."};
    case ErrorCode::io_failed:
      return Sentence{"The computer could not read or write a file.", "What was saved before is still there.",
                      "Check that the disk is there and that you may write in the folder."};
    case ErrorCode::disk_full:
      return Sentence{"The disk is full.", "What was saved before is still there; this was not saved.",
                      "Free some space, then do it again."};
    case ErrorCode::read_only:
      return Sentence{"This folder can be read here and not written.", "What is in it is whole; this was not saved.",
                      "Copy the folder to a disk that you may write on, and open the copy."};
    case ErrorCode::no_lock_service:
      return Sentence{"This disk cannot keep two programs from writing at the same time.", "Nothing was changed.",
                      "Move the folder to a disk of this computer itself; some network disks cannot lock files."};
    case ErrorCode::migration_needed:
      return Sentence{"An older Candour wrote this folder, and it cannot be written here.", "Nothing was changed.",
                      "Copy the folder to a disk that you may write on, and open the copy once."};
    case ErrorCode::folder_not_empty:
      return Sentence{"There is something of that name already, and it is not an empty folder.",
                      "It was left as it is, and nothing was added.",
                      "Name a folder that is empty, or one that is not there yet."};
    case ErrorCode::no_such_folder:
      return Sentence{"The folder in which that one would be made is not there.", "Nothing was made.",
                      "Make it first, or name another one."};
    case ErrorCode::store_failed:
      return Sentence{"The vault could not keep this.", "What was kept before is unharmed.",
                      "Close Candour, open it again and repeat what you did."};
    default:
      return std::nullopt;
  }
}

std::optional<Sentence> about_the_other(ErrorCode code) {
  switch (code) {
    case ErrorCode::not_paired:
      return Sentence{"Nobody shares this journal with you yet.", "Your private notes are kept and stay private.",
                      "Invite somebody, or join with the words they gave you."};
    case ErrorCode::not_verified:
      return Sentence{"You have not compared numbers with the other person yet.", "Nothing was shared.",
                      "Say your number to them by voice, and type theirs to confirm it."};
    case ErrorCode::already_paired:
      return Sentence{"This journal is shared already.", "Nothing was changed in it.",
                      "Use another folder for another journal: --vault names it."};
    case ErrorCode::pairing_ended:
      return Sentence{"This attempt to pair is over.", "Nothing was shared, and your private notes are kept.",
                      "Tell the other person by voice, and begin again with new words."};
    case ErrorCode::pairing_waits:
      return Sentence{"It is the other person's turn.", "What you have done so far is kept.",
                      "You may stop here; it goes on when they have acted."};
    case ErrorCode::wrong_number:
      return Sentence{"The numbers differ.", "Nothing was shared.",
                      "Usually one was misheard: say them again. If they still differ, stop and make new words, given "
                      "another way."};
    case ErrorCode::words_not_known:
      return Sentence{"Those are not the twelve words of an invitation.", "Nothing was begun.",
                      "Check each word with the person who gave them; the first four letters of a word are enough."};
    case ErrorCode::not_yours:
      return Sentence{"Only the person who wrote this, or left it out, may change that.", "It is as it was.",
                      "Talk about it, or write a comment on it."};
    case ErrorCode::not_approved:
      return Sentence{"Not approved by everyone.", "No file was written.",
                      "Wait, or talk to each other; nobody has to give a reason."};
    case ErrorCode::not_equal:
      return Sentence{"The text is no longer the one that was approved.", "No file was written, and both texts are kept.",
                      "Compose it again, read it, and propose it anew."};
    case ErrorCode::listed_word:
      return Sentence{"A name or word of the people list still stands in the text.",
                      "Nothing was proposed, and the text is as it was.",
                      "Composing it shows where; replace it, or let it stand if it is yours."};
    default:
      return std::nullopt;
  }
}

std::optional<Sentence> about_the_post_box(ErrorCode code) {
  switch (code) {
    case ErrorCode::relay_unreachable:
      return Sentence{"The post box does not answer.", "What you wrote is kept here and goes when it does.",
                      "Check your network and the address, then try again."};
    case ErrorCode::relay_refused:
      return Sentence{"The post box refused this.", "What was to go is still here.",
                      "Try again later; if it stays so, ask whoever runs it."};
    case ErrorCode::wrong_relay:
      return Sentence{"This is not the post box that was chosen.", "Nothing was given to it.",
                      "Check the address with the person who invited you."};
    case ErrorCode::clock_skew:
      return Sentence{"This computer's clock and that of the post box differ too much.", "Nothing was sent or lost.",
                      "Set the clock of this computer right."};
    case ErrorCode::tls_refused:
      return Sentence{"The post box could not prove who it is.", "Nothing was given to it by this computer.",
                      "Check the address; if your organisation has its own authority, name its file with --ca."};
    default:
      return std::nullopt;
  }
}

Sentence about_what_was_typed(ErrorCode code) {
  switch (code) {
    case ErrorCode::malformed:
      return {"Something that arrived cannot be read.", "It was set aside; your own entries are unharmed.",
              "Ask the other person which version of Candour they use."};
    case ErrorCode::cannot_open:
      return {"Something that arrived cannot be opened with what is known here.", "It did not change anything.",
              "Ask the other person whether they meant to send something."};
    case ErrorCode::no_such_item:
      return {"Nothing here has that short name.", "Nothing was changed here.", "Look at the list of what there is."};
    case ErrorCode::ambiguous_item:
      return {"More than one thing has that short name.", "None of them was changed.", "Type more of the name."};
    case ErrorCode::rule_refused:
      return {"The rules of this journal do not allow that.", "Everything is as it was before.",
              "The help says what can be done."};
    case ErrorCode::too_long:
      return {"That is too long to be kept as one text.", "What was there before is unchanged.",
              "Divide it, and write it as two."};
    case ErrorCode::not_text:
      return {"That is not plain text.", "It was not kept, and nothing else was changed.",
              "Take out control characters, or save the file as UTF-8."};
    case ErrorCode::bad_argument:
      return {"The command cannot be understood like this.", "Nothing was done.",
              "Add --help to the command to see how it is written."};
    case ErrorCode::no_words:
      return {"There is no word in this that could be looked for.", "Nothing was searched.",
              "Type a letter or a digit; signs and emoji cannot be found."};
    case ErrorCode::unknown_zone:
      return {"This computer does not say in which time zone it is.", "Nothing was planned.",
              "Name the zone as well, for instance Europe/London."};
    case ErrorCode::no_zone_data:
      return {"This computer has no list of time zones.", "Nothing was planned.",
              "Have the package tzdata installed, then do it again."};
    default:
      return {"It was stopped.", "What was finished before stays, and the rest is kept for later.",
              "Start it again when you like."};
  }
}

}  // namespace

Sentence sentence_for(ErrorCode code) {
  if (const auto found = about_this_computer(code)) return *found;
  if (const auto found = about_the_other(code)) return *found;
  if (const auto found = about_the_post_box(code)) return *found;
  return about_what_was_typed(code);
}

Sentence sentence_for(PairingEnd end) {
  switch (end) {
    case PairingEnd::none:
      break;
    case PairingEnd::wrong_tries:
      return {"Three numbers in a row were wrong, so the pairing ended.", "Nothing was shared with anybody.",
              "Tell the other person by voice: nothing tells their program. Then make new words and give them another "
              "way."};
    case PairingEnd::second_joiner:
      return {"Someone else has these words.", "Nothing was shared with either of them.",
              "Make new words, and give them to the other person in a way nobody else sees or hears."};
    case PairingEnd::expired:
      return {"Seven days have passed since the words were made, so they no longer work.",
              "Your own notes are as they were.", "Ask for new words, or invite them yourself."};
    case PairingEnd::stopped:
      return {"You stopped this pairing.", "Nothing of it was kept, and your own notes are untouched.",
              "Tell the other person; inviting or joining begins anew."};
    case PairingEnd::bad_welcome:
      return {"What the other program sent at the end was not right.", "None of it was kept.",
              "Tell the other person, check that both have the same Candour, and begin again."};
    case PairingEnd::another_card:
      return {"Another computer answered than the one whose number matched before.", "Nothing was shared with it.",
              "Ask by voice who typed the words. For another computer, or somebody else, make new words and say so."};
    case PairingEnd::no_effect:
      return {"A step of this pairing led to nothing, so it ended.", "Nothing of what you wrote was shared.",
              "Make new words, as for another computer."};
    case PairingEnd::wrong_relay:
      return {"The post box you met is not the one of the invitation.", "Nothing of yours was given to it.",
              "Compare its address with the other person by voice, then begin again."};
  }
  return {"No pairing has ended.", "All is as it was.", "There is nothing you need to do."};
}

Sentence sentence_for_flood() {
  return {"More came from the post box today than is kept without asking, and nothing here can open it.",
          "What you write goes on its way; nothing more is fetched today.",
          "If you expect so much, fetch on; else ask whoever runs the post box what it is."};
}

}  // namespace candour::session
