// Who can see what: the partners, the post box, what was held back, this computer.
#include "gui/screens/builds.hpp"
#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/model/text.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/relay_log.hpp"
#include "session/relay_view.hpp"
#include "session/speech/notices.hpp"
#include "session/speech/sentences.hpp"

namespace candour::gui {

namespace model = journal::model;

namespace {

// The relay's own table, field by field, in plain words.
Result<> add_relay_view(const journal::Vault& vault, std::vector<Fact>& facts) {
  const auto view = vault.relay_log().relay_kept_view();
  if (!view) return view.error().code == ErrorCode::not_paired ? Result<>() : Result<>(view.error());
  const auto caution = session::relay_view_caution(*view);
  if (!caution.empty()) facts.push_back({{}, std::string(caution), {}, {}});
  for (const auto& row : session::relay_view_rows(*view)) {
    facts.push_back({std::string(row.name), row.value.empty() ? "…" : row.value, std::string(row.tells),
                     std::string(row.does_not)});
  }
  return {};
}

}  // namespace

Result<WhoScreen> build_who(const journal::Vault& vault, const std::optional<session::SyncState>& sync) {
  WhoScreen screen;
  const auto overview = vault.overview();
  for (const auto& member : overview.members) {
    if (member.is_me) continue;
    screen.partners.push_back({model::visible(member.name, model::Layout::one_line),
                               member.is_verified ? words::compared : words::not_compared});
  }
  if (screen.partners.empty()) screen.partners.push_back({{}, words::alone_card});
  if (overview.relay.empty()) {
    screen.post_box.push_back({{}, words::nothing_sent});
  } else {
    screen.post_box.push_back({words::post_box, overview.relay, {}, {}});
    CANDOUR_CHECK(add_relay_view(vault, screen.post_box));
  }
  CANDOUR_TRY(const auto marks, vault.post().marks());
  for (const auto& mark : marks) {
    const auto notice = session::notice_of(mark);
    if (notice) screen.held_back.push_back({{}, notice->whole()});
  }
  if (sync && sync->last_failure) {
    const auto sentence = session::sentence_for(sync->last_failure->code);
    screen.held_back.push_back({{}, std::string(sentence.what) + " " + std::string(sentence.next)});
  }
  if (screen.held_back.empty()) screen.held_back.push_back({{}, words::nothing_missing});
  screen.computer = {{{}, words::where_kept}, {{}, words::lock_cannot}};
  return screen;
}

namespace {

void draw_facts(Ui& ui, std::string_view name, const std::vector<Fact>& facts) {
  ui.begin_card(name, Edge::none);
  ui.heading(name);
  for (std::size_t index = 0; index < facts.size(); ++index) {
    const auto& fact = facts[index];
    ui.push_id(std::to_string(index));
    if (!fact.name.empty()) ui.strong(fact.name);
    ui.reading(name, fact.value);
    if (!fact.tells.empty()) ui.quiet(words::fill(words::tells, fact.tells));
    if (!fact.tells_not.empty()) ui.quiet(words::fill(words::tells_not, fact.tells_not));
    ui.pop_id();
  }
  ui.end_card();
}

}  // namespace

Chosen draw_who(Ui& ui, const WhoScreen& screen) {
  draw_facts(ui, words::your_partner_card, screen.partners);
  draw_facts(ui, words::employer_card, screen.post_box);
  draw_facts(ui, words::held_back_card, screen.held_back);
  draw_facts(ui, words::computer_card, screen.computer);
  return std::nullopt;
}

}  // namespace candour::gui
