// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/pictures/thumbnailcache.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/sha256.h"
#include "core/imaging/decode.h"
#include "core/imaging/standardise.h"
#include "core/workspace/pictures/fit.h"
#include "core/workspace/pictures/standardpictures.h"

#include <fmt/format.h>

#include <array>
#include <string>
#include <system_error>
#include <utility>

namespace vitrine::workspace {

namespace fs = std::filesystem;

namespace {

constexpr std::array kBuckets{160, 320, 640}; // pixels
constexpr int kQuality = 85;

int bucketFor(int side)
{
    for (const int bucket : kBuckets) {
        if (side <= bucket)
            return bucket;
    }
    return kBuckets.back();
}

/// Changes with everything that changes the thumbnail: which file it is made from, and its
/// contents.
std::string stampOf(const ListingImage& image, const fs::path& picture)
{
    std::error_code ignored;
    const auto written = fs::last_write_time(picture, ignored).time_since_epoch().count();
    const auto bytes = fs::file_size(picture, ignored);
    const auto text = fmt::format("{} {} {} {} {}", static_cast<int>(image.state),
        image.sourceWidth, image.sourceHeight, written, bytes);
    return sha256Hex(text).substr(0, 12);
}

}

Picture ThumbnailCache::thumbnail(const ListingImage& image, int side, int standardSide) const
{
    const auto picture = m_layout.pictureFile(image);
    if (!picture || side < 1 || image.state == ImageState::Failed)
        return {};
    const int bucket = bucketFor(side);
    const fs::path kept = file(image, bucket, *picture);
    if (isThere(kept)) {
        auto decoded = imaging::decodeFile(kept);
        if (!decoded.problem)
            return fitted(std::move(decoded.picture), side);
    }
    Picture made = make(image, bucket, standardSide);
    if (!made.empty())
        keep(made, kept);
    return fitted(std::move(made), side);
}

Picture ThumbnailCache::make(const ListingImage& image, int bucket, int standardSide) const
{
    if (image.state == ImageState::Ready && isThere(m_layout.standardPicture(image.id))) {
        auto decoded = decodeStandardPicture(m_layout, image, standardSide, 0);
        if (!decoded.problem)
            return fitted(std::move(decoded.picture), bucket);
    }
    const fs::path original = m_layout.original(image);
    if (original.empty())
        return {};
    imaging::DecodeOptions options;
    options.minShortSide = bucket;
    auto decoded = imaging::decodeFile(original, options);
    return decoded.problem ? Picture() : fitted(std::move(decoded.picture), bucket);
}

fs::path ThumbnailCache::file(const ListingImage& image, int bucket, const fs::path& picture) const
{
    const auto row = image.row.value;
    return m_layout.thumbnails() / std::to_string(bucket) / fmt::format("{:02x}", row % 256)
        / fmt::format("{}-{}.jpg", row, stampOf(image, picture));
}

void ThumbnailCache::keep(const Picture& picture, const fs::path& file) const
{
    try {
        makeFolder(file.parent_path());
        AtomicFile target(file, Durability::Renamed);
        target.write(imaging::encodeJpeg(picture, kQuality));
        target.commit();
    } catch (const Error& error) {
        log::info(fmt::format("A thumbnail could not be kept: {}", error.what()));
        return;
    }
    // Those of earlier states of the same image.
    const auto name = file.filename().string();
    const auto prefix = name.substr(0, name.find('-') + 1);
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator(file.parent_path(), problem)) {
        const auto other = entry.path().filename().string();
        if (other.starts_with(prefix) && other != name && other.ends_with(".jpg"))
            fs::remove(entry.path(), problem);
    }
}

}
