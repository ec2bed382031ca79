#include "tests/stories/pair_a.hpp"

namespace candour::stories {

PairA::PairA(const std::filesystem::path& the_programs, const std::filesystem::path& the_folder)
    : programs(the_programs),
      folder(the_folder),
      calendar(folder / "clock"),
      relay(programs, folder / "relay", folder / "clock"),
      dani({programs, folder / "dani", folder / "clock", "Dani", "kettle lantern drizzle walnut orchard trumpet"}),
      meg({programs, folder / "meg", folder / "clock", "Meg", "harbour velvet thimble gravel saddle mustard"}) {}

Reply PairA::done(Member& member, const std::vector<std::string>& words) {
  auto reply = member.ask(words);
  if (!reply.is_done) {
    story.tell(false, member.desk().name + " can use the command `" + words[0] + "`.", reply.whole);
  }
  return reply;
}

void PairA::wait_until_sent(Member& member, std::string_view sentence) {
  Reply status;
  const auto is_sent = [&] {
    status = member.ask({"status"});
    return status.has("On its way", "Nothing");
  };
  story.wait_and_tell(is_sent, sentence, [&] { return status.whole; });
}

}  // namespace candour::stories
