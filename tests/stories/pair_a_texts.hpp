// The exact texts of pair A.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candour::stories::pair_a {

inline constexpr std::string_view a00 =
    "Eighteen of us in that room and I came home flying. Now it is quiet, and I am the one who has to say something "
    "first.";
inline constexpr std::string_view a01 =
    "I looked Margaret up and wish I hadn't. Thirty years in, a doctorate, an honour from the Palace. I answer the "
    "phones on Outpatients East. I came out of the training ten feet tall and now I can't think of one thing to say. "
    "Maybe start with the desk. Leave the Crohn's alone until I know what she's like with it.";
inline constexpr std::string_view a02 = "Could we talk about what the front desk is really like on a Monday?";
inline constexpr std::string_view a05 =
    "A man came to the desk last month and asked to speak to someone who works here. I had my uniform on, my badge on "
    "and a headset on. I said, 'I work here, how can I help?' and he said, 'No, love, someone in charge.' Will Ashdown "
    "was stood right there. Will laughed and took him through. Grace saw it and said nothing, and I know she hates a "
    "scene, but I'd have liked her to. It isn't the man I think about. It's that Will thought it was funny, and that I "
    "was back on the phones before the lift doors shut.";
inline constexpr std::string_view a07_before_last_line =
    "What I heard from Danielle: the insult took ten seconds and the silence has lasted a month. I have walked past "
    "that desk for six years. I told myself that Outpatients East runs itself with good grace, and what I meant was "
    "that nobody complains to me. I will not ask her to help me fix it. I did want to defend Will; I noticed that, and "
    "I am writing it down because Dani asked me to be straight. ";
inline constexpr std::string_view a07_last_line =
    "What I can't answer yet: who else at Calderbank has stopped complaining because it costs too much?";
inline constexpr std::string_view a07_last_line_changed =
    "What I can't answer yet: who else at Calderbank has stopped complaining, and what did it cost them to begin?";
inline constexpr std::string_view a08 =
    "You've got most of it. One thing: it wasn't a month of silence, it was years. D.O.";
inline constexpr std::string_view a11 =
    "I go to the Monday huddle at Calderbank now and say nothing for the first ten minutes. Last week Grace Bellamy "
    "told me to my face that the phones ring out because two posts have been held since October. She was right. MLH";

// Offered on 12 June, stopped for the name in it, and left out once the name was gone.
inline constexpr std::string_view too_exact =
    "A visitor asked for someone in charge. Will laughed and took him through.";
// The first passage before its comma.
inline constexpr std::string_view without_comma =
    "To help a senior leader understand working life at the front line and to act on it.";

inline constexpr std::string_view golden_hash = "3c1f645f04c130d6e997f6dd789f964672775d9e6ef4a74599812db81a61226f";

enum class Author { meg, dani };
struct Passage {
  Author author;
  std::string heading;
  std::string text;
};
// The golden summary, in the order of its text.
const std::vector<Passage>& passages();
// `people add` for each entry of the people list.
const std::vector<std::vector<std::string>>& people();
// Words of the story that no file on a disk may hold outside an encrypted one.
const std::vector<std::string>& telling_words();

}  // namespace candour::stories::pair_a
