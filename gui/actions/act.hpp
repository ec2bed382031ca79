// How each act is carried out: an operator() each, in gui/screens beside the screen that it is for.
#pragma once

#include "gui/actions/desk_parts.hpp"
#include "journal/model/item.hpp"
#include "journal/vault/item_views.hpp"
#include "journal/vault/vault.hpp"

namespace candour::gui {

struct Act {
  DeskParts& desk;

  // In gui/screens/screens.cpp.
  static void carry_out(DeskParts& desk, Action action);

  void operator()(const act::Go& go);
  void operator()(const act::Back&);
  void operator()(const act::BeginVault& begin);
  void operator()(const act::AnotherPassphrase&);
  void operator()(const act::LookAround&);
  void operator()(const act::CloseExample&);
  void operator()(const act::OpenOther& other);
  void operator()(act::MakeVault made);
  void operator()(act::Unlock typed);
  void operator()(act::ChangePassphrase change);
  // ---- the desk's own, and the notebook's
  void operator()(const act::Lock&) {}
  void operator()(const act::LockAnyway&) {}
  void operator()(const act::StayOpen&) {}
  void operator()(const act::Blank&) {}
  void operator()(const act::OpenPalette&) {}
  void operator()(const act::Quit&);
  void operator()(const act::SendQuickly&);
  void operator()(const act::SendQuietly&);
  void operator()(const act::FetchOn&);
  void operator()(const act::ChooseTheme& choice);
  void operator()(const act::ChooseScale& choice);
  void operator()(const act::ChooseSerif& choice);
  void operator()(const act::ChooseIdleMinutes& choice);
  void operator()(const act::ChooseClipboardSeconds& choice);
  void operator()(const act::ChooseStaying& choice);
  void operator()(const act::KeepOpen&);
  void operator()(const act::TryHere&);
  void operator()(act::Invite invite);
  void operator()(act::Join join);
  void operator()(act::TypeNumber number);
  void operator()(const act::StopPairing&);
  void operator()(const act::CopyInvitation&);
  void operator()(const act::SaveWriting& save);
  void operator()(const act::SaveForm& save);
  void operator()(const act::Perform& perform);
  void operator()(const act::Look&);
  void operator()(const act::DropWriting&);
  void operator()(const act::SendWriting& send);
  std::optional<journal::model::ItemKey> finish_writing(const std::string& typed);
  void operator()(const act::AddText& add);
  void operator()(const act::Share& share);
  void operator()(const act::SetAside& aside);
  void operator()(const act::TakeBack& back);
  void operator()(const act::TakeBackAll&);
  void operator()(const act::BringBack& bring);
  void operator()(const act::Choose& choose);
  void operator()(const act::BeginSummary& begin);
  void operator()(const act::Offer& offer);
  void operator()(const act::LeaveOut& leave);
  void operator()(const act::AddPerson& person);
  void operator()(const act::Replace& replace);
  void operator()(const act::Allow& allow);
  void operator()(const act::Propose& propose);
  void operator()(const act::Withdraw& withdraw);
  void operator()(act::Consent consent);
  void operator()(const act::TakeConsentBack& take);
  void operator()(act::Export files);
  void export_public(act::Export files, const std::filesystem::path& folder);

  // The passphrase that was typed, as it is used. Nothing, with a sentence, if nothing was typed.
  std::optional<crypto::Passphrase> prepared_again(crypto::SecretText typed);
  // An act that was refused before its passphrase was needed: it stands in its field again.
  void give_back(crypto::SecretText typed);
  // Without an error: true. It is said else, and either way the page is made anew.
  bool done(const Result<>& result);
  // A vault was opened: it syncs, and what was typed there is back.
  void begin_session();
  // Runs `work` beside the window with what the client holds, which nobody else reaches meanwhile; `end` follows with the
  // parts of the desk and its result.
  template <class T, class Work, class End>
  void beside(Work work, End end) {
    desk.drafts.save_all();  // a lock while it works cannot
    desk.journal.start_job<T>(std::move(work), [&here = desk, end = std::move(end)](Result<T> result) mutable {
      here.page.rebuild_soon();
      end(here, std::move(result));
    });
  }
  journal::Vault& vault() { return *desk.journal.vault(); }
  static bool is_blank(const std::string& text) { return text.find_first_not_of(" \n") == std::string::npos; }

  // What a form holds is written: nothing of it where it could not be.
  bool save_changes(const std::vector<journal::FieldValue>& values);
  std::optional<journal::model::ItemKey> make_from_form(const journal::model::KindSpec& spec,
                                                        std::vector<journal::FieldValue> values);
  // A step that was refused although nothing stands in its way needs what was left empty.
  void mark_missing(const journal::model::KindSpec& spec, const journal::model::Verb& verb,
                    const std::vector<journal::FieldValue>& values);
};

}  // namespace candour::gui
