#include "gui/notebook/finder.hpp"

#include <algorithm>
#include <utility>

#include "gui/text/find.hpp"
#include "gui/words/en_gb.hpp"

namespace candour::gui {

// What of a search stands on the page: all of it, or else its longest word.
std::string Finder::sought_here() const {
  const auto query = desk_.came_from_search();
  const auto* entry = std::get_if<EntryScreen>(&desk_.screen());
  if (!entry || query.empty()) return query;
  for (const auto& field : entry->fields) {
    if (text::find_words(field.text, query, 0)) return query;
  }
  std::string longest;
  for (std::size_t from = 0; from <= query.size();) {
    const auto end = std::min(query.find(' ', from), query.size());
    if (end - from > longest.size()) longest = query.substr(from, end - from);
    from = end + 1;
  }
  return longest;
}

// Unless one came to it from the search a new page has none; then it stands at what was found.
void Finder::begin_page() {
  const auto sought = sought_here();
  is_open_ = !sought.empty();
  shelf_.set(Typed::find, sought);
  said_before_.clear();
}

void Finder::open() {
  is_open_ = true;
  said_before_.clear();
  ui_.screen_changed();
}

void Finder::close() {
  is_open_ = false;
  ui_.screen_changed();
}

void Finder::draw() {
  ui_.begin_row();
  const bool is_entered = ui_.field(Typed::find, words::find_here, {.has_focus_first = true, .is_kept = false});
  const bool wants_next = ui_.button(words::find_next);
  ui_.end_row();
  const auto said = shelf_.text(Typed::find);
  const bool is_new = said != said_before_;
  if (is_new) found_ = 0;
  if (!is_new && (is_entered || wants_next) && ui_.found() > 0) found_ = (found_ + 1) % ui_.found();
  if (is_new || is_entered || wants_next) is_unsettled_ = must_show_ = true;
  if (!is_new && !said.empty() && ui_.found() == 0) ui_.status(words::not_on_this_page);
  said_before_ = said;
  ui_.seek(said, found_, std::exchange(must_show_, false));
}

}  // namespace candour::gui
