#include <algorithm>

#include "base/bytes.hpp"
#include "crypto/hash.hpp"
#include "gui/model/dates.hpp"
#include "gui/model/own_screens.hpp"
#include "gui/screens/builds.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/passage.hpp"
#include "journal/kinds/people_entry.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/model/text.hpp"
#include "journal/summary/headings.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/members.hpp"
#include "journal/vault/pairing.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/relay_log.hpp"
#include "journal/vault/summaries.hpp"
#include "session/ranks.hpp"
#include "session/speech/item_words.hpp"
#include "session/speech/summary_words.hpp"

namespace candour::gui {

namespace {

namespace model = journal::model;
namespace kinds = journal::kinds;

// Whose IK stands at the end of an entry that names this passage.
bool is_left_out(const model::SetValue& entries, const model::ItemKey& passage, const MemberKey* by) {
  const auto link = model::encode_link(passage);
  return std::any_of(entries.begin(), entries.end(), [&](const Bytes& entry) {
    if (entry.size() < link.size() || !std::equal(link.begin(), link.end(), entry.begin())) return false;
    return !by || std::equal(by->bytes.begin(), by->bytes.end(), entry.begin() + static_cast<long>(link.size()));
  });
}

Result<std::vector<HeadingPart>> headings_of(const journal::Vault& vault, const model::ItemKey& summary,
                                             const Today& now) {
  std::vector<HeadingPart> parts;
  CANDOUR_TRY(const auto whole, vault.items().show(summary));
  CANDOUR_TRY(auto passages, vault.items().linked_to(summary, kind_typed_on(Screen::summary)));
  const auto* left = session::field_of(whole, kinds::summary::left_out);
  const auto* set = left ? std::get_if<model::SetValue>(&left->value) : nullptr;
  const auto entries = set ? *set : model::SetValue{};
  const auto me = vault.members().me();
  std::stable_sort(passages.begin(), passages.end(), [](const auto& a, const auto& b) {
    const auto first = session::rank_of(a, kinds::passage::order);
    const auto second = session::rank_of(b, kinds::passage::order);
    return first && second ? *first < *second : first.has_value();
  });
  for (std::uint16_t heading = 1; heading <= journal::summary::headings.size(); ++heading) {
    HeadingPart part;
    part.heading = *journal::summary::heading_at(heading);
    for (const auto& item : passages) {
      const auto* field = session::field_of(item, kinds::passage::heading);
      const auto* number = field ? std::get_if<model::Number>(&field->value) : nullptr;
      if (!number || number->number != heading) continue;
      part.passages.push_back({item.key, session::words_of_field(item, kinds::passage::text),
                               item.author_name + " · " + spoken_day(item.day, now.day), item.is_mine,
                               is_left_out(entries, item.key, nullptr), is_left_out(entries, item.key, &me)});
    }
    if (!part.passages.empty()) parts.push_back(std::move(part));
  }
  return parts;
}

Result<std::vector<Row>> people_of(const journal::Vault& vault) {
  std::vector<Row> rows;
  CANDOUR_TRY(const auto entries, vault.items().list({kind_beside(Screen::summary)}));
  for (const auto& entry : entries) {
    Row row;
    row.key = entry.key;
    row.name = session::words_of_field(entry, kinds::people_entry::name);
    row.text = session::words_of_field(entry, kinds::people_entry::replacement);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

Result<SummaryScreen> build_summary(const journal::Vault& vault, const Today& now) {
  SummaryScreen screen;
  for (const auto word : journal::summary::audience_words) screen.audiences.emplace_back(word);
  for (const auto heading : journal::summary::headings) screen.offers_under.emplace_back(heading);
  CANDOUR_TRY(const auto summaries, vault.items().list({kind_listed_on(Screen::summary)}));
  if (summaries.empty()) return screen;
  screen.key = summaries.front().key;
  CANDOUR_TRY(screen.view, vault.summaries().show(*screen.key));
  screen.stage = session::stage_of_summary(screen.view);
  screen.audience = session::audience_of_summary(screen.view);
  screen.due = session::question_due(screen.view);
  if (screen.due) screen.question = session::question_of_summary(screen.view, *screen.due);
  std::vector<std::string> others;
  for (const auto& member : vault.overview().members) {
    if (!member.is_me) others.push_back(member.name);
  }
  screen.remarks = session::remarks_on_summary(screen.view, others);
  if (auto left = session::what_left(screen.view); !left.empty()) screen.remarks.push_back(std::move(left));
  CANDOUR_TRY(screen.headings, headings_of(vault, *screen.key, now));
  const auto me = vault.members().me();
  for (const auto& hit : screen.view.hits) {
    screen.hits.push_back({hit.passage, hit.alias, hit.as_written, hit.replacement, hit.sentence, hit.heading,
                           hit.offset, hit.is_allowed, hit.passage.author == me});
  }
  for (const auto& warning : screen.view.warnings) {
    auto words_of = session::words_of_warning(warning);
    const auto tile = to_hex(crypto::sha256(as_bytes(tile_of(warning.passage) + words_of))).substr(0, 32);
    screen.hints.push_back({tile, std::move(words_of), warning.passage, warning.passage.author == me});
  }
  CANDOUR_TRY(screen.people, people_of(vault));
  return screen;
}

}  // namespace candour::gui
