#include "gui/text/atlas.hpp"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string_view>

namespace candour::gui::text {

namespace {

constexpr int page_width = 2048;
constexpr int first_rows = 512;
constexpr int most_rows = 4096;

bool has_colours(PangoFont* font) {
  auto* description = pango_font_describe(font);
  const char* family = pango_font_description_get_family(description);
  const bool has = family && std::string_view(family).find("Emoji") != std::string_view::npos;
  pango_font_description_free(description);
  return has;
}

// One glyph onto a surface whose origin is the glyph's upper left corner.
void draw_onto(cairo_surface_t* surface, PangoFont* font, std::uint32_t number, double x, double y) {
  auto* cairo = cairo_create(surface);
  cairo_set_source_rgb(cairo, 1, 1, 1);
  auto* glyphs = pango_glyph_string_new();
  pango_glyph_string_set_size(glyphs, 1);
  glyphs->glyphs[0] = {};
  glyphs->glyphs[0].glyph = number;
  PangoRectangle logical;
  pango_font_get_glyph_extents(font, number, nullptr, &logical);
  glyphs->glyphs[0].geometry.width = logical.width;
  cairo_move_to(cairo, x, y);
  pango_cairo_show_glyph_string(cairo, font, glyphs);
  pango_glyph_string_free(glyphs);
  cairo_destroy(cairo);
  cairo_surface_flush(surface);
}

// Cairo keeps colours premultiplied and in machine order; a draw list wants neither.
void copy_colour_row(const unsigned char* from, unsigned char* to, int width) {
  for (int x = 0; x < width; ++x) {
    std::uint32_t pixel;
    std::memcpy(&pixel, from + 4 * x, 4);
    const auto alpha = pixel >> 24;
    const auto plain = [alpha](std::uint32_t part) {
      return static_cast<unsigned char>(alpha == 0 ? 0
                                                   : std::min<std::uint32_t>(255, (part * 255 + alpha / 2) / alpha));
    };
    to[4 * x] = plain(pixel >> 16 & 0xFF);
    to[4 * x + 1] = plain(pixel >> 8 & 0xFF);
    to[4 * x + 2] = plain(pixel & 0xFF);
    to[4 * x + 3] = static_cast<unsigned char>(alpha);
  }
}

}  // namespace

Atlas::Atlas() {
  pages_[1].bytes_per_pixel = 4;
  forget_all();
}

Atlas::~Atlas() {
  for (const auto& entry : glyphs_) g_object_unref(entry.first.font);
}

void Atlas::forget_all() {
  for (const auto& entry : glyphs_) g_object_unref(entry.first.font);
  glyphs_.clear();
  is_colour_.clear();
  for (int index = 0; index < 2; ++index) {
    auto& page = pages_[index];
    page.width = page_width;
    page.height = index == 0 ? first_rows : 0;  // no emoji, no page
    page.pixels.assign(static_cast<std::size_t>(page.width * page.height * page.bytes_per_pixel), 0);
    page.is_new_size = true;
    page.dirty_top = 0;
    page.dirty_bottom = page.height;
    shelves_[index] = {};
  }
  ++generation_;
}

const Glyph& Atlas::glyph(PangoFont* font, std::uint32_t number, int quarter) {
  const Key key{font, number, quarter};
  const auto known = glyphs_.find(key);
  if (known != glyphs_.end()) return known->second;
  const auto made = drawn(key);
  g_object_ref(font);
  return glyphs_.emplace(key, made).first->second;
}

Glyph Atlas::drawn(const Key& key) {
  auto colour = is_colour_.find(key.font);
  if (colour == is_colour_.end()) colour = is_colour_.emplace(key.font, has_colours(key.font)).first;
  PangoRectangle ink;
  pango_font_get_glyph_extents(key.font, key.number, &ink, nullptr);
  Glyph glyph;
  glyph.is_colour = colour->second;
  if (ink.width <= 0 || ink.height <= 0) return glyph;
  const auto pixels = [](int units) { return static_cast<double>(units) / PANGO_SCALE; };
  glyph.left = static_cast<int>(std::floor(pixels(ink.x))) - 1;
  glyph.top = static_cast<int>(std::floor(pixels(ink.y))) - 1;
  glyph.width = static_cast<int>(std::ceil(pixels(ink.x + ink.width))) - glyph.left + 2;
  glyph.height = static_cast<int>(std::ceil(pixels(ink.y + ink.height))) - glyph.top + 1;
  auto& page = pages_[glyph.is_colour ? 1 : 0];
  auto& shelf = shelves_[glyph.is_colour ? 1 : 0];
  while (!place(page, shelf, glyph)) make_room(page, shelf);
  auto* surface =
      cairo_image_surface_create(glyph.is_colour ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_A8, glyph.width, glyph.height);
  draw_onto(surface, key.font, key.number, key.quarter * 0.25 - glyph.left, -glyph.top);
  const auto* from = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  for (int row = 0; row < glyph.height; ++row) {
    auto* to = &page.pixels[static_cast<std::size_t>(((glyph.y + row) * page.width + glyph.x) * page.bytes_per_pixel)];
    if (glyph.is_colour)
      copy_colour_row(from + row * stride, to, glyph.width);
    else
      std::memcpy(to, from + row * stride, static_cast<std::size_t>(glyph.width));
  }
  cairo_surface_destroy(surface);
  page.dirty_top = std::min(page.dirty_top, glyph.y);
  page.dirty_bottom = std::max(page.dirty_bottom, glyph.y + glyph.height);
  return glyph;
}

bool Atlas::place(Page& page, Shelf& shelf, Glyph& glyph) {
  if (glyph.width + 1 > page.width) glyph.width = page.width - 1;  // absurdly large: cut rather than never drawn
  if (shelf.x + glyph.width + 1 > page.width) shelf = {0, shelf.y + shelf.height + 1, 0};
  if (shelf.y + glyph.height + 1 > page.height) return false;
  glyph.x = shelf.x;
  glyph.y = shelf.y;
  shelf.x += glyph.width + 1;
  shelf.height = std::max(shelf.height, glyph.height);
  return true;
}

void Atlas::make_room(Page& page, Shelf&) {
  if (page.height >= most_rows) {
    forget_all();
    return;
  }
  page.height = page.height == 0 ? first_rows : page.height * 2;
  page.pixels.resize(static_cast<std::size_t>(page.width * page.height * page.bytes_per_pixel), 0);
  page.is_new_size = true;
  page.dirty_top = 0;
  page.dirty_bottom = page.height;
  ++generation_;
}

}  // namespace candour::gui::text
