#include "gui/shell/x_offer.hpp"

#include <X11/Xatom.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace candour::gui {

namespace {

int pass_over(::Display*, XErrorEvent*) { return 0; }

constexpr const char* targets = "TARGETS";
constexpr const char* utf8 = "UTF8_STRING";
constexpr const char* utf8_text = "text/plain;charset=utf-8";
// Clipboard managers that know it keep what is marked so out of their history.
constexpr const char* secret_hint = "x-kde-passwordManagerHint";

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

struct Known {
  explicit Known(::Display* display)
      : targets_atom(XInternAtom(display, targets, False)),
        utf8_atom(XInternAtom(display, utf8, False)),
        text_atom(XInternAtom(display, utf8_text, False)),
        hint_atom(XInternAtom(display, secret_hint, False)) {}
  Atom targets_atom, utf8_atom, text_atom, hint_atom;
};

void put(::Display* display, const XSelectionRequestEvent& request, Atom property, Atom type, std::string_view bytes) {
  XChangeProperty(display, request.requestor, property, type, 8, PropModeReplace,
                  reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
}

// A property holds no more than one request of the display may carry.
bool fits(::Display* display, std::size_t size) {
  const long extended = XExtendedMaxRequestSize(display);
  const long most = (extended > 0 ? extended : XMaxRequestSize(display)) * 4 - 64;
  return static_cast<long>(size) <= most;
}

// True if what was asked for stands in `property` now.
bool give(::Display* display, const XSelectionRequestEvent& request, Atom property, const std::string& text) {
  const Known known(display);
  const bool is_plain = is_ascii(text);
  if (request.target == known.targets_atom) {
    std::vector<Atom> offered{known.targets_atom, known.utf8_atom, known.text_atom, known.hint_atom};
    if (is_plain) offered.push_back(XA_STRING);
    XChangeProperty(display, request.requestor, property, XA_ATOM, 32, PropModeReplace,
                    reinterpret_cast<const unsigned char*>(offered.data()), static_cast<int>(offered.size()));
    return true;
  }
  if (request.target == known.hint_atom) {
    put(display, request, property, known.hint_atom, "secret");
    return true;
  }
  const bool is_text = request.target == known.utf8_atom || request.target == known.text_atom ||
                       (request.target == XA_STRING && is_plain);
  if (!is_text || !fits(display, text.size())) return false;
  put(display, request, property, request.target, text);
  return true;
}

}  // namespace

QuietErrors::QuietErrors(::Display* display) : display_(display), before_(XSetErrorHandler(pass_over)) {}

QuietErrors::~QuietErrors() {
  XSync(display_, False);  // what fails is told now; this waits for the display alone
  XSetErrorHandler(before_);
}

void answer_request(::Display* display, const XSelectionRequestEvent& request, const std::string& text) {
  const QuietErrors quiet(display);
  const Atom property = request.property == None ? request.target : request.property;
  XSelectionEvent answer{};
  answer.type = SelectionNotify;
  answer.requestor = request.requestor;
  answer.selection = request.selection;
  answer.target = request.target;
  answer.time = request.time;
  answer.property = give(display, request, property, text) ? property : None;
  XSendEvent(display, request.requestor, False, NoEventMask, reinterpret_cast<XEvent*>(&answer));
}

}  // namespace candour::gui
