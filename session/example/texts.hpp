// What Dani and Meg write to each other and for themselves: invented, and shown to whoever looks around first.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candour::session::example {

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

// A passage with a name in it.
inline constexpr std::string_view too_exact =
    "A visitor asked for someone in charge. Will laughed and took him through.";
enum class Author { meg, dani };
struct Passage {
  Author author;
  std::string heading;
  std::string text;
};
// The golden summary, in the order of its text.
const std::vector<Passage>& passages();
// Names and places that a summary must not hold, each with what to say instead.
struct PersonOnList {
  std::string name;
  std::vector<std::string> aliases;
  std::string replacement;
  bool is_also_a_word = false;
};
const std::vector<PersonOnList>& people();

}  // namespace candour::session::example
