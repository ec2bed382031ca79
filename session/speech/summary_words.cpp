#include "session/speech/summary_words.hpp"

#include "journal/model/time.hpp"
#include "journal/vault/summary_views.hpp"
#include "session/speech/item_words.hpp"

namespace candour::session {

namespace {

using journal::ConsentPhase;
using journal::SummaryStage;
using journal::SummaryView;

std::string last_day(const SummaryView& view) { return text_of(view.proposal()->statement.valid_until); }
std::string day_in_words(std::uint32_t day) { return text_of(Day{day}); }

// Everybody has said all that was asked, whatever became of the proposal since.
bool was_approved(const SummaryView& view) {
  return view.stage == (view.is_public() ? SummaryStage::all_willing : SummaryStage::all_consented);
}
bool still_stands(const SummaryView& view) { return view.proposal() != nullptr && view.difference.empty(); }

// Its files left while it was approved, whatever anybody took back since.
bool had_been_approved(const SummaryView& view) { return view.exported && view.exported->is_what_stands; }
std::string not_approved(const SummaryView& view) {
  return had_been_approved(view) ? "No longer approved by everyone." : "Not approved by everyone.";
}

std::string what_answered(ConsentPhase phase) { return phase == ConsentPhase::intent ? "Your yes" : "Your signature"; }

std::string unsent(const SummaryView& view) {
  return what_answered(*view.unsent_yes) +
         " was not sent: what it answered no longer stood when its moment came. Nothing of it left this computer. " +
         (still_stands(view) ? "Read what is proposed now and answer that." : "Nothing is asked of you now.");
}

std::string waiting(const SummaryView& view) {
  const auto what = what_answered(*view.waiting_yes);
  const bool is_sent = *view.waiting_yes == ConsentPhase::intent || still_stands(view);
  if (!is_sent) return what + " waits and is not sent as long as what it answers does not stand. Nothing of it left this computer.";
  return what + " waits: it goes at the next of this program's regular moments, if what it answers still stands then. "
                "Taken back before, it leaves no trace.";
}

std::string stage_of_what_ended(const SummaryView& view) {
  if (was_approved(view)) return "It was approved by everyone until " + last_day(view) + "; that day has passed.";
  if (had_been_approved(view)) return "It was approved by everyone for a time; its last day, " + last_day(view) + ", has passed.";
  // Whether everybody had approved it for a time is not known here: what was taken back leaves no trace of that.
  return "Its last day, " + last_day(view) + ", has passed; it is not approved by everyone.";
}

std::string stage_of_what_changed(const SummaryView& view) {
  if (was_approved(view)) return "What everybody approved no longer stands.";
  if (view.stage == SummaryStage::all_willing) return "Everybody was willing; what was proposed no longer stands.";
  return "What was proposed no longer stands.";
}

}  // namespace

std::string stage_of_summary(const SummaryView& view) {
  if (view.is_over) return stage_of_what_ended(view);
  if (view.stage != SummaryStage::draft && !view.difference.empty()) return stage_of_what_changed(view);
  switch (view.stage) {
    case SummaryStage::draft:
      return "Draft: passages may be offered and changed.";
    case SummaryStage::proposed:
      return (view.i_am_willing ? "Proposed. You are willing. " : "Proposed. ") + not_approved(view);
    case SummaryStage::all_willing:
      if (view.is_public()) return "Everybody is willing: any of you can make the file.";
      return view.i_have_signed ? "Everybody is willing. You have signed. " + not_approved(view)
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

namespace {

// That the others' programs will not send it out is said of what could still go; of what has ended only that.
std::string remark_on_signature(const SummaryView& view, const std::vector<std::string>& others) {
  if (view.is_over) return "Your signature ended with its last day, " + last_day(view) + ".";
  const bool is_one = others.size() == 1;
  const auto whose = is_one ? others.front() + "'s program" : "The programs of " + names_in_a_row(others);
  return whose + " will not send it out once this has reached " + (is_one ? "it" : "them") +
         ". Your signature itself cannot be called back; it ends on " + last_day(view) + ".";
}

}  // namespace

std::vector<std::string> remarks_on_summary(const SummaryView& view, const std::vector<std::string>& others) {
  std::vector<std::string> remarks;
  if (view.waiting_yes) remarks.push_back(waiting(view));
  if (view.unsent_yes) remarks.push_back(unsent(view));
  const bool is_signed = view.proposal() != nullptr && view.i_have_signed && view.waiting_yes != ConsentPhase::signature;
  const bool is_stopped = view.stage == SummaryStage::proposed || !view.difference.empty();
  if (is_signed && is_stopped) remarks.push_back(remark_on_signature(view, others));
  return remarks;
}

std::string what_left(const SummaryView& view) {
  if (!view.exported) return {};
  return std::string(view.exported->is_what_stands ? "The files of this" : "The files of an earlier proposal") +
         " were written by this program on " + day_in_words(view.exported->day) +
         ". What was handed on cannot be called back.";
}

std::string kept_of_refusal(const SummaryView& view) {
  if (!view.exported) return "No file was written.";
  return "No file was written now; those of " + day_in_words(view.exported->day) + " were not touched.";
}

Notice refusal_of_export(const SummaryView& view) {
  const auto kept = kept_of_refusal(view);
  if (view.is_over) {
    return {stage_of_what_ended(view), kept, "Propose it anew with a later day; then each of you is asked again."};
  }
  if (!view.difference.empty()) {
    return {"What was proposed no longer stands: " + view.difference + ".", kept,
            "Compose it again, read it, and propose it anew."};
  }
  if (view.proposal() == nullptr) return {"Nothing is proposed that could be approved.", kept, "Propose it first."};
  return {not_approved(view), kept, "Wait, or talk to each other; nobody has to give a reason."};
}

std::string what_was_looked_for(const SummaryView& view) {
  const auto count = view.names_looked_for;
  const auto names = count == 0 ? std::string("No name was") : std::to_string(count) + (count == 1 ? " name was" : " names were");
  return names + " looked for; nobody looked for titles, numbers or groups, or knows whom a colleague would recognise.";
}

}  // namespace candour::session
