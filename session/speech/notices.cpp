#include "session/speech/notices.hpp"

#include "journal/model/time.hpp"
#include "journal/vault/mark_views.hpp"
#include "session/speech/marks.hpp"

namespace candour::session {

namespace {

namespace model = journal::model;

std::string day_of(WallTime at) { return text_of(model::local_day(at, model::zone_here())); }

// What became of what was missing, in the place of what the sentence promises in general. What goes before may begin with
// "Nothing", so that each way names anew what it speaks of.
std::string kept_of(std::string_view kept, const journal::MarkView& mark) {
  using State = journal::RepairView::State;
  if (!mark.repair || mark.repair->state == State::goes) return std::string(kept);
  const auto lead = std::string(kept.substr(0, kept.find(';')));
  const auto& at = mark.repair->at;
  if (mark.repair->state == State::waits) {
    return lead + "; what is missing there is put back from " + moment_of(*at) +
           " on, because as many times as may be for now it was put back already.";
  }
  if (mark.missing == 0) return lead + "; nothing that is kept here is missing there.";
  if (!at) return lead + "; all that was missing there is there again.";
  return lead + "; on " + moment_of(*at) + " all that was missing there was there again.";
}

std::string particulars(const journal::MarkView& mark) {
  std::string text;
  if (!mark.who.empty()) text += " It is about " + mark.who + ".";
  if (mark.when == WallTime{}) return text;
  if (mark.type == journal::MarkType::stale) return text + " The last that came from them came on " + day_of(mark.when) + ".";
  text += " It was noticed on " + day_of(mark.when);
  if (mark.missing == 1) text += "; one thing was missing there";
  if (mark.missing > 1) text += "; " + std::to_string(mark.missing) + " things were missing there";
  return text + ".";
}

}  // namespace

std::string moment_of(WallTime at) {
  const auto shown = model::shown_in(at, model::zone_here());
  return shown ? text_of(shown->day) + " " + model::text_of_minute(shown->minute) : day_of(at);
}

std::optional<Notice> notice_of(const journal::MarkView& mark) {
  const auto sentence = sentence_for(mark.type);
  if (!sentence) return std::nullopt;
  return Notice{std::string(sentence->what) + particulars(mark), kept_of(sentence->kept, mark),
                std::string(sentence->next)};
}

}  // namespace candour::session
