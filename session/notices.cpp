#include "session/notices.hpp"

#include "journal/model/time.hpp"
#include "session/sentences.hpp"

namespace candour::session {

namespace {

namespace model = journal::model;

std::string day_of(WallTime at) { return model::text_of(model::local_day(at, model::zone_here())); }

std::string particulars(const journal::MarkView& mark) {
  std::string text;
  if (!mark.who.empty()) text += " It is about " + mark.who + ".";
  if (mark.when == WallTime{}) return text;
  if (mark.name == "STALE") return text + " The last that came from them came on " + day_of(mark.when) + ".";
  text += " It was noticed on " + day_of(mark.when);
  if (mark.missing == 1) text += "; one thing was missing there";
  if (mark.missing > 1) text += "; " + std::to_string(mark.missing) + " things were missing there";
  return text + ".";
}

}  // namespace

std::optional<Notice> notice_of(const journal::MarkView& mark) {
  const auto sentence = sentence_for_mark(mark.name);
  if (!sentence) return std::nullopt;
  return Notice{std::string(sentence->what) + particulars(mark), std::string(sentence->kept),
                std::string(sentence->next)};
}

}  // namespace candour::session
