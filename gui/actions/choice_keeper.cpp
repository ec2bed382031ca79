#include "gui/actions/choice_keeper.hpp"

#include "base/codec.hpp"
#include "journal/vault/drafts.hpp"

namespace candour::gui {

namespace {

constexpr std::string_view choices_key = "choices";

}  // namespace

void ChoiceKeeper::keep(const Choices& choices) {
  choose(choices);
  if (!journal_.vault()) return;
  Writer out;
  out.u8(2).u8(choices_.is_serif ? 1 : 0).u8(static_cast<std::uint8_t>(choices_.idle_minutes));
  out.u8(static_cast<std::uint8_t>(choices_.clipboard_seconds)).u8(choices_.stays_until_sent ? 1 : 0);
  const auto kept = journal_.vault()->drafts().keep(choices_key, out.view());
  if (!kept) notices_.say(kept.error());
}

void ChoiceKeeper::read() {
  const auto kept = journal_.vault()->drafts().get(choices_key);
  if (!kept || !*kept) return;
  Reader in(**kept);
  const auto version = in.u8();
  Choices read = choices_;
  read.is_serif = in.u8() == 1;
  read.idle_minutes = in.u8();
  if (version == 2) {
    read.clipboard_seconds = in.u8();
    read.stays_until_sent = in.u8() == 1;
  }
  const bool is_in_range = read.idle_minutes >= 1 && read.idle_minutes <= 30 && read.clipboard_seconds >= 10 &&
                           read.clipboard_seconds <= 120;
  if (version < 1 || version > 2 || !in.finished() || !is_in_range) return;
  choices_ = read;
}

}  // namespace candour::gui
