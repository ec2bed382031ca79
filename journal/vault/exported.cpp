#include "journal/vault/exported.hpp"

#include "journal/store/keys.hpp"
#include "journal/summary/export.hpp"
#include "journal/vault/consent.hpp"
#include "journal/vault/fact_names.hpp"

namespace candour::journal {

Result<std::optional<ExportedView>> exported(const Summaries::State& state, const model::ItemKey& summary,
                                             const std::optional<summary::ConsentStatement>& statement) {
  CANDOUR_TRY(const auto kept, store::get_fact(state.database, (fact::exported + to_hex(summary.item)).c_str()));
  if (!kept) return std::optional<ExportedView>();
  Reader in(*kept);
  ExportedView view;
  view.day = in.u32();
  const auto hash = in.id<summary::StatementHash>();
  if (!in.finished()) return Error{ErrorCode::damaged, "read what was exported"};
  view.is_what_stands = statement && hash == summary::statement_hash(*state.reading.members.journal, summary.item,
                                                                     summary::write_statement(*statement));
  return std::optional(view);
}

namespace {

// That the statement's files were written today. Part of the caller's transaction.
Result<> save_exported(const Summaries::State& state, const model::ItemKey& summary,
                       const summary::ConsentStatement& statement) {
  Writer out;
  out.u32(state.reading.today().number);
  out.raw(summary::statement_hash(*state.reading.members.journal, summary.item, summary::write_statement(statement))
              .view());
  return store::set_fact(state.database, (fact::exported + to_hex(summary.item)).c_str(), out.view());
}

// The files are written only where it can be kept that they were, so that nobody is told later that nothing has left; a
// vault that was opened for reading keeps nothing.
Result<> export_and_keep(const Summaries::State& state, const model::ItemKey& summary, const Round& round,
                         const std::filesystem::path& folder) {
  if (state.access == Access::read_only) return summary::export_summary(round.state, *round.input.proposal, folder);
  CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(state.database));
  CANDOUR_CHECK(save_exported(state, summary, *round.state.statement));
  CANDOUR_CHECK(summary::export_summary(round.state, *round.input.proposal, folder));
  return transaction.commit();
}

}  // namespace

Result<> export_one(const Summaries::State& state, const model::ItemKey& summary, const std::filesystem::path& folder) {
  CANDOUR_TRY(const auto round, standing_round(state, summary));
  if (round.state.is_public) return Error{ErrorCode::bad_argument, "export a public text without a step-up"};
  if (!round.state.is_exportable) return Error{ErrorCode::not_approved, "export a summary"};
  return export_and_keep(state, summary, round, folder);
}

Result<> export_public(const Summaries::State& state, const model::ItemKey& summary,
                       const std::filesystem::path& folder) {
  CANDOUR_TRY(const auto round, standing_round(state, summary));
  if (!round.state.is_public) return Error{ErrorCode::bad_argument, "export a public text"};
  if (!round.state.is_exportable) return Error{ErrorCode::not_approved, "export a public text"};
  return export_and_keep(state, summary, round, folder);
}

}  // namespace candour::journal
