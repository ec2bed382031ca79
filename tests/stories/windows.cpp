#include "tests/stories/windows.hpp"

#include <csignal>
#include <iostream>
#include <thread>

#include "tests/stories/letters.hpp"

namespace candour::stories {

namespace {

using namespace std::chrono_literals;

std::unique_ptr<Process> window_of(const PairA& pair, const Member& member, const std::string& place) {
  Start start;
  start.program = pair.programs / "candour";
  start.arguments = {"--vault",           member.desk().vault.string(), "--clock", pair.calendar.file().string(),
                     "--slot-interval", "1s",                         "--place", place};
  return std::make_unique<Process>(start);
}

struct Windows {
  explicit Windows(PairA& pair)
      : dani(window_of(pair, pair.dani, "0,0,636,760")), meg(window_of(pair, pair.meg, "640,0,636,760")) {}
  std::unique_ptr<Process> dani;
  std::unique_ptr<Process> meg;
};

void begin(PairA& pair) {
  pair.story.heading("In their windows");
  pair.story.tell(pair.relay.start(), "The post box runs again.");
  for (const auto* member : {&pair.dani, &pair.meg}) {
    pair.story.remark(member->desk().name + "'s passphrase: " + member->desk().passphrase);
  }
}

Finished tool(const std::string& program, std::vector<std::string> arguments) {
  Start start;
  start.program = program;
  start.arguments = std::move(arguments);
  return run(start);
}

// The number of the window that a program shows; empty before it shows one.
std::string window_number(const Process& program) {
  const auto found = tool("xdotool", {"search", "--all", "--onlyvisible", "--pid", std::to_string(program.id()), "--name",
                                      "^Candour$"});
  return found.output.substr(0, found.output.find('\n'));
}

// Keys to one of two windows, as fast as a person who knows them.
class Hand {
 public:
  Hand(PairA& pair, const Process& program, const char* name) : number_(window_number(program)) {
    pair.story.wait_and_tell(
        [&] {
          number_ = window_number(program);
          return !number_.empty();
        },
        std::string(name) + "'s window opens.");
  }
  void keys(std::vector<std::string> names) {
    come_forward();
    names.insert(names.begin(), {"key", "--delay", "150"});
    tool("xdotool", names);
    std::this_thread::sleep_for(400ms);
  }
  void type(const std::string& text) {
    come_forward();
    tool("xdotool", {"type", "--delay", "15", text});
    std::this_thread::sleep_for(400ms);
  }

 private:
  void come_forward() const {
    tool("xdotool", {"windowfocus", number_});
    std::this_thread::sleep_for(200ms);
  }
  std::string number_;
};

void take_picture(PairA& pair, const std::filesystem::path& file) {
  tool("import", {"-window", "root", file.string()});
  pair.story.tell(std::filesystem::exists(file), "A picture: " + file.string());
}

}  // namespace

void open_windows(PairA& pair) {
  begin(pair);
  pair.story.remark("Write in one and see it come in the other. Close both windows to end.");
  Windows windows(pair);
  Letters letters(pair.relay.folder());
  while (windows.dani->is_running() || windows.meg->is_running()) {
    for (const auto& line : letters.arrived()) std::cout << "  " << line << "\n" << std::flush;
    std::this_thread::sleep_for(300ms);
  }
  (void)pair.relay.stop();
}

void picture_windows(PairA& pair, const std::filesystem::path& pictures) {
  std::filesystem::create_directories(pictures);
  begin(pair);
  Windows windows(pair);
  Letters letters(pair.relay.folder());
  Hand dani(pair, *windows.dani, "Dani");
  Hand meg(pair, *windows.meg, "Meg");
  std::this_thread::sleep_for(1s);
  take_picture(pair, pictures / "1-locked.png");
  dani.type(pair.dani.desk().passphrase);
  dani.keys({"Return"});
  meg.type(pair.meg.desk().passphrase);
  meg.keys({"Return"});
  std::this_thread::sleep_for(2s);
  take_picture(pair, pictures / "2-the-journal-of-both.png");
  dani.keys({"ctrl+n"});
  dani.type("Nobody asked her. I did, after the meeting.");
  dani.keys({"ctrl+Return"});
  take_picture(pair, pictures / "3-dani-chooses-what-meg-will-see.png");
  dani.keys({"ctrl+a", "Tab", "Return"});  // all of the note, taken over at the right
  take_picture(pair, pictures / "4-dani-sees-it-as-meg-will.png");
  (void)letters.arrived();
  dani.keys({"ctrl+Return"});
  pair.story.wait_and_tell([&] { return !letters.arrived().empty(); }, "The post box takes a letter it cannot open.");
  std::this_thread::sleep_for(4s);
  take_picture(pair, pictures / "5-meg-reads-it.png");
  windows.dani->signal(SIGTERM);
  windows.meg->signal(SIGTERM);
  pair.story.tell(windows.dani->wait() == 0 && windows.meg->wait() == 0, "Both windows end in peace.");
  pair.story.tell(pair.relay.stop(), "The post box is stopped.");
}

}  // namespace candour::stories
