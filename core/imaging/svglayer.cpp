// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/svglayer.h"

#include "core/base/error.h"

#include <cairo.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <bit>
#include <memory>
#include <numbers>

namespace vitrine::imaging {

// Cairo keeps a pixel as one native 32-bit number; as bytes that is B G R A here.
static_assert(std::endian::native == std::endian::little);

namespace {

struct Release {
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
    void operator()(GError* error) const { g_error_free(error); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
template <typename T> using Owned = std::unique_ptr<T, Release>;

[[noreturn]] void throwCorrupt(GError* error)
{
    const Owned<GError> owned(error);
    throw Error(ErrorCode::Corrupt,
        std::string("The SVG drawing cannot be read: ")
            + (owned ? owned->message : "no reason given"),
        "Check the file with another SVG viewer.");
}

Owned<RsvgHandle> parse(const std::string& svg)
{
    GError* error = nullptr;
    RsvgHandle* handle =
        rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error);
    if (!handle)
        throwCorrupt(error);
    return Owned<RsvgHandle>(handle);
}

struct Size {
    double width = 0.0;
    double height = 0.0;
};

Size sizeOf(RsvgHandle* handle)
{
    Size size;
    if (rsvg_handle_get_intrinsic_size_in_pixels(handle, &size.width, &size.height) == FALSE) {
        gboolean hasBox = FALSE;
        RsvgRectangle box{};
        rsvg_handle_get_intrinsic_dimensions(
            handle, nullptr, nullptr, nullptr, nullptr, &hasBox, &box);
        if (hasBox != FALSE)
            size = {box.width, box.height};
    }
    if (!(size.width > 0.0 && size.height > 0.0)) {
        throw Error(ErrorCode::Corrupt, "The SVG drawing has no size.",
            "Give it a width and height, or a viewBox.");
    }
    return size;
}

/// Moves the drawing's centre to its place in the picture and turns it there.
void place(cairo_t* context, const Scene& scene, const Size& size)
{
    const double shorter = std::min(scene.width, scene.height);
    const double zoom = scene.scale * shorter / std::max(size.width, size.height);
    cairo_translate(
        context, scene.width * (0.5 + scene.offsetX), scene.height * (0.5 + scene.offsetY));
    cairo_rotate(context, scene.rotation * std::numbers::pi / 180.0);
    cairo_scale(context, scene.mirrored ? -zoom : zoom, zoom);
    cairo_translate(context, -size.width / 2.0, -size.height / 2.0);
}

}

SvgLayer renderSvg(const std::string& svg, const Scene& scene)
{
    const Owned<RsvgHandle> handle = parse(svg);
    const Size size = sizeOf(handle.get());
    SvgLayer layer{cv::Mat4b(scene.height, scene.width, cv::Vec4b::all(0))};
    // 32-bit pixels need no padding at a row's end, so cairo can draw into the matrix.
    const Owned<cairo_surface_t> surface(cairo_image_surface_create_for_data(
        layer.bgra.data, CAIRO_FORMAT_ARGB32, scene.width, scene.height, scene.width * 4));
    const Owned<cairo_t> context(cairo_create(surface.get()));
    place(context.get(), scene, size);
    const RsvgRectangle viewport{0.0, 0.0, size.width, size.height};
    GError* error = nullptr;
    if (rsvg_handle_render_document(handle.get(), context.get(), &viewport, &error) == FALSE)
        throwCorrupt(error);
    cairo_surface_flush(surface.get());
    return layer;
}

}
