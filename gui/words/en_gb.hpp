// Every sentence of the window, in British English. To translate the window, copy this file and change its right-hand
// sides. {0} and {1} stand for names, dates and numbers.
#pragma once

#include <string>
#include <string_view>

#include "base/text/fill.hpp"

namespace candour::gui::words {

using candour::text::fill;

using Word = const char*;

// ---- everywhere
inline constexpr Word candour = "Candour";
inline constexpr Word back = "Back";
inline constexpr Word not_now = "Not now";
inline constexpr Word menu = "Menu";
inline constexpr Word working = "One moment…";
inline constexpr Word work_lasts = "This takes a second or two. Nothing you wrote is at risk.";
inline constexpr Word read_more = "Read more";

inline constexpr Word you = "you";
inline constexpr Word weekdays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
inline constexpr Word months[] = {"January", "February", "March",     "April",   "May",      "June",
                                  "July",    "August",   "September", "October", "November", "December"};

// ---- the rail
inline constexpr Word journal = "Journal";
inline constexpr Word meetings = "Meetings";
inline constexpr Word my_notes = "My notes";
inline constexpr Word summary = "Summary";
inline constexpr Word search = "Search";
inline constexpr Word who_can_see = "Who can see";
inline constexpr Word settings = "Settings";
inline constexpr Word lock = "Lock";
inline constexpr Word help = "Help";
inline constexpr Word people_list = "People list";
inline constexpr Word send_quickly_ask = "Send quickly…";
inline constexpr Word send_quickly = "Send quickly";
inline constexpr Word back_to_quiet = "Back to quiet";
inline constexpr Word sends_quickly = "Sending quickly, for two hours at most";
inline constexpr Word fetch_on = "Fetch on";
inline constexpr Word quickly_means =
    "Send within a minute or so for two hours. Whoever runs the post box sees that you chose this, not what, how much or "
    "who.";
inline constexpr Word take_it_back = "Take it back";
inline constexpr Word up_to_date = "Up to date";
inline constexpr Word offline = "Offline: everything is kept here";
inline constexpr Word looking = "Looking for news";
inline constexpr Word post_box_went_back = "Looking for what the post box lost";
inline constexpr Word putting_back = "Putting back what the post box lost";
inline constexpr Word waits_to_put_back = "What the post box lost is put back from {0} on";
inline constexpr Word held_back = "Waiting for an earlier entry";
inline constexpr Word steps_wait = "Steps that wait for an earlier one: {0}";
inline constexpr Word yours_alone = "Yours alone, on this computer";
inline constexpr Word goes_at = "Goes to {0} at about {1} if this computer stays on";
inline constexpr Word on_its_way = "On its way to {0}";

// ---- first time
inline constexpr Word first_line = "A private journal for two people.";
inline constexpr Word first_keys =
    "Your words are locked before they leave this computer. Your employer, the people who run the post box and we who "
    "made Candour hold no key.";
inline constexpr Word have_words = "I have been given twelve words";
inline constexpr Word have_words_means = "Join a journal that somebody started.";
inline constexpr Word start_journal = "Start a journal";
inline constexpr Word start_journal_means = "Then invite your partner.";
inline constexpr Word just_write = "Just write, for now";
inline constexpr Word just_write_means = "Private notes; invite or join whenever you like.";
inline constexpr Word open_other = "Open a journal that is on this computer";
inline constexpr Word look_around = "Look around Dani and Meg's example";
inline constexpr Word open_other_means = "Type the folder in which it is kept.";
inline constexpr Word its_folder = "Its folder";
inline constexpr Word folder_hint = "/home/you/candour";
inline constexpr Word no_journal_there = "There is no journal in that folder. Type its whole path from the first slash, or from your own folder on.";
inline constexpr Word go_on = "Go on";
inline constexpr Word is_example = "This is Dani and Meg's example. It is invented, and gone when you close it.";
inline constexpr Word example_passphrase = "You look through Dani's eyes. Where it asks for a passphrase: {0}";
inline constexpr Word example_goes_nowhere = "An example: nothing goes anywhere.";
inline constexpr Word close_example = "Close the example";
inline constexpr Word work_computer =
    "On a work computer your employer may be able to see the screen and the keyboard, whatever Candour does. Your own "
    "is "
    "safer.";
inline constexpr Word courts =
    "Courts and data-protection law can reach what is written. Write to learn; raise harm by the proper route.";

// ---- passphrase
inline constexpr Word choose_passphrase = "Choose a passphrase";
inline constexpr Word choose_passphrase_means =
    "It opens your journal on this computer. If you forget it, nobody can get you back in, and that includes us. Write "
    "it down now and keep it at home.";
inline constexpr Word your_name = "What the others shall call you";
inline constexpr Word suggested = "We suggest these five words";
inline constexpr Word use_these = "Use these words";
inline constexpr Word another = "Another five words";
inline constexpr Word or_your_own = "Type these words, or a passphrase of your own:";
inline constexpr Word own_passphrase = "Passphrase";
inline constexpr Word once_more = "The same once more";
inline constexpr Word type_them =
    "Write them down first. The first four letters of each are enough later, with spaces or hyphens.";
inline constexpr Word hold_to_show = "Hold to show";
inline constexpr Word caps_lock = "Caps Lock is on.";
inline constexpr Word guessed_in_a_day = "Somebody could guess this within a day. Make it longer.";
inline constexpr Word guessed_in_months = "Somebody could guess this within months. Make it longer.";
inline constexpr Word guessed_in_years = "It would take years to guess this. A little longer is better.";
inline constexpr Word guessed_in_centuries = "It would take centuries to guess this.";
inline constexpr Word make_vault = "Make my journal";
inline constexpr Word passphrases_differ = "The two are not the same. Type both again.";
inline constexpr Word name_missing = "Type a name first: your first name is enough.";
inline constexpr Word new_passphrase = "A new passphrase";
inline constexpr Word new_passphrase_means = "For when nobody knows the old one. The old one stops working at once.";
inline constexpr Word old_passphrase = "The passphrase you have now";
inline constexpr Word change_it = "Change it";
inline constexpr Word passphrase_changed = "Your passphrase was changed.";

// ---- unlock
inline constexpr Word locked = "Locked";
inline constexpr Word passphrase = "Passphrase";
inline constexpr Word unlock = "Open";

inline constexpr Word still_sending = "Still sending what you shared. This closes by itself when all of it is there.";
inline constexpr Word close_now = "Close now; the rest goes next time";

// ---- journal
inline constexpr Word write = "Write";
inline constexpr Word good_question = "A good question, if you want one: \"{0}\"";
inline constexpr Word write_about_it = "Write about it";
inline constexpr Word or_nothing = "Or nothing today.";
inline constexpr Word each_says = "Each line says who can read it";
inline constexpr Word each_part_says = "Each part says who can read it";
inline constexpr Word only_you_until = "Only you can read this until you keep it. Then: {0}";
inline constexpr Word show_only = "Show";
inline constexpr Word show_all = "Everything";
inline constexpr Word show_reflections = "Reflections";
inline constexpr Word show_mine = "Only for you";
inline constexpr Word since_last = "Since you were last here: {0}";
inline constexpr Word unfinished = "Unfinished";
inline constexpr Word unfinished_means = "Begun here or on the command line, and not finished. Nothing of it was sent.";
inline constexpr Word about_that = "About: {0}";
inline constexpr Word change_of = "A change: {0}";
inline constexpr Word nothing_private = "Nothing here yet. What you write here, only you can read.";
inline constexpr Word nothing_here = "Nothing here yet.";
inline constexpr Word add_to_list = "Add to this list";
inline constexpr Word add_one = "Add: {0}";
inline constexpr Word no_meetings = "No meeting is planned. You can write down a first one whenever you like.";
inline constexpr Word plan_meeting = "Plan a meeting";
inline constexpr Word invite_partner = "Invite your partner";
inline constexpr Word join_journal = "Join with twelve words";
inline constexpr Word pairing_goes_on = "Go on with the pairing";

// ---- writing
inline constexpr Word write_note = "A private note";
inline constexpr Word starts_private = "It starts as yours alone. Sharing is the last step, if you want it.";
inline constexpr Word what_you_write = "What you write";
inline constexpr Word write_here = "Write here";
inline constexpr Word keep = "Keep for myself";
inline constexpr Word save_changes = "Keep these changes";
inline constexpr Word share = "Share…";
inline constexpr Word drop = "Throw this draft away";
inline constexpr Word kept_here = "Kept on this computer";
inline constexpr Word not_kept_yet = "Keeping…";
inline constexpr Word could_not_keep = "This could not be kept: {0}";
inline constexpr Word not_kept_since = "What you typed since {0} is not kept yet. {1}";
inline constexpr Word not_kept_next = "Free some space. Until then it stands only on this screen; copy it to somewhere safe.";
inline constexpr Word lock_loses = "Locking now loses what you typed since then.";
inline constexpr Word quit_loses = "Closing now loses what you typed since then.";
inline constexpr Word lock_anyway = "Lock all the same";
inline constexpr Word quit_anyway = "Close all the same";
inline constexpr Word stay_open = "Stay here";
inline constexpr Word lost_since =
    "What you typed since {0} could not be kept before the lock. What you typed before that is here.";
inline constexpr Word draft_beside_later =
    "A newer Candour keeps a draft of this, which this one cannot read. It stays as it is; what you type now is kept beside it.";
inline constexpr Word draft_not_read = "A draft cannot be read by this Candour. It is still in your file.";
inline constexpr Word closed_instead = "The program could not be replaced by a fresh one, so your journal was closed.";
inline constexpr Word questions_to_start = "Questions to start from";

inline constexpr Word find_here = "Find on this page";
inline constexpr Word find_next = "Next";
inline constexpr Word not_on_this_page = "This page does not say that.";

// ---- one entry
inline constexpr Word edit = "Change it";
inline constexpr Word edit_rest = "Change what it belongs to";
inline constexpr Word history = "History";
inline constexpr Word share_part = "Share part of it…";
inline constexpr Word answer = "Write underneath";
inline constexpr Word answer_field = "What you want to say";
inline constexpr Word send_answer = "Answer";
inline constexpr Word comments = "Underneath";
inline constexpr Word put_away = "Put away";
inline constexpr Word put_away_for = "Put away for {0}";
inline constexpr Word both_of_you = "both of you";
inline constexpr Word is_put_away = "Put away";
inline constexpr Word was_put_away = "Put away. It is still here, under \"Put away\".";
inline constexpr Word was_put_away_for_all =
    "Put away for everybody who can read it; they are told. It is still here, under \"Put away\".";
inline constexpr Word undo = "Undo";
inline constexpr Word take_up_again = "Bring back";
inline constexpr Word is_set_aside = "Put away. It is still here, and in the history.";
inline constexpr Word take_back = "Take back";
inline constexpr Word still_here = "Still only on this computer. It goes at the next of its regular moments.";
inline constexpr Word also_written = "Also written, at the same time: {0}";
inline constexpr Word changed_meanwhile = "{0} changed this while you were writing. Yours is as it was.";
inline constexpr Word you_changed_meanwhile =
    "You changed this yourself after you began here. What you keep here comes after that; both stay in the history.";
inline constexpr Word somebody = "Somebody else";
inline constexpr Word look = "Look";
inline constexpr Word details = "Details";
inline constexpr Word bring_back = "Bring this wording back";
inline constexpr Word first_wording = "The first wording.";
inline constexpr Word shown_now = "This is what stands there now.";
inline constexpr Word part_of_now = "What stands there now is merged of this and of what was written at the same time.";

// ---- two wordings of one passage
inline constexpr Word keep_this_one = "Keep this one";
inline constexpr Word keep_both = "Keep both";
inline constexpr Word take_it_out = "Take it out";
inline constexpr Word choice_is_gone = "That is not to be chosen any more.";
inline constexpr Word choice_is_gone_kept = "Somebody chose, or changed the text; it is as it stands here now.";

inline constexpr Word taken_out = "Taken out: \"{0}\"";
inline constexpr Word added = "Added: \"{0}\"";

// ---- sharing a passage
inline constexpr Word nobody_yet =
    "There is nobody to share with yet. Invite your partner first; your note stays here.";
inline constexpr Word share_a_passage = "Share a passage";
inline constexpr Word your_note = "Your note: choose a passage of it";
inline constexpr Word use_passage = "Use what is chosen";
inline constexpr Word use_all = "Use all of it";
inline constexpr Word exactly_seen = "Exactly what {0} will see; reword it as you like";
inline constexpr Word share_as = "As";
inline constexpr Word as_agenda = "something to talk about, for {0}";
inline constexpr Word as_reflection = "a reflection";
inline constexpr Word will_see =
    "{0} will see this text and the day it goes. Not the rest, its length, when you wrote it, or that there is more.";
inline constexpr Word share_with = "Share with {0}";
inline constexpr Word no_meeting_yet = "No meeting is planned to put it on.";
inline constexpr Word choose_first = "Choose some words of the note first, or use all of it.";

// ---- meetings
inline constexpr Word meeting = "Meeting";
inline constexpr Word new_meeting = "Plan a meeting";
inline constexpr Word before_only_you = "Before: only you";
inline constexpr Word to_talk_about = "To talk about: {0}";
inline constexpr Word agenda_empty = "Nothing yet. Nobody has to bring anything.";
inline constexpr Word add_agenda = "Something to talk about";
inline constexpr Word add = "Add";
inline constexpr Word write_for_it = "Write a private note for it";
inline constexpr Word change_meeting = "Change day or place";

// ---- verbs. {0} is where a thing stands, or what a button says
inline constexpr Word refused_verb = "{0}: {1}";
inline constexpr Word leads_nowhere = "It stands at \"{0}\" by now, and that does not lead on from there.";
inline constexpr Word nothing_changed = "Nothing was changed.";
inline constexpr Word stands_now = "It stands at \"{0}\" now.";
inline constexpr Word not_done = "It was not done yet. What is missing or does not fit is marked; what you typed stands as it is.";
inline constexpr Word waits_for_step = "waits for an earlier step";

// ---- forms. {0} is what a field is called
inline constexpr Word fill_in = "Fill in";
inline constexpr Word form_day = "{0}: day, like 2026-03-12";
inline constexpr Word form_time = "{0}: time, like 10:00";
inline constexpr Word form_zone = "{0}: time zone, if it is another than this";
inline constexpr Word form_date = "{0}, like 2026-03-12";
inline constexpr Word form_set = "{0}, one a line";
inline constexpr Word form_find = "{0}: look for";
inline constexpr Word form_more = "There are more. Type a word of the one you mean.";
inline constexpr Word none = "None of these";
inline constexpr Word nobody = "Nobody";
inline constexpr Word put_in_journal = "Put it in the journal";
inline constexpr Word not_kept_in_journal = "Nothing was put in the journal yet. What does not fit is marked; what you typed stands as it is.";
inline constexpr Word choose_one = "Choose one of these.";

// ---- pairing
inline constexpr Word invite = "Invite your partner";
inline constexpr Word post_box = "Post box";
inline constexpr Word post_box_means =
    "The post box passes your locked letters on. Whoever runs it, often your employer, cannot open them. Type its "
    "address as you were given it.";
inline constexpr Word post_box_hint = "relay.example.org:443";
inline constexpr Word try_here = "Try it on this computer";
inline constexpr Word try_here_means = "Starts a post box here that ends with this program: for trying out.";
inline constexpr Word passphrase_again = "Your passphrase again";
inline constexpr Word passphrase_again_why = "Asked again because this signs with your key.";
inline constexpr Word asking_post_box = "Asking the post box who it is.";
inline constexpr Word asking_lasts = "At most half a minute; you may leave this page, and then it is not asked any more.";
inline constexpr Word make_words = "Make twelve words";
inline constexpr Word words_made = "Twelve words for your partner";
inline constexpr Word words_once = "They work once, until {0}.";
inline constexpr Word say_them = "Say them by phone, or write them down. Not through your work e-mail.";
inline constexpr Word copy_text = "Copy as text";
inline constexpr Word copied = "Copied. It is cleared from the clipboard after {0} seconds.";
inline constexpr Word waiting_partner = "Waiting for your partner. You may close this; nothing is lost.";
inline constexpr Word join = "Join a journal";
inline constexpr Word join_means = "Type the twelve words, or paste the text you were given.";
inline constexpr Word twelve_words = "The twelve words";
inline constexpr Word join_now = "Join";
inline constexpr Word word_wrong = "Word {0} is not one of the words: \"{1}\".";
inline constexpr Word word_meant = "Did you mean \"{0}\"?";
inline constexpr Word words_so_far = "{0} of 12 words";
inline constexpr Word joining_wait = "Waiting for the program of the person who gave you the words.";
inline constexpr Word compare = "Compare the number";
inline constexpr Word compare_means =
    "Say your number to {0}, by phone or side by side, and type the one they say. Do this at the start of your first "
    "meeting or call.";
inline constexpr Word you_say = "You say";
inline constexpr Word partner_says = "{0} says";
inline constexpr Word compare_now = "Compare";
inline constexpr Word nothing_until = "Nothing is shared until both of you have typed the other's number.";
inline constexpr Word stop = "Stop";
inline constexpr Word matched = "Your half matches. Waiting until {0} has typed yours.";
inline constexpr Word both_match = "Both halves match. The journal is being read from the post box.";
inline constexpr Word paired = "You and {0} have a journal now. Nobody else has a key.";
inline constexpr Word new_words = "New words";
inline constexpr Word new_words_of_partner = "Type new words";
inline constexpr Word who_types = "Who will type the new words?";
inline constexpr Word same_computer = "{0}, at the same computer";
inline constexpr Word same_computer_means = "The pairing goes on from where it was.";
inline constexpr Word other_computer = "Another computer, or somebody else";
inline constexpr Word other_computer_means =
    "What was begun with {0} is given up; your private notes stay. A journal which {0}'s old computer may already show "
    "stays empty.";
inline constexpr Word gives_up_journal =
    "This vault has joined a journal, of which nothing has come yet. New words give it up; your private notes stay.";
inline constexpr Word your_partner = "your partner";
inline constexpr Word numbers_differ =
    "The numbers differ. Nothing was shared. Usually one was misheard: say them again. If they still differ, somebody "
    "may "
    "be between your computers. Stop, and make new words, given another way.";
inline constexpr Word to_journal = "To the journal";

// ---- summary
inline constexpr Word summary_none =
    "A summary is the only thing that can ever leave this journal, and only when all of you have approved its exact "
    "words.";
inline constexpr Word begin_summary = "Begin a summary";
inline constexpr Word for_whom = "For whom";
inline constexpr Word step_offer = "1 Offer";
inline constexpr Word step_compose = "2 Compose";
inline constexpr Word step_names = "3 People and places";
inline constexpr Word step_read = "4 Read it";
inline constexpr Word step_approve = "5 Approve";
inline constexpr Word step_group = "Steps";
inline constexpr Word offer_means =
    "Offer a sentence under a heading. Only what somebody offered can be in the summary.";
inline constexpr Word under_heading = "Under which heading";
inline constexpr Word offer_field = "The sentence you offer";
inline constexpr Word offer = "Offer it";
inline constexpr Word nothing_offered = "Nothing is offered yet.";
inline constexpr Word leave_out = "Leave it out";
inline constexpr Word put_back = "Put it back";
inline constexpr Word left_out = "Left out";
inline constexpr Word left_out_by_other = "Left out by somebody else. No reason is needed.";
inline constexpr Word names_means =
    "Names and places that must not be recognised. Each place they stand is shown here, and nothing is changed unseen.";
inline constexpr Word no_hits = "No listed name stands in the text.";
inline constexpr Word hit_is = "\"{0}\" stands in:";
inline constexpr Word replace_by = "Say \"{0}\" instead";
inline constexpr Word let_it_stand = "Let it stand";
inline constexpr Word stands_allowed = "Allowed by the author of the passage.";
inline constexpr Word authors_turn = "Its author decides about it.";
inline constexpr Word warnings = "Look at these yourself";
inline constexpr Word it_may_stay = "It may stay";
inline constexpr Word said_it_may_stay = "You said that it may stay.";
inline constexpr Word ask_again = "Ask me again";
inline constexpr Word still_open = "You have not said yet whether these may stay";
inline constexpr Word person_name = "Name of a person or place";
inline constexpr Word person_aliases = "Also called, with commas between";
inline constexpr Word person_instead = "What to say instead";
inline constexpr Word person_word = "It is also an ordinary word, as Will or Grace";
inline constexpr Word add_person = "Add to the list";
inline constexpr Word read_means = "Exactly this, and nothing else, would go to the {0}.";
inline constexpr Word valid_until = "Valid until, like 2026-09-10";
inline constexpr Word propose = "Propose exactly this";
inline constexpr Word not_proposed = "Nothing is proposed yet. Read it as the recipient first.";
inline constexpr Word withdraw = "Back to drafting";
inline constexpr Word exactly_this = "Exactly this, and nothing else, goes to the {0}.";
inline constexpr Word used_until = "To be used until {0}.";
inline constexpr Word what_is_signed = "What is signed";
inline constexpr Word exactly_that = "This, and nothing else, was to go to the {0}.";
inline constexpr Word could_be_used = "Its last day was {0}.";
inline constexpr Word what_was_proposed = "What was proposed";
inline constexpr Word willing = "I am willing";
inline constexpr Word take_something_out = "Take something out";
inline constexpr Word read_to_end = "Read it to its end first.";
inline constexpr Word take_mine_back = "Take mine back";
inline constexpr Word let_it_go = "Let it go";
inline constexpr Word approved = "Approved by everyone.";
inline constexpr Word export_folder = "A folder that is empty or not there yet, like Documents/summary";
inline constexpr Word export_it = "Write the files";
inline constexpr Word exported = "Saved in {0}. A file that was handed on cannot be called back.";

// ---- what an act has to say
inline constexpr Word nothing_written = "Nothing is written yet.";
inline constexpr Word shared_now = "It is on its way. Until it is sealed you can take it back.";
inline constexpr Word taken_back = "Taken back. It leaves no trace.";
inline constexpr Word offered = "Offered. Whoever reads the summary reads it under its heading.";
inline constexpr Word person_missing = "Type the name and what to say instead.";
inline constexpr Word bad_day = "That is not a date. Write it like 2026-03-12.";
inline constexpr Word bad_address = "The address of the post box is not right. It looks like relay.example.org:8443.";

inline constexpr Word paste_unanswered =
    "The program that holds what was copied does not answer. Nothing was pasted.";

// ---- search, who can see, settings, help
inline constexpr Word search_field = "Search what you may read";
inline constexpr Word nothing_found = "Nothing you may read says that.";
inline constexpr Word nothing_to_look_for = "There is no word in this to look for. Type a letter or a digit.";
inline constexpr Word your_partner_card = "Your partner";
inline constexpr Word employer_card = "What your employer can see";
inline constexpr Word held_back_card = "Is anything being held back?";
inline constexpr Word computer_card = "This computer";
inline constexpr Word tells = "This tells them: {0}";
inline constexpr Word tells_not = "It does not tell them: {0}";
inline constexpr Word compared = "Number compared with you.";
inline constexpr Word not_compared = "Number not compared yet.";
inline constexpr Word alone_card = "Nobody yet. What you write, only you can read.";
inline constexpr Word nothing_missing = "Nothing is missing as far as this computer can tell.";
inline constexpr Word nothing_sent = "Nothing yet: no post box is used.";
inline constexpr Word lock_cannot =
    "While it is open, other programs of this session can read the screen, the keys you press and what you copy. "
    "Locking "
    "ends that.";
inline constexpr Word where_kept = "Everything is in one locked file on this computer.";
inline constexpr Word theme = "Colours";
inline constexpr Word theme_desktop = "As the desktop";
inline constexpr Word theme_light = "Light";
inline constexpr Word theme_dark = "Dark";
inline constexpr Word theme_contrast = "High contrast";
inline constexpr Word size = "Size";
inline constexpr Word percent = "{0} %";
inline constexpr Word typeface = "Letters for writing";
inline constexpr Word sans = "Plain";
inline constexpr Word serif = "With serifs";
inline constexpr Word lock_after = "Lock after";
inline constexpr Word minutes = "{0} minutes";
inline constexpr Word one_minute = "1 minute";
inline constexpr Word stay_until_sent = "When I close it: stay, locked, until everything is sent";
inline constexpr Word clipboard_for = "What I copy stays on the clipboard for";
inline constexpr Word seconds = "{0} seconds";
inline constexpr Word keep_open = "Stay open for 30 minutes";
inline constexpr Word kept_open =
    "It stays open for half an hour at most, once. The lid, sleep and a locked screen still lock it.";
inline constexpr Word lock_also = "It also locks with the screen, on sleep and when the lid closes.";
inline constexpr Word about = "About Candour";
inline constexpr Word about_candour =
    "A confidential journal for reverse mentoring. It is free software under the Apache License 2.0, and its source says "
    "how to check every promise it makes.";
inline constexpr Word licences =
    "Built with Dear ImGui, stb, ICU, nlohmann-json and date (MIT and Unicode licences), GLFW (zlib), Pango, Cairo, "
    "GLib and libsystemd (LGPL 2.1), fontconfig (MIT), libsodium (ISC), OpenSSL (Apache 2.0), SQLCipher, zxcvbn and dtl "
    "(BSD and MIT), curl (curl), Boost (BSL 1.0), and the Noto fonts (OFL 1.1). NOTICE in its source names all of them.";
inline constexpr Word idle_soon = "Locks in half a minute, because nothing was typed. Press any key to stay.";
inline constexpr Word palette_field = "What do you want to do?";
inline constexpr Word palette = "Everything you can do here";
inline constexpr Word nothing_like_it = "Nothing here is called that.";

}  // namespace candour::gui::words
