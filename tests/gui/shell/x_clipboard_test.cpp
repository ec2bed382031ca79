// The clipboard between two programs of one real display, and beside owners that say nothing or say it in parts.
#include "gui/shell/x_clipboard.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <thread>

// After the others: it gives short names to numbers.
#include "gui/shell/x_offer.hpp"

namespace candour::gui {
namespace {

using namespace std::chrono_literals;

// A display that nobody sees, named by DISPLAY while it stands.
class UnseenDisplay {
 public:
  UnseenDisplay() {
    int ends[2];
    EXPECT_EQ(pipe(ends), 0);
    child_ = fork();
    if (child_ == 0) {
      dup2(ends[1], 3);
      execlp("Xvfb", "Xvfb", "-displayfd", "3", "-screen", "0", "320x240x24", "-nolisten", "tcp", "-noreset", nullptr);
      _exit(127);
    }
    close(ends[1]);
    std::string number;
    for (char c = 0; read(ends[0], &c, 1) == 1 && c != '\n';) number += c;
    close(ends[0]);
    setenv("DISPLAY", (":" + number).c_str(), 1);
  }
  ~UnseenDisplay() {
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
  }
  UnseenDisplay(const UnseenDisplay&) = delete;
  UnseenDisplay& operator=(const UnseenDisplay&) = delete;

 private:
  pid_t child_;
};

// Another program, by the least of Xlib.
class Other {
 public:
  Other() : display(XOpenDisplay(nullptr)) {
    window = XCreateSimpleWindow(display, DefaultRootWindow(display), 0, 0, 1, 1, 0, 0, 0);
    XSelectInput(display, window, PropertyChangeMask);
    clipboard = atom("CLIPBOARD");
  }
  ~Other() { XCloseDisplay(display); }
  Other(const Other&) = delete;
  Other& operator=(const Other&) = delete;

  Atom atom(const char* name) { return XInternAtom(display, name, False); }
  void own() {
    XSetSelectionOwner(display, clipboard, window, CurrentTime);
    XSync(display, False);
  }
  ::Window owner() { return XGetSelectionOwner(display, clipboard); }
  std::optional<XEvent> next(int type, std::chrono::milliseconds limit = 2s) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (std::chrono::steady_clock::now() < end) {
      XEvent event;
      if (XCheckTypedEvent(display, type, &event)) return event;
      std::this_thread::sleep_for(2ms);
    }
    return std::nullopt;
  }
  void answer(const XSelectionRequestEvent& request, Atom property) {
    XSelectionEvent told{};
    told.type = SelectionNotify;
    told.requestor = request.requestor;
    told.selection = request.selection;
    told.target = request.target;
    told.property = property;
    XSendEvent(display, request.requestor, False, NoEventMask, reinterpret_cast<XEvent*>(&told));
    XFlush(display);
  }

  ::Display* display;
  ::Window window;
  Atom clipboard;
};

class RealClipboard : public testing::Test {
 protected:
  // What came within `limit`, while both clipboards go on as in their frames.
  std::optional<Pasted> wait(XClipboard& asking, std::chrono::milliseconds limit = 3s) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (std::chrono::steady_clock::now() < end) {
      mine.poll();
      if (auto came = asking.take()) return came;
      std::this_thread::sleep_for(2ms);
    }
    return std::nullopt;
  }

  void request(const char* target) {
    XConvertSelection(other.display, other.clipboard, other.atom(target), other.atom("ANSWER"), other.window, CurrentTime);
    XFlush(other.display);
  }
  // As the frame loop of the window does; only how often it was woken is no matter.
  bool is_answered_when_woken() {
    const auto end = std::chrono::steady_clock::now() + 10s;
    while (std::chrono::steady_clock::now() < end) {
      if (woken.exchange(0) > 0) mine.poll();
      if (other.next(SelectionNotify, 2ms)) return true;
    }
    return false;
  }

  UnseenDisplay display;
  ProgramClock clock;
  std::atomic<int> woken = 0;
  XClipboard mine{clock, [this] { ++woken; }};
  XClipboard theirs{clock, [] {}};
  Other other;
};

TEST_F(RealClipboard, GivesAnotherProgramWhatWasCopiedWhole) {
  const std::string text = "ein Wort, একটি শব্দ, 👩🏽‍🦽\n" + std::string(200'000, 'x');
  mine.offer(text);
  ASSERT_TRUE(mine.is_ours());

  theirs.ask();

  const auto came = wait(theirs);
  ASSERT_TRUE(came && came->is_answered);
  EXPECT_EQ(came->text, text);
}

TEST_F(RealClipboard, AnswersEveryQuestionWhenItPollsOnlyWhenWoken) {
  mine.offer("a word");
  ASSERT_TRUE(mine.is_ours());
  for (int times = 1; times <= 100; ++times) {
    request("UTF8_STRING");
    ASSERT_TRUE(is_answered_when_woken()) << times;
  }
}

TEST_F(RealClipboard, AnswersAlsoWhatItTookOffTheConnectionWhileItAskedTheDisplay) {
  mine.offer("a word");
  ASSERT_TRUE(mine.is_ours());
  for (int times = 1; times <= 200; ++times) {
    request("UTF8_STRING");
    XSync(other.display, False);  // it lies on the connection when the next line reads from that
    if (times % 2)
      ASSERT_TRUE(mine.is_ours());
    else
      mine.ask();
    ASSERT_TRUE(is_answered_when_woken()) << times;
  }
}

TEST_F(RealClipboard, MarksWhatWasCopiedAsSecretForClipboardManagers) {
  mine.offer("a word");
  ASSERT_TRUE(mine.is_ours());
  const Atom hint = other.atom("x-kde-passwordManagerHint");
  XConvertSelection(other.display, other.clipboard, hint, hint, other.window, CurrentTime);
  XFlush(other.display);
  std::optional<XEvent> told;
  for (int tries = 0; tries < 500 && !told; ++tries) {
    mine.poll();
    told = other.next(SelectionNotify, 4ms);
  }
  ASSERT_TRUE(told && told->xselection.property == hint);

  Atom type = None;
  int format = 0;
  unsigned long count = 0, left = 0;
  unsigned char* bytes = nullptr;
  XGetWindowProperty(other.display, other.window, hint, 0, 100, True, AnyPropertyType, &type, &format, &count, &left,
                     &bytes);
  EXPECT_EQ(std::string(reinterpret_cast<char*>(bytes), count), "secret");
  XFree(bytes);
}

TEST_F(RealClipboard, GivesUpAnOwnerThatSaysNothingAfterASecond) {
  other.own();
  const auto began = std::chrono::steady_clock::now();

  mine.ask();
  EXPECT_LT(std::chrono::steady_clock::now() - began, 100ms) << "asking waits for nobody";
  const auto came = wait(mine);

  ASSERT_TRUE(came);
  EXPECT_FALSE(came->is_answered);
  const auto took = std::chrono::steady_clock::now() - began;
  EXPECT_GE(took, 900ms);
  EXPECT_LE(took, 1500ms);
}

TEST_F(RealClipboard, DoesNotTakeALateAnswerForThatOfTheNextQuestion) {
  other.own();
  mine.ask();
  const auto first = other.next(SelectionRequest);
  ASSERT_TRUE(first);
  ASSERT_FALSE(wait(mine)->is_answered);

  mine.ask();
  const auto late = first->xselectionrequest;
  XChangeProperty(other.display, late.requestor, late.property, late.target, 8, PropModeReplace,
                  reinterpret_cast<const unsigned char*>("late"), 4);
  other.answer(late, late.property);
  const auto second = other.next(SelectionRequest);
  ASSERT_TRUE(second);
  const auto& request = second->xselectionrequest;
  XChangeProperty(other.display, request.requestor, request.property, request.target, 8, PropModeReplace,
                  reinterpret_cast<const unsigned char*>("in time"), 7);
  other.answer(request, request.property);

  EXPECT_EQ(wait(mine)->text, "in time");
}

TEST_F(RealClipboard, TakesALongTextThatComesInParts) {
  other.own();
  mine.ask();
  const auto asked = other.next(SelectionRequest);
  ASSERT_TRUE(asked);
  const auto request = asked->xselectionrequest;
  std::string whole;
  std::thread owner([&] {
    XSelectInput(other.display, request.requestor, PropertyChangeMask);
    const long size = 3000;
    XChangeProperty(other.display, request.requestor, request.property, other.atom("INCR"), 32, PropModeReplace,
                    reinterpret_cast<const unsigned char*>(&size), 1);
    other.answer(request, request.property);
    for (int part = 0; part < 4;) {
      const auto event = other.next(PropertyNotify);
      if (!event) return;
      const auto& change = event->xproperty;
      if (change.window != request.requestor || change.atom != request.property || change.state != PropertyDelete) continue;
      const std::string words = part < 3 ? std::string(1000, static_cast<char>('a' + part)) : std::string();
      whole += words;
      XChangeProperty(other.display, request.requestor, request.property, request.target, 8, PropModeReplace,
                      reinterpret_cast<const unsigned char*>(words.data()), static_cast<int>(words.size()));
      XFlush(other.display);
      ++part;
    }
  });

  const auto came = wait(mine);
  owner.join();

  ASSERT_TRUE(came && came->is_answered);
  EXPECT_EQ(came->text.size(), 3000u);
  EXPECT_EQ(came->text, whole);
}

TEST_F(RealClipboard, FindsNothingWhereNobodyOwnsIt) {
  mine.ask();
  const auto came = mine.take();
  ASSERT_TRUE(came && came->is_answered);
  EXPECT_EQ(came->text, "");
}

TEST_F(RealClipboard, LetsGoOfWhatIsOursAndOfNothingElse) {
  mine.offer("a word");
  ASSERT_TRUE(mine.is_ours());
  mine.let_go();
  for (int tries = 0; tries < 300 && other.owner() != None; ++tries) std::this_thread::sleep_for(10ms);
  EXPECT_EQ(other.owner(), static_cast<::Window>(None));

  mine.offer("a word");
  ASSERT_TRUE(mine.is_ours());
  other.own();
  EXPECT_FALSE(mine.is_ours());
  mine.let_go();

  EXPECT_EQ(other.owner(), other.window);
}

TEST_F(RealClipboard, AnswersAWindowThatIsGoneWithoutHarm) {
  mine.offer("a word");
  XSelectionRequestEvent request{};
  request.requestor = other.window;
  request.selection = other.clipboard;
  request.target = other.atom("UTF8_STRING");
  request.property = request.target;
  XDestroyWindow(other.display, other.window);
  XSync(other.display, False);
  auto* display_of_ours = XOpenDisplay(nullptr);

  answer_request(display_of_ours, request, "a word");  // the usual handler of errors would end the program

  XCloseDisplay(display_of_ours);
  EXPECT_TRUE(mine.is_ours());
}

}  // namespace
}  // namespace candour::gui
