// A piece of a summary, offered by its author under one heading. Nothing is in a summary that nobody offered. Its number and those of its fields.
#pragma once

#include "journal/model/kind.hpp"

namespace candour::journal::kinds::passage {

inline constexpr auto kind = model::ItemKind::passage;

inline constexpr model::FieldNumber summary = 1;
inline constexpr model::FieldNumber heading = 2;  // 1 to 12: the headings' order, see journal/summary/headings.hpp
inline constexpr model::FieldNumber order = 3;
inline constexpr model::FieldNumber text = 4;
inline constexpr model::FieldNumber source = 5;
inline constexpr model::FieldNumber allowed = 6;  // entries: alias, a zero byte, SHA-256 of the passage's text

}  // namespace candour::journal::kinds::passage
