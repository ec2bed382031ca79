// One transaction for one act, however many rooms take part in it.
#pragma once

#include <functional>
#include <utility>

#include "base/result.hpp"
#include "journal/store/database.hpp"

namespace candour::journal {

class Transactions {
 public:
  // `reread` makes the memory follow the database again.
  Transactions(sqlite::Connection& database, std::function<Result<>()> reread)
      : database_(database), reread_(std::move(reread)) {}

  // Runs `act` in one transaction and commits it. After a failure the database holds nothing of it, and the memory, which
  // may be ahead, is read from it anew. Within another call it is a part of that one's transaction.
  template <class Act>
  auto run(const Act& act) -> decltype(act()) {
    if (is_open_) return act();
    auto result = run_alone(act);
    if (!result) CANDOUR_CHECK(reread_());
    return result;
  }

 private:
  // True for as long as it lives.
  class Held {
   public:
    explicit Held(bool& flag) : flag_(flag) { flag_ = true; }
    ~Held() { flag_ = false; }
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;

   private:
    bool& flag_;
  };

  template <class Act>
  auto run_alone(const Act& act) -> decltype(act()) {
    const Held held(is_open_);
    CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(database_));
    auto result = act();
    if (result) CANDOUR_CHECK(transaction.commit());
    return result;
  }

  sqlite::Connection& database_;
  std::function<Result<>()> reread_;
  bool is_open_ = false;
};

}  // namespace candour::journal
