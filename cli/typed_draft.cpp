#include "cli/typed_draft.hpp"

#include <algorithm>

#include "cli/plain_text.hpp"
#include "journal/model/time.hpp"
#include "session/speech/draft_words.hpp"

namespace candour::cli {

namespace {

// While more lines are here than one can type, they are kept together so often.
constexpr std::chrono::milliseconds between_lines{250};

constexpr const char* go_on = "`resume` goes on with it.";

std::string bytes_in_words(std::size_t size) {
  auto digits = std::to_string(size);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
  return digits + " bytes";
}

}  // namespace

Answer<session::Draft> new_draft(Program& program, session::DraftKey key) {
  CANDOUR_TRY(key.number, session::free_number(program.vault(), key));
  const auto today = journal::model::today_here(program.clock());
  return session::Draft{.key = key, .day = today.number, .words = {}};
}

Answer<std::string> TypedDraft::type(std::string_view instruction) {
  if (!instruction.empty()) program_.printer().say(instruction);
  for (;;) {
    const auto line = program_.lines().next_of_text();
    if (!line || !line.value()) {
      if (!line && stays_after_ctrl_c()) continue;
      return left(line ? ErrorCode::stopped : line.error().code);
    }
    const auto& typed = *line.value();
    if (typed.ends_text()) return draft_.words;
    take(typed);
    if (draft_.words.size() > longest_input) return left(ErrorCode::too_long);
  }
}

Answer<std::string> TypedDraft::read_to_end() {
  for (;;) {
    const auto line = program_.lines().next_of_text();
    if (!line) return left(line.error().code);
    if (!line.value()) return program_.lines().was_cut_off() ? Answer<std::string>(left(ErrorCode::stopped)) : draft_.words;
    take(*line.value());
    if (draft_.words.size() > longest_input) return left(ErrorCode::too_long);
  }
}

void TypedDraft::take(const TextLine& line) {
  auto plain = plain_text(line.words);
  if (!draft_.words.empty()) draft_.words += '\n';
  draft_.words += plain.words;
  say_what_was_replaced(plain.replaced + program_.lines().take_bad_bytes());
  if (draft_.words.size() > journal::model::max_prose && !said_too_long_) {
    said_too_long_ = true;
    program_.printer().say("This is " + bytes_in_words(draft_.words.size()) + " by now, and one text holds " +
                           bytes_in_words(journal::model::max_prose) +
                           ". It is kept as a draft; `resume --divide` makes several of it.");
  }
  keep_in_time(line.more_follows);
}

void TypedDraft::say_what_was_replaced(std::size_t count) {
  if (count == 0) return;
  program_.printer().say(std::to_string(count) + (count == 1 ? " byte was" : " bytes were") +
                         " no character that a text can hold; \uFFFD stands in the place. The rest is kept.");
}

void TypedDraft::keep_in_time(bool more_follows) {
  const auto now = program_.clock().steady();
  if (more_follows && now - last_kept_ < between_lines) return;
  last_kept_ = now;
  const bool was_unkept = unkept_.has_value();
  if (const auto kept = keep(); !kept && !was_unkept) {
    program_.printer().say("This cannot be kept on the disk: " + failure_of(kept.error()).what +
                           " Your words are in memory alone until it can. " + failure_of(kept.error()).next);
  }
}

Result<> TypedDraft::keep() {
  const auto kept = session::keep(program_.vault(), draft_);
  unkept_ = kept ? std::nullopt : std::optional(kept.error());
  is_kept_ = is_kept_ || kept.has_value();
  return kept;
}

Result<> TypedDraft::drop() { return is_kept_ ? session::drop(program_.vault(), draft_.key) : Result<>(); }

bool TypedDraft::has_words() const {
  const bool is_changed = is_kept_ || unkept_;
  return !is_blank(draft_.words) || (is_changed && draft_.key.purpose == session::DraftPurpose::edit);
}

// Ctrl+C is answered once with the question whether words that are nowhere but here shall go.
bool TypedDraft::stays_after_ctrl_c() {
  if (asked() != Asked::interrupt || !unkept_ || was_warned_) return false;
  was_warned_ = program_.take(Asked::interrupt);
  draft_.words += program_.lines().take_unfinished();
  program_.printer().say("Your words could not be kept on the disk, and leaving now loses them. Make some space and type "
                         "on, or press Ctrl+C once more.");
  return true;
}

Failure TypedDraft::left(ErrorCode why) {
  if (const auto rest = plain_text(program_.lines().take_unfinished()).words; !is_blank(rest)) {
    draft_.words += (draft_.words.empty() ? "" : "\n") + rest;
  }
  program_.take(Asked::interrupt);  // it has been heard: it leaves the text and not the shell
  if (!has_words()) {
    const auto dropped = drop();
    if (!dropped) return failure_of(dropped.error());
    return {why, "The text was left before there was a word of it.", "Nothing was kept and nothing was sent.",
            "Begin again whenever you like."};
  }
  if (const auto kept = keep(); !kept) {
    return lost(kept.error());
  }
  return {why, "The text is not finished.",
          "Your words are kept as a draft that only you can read; nothing was sent.", go_on};
}

// Which text, since whoever reads this may have been away; never its words, since the vault may be locked by now.
Failure TypedDraft::lost(const Error& why) const {
  const auto today = journal::model::today_here(program_.clock()).number;
  return {why.code,
          "What was typed could NOT be kept, of " + session::words_of_draft(draft_, today) + ": " + failure_of(why).what,
          is_kept_ ? "What stood there when it could last be written is a draft; what came after is lost."
                   : "Nothing of it is kept anywhere.",
          is_kept_ ? "Free some space; then `resume` goes on with the draft." : "Free some space, then write it again."};
}

Failure TypedDraft::refused(const Error& why) {
  auto failure = failure_of(why);
  if (const auto kept = keep(); !kept) {
    failure.kept = "Your words could NOT be kept: " + failure_of(kept.error()).what;
    return failure;
  }
  failure.kept = "Your words are kept as a draft that only you can read; nothing was sent.";
  if (why.code == ErrorCode::too_long) {
    failure.what = "The text has " + bytes_in_words(std::max(draft_.words.size(), draft_.whole.size())) + ", and one text holds " +
                   bytes_in_words(journal::model::max_prose) + ".";
    failure.next = "`resume --divide` makes several of it.";
  } else {
    failure.next += std::string(" Then ") + go_on;
  }
  return failure;
}

}  // namespace candour::cli
