#include "gui/text/shaper.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace candour::gui::text {

namespace {

// Named one by one: Pango's own fall-back differs from machine to machine. Emoji are not in the list: Pango finds them
// by itself, and a listed emoji font would draw the digits of a date.
const char* families(Face face) {
  switch (face) {
    case Face::serif:
      return "Noto Serif,Noto Sans,Noto Naskh Arabic,Noto Sans Bengali,Noto Sans Devanagari,Noto Sans CJK SC";
    case Face::mono:
      return "Noto Sans Mono,Noto Sans,Noto Naskh Arabic,Noto Sans Bengali,Noto Sans Devanagari,Noto Sans CJK SC";
    case Face::sans:
      break;
  }
  return "Noto Sans,Noto Naskh Arabic,Noto Sans Bengali,Noto Sans Devanagari,Noto Sans CJK SC";
}

float pixels(int units) { return static_cast<float>(units) / PANGO_SCALE; }

// Letters that Urdu has and Arabic has not: such a paragraph is set in Nastaliq.
bool is_urdu(std::string_view words) {
  for (const char* letter : {"ٹ", "ڈ", "ڑ", "ں", "ھ", "ہ", "ے", "ۓ", "ۃ"}) {
    if (words.find(letter) != std::string_view::npos) return true;
  }
  return false;
}

void add(PangoAttrList* list, PangoAttribute* attribute, std::size_t begin, std::size_t end) {
  attribute->start_index = static_cast<guint>(begin);
  attribute->end_index = static_cast<guint>(end);
  pango_attr_list_insert(list, attribute);
}

bool is_heading(std::string_view words) {
  const auto marks = words.find_first_not_of('#');
  return marks != std::string_view::npos && marks >= 1 && marks <= 3 && words[marks] == ' ';
}

// Quietly: a heading and what stands between double stars heavier, what somebody else said leaning.
void mark(PangoLayout* layout, std::string_view words) {
  auto* list = pango_attr_list_new();
  if (is_heading(words)) add(list, pango_attr_weight_new(PANGO_WEIGHT_SEMIBOLD), 0, words.size());
  if (words.starts_with("> ")) add(list, pango_attr_style_new(PANGO_STYLE_ITALIC), 0, words.size());
  for (auto begin = words.find("**"); begin != std::string_view::npos;) {
    const auto end = words.find("**", begin + 2);
    if (end == std::string_view::npos) break;
    if (end > begin + 2) add(list, pango_attr_weight_new(PANGO_WEIGHT_SEMIBOLD), begin, end + 2);
    begin = words.find("**", end + 2);
  }
  pango_layout_set_attributes(layout, list);
  pango_attr_list_unref(list);
}

}  // namespace

Shaper::Shaper()
    : map_(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)), context_(pango_font_map_create_context(map_)) {
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map_), 72);
  auto* options = cairo_font_options_create();
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_SLIGHT);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context_, options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context_, FALSE);
}

Shaper::~Shaper() {
  g_object_unref(context_);
  g_object_unref(map_);
}

LayoutPtr Shaper::new_layout(std::string_view words, const Style& style, PangoDirection direction) {
  if (direction != PANGO_DIRECTION_NEUTRAL) pango_context_set_base_dir(context_, direction);
  LayoutPtr layout(pango_layout_new(context_));
  auto* description = pango_font_description_new();
  pango_font_description_set_family_static(
      description, is_urdu(words) ? "Noto Nastaliq Urdu,Noto Naskh Arabic,Noto Sans" : families(style.face));
  pango_font_description_set_absolute_size(description, static_cast<double>(style.size) * PANGO_SCALE);
  if (style.bold) pango_font_description_set_weight(description, PANGO_WEIGHT_SEMIBOLD);
  pango_layout_set_font_description(layout.get(), description);
  pango_font_description_free(description);
  pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
  pango_layout_set_auto_dir(layout.get(), direction == PANGO_DIRECTION_NEUTRAL);
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text(layout.get(), words.data(), static_cast<int>(words.size()));
  if (style.is_marked) mark(layout.get(), words);
  return layout;
}

Shaped Shaper::measured(LayoutPtr layout, const Style& style) {
  Shaped shaped;
  const float pitch = std::round(style.size * style.line_height);
  float y = 0;
  auto* iterator = pango_layout_get_iter(layout.get());
  do {
    auto* line = pango_layout_iter_get_line_readonly(iterator);
    PangoRectangle logical;
    pango_layout_iter_get_line_extents(iterator, nullptr, &logical);
    const float natural = pixels(logical.height);
    const float ascent = pixels(pango_layout_iter_get_baseline(iterator) - logical.y);
    Line one{line, line->start_index, line->length, pixels(logical.x), y, std::max(pitch, std::ceil(natural * 0.98f)),
             0};
    one.baseline = std::round((one.height - natural) / 2 + ascent);
    y += one.height;
    shaped.width = std::max(shaped.width, pixels(logical.x + logical.width));
    shaped.lines.push_back(one);
  } while (pango_layout_iter_next_line(iterator));
  pango_layout_iter_free(iterator);
  shaped.is_right_to_left = shaped.lines.front().line->resolved_dir == PANGO_DIRECTION_RTL;
  shaped.height = y;
  shaped.layout = std::move(layout);
  return shaped;
}

Shaped Shaper::shape(std::string_view words, const Style& style, float width, PangoDirection direction) {
  auto layout = new_layout(words, style, direction);
  if (width > 0) pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
  return measured(std::move(layout), style);
}

Shaped Shaper::shape_ellipsis(std::string_view words, const Style& style, float width) {
  auto layout = new_layout(words, style, PANGO_DIRECTION_NEUTRAL);
  pango_layout_set_width(layout.get(), static_cast<int>(std::max(1.0f, width) * PANGO_SCALE));
  pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
  auto shaped = measured(std::move(layout), style);
  return shaped;
}

std::vector<Quad> Shaper::quads(const Shaped& shaped, Atlas& atlas) {
  std::vector<Quad> quads;
  for (const auto& line : shaped.lines) {
    int pen = static_cast<int>(line.x * PANGO_SCALE);
    for (auto* each = line.line->runs; each; each = each->next) {
      const auto* run = static_cast<PangoLayoutRun*>(each->data);
      for (int index = 0; index < run->glyphs->num_glyphs; ++index) {
        const auto& info = run->glyphs->glyphs[index];
        const float at = pixels(pen + info.geometry.x_offset);
        pen += info.geometry.width;
        if (info.glyph == PANGO_GLYPH_EMPTY) continue;
        const float whole = std::floor(at);
        const int quarter = static_cast<int>((at - whole) * 4);
        const auto& glyph = atlas.glyph(run->item->analysis.font, info.glyph, quarter);
        if (glyph.width == 0) continue;
        const auto& page = atlas.page(glyph.is_colour);
        const float y = line.y + line.baseline + std::round(pixels(info.geometry.y_offset));
        const auto w = static_cast<float>(page.width);
        const auto h = static_cast<float>(page.height);
        quads.push_back({whole + static_cast<float>(glyph.left), y + static_cast<float>(glyph.top),
                         static_cast<float>(glyph.width), static_cast<float>(glyph.height),
                         static_cast<float>(glyph.x) / w, static_cast<float>(glyph.y) / h,
                         static_cast<float>(glyph.x + glyph.width) / w, static_cast<float>(glyph.y + glyph.height) / h,
                         glyph.is_colour});
      }
    }
  }
  return quads;
}

namespace {

void draw_page(ImDrawList& list, const std::vector<Quad>& quads, ImVec2 at, ImU32 ink, bool is_colour,
               ImTextureID texture) {
  const auto count =
      std::count_if(quads.begin(), quads.end(), [&](const Quad& quad) { return quad.is_colour == is_colour; });
  if (count == 0) return;
  const auto tint = is_colour ? (ink | 0x00FFFFFFu) : ink;
  list.PushTextureID(texture);
  constexpr std::ptrdiff_t most = 8000;  // indices are of 16 bits
  auto left = count;
  std::ptrdiff_t reserved = 0;
  for (const auto& quad : quads) {
    if (quad.is_colour != is_colour) continue;
    if (reserved == 0) {
      reserved = std::min(left, most);
      left -= reserved;
      list.PrimReserve(static_cast<int>(reserved) * 6, static_cast<int>(reserved) * 4);
    }
    --reserved;
    const ImVec2 from{at.x + quad.x, at.y + quad.y};
    list.PrimRectUV(from, {from.x + quad.width, from.y + quad.height}, {quad.u0, quad.v0}, {quad.u1, quad.v1}, tint);
  }
  list.PopTextureID();
}

}  // namespace

void draw_quads(ImDrawList& list, const std::vector<Quad>& quads, ImVec2 at, ImU32 ink, const Atlas& atlas) {
  const ImVec2 whole{std::round(at.x), std::round(at.y)};
  draw_page(list, quads, whole, ink, false, atlas.page(false).texture);
  draw_page(list, quads, whole, ink, true, atlas.page(true).texture);
}

std::vector<std::pair<float, float>> spans(const Shaped& shaped, const Line& line, int from, int to) {
  std::vector<std::pair<float, float>> found;
  const char* text = pango_layout_get_text(shaped.layout.get());
  int pen = static_cast<int>(line.x * PANGO_SCALE);
  for (auto* each = line.line->runs; each; each = each->next) {
    auto* run = static_cast<PangoLayoutRun*>(each->data);
    const auto* item = run->item;
    const int begin = std::clamp(from, item->offset, item->offset + item->length);
    const int end = std::clamp(to, item->offset, item->offset + item->length);
    if (begin < end) {
      int a = 0;
      int b = 0;
      char* words = const_cast<char*>(text + item->offset);  // Pango reads it
      auto* analysis = const_cast<PangoAnalysis*>(&item->analysis);
      pango_glyph_string_index_to_x(run->glyphs, words, item->length, analysis, begin - item->offset, FALSE, &a);
      pango_glyph_string_index_to_x(run->glyphs, words, item->length, analysis, end - item->offset, FALSE, &b);
      found.emplace_back(static_cast<float>(pen + std::min(a, b)) / PANGO_SCALE,
                         static_cast<float>(pen + std::max(a, b)) / PANGO_SCALE);
    }
    pen += pango_glyph_string_get_width(run->glyphs);
  }
  return found;
}

}  // namespace candour::gui::text
