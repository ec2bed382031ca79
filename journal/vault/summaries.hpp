// The summary that leaves the journal (protocol.md B17).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "journal/vault/step_up.hpp"
#include "journal/vault/summary_views.hpp"

namespace candour::journal {

class Summaries {
 public:
  struct State;
  explicit Summaries(State& state) : state_(state) {}
  Summaries(const Summaries&) = delete;

  Result<SummaryView> show(const model::ItemKey& summary) const;
  // Audience and date frozen with the exact file, in one change; every earlier agreement ends. listed_word, not_text: see
  // SummaryView::hits; rule_refused for another audience than that of the first proposal; not_equal while the card of
  // somebody who must agree is not here.
  Result<> propose(const model::ItemKey& summary, std::string_view audience, std::uint32_t valid_until_day);
  Result<> withdraw(const model::ItemKey& summary);
  // Phase 1, or phase 2 once all are willing; `phase` says which of the two questions was answered with yes. Signs the
  // statement of `shown`, which the person had before them: not_equal if another proposal stands by now, be it of the
  // same bytes, or if this one is void.
  Result<> consent(const model::ItemKey& summary, ConsentPhase phase, const ProposalView& shown, StepUp step_up);
  // Ends every agreement that its owner gave to this summary, whatever stands now. not_approved if there is none.
  Result<> take_back(const model::ItemKey& summary);
  // Lets a hit stand in one's own passage: its author allows the alias for exactly this text.
  Result<> allow(const model::ItemKey& passage, std::string_view alias);
  Result<> leave_out(const model::ItemKey& passage);
  Result<> put_back(const model::ItemKey& passage);
  // The file, the statement and the signatures. not_approved, not_equal, io_failed; bad_argument for a public text.
  // `folder` must be absent or empty. That it was done is kept here: SummaryView::exported; by a vault that was opened
  // for reading it is not.
  Result<> export_summary(const model::ItemKey& summary, const std::filesystem::path& folder);
  // The file of a public text alone, which nothing can call back. bad_argument for any other.
  Result<> export_public_text(const model::ItemKey& summary, const std::filesystem::path& folder, StepUp step_up);
  // One's own line for the organiser's card.
  Result<std::string> card_line() const;

 private:
  State& state_;
};

}  // namespace candour::journal
