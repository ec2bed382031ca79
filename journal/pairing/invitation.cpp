#include "journal/pairing/invitation.hpp"

#include "base/relay_address.hpp"
#include "journal/pairing/wiped_bytes.hpp"

namespace candour::pairing {

namespace {

constexpr std::string_view first_line = "candour invitation 1";
constexpr std::string_view blank = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(blank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

// Cuts the next line off `text`, without its LF or CRLF. Nothing when no text is left.
std::optional<std::string_view> next_line(std::string_view& text) {
  if (text.empty()) return std::nullopt;
  const auto end = text.find('\n');
  auto line = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

InvitationReading refused(InvitationFault fault, std::size_t position = 0) {
  InvitationReading out;
  out.fault = fault;
  out.position = position;
  return out;
}

InvitationFault fault_of(crypto::WordsFault fault) {
  switch (fault) {
    case crypto::WordsFault::none:
      return InvitationFault::none;
    case crypto::WordsFault::wrong_count:
      return InvitationFault::wrong_count;
    case crypto::WordsFault::unknown_word:
      return InvitationFault::unknown_word;
    case crypto::WordsFault::wrong_checksum:
      return InvitationFault::wrong_checksum;
  }
  return InvitationFault::wrong_checksum;
}

std::optional<RelayId> read_relay_id(std::string_view hex) {
  const auto bytes = from_hex(hex);
  // Lower case only: the text has one form.
  if (!bytes || to_hex(*bytes) != hex) return std::nullopt;
  return RelayId::from(*bytes);
}

}  // namespace

bool looks_pasted(std::string_view text) { return trimmed(text).substr(0, first_line.size()) == first_line; }

InvitationReading read_heard(std::string_view words, std::string_view address) {
  if (!parse_relay_address(address)) return refused(InvitationFault::bad_address);
  const auto reading = crypto::read_words(words, 12);
  if (reading.fault != crypto::WordsFault::none) return refused(fault_of(reading.fault), reading.position);

  InvitationReading out;
  out.fault = InvitationFault::none;
  const auto entropy = as_bytes(reading.entropy.expose());
  out.invitation.code = crypto::PairCode(std::span<const std::uint8_t, 16>(entropy.data(), 16));
  out.invitation.address = std::string(address);
  return out;
}

InvitationReading read_pasted(std::string_view text) {
  auto rest = trimmed(text);
  const auto header = next_line(rest);
  const auto address = next_line(rest);
  const auto words = next_line(rest);
  const auto relay_id = next_line(rest);
  if (header != first_line || !address || !words || next_line(rest)) return refused(InvitationFault::not_an_invitation);

  auto out = read_heard(*words, *address);
  if (out.fault != InvitationFault::none || !relay_id) return out;
  out.invitation.relay_id = read_relay_id(*relay_id);
  if (!out.invitation.relay_id) return refused(InvitationFault::bad_relay_id);
  return out;
}

crypto::SecretText pasted_form(const Invitation& invitation) {
  Writer writer;
  writer.reserve(1024);  // more than any invitation, so that no copy of the words is left behind by growing
  const auto line = [&writer](std::string_view text) { writer.raw(as_bytes(text)).u8('\n'); };
  line(first_line);
  line(invitation.address);
  line(crypto::words_of(invitation.code.expose()).expose());
  if (invitation.relay_id) line(to_hex(*invitation.relay_id));
  const WipedBytes out(writer.take());
  return crypto::SecretText(as_text(out.view()));
}

}  // namespace candour::pairing
