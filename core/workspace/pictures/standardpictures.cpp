// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/pictures/standardpictures.h"

#include "core/base/filetime.h"
#include "core/base/log.h"
#include "core/base/sha256.h"
#include "core/imaging/resize.h"
#include "core/workspace/models/networkinput.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace vitrine::workspace {

namespace {

/// Where the content lies in a standardised picture that was decoded to `side` pixels.
imaging::ContentRect contentOf(const ListingImage& image, int side)
{
    if (image.sourceWidth < 1 || image.sourceHeight < 1)
        return {0, 0, side, side};
    return imaging::contentRect(image.sourceWidth, image.sourceHeight, side);
}

}

imaging::Decoded decodeStandardPicture(
    const Layout& layout, const ListingImage& image, int standardSide, int minShortSide)
{
    imaging::DecodeOptions options;
    const auto content = contentOf(image, std::max(1, standardSide));
    const int shorter = std::max(1, std::min(content.width, content.height));
    if (minShortSide > 0) // of the content; the decoder knows the whole square only
        options.minShortSide = (minShortSide * standardSide + shorter - 1) / shorter;
    imaging::Decoded decoded = imaging::decodeFile(layout.standardPicture(image.id), options);
    if (!decoded.problem && decoded.picture.width == decoded.picture.height) {
        decoded.picture =
            imaging::cropped(decoded.picture, contentOf(image, decoded.picture.width));
    }
    return decoded;
}

StandardPictures::StandardPictures(const Layout& layout, const std::vector<ListingImage>& images,
    int standardSide, Preprocessing preprocessing)
    : m_layout(layout)
    , m_images(images)
    , m_standardSide(standardSide)
    , m_preprocessing(preprocessing)
    , m_contents(images.size())
{
}

Picture StandardPictures::load(std::size_t index, int side) const
{
    const ListingImage& image = m_images[index];
    try {
        const int enough =
            sufficientShortSide(image.sourceWidth, image.sourceHeight, side, m_preprocessing);
        const auto decoded = decodeStandardPicture(m_layout, image, m_standardSide, enough);
        if (decoded.problem)
            return {};
        return imaging::forNetwork(decoded.picture, side, m_preprocessing);
    } catch (const std::exception& error) {
        log::warning("Picture " + image.id + " could not be loaded: " + error.what());
        return {};
    }
}

/// Empty for a file that is not there.
std::string StandardPictures::contentsOf(std::size_t index) const
{
    const auto path = m_layout.standardPicture(m_images[index].id);
    struct stat file { };
    if (::stat(path.c_str(), &file) != 0)
        return {};
    Contents seen{file.st_size, modifiedAt(file), {}};
    {
        const std::lock_guard guard(m_looking);
        const Contents& known = m_contents[index];
        if (known.bytes == seen.bytes && known.changed == seen.changed)
            return known.sha256;
    }
    seen.sha256 = sha256OfFile(path);
    const std::lock_guard guard(m_looking);
    m_contents[index] = std::move(seen);
    return m_contents[index].sha256;
}

std::string StandardPictures::identity(std::size_t index) const
{
    const ListingImage& image = m_images[index];
    try {
        const std::string contents = contentsOf(index);
        if (contents.empty())
            return {};
        return fmt::format("{}\n{}\n{}x{} in {}, {}", image.id, contents, image.sourceWidth,
            image.sourceHeight, m_standardSide, preprocessingName(m_preprocessing));
    } catch (const std::exception&) { // cannot be read
        return {};
    }
}

}
