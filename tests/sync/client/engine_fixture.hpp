// An engine and a mailbox at a lying relay, driven by hand.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>

#include "crypto/hash.hpp"
#include "sync/client/engine.hpp"
#include "sync/client/sign_step.hpp"
#include "sync/wire/request_bodies.hpp"
#include "tests/sync/client/evil_relay.hpp"

namespace candour::sync {

inline Bytes envelope_of(std::uint8_t filling) { return Bytes(4096, filling); }

// Time passes as the engine's pauses say.
class Engine : public testing::Test {
 protected:
  void SetUp() override {
    crypto::start();
    keys = wire::short_mailbox(crypto::MailboxSecret::random());
    create_body = wire::create_body(keys.seeds, keys.controllers, wire::MailboxKind::journal);
    relay.log_of(keys.id).keys = create_body;
    restart({});
  }

  void restart(Cursor cursor) {
    engine.emplace(SyncEngine::Setup{cursor, wire::MailboxKind::journal, wire::encode(create_body)});
  }

  EnvelopeId add(std::uint8_t filling, Pacing pacing = Pacing::at_once) {
    auto bytes = envelope_of(filling);
    const auto id = wire::envelope_id(bytes);
    engine->add({id, std::move(bytes), pacing, now + std::chrono::seconds(20)});
    return id;
  }

  Reply send(const Step& step) {
    ++requests;
    auto answer = relay.answer(sign_step(step, {keys.id, relay.id(), keys.seeds}, own_time, engine->t5_offset()));
    Reply reply{Error{ErrorCode::relay_unreachable, "test"}, wire::t5_of(own_time)};
    if (answer)
      reply.frame = std::move(answer->body);
    else
      reply.frame = answer.error();
    return reply;
  }

  void take(Verdict verdict) {
    now += verdict.pause.at_least + verdict.pause.ceiling;
    for (auto& event : verdict.events) {
      if (const auto* page = std::get_if<Page>(&event)) check_page(*page);
      if (const auto* change = std::get_if<EpochChanged>(&event)) delivered = {change->log_epoch, 0};
      events.push_back(std::move(event));
    }
  }

  // What the owner relies on: every entry once, in order, without a hole.
  void check_page(const Page& page) {
    if (delivered.log_epoch == 0) delivered.log_epoch = page.log_epoch;
    EXPECT_EQ(page.log_epoch, delivered.log_epoch);
    for (const auto& entry : page.entries) {
      EXPECT_EQ(entry.seq, ++delivered.after);
      EXPECT_EQ(entry.id, wire::envelope_id(entry.envelope));
    }
  }

  void write_once() {
    if (const auto step = engine->next_write(now)) take(engine->on_write(send(*step), now));
  }
  void fetch_once() {
    if (const auto step = engine->next_fetch(now, 50)) {
      const auto reply = send(*step);
      now += std::chrono::seconds(step->wait_seconds);
      take(engine->on_fetch(reply, now));
    }
  }
  void run(int rounds) {
    for (int i = 0; i < rounds; ++i) {
      write_once();
      fetch_once();
    }
  }

  template <class Event>
  std::size_t count() const {
    return static_cast<std::size_t>(std::count_if(
        events.begin(), events.end(), [](const EventBody& event) { return std::holds_alternative<Event>(event); }));
  }
  template <class Event>
  const Event& last() const {
    const auto found = std::find_if(events.rbegin(), events.rend(),
                                    [](const EventBody& event) { return std::holds_alternative<Event>(event); });
    EXPECT_TRUE(found != events.rend());
    return std::get<Event>(*found);
  }
  bool relay_has(std::uint8_t filling) {
    const auto& log = relay.log_of(keys.id).envelopes;
    return std::count(log.begin(), log.end(), envelope_of(filling)) == 1;
  }

  EvilRelay relay;
  wire::MailboxKeys keys;
  wire::CreateBody create_body;
  std::optional<SyncEngine> engine;
  std::vector<EventBody> events;
  Cursor delivered;
  SteadyTime now{std::chrono::hours(100)};
  WallTime own_time{std::chrono::seconds(1'767'225'600)};
  int requests = 0;
};

}  // namespace candour::sync
