// Random texts of every script, for laws over the text pipeline.
#pragma once

#include <rapidcheck.h>

#include <string>

#include "base/text/utf8.hpp"

namespace candour::text::test {

// First and last character of stretches that hold letters, marks, joiners, separators, emoji, signs and controls.
inline constexpr char32_t stretches[][2] = {
    {0x09, 0x0D},       {0x20, 0x7E},       {0x7F, 0xFF},       {0x100, 0x24F},     {0x250, 0x36F},   {0x370, 0x52F},
    {0x530, 0x6FF},     {0x700, 0x8FF},     {0x900, 0xDFF},     {0xE00, 0x109F},    {0x10A0, 0x13FF}, {0x1780, 0x18AF},
    {0x1E00, 0x1FFF},   {0x2000, 0x206F},   {0x2070, 0x218F},   {0x2460, 0x24FF},   {0x3000, 0x30FF}, {0x3100, 0x33FF},
    {0x4E00, 0x4EFF},   {0xA000, 0xA0FF},   {0xAC00, 0xACFF},   {0xF900, 0xFAFF},   {0xFB00, 0xFDFF}, {0xFE00, 0xFE6F},
    {0xFE70, 0xFEFF},   {0xFF00, 0xFFEF},   {0x1D400, 0x1D4FF}, {0x1F100, 0x1F1FF}, {0x1F3F0, 0x1F64F},
    {0x20000, 0x200FF}, {0xE0000, 0xE007F}, {0xE0100, 0xE0110}};

inline rc::Gen<char32_t> any_character() {
  return rc::gen::mapcat(rc::gen::inRange<std::size_t>(0, std::size(stretches)), [](std::size_t which) {
    return rc::gen::map(rc::gen::inRange<std::uint32_t>(stretches[which][0], stretches[which][1] + 1),
                        [](std::uint32_t c) { return static_cast<char32_t>(c); });
  });
}

inline rc::Gen<std::string> any_text() {
  return rc::gen::map(rc::gen::container<std::u32string>(any_character()), [](const std::u32string& characters) {
    std::string out;
    for (const auto c : characters) append(out, c);
    return out;
  });
}

// With bytes between that are no UTF-8.
inline rc::Gen<std::string> any_bytes() {
  const auto piece = rc::gen::oneOf(any_text(), rc::gen::arbitrary<std::string>());
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](const std::vector<std::string>& pieces) {
    std::string out;
    for (const auto& each : pieces) out += each;
    return out;
  });
}

}  // namespace candour::text::test
