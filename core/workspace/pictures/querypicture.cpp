// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/pictures/querypicture.h"

#include "core/base/error.h"
#include "core/imaging/decode.h"
#include "core/workspace/pictures/standardpictures.h"
#include "core/workspace/settings.h"

#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

namespace vitrine::workspace {

namespace {

// Shorter side that a query is decoded to at least: enough for every preprocessing of a 224 pixel
// input, and for a look at it.
constexpr int kQueryShortSide = 448;

[[noreturn]] void refuse(PictureProblem problem, const std::string& detail)
{
    switch (problem) {
    case PictureProblem::Missing: throw Error(ErrorCode::NotFound, detail, "Check the path.");
    case PictureProblem::NotAPicture:
        throw Error(
            ErrorCode::Unsupported, detail, "Take a JPEG, PNG, WebP, GIF, BMP or TIFF file.");
    case PictureProblem::TooLarge:
        throw Error(ErrorCode::Unsupported, detail, "Make the picture smaller and try again.");
    case PictureProblem::Empty:
    case PictureProblem::Truncated:
        throw Error(ErrorCode::Corrupt, detail, "Fetch the picture again, or take another one.");
    case PictureProblem::Unreadable: break;
    }
    throw Error(ErrorCode::Io, detail, "Take a file that can be read.");
}

/// `name` says which picture, in an error that does not; empty for one without a name.
Picture usable(imaging::Decoded decoded, const std::string& name = {})
{
    if (decoded.problem) {
        const bool named = name.empty() || decoded.detail.find(name) != std::string::npos;
        refuse(*decoded.problem, named ? decoded.detail : name + ": " + decoded.detail);
    }
    return std::move(decoded.picture);
}

/// The image whose clean picture lies in this file. One whose id is no file name is not found.
std::optional<ListingImage> cleanPictureIn(
    const std::filesystem::path& file, const Layout& layout, catalogue::Reader& reader)
{
    auto image = reader.imageById(file.stem().string());
    std::error_code unknown;
    const bool same = image && image->state == ImageState::Ready
        && std::filesystem::equivalent(file, layout.standardPicture(image->id), unknown);
    return same ? std::move(image) : std::nullopt;
}

template <typename... Cases> struct Overloaded : Cases... {
    using Cases::operator()...;
};

}

Picture loadQuery(
    const std::variant<std::filesystem::path, std::vector<std::byte>, Picture, ImageRow>& query,
    const Layout& layout, catalogue::Reader& reader)
{
    imaging::DecodeOptions options;
    options.minShortSide = kQueryShortSide;
    const auto ofImage = [&](ImageRow row) {
        const auto image = reader.image(row);
        if (!image)
            refuse(PictureProblem::Missing, "The image is not in the catalogue.");
        const int side = pictureStandard(reader).side;
        if (image->state == ImageState::Ready)
            return usable(decodeStandardPicture(layout, *image, side, 0));
        return usable(imaging::decodeFile(layout.original(*image), options));
    };
    return std::visit(Overloaded{
                          [&](const std::filesystem::path& file) {
                              // Its padding is no part of the photo.
                              if (const auto own = cleanPictureIn(file, layout, reader))
                                  return ofImage(own->row);
                              return usable(
                                  imaging::decodeFile(file, options), file.filename().string());
                          },
                          [&](const std::vector<std::byte>& bytes) {
                              return usable(imaging::decodeBytes(bytes, options));
                          },
                          [](const Picture& picture) {
                              if (picture.empty())
                                  refuse(PictureProblem::Empty, "The picture is empty.");
                              return picture;
                          },
                          ofImage,
                      },
        query);
}

}
