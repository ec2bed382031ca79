// A summary that leaves the journal, as a screen tells it.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.hpp"
#include "journal/model/item.hpp"
#include "journal/summary/statement.hpp"
#include "journal/summary/warnings.hpp"

namespace candour::journal {

enum class ConsentPhase : std::uint8_t { intent, signature };
struct HitView {
  model::ItemKey passage;
  std::string passage_name;  // short name
  std::string heading;
  std::string alias;
  std::string as_written;
  std::string replacement;
  std::string sentence;      // around it
  std::size_t offset = 0;    // bytes into the passage's text
  bool is_allowed = false;
};

// Something a careful reader looks at; shown, and never acted on.
struct WarningView {
  summary::WarningKind kind{};
  model::ItemKey passage;
  std::string as_written;
  std::string sentence;
};

// What a draft asks for so far. It ends when something is proposed.
struct WishesView {
  std::string audience;               // a word of the statement; empty if none was chosen
  std::uint32_t valid_until_day = 0;  // 0: none yet
};

// What stands proposed. A person is asked about `statement` and `file`, and nothing beside them is signed.
struct ProposalView {
  summary::ConsentStatement statement;
  std::string file;  // exact bytes of the summary.txt that the statement names
  Bytes names;       // which proposal it is; opaque
};

// That this vault wrote files of a summary; what others did with theirs is not known.
struct ExportedView {
  std::uint32_t day = 0;          // of the last time
  bool is_what_stands = false;    // it was what stands proposed now
};

enum class SummaryStage : std::uint8_t { draft, proposed, all_willing, all_consented };
struct SummaryView {
  model::ItemKey key;
  SummaryStage stage = SummaryStage::draft;
  std::string text;              // composed now
  std::vector<HitView> hits;
  std::vector<WarningView> warnings;
  std::size_t names_looked_for = 0;  // entries of the people list
  std::string refused_at;        // place of a character that may not leave, empty if there is none
  // Either nothing that could be agreed to, or the one proposal: a person never sees the terms of both.
  std::variant<WishesView, ProposalView> now;
  std::string difference;        // why what was proposed does not stand, empty if it does or nothing was
  std::string first_audience;    // of the first proposal ever: this summary goes to nobody else. Empty before it
  bool i_am_willing = false;
  bool i_have_signed = false;         // over this statement, also where a yes was taken back since
  // A yes of mine was not sent, because another proposal stood when its moment came.
  std::optional<ConsentPhase> unsent_yes;
  // A yes of mine waits for its moment: it is sealed and sent then, and can be taken back without trace until then.
  std::optional<ConsentPhase> waiting_yes;
  bool is_over = false;                // the last day of what is proposed has passed
  std::optional<ExportedView> exported;

  const ProposalView* proposal() const { return std::get_if<ProposalView>(&now); }
  const WishesView* wishes() const { return std::get_if<WishesView>(&now); }
  // A public text ends with the first question, and leaves without statement or signature.
  bool is_public() const {
    return proposal() != nullptr && proposal()->statement.audience == summary::Audience::public_text;
  }
  // Everybody has said what has to be said, and nothing keeps it here.
  bool may_leave() const {
    return difference.empty() && stage == (is_public() ? SummaryStage::all_willing : SummaryStage::all_consented);
  }
};

}  // namespace candour::journal
