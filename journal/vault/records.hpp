// The records of the journal as they come and as they are delivered: kept, linked, and brought to what they are about.
// Private to the folder. Each act is part of the caller's transaction, and reread() alone of none.
#pragma once

#include "base/clock.hpp"
#include "journal/sealed/authentic_record.hpp"
#include "journal/store/projection.hpp"
#include "journal/store/record_rows.hpp"
#include "journal/vault/answer_records.hpp"
#include "journal/vault/budget.hpp"
#include "journal/vault/heard.hpp"
#include "journal/vault/held.hpp"
#include "journal/vault/key_records.hpp"
#include "journal/vault/log_watch.hpp"

namespace candour::journal {

class Records {
 public:
  // What the records are kept in, and who is told of them.
  struct Around {
    sqlite::Connection& database;
    const Clock& clock;
    const Oneself& self;
    const Membership& members;
    store::Projection& projection;
    KeyRecords& keys;
    LogWatch& log;
    Heard& heard;
  };
  Records(const Around& around, Held& held) : around_(around), held_(held) {}

  // The graph of links is a function of what is held: it is made anew at every unlock (I5).
  Result<> reread();
  // Takes in what became readable, or was sealed here.
  Result<> take_in(sealed::AuthenticRecord record, store::Writer writer, const store::FirstSeen& came);
  // A record of an answer of this vault's owner was sealed: the answer, that it is ready, its taking back or its
  // release.
  void note_own_answer(sealed::RecordKind kind, const EnvelopeId& id, ByteView body);
  // An envelope stands in the present log.
  void note_in_log(const EnvelopeId& id) { held_.graph.note_in_log(id); }
  // Authentic records act, delivered ones reach the projection; `reached_ms` is when a fetch last reached the head.
  // False if the budget ended before everything was delivered that can be.
  Result<bool> deliver(std::int64_t reached_ms, const Budget& budget, Absorbed& absorbed);
  // What waits for a link waits anew from then on, where the clock stood before an arrival.
  Result<> begin_waiting_anew(std::int64_t reached_ms);
  // The time of the versions that a record carries follows what is known of it now.
  Result<> retime(const EnvelopeId& id);
  // Times of everything that an earlier Candour took in, once.
  Result<> keep_times_of_old();
  // The present moment as the first sight of something.
  store::FirstSeen arrival_now() const;

 private:
  // Records that are delivered together: what they touch is folded once, however many of them touch it.
  struct Delivery {
    Absorbed& absorbed;
    store::Touched touched{};
  };

  sealed::GraphRecord graph_record_of(const sealed::AuthenticRecord& record, store::Writer writer,
                                      const store::FirstSeen& came, std::int64_t waits_ms) const;
  void hold(const store::RecordRow& row);
  Result<store::Timing> timing_of(const EnvelopeId& name) const;
  Result<> apply_change(const EnvelopeId& name, const MemberKey& author, ByteView body, Delivery& delivery);
  Result<> apply_part(const sealed::AuthenticRecord& record, Delivery& delivery);
  Result<> take_answer(const AnswerRecord& record, Delivery& delivery);
  Result<> act(const sealed::AuthenticRecord& record, Delivery& delivery);
  Result<> retime(const EnvelopeId& id, store::Touched& touched);

  Around around_;
  Held& held_;
};

}  // namespace candour::journal
