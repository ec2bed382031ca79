#include "gui/shell/x_clipboard.hpp"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <thread>
#include <utility>

#include "gui/shell/bus.hpp"
#include "gui/shell/x_offer.hpp"

namespace candour::gui {

namespace {

using namespace std::chrono_literals;
constexpr auto patience = 1s;
constexpr std::size_t most = std::size_t{4} << 20;  // bytes of a paste; a draft holds one MiB

// Wakes the frame when the connection has something to read, once until it was told to go on. It reads nothing itself.
class Watcher {
 public:
  Watcher(int connection, std::function<void()> wake)
      : wake_(std::move(wake)),
        go_on_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
        thread_(start_without_signals([this, connection] { watch(connection); })) {}
  ~Watcher() {
    is_ending_ = true;
    eventfd_write(go_on_, 1);
    thread_.join();
    close(go_on_);
  }
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;
  // What came was read.
  void go_on() {
    if (has_woken_.exchange(false)) eventfd_write(go_on_, 1);
  }
  // Something came that is no longer on the connection.
  void wake_once() {
    if (!has_woken_.exchange(true)) wake_();
  }

 private:
  void watch(int connection) {
    while (!is_ending_) {
      wait_for(go_on_, has_woken_ ? -1 : connection, POLLIN, -1);
      eventfd_t count = 0;
      const bool was_told = eventfd_read(go_on_, &count) == 0;
      if (!was_told && !is_ending_) wake_once();
    }
  }

  const std::function<void()> wake_;
  std::atomic<bool> is_ending_ = false;
  std::atomic<bool> has_woken_ = false;
  int go_on_;
  std::thread thread_;
};

std::string utf8_of_latin1(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out += c;
    } else {
      out += static_cast<char>(0xC0 | byte >> 6);
      out += static_cast<char>(0x80 | (byte & 0x3F));
    }
  }
  return out;
}

}  // namespace

struct XClipboard::Parts {
  explicit Parts(const Clock& the_clock) : clock(the_clock) {}
  // What was asked for and has not come.
  struct Question {
    Atom target;
    Atom property;
    SteadyTime give_up_at;
    bool is_in_parts = false;
    std::string so_far{};
  };

  const Clock& clock;
  ::Display* display = nullptr;
  ::Window window = None;
  Atom clipboard = None, utf8 = None, incremental = None;
  std::array<Atom, 4> properties{};  // one after the other, so that a late answer is known as one
  std::size_t asked = 0;
  std::string offered;
  bool is_offering = false;
  std::optional<Question> question;
  std::optional<Pasted> answer;
  std::unique_ptr<Watcher> watcher;

  // Whoever waits for the answer of the display also takes what came before it off the connection, where the watcher
  // would not see it: every such call ends with this.
  void wake_for_what_was_read() const {
    if (XEventsQueued(display, QueuedAlready) > 0) watcher->wake_once();
  }
  bool is_owner() const { return is_offering && XGetSelectionOwner(display, clipboard) == window; }
  // Of several changes only the last one counts.
  void forget_what_is_not_ours() {
    if (is_owner()) return;
    offered.clear();
    is_offering = false;
  }
  void convert(Atom target);
  void read_answer(const XSelectionEvent& event);
  void read_part(const XPropertyEvent& event);
  // Type and bytes of a property, which is gone afterwards.
  std::pair<Atom, std::string> taken(Atom property);
  void finish(std::string text);
  void give_up() {
    question.reset();
    answer = Pasted{};
  }
};

XClipboard::XClipboard(const Clock& clock, std::function<void()> wake) : parts_(std::make_unique<Parts>(clock)) {
  auto& parts = *parts_;
  parts.display = XOpenDisplay(nullptr);
  if (!parts.display) return;
  parts.window = XCreateSimpleWindow(parts.display, DefaultRootWindow(parts.display), 0, 0, 1, 1, 0, 0, 0);
  XSelectInput(parts.display, parts.window, PropertyChangeMask);
  parts.clipboard = XInternAtom(parts.display, "CLIPBOARD", False);
  parts.utf8 = XInternAtom(parts.display, "UTF8_STRING", False);
  parts.incremental = XInternAtom(parts.display, "INCR", False);
  for (std::size_t index = 0; index < parts.properties.size(); ++index) {
    parts.properties[index] = XInternAtom(parts.display, ("CANDOUR_PASTE_" + std::to_string(index)).c_str(), False);
  }
  XFlush(parts.display);
  parts.watcher = std::make_unique<Watcher>(ConnectionNumber(parts.display), std::move(wake));
}

XClipboard::~XClipboard() {
  parts_->watcher.reset();
  if (parts_->display) XCloseDisplay(parts_->display);
}

void XClipboard::offer(const std::string& text) {
  auto& parts = *parts_;
  if (!parts.display) return;
  parts.offered = text;
  parts.is_offering = true;
  XSetSelectionOwner(parts.display, parts.clipboard, parts.window, CurrentTime);
  XFlush(parts.display);
}

bool XClipboard::is_ours() {
  const bool is_owner = parts_->is_owner();
  if (parts_->display) parts_->wake_for_what_was_read();
  return is_owner;
}

void XClipboard::let_go() {
  auto& parts = *parts_;
  if (is_ours()) XSetSelectionOwner(parts.display, parts.clipboard, None, CurrentTime);
  if (parts.display) XFlush(parts.display);
  parts.offered.clear();
  parts.is_offering = false;
}

void XClipboard::ask() {
  auto& parts = *parts_;
  parts.question.reset();
  parts.answer.reset();
  if (!parts.display || XGetSelectionOwner(parts.display, parts.clipboard) == None)
    parts.answer = Pasted{true, {}};
  else
    parts.convert(parts.utf8);
  if (parts.display) parts.wake_for_what_was_read();
}

void XClipboard::Parts::convert(Atom target) {
  const auto until = question ? question->give_up_at : clock.steady() + patience;
  question = Question{target, properties[++asked % properties.size()], until};
  XConvertSelection(display, clipboard, target, question->property, window, CurrentTime);
  XFlush(display);
}

std::optional<Pasted> XClipboard::take() {
  poll();
  return std::exchange(parts_->answer, std::nullopt);
}

std::pair<Atom, std::string> XClipboard::Parts::taken(Atom property) {
  Atom type = None;
  int format = 0;
  unsigned long count = 0;
  unsigned long left = 0;
  unsigned char* bytes = nullptr;
  XGetWindowProperty(display, window, property, 0, static_cast<long>(most / 4), True, AnyPropertyType, &type, &format,
                     &count, &left, &bytes);
  std::string text;
  if (bytes && format == 8) text.assign(reinterpret_cast<const char*>(bytes), count);
  if (bytes) XFree(bytes);
  if (left > 0) XDeleteProperty(display, window, property);
  return {left > 0 ? None : type, std::move(text)};
}

void XClipboard::Parts::finish(std::string text) {
  answer = Pasted{true, question->target == XA_STRING ? utf8_of_latin1(text) : std::move(text)};
  question.reset();
}

void XClipboard::Parts::read_answer(const XSelectionEvent& event) {
  const bool is_ours = question && event.target == question->target &&
                       (event.property == question->property || event.property == None);
  if (!is_ours) {
    if (event.property != None) XDeleteProperty(display, window, event.property);
    return;
  }
  if (event.property == None) {
    if (question->target == utf8) return convert(XA_STRING);
    return finish({});  // no text lies there
  }
  auto [type, text] = taken(question->property);
  if (type == incremental) {
    question->is_in_parts = true;
    question->give_up_at = clock.steady() + patience;
  } else if (type == None) {
    give_up();
  } else {
    finish(std::move(text));
  }
}

void XClipboard::Parts::read_part(const XPropertyEvent& event) {
  const bool is_part = question && question->is_in_parts && event.state == PropertyNewValue &&
                       event.atom == question->property;
  if (!is_part) return;
  const auto [type, text] = taken(question->property);
  if (type == None || question->so_far.size() + text.size() > most) return give_up();
  if (text.empty()) return finish(std::exchange(question->so_far, {}));
  question->so_far += text;
  question->give_up_at = clock.steady() + patience;
}

void XClipboard::poll() {
  auto& parts = *parts_;
  if (!parts.display) return;
  while (XPending(parts.display) > 0) {
    XEvent event;
    XNextEvent(parts.display, &event);
    if (event.type == SelectionClear)
      parts.forget_what_is_not_ours();
    else if (event.type == SelectionRequest && parts.is_offering)
      answer_request(parts.display, event.xselectionrequest, parts.offered);
    else if (event.type == SelectionNotify)
      parts.read_answer(event.xselection);
    else if (event.type == PropertyNotify)
      parts.read_part(event.xproperty);
  }
  if (parts.question && parts.clock.steady() >= parts.question->give_up_at) parts.give_up();
  parts.watcher->go_on();
}

SteadyTime XClipboard::next_deadline() const {
  return parts_->question ? parts_->question->give_up_at : parts_->clock.steady() + 1h;
}

}  // namespace candour::gui
