// What the threads that listen to a bus have in common.
#pragma once

#include <systemd/sd-bus.h>

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

namespace candour::gui {

struct BusCloser {
  void operator()(sd_bus* bus) const { sd_bus_close_unref(bus); }
};
struct MessageCloser {
  void operator()(sd_bus_message* message) const { sd_bus_message_unref(message); }
};
using Bus = std::unique_ptr<sd_bus, BusCloser>;
using Message = std::unique_ptr<sd_bus_message, MessageCloser>;

// How long an answer is waited for.
inline constexpr std::uint64_t call_timeout_usec = 2'000'000;

// Waits until `wake` or `fd` is ready, or for the time; a negative `fd` is none. False when the time went by.
bool wait_for(int wake, int fd, short events, int milliseconds);

// True once the bus greeted us; false when it did not within call_timeout_usec, or `ending` came. Without this the first
// call waits for a silent bus for as long as the library likes, which is a minute and a half.
bool becomes_ready(sd_bus* bus, int wake, const std::atomic<bool>& ending);

// A thread that takes no signals: they belong to the window's thread.
std::thread start_without_signals(std::function<void()> work);

}  // namespace candour::gui
