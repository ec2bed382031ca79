// Literal names of facts in the database; see docs/formats.md.
#pragma once

namespace candour::journal::fact {

inline constexpr const char* name = "name";                  // what the other members call this one
inline constexpr const char* member = "member";              // IK_pub
inline constexpr const char* step_up = "step-up";            // the seal of B12
inline constexpr const char* old_step_up = "old-step-up";    // while a change of the passphrase is under way
inline constexpr const char* genesis = "genesis";            // of the journal
inline constexpr const char* journal = "journal";            // J, once it is known
inline constexpr const char* roster_change = "roster-change";  // signed, of a pairing that an older program began
inline constexpr const char* joining_card = "joining-card";    // made for the journal that is being joined
inline constexpr const char* joining_certificate = "joining-certificate";
inline constexpr const char* first_day = "arrivals-since";   // the first day on which arrivals were kept
inline constexpr const char* told_head = "told-head";        // the newest signed head of the journal's mailbox
inline constexpr const char* automatic_slot = "automatic-slot";  // 1: the last moment carried something automatic
inline constexpr const char* exported = "exported/";  // and a summary's item, as hex: what was exported of it last, and when
inline constexpr const char* last_seen = "last-seen";        // number of the version that was here when one left
inline constexpr const char* judge_left_out = "judge-left-out";  // asked for by a migration; gone once it was done
inline constexpr const char* judge_away = "judge-away";        // the same, for item.away
inline constexpr const char* merge_again = "merge-again";      // the same, for texts that several versions show
inline constexpr const char* known_kinds = "known-kinds";      // what the program knew that judged last what it did not
inline constexpr const char* welcome_tips = "welcome-tips";  // env_ids that the Welcome named as ends

}  // namespace candour::journal::fact
