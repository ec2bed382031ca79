// What the room of members holds. Private to the room; the façade makes it and hands out what it knows.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "journal/sealed/authentic_record.hpp"
#include "journal/sealed/certificate.hpp"
#include "journal/sealed/member_card.hpp"
#include "journal/sealed/roster.hpp"
#include "journal/store/database.hpp"
#include "journal/vault/key_records.hpp"
#include "journal/vault/members.hpp"
#include "journal/vault/membership.hpp"
#include "journal/vault/oneself.hpp"

namespace candour::journal {

struct Members::State final : KeyRecords {
  explicit State(sqlite::Connection& open_database) : database(open_database) {}

  // Reads oneself and the journal from the database, and nothing of a journal that was here before stays.
  Result<> reread();
  void was_heard(const MemberKey& member) override { known.heard.insert(member); }
  Result<> take_key_record(const sealed::AuthenticRecord& record) override;
  Result<> fold() override;
  bool has_news() const override { return news; }
  bool take_news() override { return std::exchange(news, false); }
  void judge_again() override { news = true; }
  // The name of a member, or "somebody" for a key that is not of this journal.
  std::string name_of(const MemberKey& member) const;

  sqlite::Connection& database;
  Oneself self;
  Membership known;

  // ---- what the fold is made of
  std::vector<sealed::MemberCard> first_cards;
  std::map<CardId, EnvelopeId> card_records;  // the record of kind 9 that carries each card
  std::map<ChangeId, sealed::OfferedChange> offered_changes;
  std::map<CertId, sealed::Certificate> held_certificates;
  bool is_fold_behind = false;
  bool news = false;
};

}  // namespace candour::journal
