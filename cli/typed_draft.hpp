// A text while somebody types it, or another program gives it: each finished line is in the vault before the next is
// read, or together with those after it where more is here already. What is typed ends with the line ".", what is given
// with the end of the input. Whatever else ends it leaves a private draft.
#pragma once

#include "cli/program.hpp"
#include "journal/vault/item_views.hpp"
#include "session/drafts.hpp"

namespace candour::cli {

class TypedDraft {
 public:
  // `is_kept`: the draft stands in the vault already.
  enum class Kept : std::uint8_t { no, yes };
  TypedDraft(Program& program, session::Draft draft, Kept kept)
      : program_(program), draft_(std::move(draft)), is_kept_(kept == Kept::yes) {}

  session::Draft& draft() { return draft_; }
  // What the new thing will hold beside the text. It is no part of the draft: a text that is left keeps its words alone.
  void goes_with(std::vector<journal::FieldValue> others) { others_ = std::move(others); }
  const std::vector<journal::FieldValue>& others() const { return others_; }

  // Says `instruction` and takes lines after what stands in the draft until the line ".". A Failure at the end of the
  // input and after a signal: the words are a draft, or it says that they could not be kept.
  Answer<std::string> type(std::string_view instruction);
  // Takes everything up to the end of the input, as another program gives it. A Failure, and the words a draft, after a
  // signal and where the terminal went away: then nobody said that this is the end.
  Answer<std::string> read_to_end();
  // The draft into the vault as it is now.
  Result<> keep();
  // Out of the vault; nothing happens to one that is not there.
  Result<> drop();
  // What is said when the draft cannot become what it is for: why, and that the words are kept, if they are.
  Failure refused(const Error& why);
  // After Ctrl+C: true once where words would be lost by leaving, which is said then.
  bool stays_after_ctrl_c();
  // What is said when the typing ended otherwise than by the line ".".
  Failure left(ErrorCode why);

 private:
  void take(const TextLine& line);
  void say_what_was_replaced(std::size_t count);
  void keep_in_time(bool more_follows);
  Failure lost(const Error& why) const;
  bool has_words() const;

  Program& program_;
  session::Draft draft_;
  std::vector<journal::FieldValue> others_;
  bool is_kept_ = false;
  std::optional<Error> unkept_;  // why the words as they are now are not in the vault; of an edit the whole text
  bool was_warned_ = false;      // that Ctrl+C loses them
  bool said_too_long_ = false;
  SteadyTime last_kept_{};
};

// A draft for `key` that begins today, with the number that is free.
Answer<session::Draft> new_draft(Program& program, session::DraftKey key);

}  // namespace candour::cli
