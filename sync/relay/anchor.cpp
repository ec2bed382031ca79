#include "sync/relay/anchor.hpp"

#include <algorithm>
#include <charconv>

namespace candour::relay {

namespace {

bool skip(std::string_view& text, std::string_view expected) {
  if (text.substr(0, expected.size()) != expected) return false;
  text.remove_prefix(expected.size());
  return true;
}

std::optional<std::uint64_t> read_number(std::string_view& text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{}) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

}  // namespace

std::string text_of(const Anchor& anchor) {
  return "candour-relay anchor 1\nlog_epoch " + std::to_string(anchor.log_epoch) + "\ntotal " +
         std::to_string(anchor.total) + "\n";
}

std::optional<Anchor> read_anchor(std::string_view text) {
  const auto whole = text;
  if (!skip(text, "candour-relay anchor 1\nlog_epoch ")) return std::nullopt;
  const auto log_epoch = read_number(text);
  if (!log_epoch || !skip(text, "\ntotal ")) return std::nullopt;
  const auto total = read_number(text);
  if (!total) return std::nullopt;
  const Anchor anchor{*log_epoch, *total};
  if (text_of(anchor) != whole) return std::nullopt;
  return anchor;
}

AnchorDecision decide_log_epoch(const std::optional<Anchor>& database, const std::optional<Anchor>& anchor,
                                std::uint64_t unix_seconds) {
  const auto next = std::max(
      {database ? database->log_epoch + 1 : 0, anchor ? anchor->log_epoch + 1 : 0, unix_seconds, std::uint64_t{1}});
  if (!database) return {next, anchor ? Past::lost : Past::none};
  const bool is_behind = anchor && (database->total < anchor->total || database->log_epoch < anchor->log_epoch);
  const bool is_unknown = !anchor && database->total > 0;
  if (is_behind || is_unknown) return {next, Past::went_back};
  return {database->log_epoch, Past::kept};
}

}  // namespace candour::relay
