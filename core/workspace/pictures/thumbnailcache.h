// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/listing.h"
#include "core/types/picture.h"
#include "core/workspace/layout.h"

#include <filesystem>

namespace vitrine::workspace {

/// Small pictures for galleries, under cache/thumbnails-v1/<size>/<xx>/. Any number of threads.
/// Without room or right to write, thumbnails are made every time.
class ThumbnailCache {
public:
    explicit ThumbnailCache(const Layout& layout)
        : m_layout(layout)
    {
    }

    /// At most `side` pixels on the longer side and no larger than 640, without padding; empty when
    /// the image has no usable picture. `standardSide` as in PictureStandard.
    Picture thumbnail(const ListingImage& image, int side, int standardSide) const;

private:
    Picture make(const ListingImage& image, int bucket, int standardSide) const;
    std::filesystem::path file(
        const ListingImage& image, int bucket, const std::filesystem::path& picture) const;
    void keep(const Picture& picture, const std::filesystem::path& file) const;

    const Layout& m_layout;
};

}
