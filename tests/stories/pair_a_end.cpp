#include <iostream>

#include "tests/stories/pair_a.hpp"
#include "tests/stories/pair_a_texts.hpp"

namespace candour::stories {

namespace {

namespace fs = std::filesystem;

// The first of the story's words found in a file or anywhere below a folder; empty if there is none.
std::string word_found_in(const fs::path& place) {
  std::vector<fs::path> files{place};
  if (fs::is_directory(place)) {
    files.clear();
    for (const auto& entry : fs::recursive_directory_iterator(place)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  if (files.empty()) return "no file at all in " + place.string();
  for (const auto& file : files) {
    const auto bytes = read_file(file);
    for (const auto& word : pair_a::telling_words()) {
      if (bytes.find(word) != std::string::npos) return word + " in " + file.filename().string();
    }
  }
  return {};
}

void check_places(PairA& pair) {
  const struct {
    fs::path place;
    const char* sentence;
  } places[] = {{pair.relay.folder(), "No name and no word of theirs stands in any file of the post box."},
                {pair.relay.log(), "Nor in anything the post box said while it ran."},
                {pair.dani.desk().vault, "Nor in the raw bytes of Dani's vault: without her passphrase it is noise."},
                {pair.meg.desk().vault, "Nor in those of Meg's."}};
  for (const auto& [place, sentence] : places) {
    const auto found = word_found_in(place);
    pair.story.tell(found.empty(), sentence, found);
  }
}

void show_dump(PairA& pair) {
  const auto views = pair.relay.dump();
  pair.story.tell(!views.empty(), "What whoever runs the post box can see is this, and no more:");
  for (const auto& view : views) {
    std::size_t shown = 0;
    std::size_t begin = 0;
    while (begin < view.size()) {
      const auto end = std::min(view.find('\n', begin), view.size());
      const auto line = view.substr(begin, end - begin);
      const bool is_envelope = line.starts_with("envelope ");
      if (!is_envelope || ++shown <= 3) std::cout << "      " << line << '\n';
      if (is_envelope && shown == 4) std::cout << "      .. and so on, one line an envelope\n";
      begin = end + 1;
    }
  }
  std::cout << std::flush;
}

void name_what_waits(PairA& pair) {
  pair.story.heading("Not played yet, because it waits for later work");
  for (const auto* line :
       {"15 January: questions that are revealed together, and those that stay sealed (A03).",
        "12 February: the contract, its versions and signatures (A04), and a longer meeting proposed.",
        "11 and 12 March: a story that is for learning only, check-in and wish (A06), the answer to a playback.",
        "9 April to 14 May: actions with their practicality fields, reviews, a parked item (A09, A10).",
        "2 to 12 June: the joint reflection (A12), and warnings about titles, small numbers and roles.",
        "14 June: the ending, in which each keeps a copy."}) {
    pair.story.remark(std::string("- ") + line);
  }
}

void say_how_to_go_on(const PairA& pair) {
  const auto clock = " --clock " + pair.calendar.file().string();
  const auto program = [&](const char* name) { return (pair.programs / name).string(); };
  std::cout << "\nGo on by hand\n\n  Files: " << pair.folder.string() << "\n\n  " << program("candour-relay")
            << " --listen " << pair.relay.address() << " --data " << pair.relay.folder().string() << clock << "\n";
  for (const auto* member : {&pair.dani, &pair.meg}) {
    const auto vault = " --vault " + member->desk().vault.string() + clock;
    std::cout << "  " << program("candour-cli") << " shell" << vault << "\n  or in a window: " << program("candour")
              << vault << "\n    (" << member->desk().name << "'s passphrase: " << member->desk().passphrase << ")\n";
  }
  std::cout << "  " << program("candour-verify") << " " << (pair.folder / "summary").string() << " --card "
            << (pair.folder / "card").string() << clock << "\n"
            << std::flush;
}

}  // namespace

void play_end(PairA& pair) {
  pair.story.heading("Afterwards - what is where");
  pair.story.tell(pair.dani.close_shell() && pair.meg.close_shell(), "Both lock their vaults.");
  pair.story.tell(pair.relay.stop(), "The post box is stopped.");
  check_places(pair);
  show_dump(pair);
  name_what_waits(pair);
  say_how_to_go_on(pair);
}

}  // namespace candour::stories
