#include "session/summary_words.hpp"

#include "session/item_words.hpp"

namespace candour::session {

namespace {

using journal::ConsentPhase;
using journal::SummaryStage;
using journal::SummaryView;

std::string last_day(const SummaryView& view) { return journal::summary::text_of(view.proposal()->statement.valid_until); }

std::string unsent(ConsentPhase phase) {
  const std::string what = phase == ConsentPhase::intent ? "Your yes" : "Your signature";
  return what + " was not sent: what it answered no longer stood when its moment came. Nothing of it left this computer. "
                "Read what is proposed now and answer that.";
}

}  // namespace

std::string stage_of_summary(const SummaryView& view) {
  switch (view.stage) {
    case SummaryStage::draft:
      return "Draft: passages may be offered and changed.";
    case SummaryStage::proposed:
      return view.i_am_willing ? "Proposed. You are willing. Not yet approved by everyone."
                               : "Proposed. Not yet approved by everyone.";
    case SummaryStage::all_willing:
      if (view.is_public()) return "Everybody is willing: any of you can make the file.";
      return view.i_have_signed ? "Everybody is willing. You have signed. Not yet approved by everyone."
                                : "Everybody is willing; the second question is open.";
    case SummaryStage::all_consented:
      break;
  }
  return "Approved by everyone; it may be exported.";
}

std::string audience_of_summary(const SummaryView& view) {
  if (const auto* proposal = view.proposal()) return std::string(text_of(proposal->statement.audience));
  return view.first_audience.empty() ? view.wishes()->audience : view.first_audience;
}

std::optional<ConsentPhase> question_due(const SummaryView& view) {
  if (view.proposal() == nullptr || !view.difference.empty()) return std::nullopt;
  if (!view.i_am_willing) return ConsentPhase::intent;
  const bool is_second = view.stage == SummaryStage::all_willing && !view.is_public() && !view.i_have_signed;
  return is_second ? std::optional(ConsentPhase::signature) : std::nullopt;
}

std::string question_of_summary(const SummaryView& view, ConsentPhase phase) {
  if (phase == ConsentPhase::signature) {
    return "Everybody is willing. The second question: shall exactly this go to the " + audience_of_summary(view) + ", until " +
           last_day(view) +
           "? From here on only the date can end it: the last to sign holds the others' signatures. Sign it?";
  }
  if (view.is_public()) {
    return "Are you willing that exactly this text goes to the public? As soon as all are willing, any of you can make "
           "the file, and it cannot be called back. Until then you may take your yes back, and nobody sees who has not "
           "answered.";
  }
  std::string question = "Are you willing that exactly this text goes to the " + audience_of_summary(view) + ", to be used until " +
                         last_day(view) + "? You may take it back, and nobody sees who has not answered.";
  if (view.i_have_signed) question += " You signed these words before: with your yes they can be sent out.";
  return question;
}

std::vector<std::string> remarks_on_summary(const SummaryView& view, const std::vector<std::string>& others) {
  std::vector<std::string> remarks;
  if (view.unsent_yes) remarks.push_back(unsent(*view.unsent_yes));
  const bool is_stopped = view.stage == SummaryStage::proposed || !view.difference.empty();
  if (view.proposal() != nullptr && view.i_have_signed && is_stopped) {
    const bool is_one = others.size() == 1;
    const auto whose = is_one ? others.front() + "'s program" : "The programs of " + names_in_a_row(others);
    remarks.push_back(whose + " will not send it out once this has reached " + (is_one ? "it" : "them") +
                      ". Your signature itself cannot be called back; it ends on " + last_day(view) + ".");
  }
  return remarks;
}

std::string what_was_looked_for(const SummaryView& view) {
  const auto count = view.names_looked_for;
  const auto names = count == 0 ? std::string("No name was") : std::to_string(count) + (count == 1 ? " name was" : " names were");
  return names + " looked for; nobody looked for titles, numbers or groups, or knows whom a colleague would recognise.";
}

}  // namespace candour::session
