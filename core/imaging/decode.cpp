// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/decode.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/imaging/codec.h"
#include "core/imaging/orientation.h"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace vitrine::imaging {

namespace {

namespace fs = std::filesystem;

const Codec* codecFor(ByteView file)
{
    static constexpr std::array<const Codec*, 6> kCodecs{
        &kJpegCodec, &kPngCodec, &kWebpCodec, &kGifCodec, &kBmpCodec, &kTiffCodec};
    for (const Codec* codec : kCodecs) {
        if (codec->matches(file))
            return codec;
    }
    return nullptr;
}

/// A word about what the bytes are instead, for people who wonder.
std::string describeStranger(ByteView file)
{
    struct Stranger {
        std::size_t offset;
        std::string_view mark;
        std::string_view what;
    };
    static constexpr std::array<Stranger, 9> kStrangers{{
        {4, "ftypheic", "a HEIC picture, a format that is not read"},
        {4, "ftypmif1", "a HEIC picture, a format that is not read"},
        {4, "ftypavif", "an AVIF picture, a format that is not read"},
        {0, "%PDF", "a PDF document"},
        {0, "PK\x03\x04", "a ZIP archive"},
        {0, "<svg", "an SVG drawing"},
        {0, "<?xml", "an XML document"},
        {0, "<", "a web page"},
        {0, "{", "a JSON document"},
    }};
    for (const Stranger& stranger : kStrangers) {
        if (file.startsWith(stranger.mark, stranger.offset))
            return fmt::format("The file holds {}.", stranger.what);
    }
    return "The file holds no picture of a kind that is read here.";
}

void checkSize(const PictureHeader& header, const DecodeLimits& limits)
{
    if (header.width <= 0 || header.height <= 0)
        throw BadPicture{
            PictureProblem::Truncated, "The file is damaged: it gives its size as nothing."};
    if (header.width > limits.maxSide || header.height > limits.maxSide
        || header.width * header.height > limits.maxPixels) {
        throw BadPicture{PictureProblem::TooLarge,
            fmt::format(
                "The picture has {} x {} pixels; at most {} megapixels and {} pixels a side are "
                "read.",
                header.width, header.height, limits.maxPixels / 1'000'000, limits.maxSide)};
    }
}

void checkBytes(std::uintmax_t bytes, const DecodeLimits& limits)
{
    if (bytes == 0)
        throw BadPicture{PictureProblem::Empty, "The file is empty (0 bytes)."};
    if (bytes > static_cast<std::uintmax_t>(limits.maxBytes)) {
        throw BadPicture{PictureProblem::TooLarge,
            fmt::format("The file has {} bytes; at most {} are read.", bytes, limits.maxBytes)};
    }
}

void decodeInto(Decoded& decoded, std::span<const std::byte> bytes, const DecodeOptions& options)
{
    checkBytes(bytes.size(), options.limits);
    const ByteView file(bytes);
    const Codec* codec = codecFor(file);
    if (!codec)
        throw BadPicture{PictureProblem::NotAPicture, describeStranger(file)};
    decoded.format = codec->name;
    const PictureHeader header = codec->readHeader(file);
    const bool swapped = swapsSides(header.orientation);
    decoded.sourceWidth = static_cast<int>(swapped ? header.height : header.width);
    decoded.sourceHeight = static_cast<int>(swapped ? header.width : header.height);
    checkSize(header, options.limits);
    decoded.picture = upright(codec->decode(file, header, options), header.orientation);
}

std::string readPictureFile(const fs::path& path, const DecodeLimits& limits)
{
    std::error_code failed;
    const fs::file_status status = fs::status(path, failed);
    if (status.type() == fs::file_type::not_found)
        throw BadPicture{
            PictureProblem::Missing, fmt::format("There is no file {}.", path.string())};
    if (!failed && status.type() != fs::file_type::regular)
        throw BadPicture{PictureProblem::Unreadable, fmt::format("{} is no file.", path.string())};
    const std::uintmax_t bytes = fs::file_size(path, failed);
    if (!failed)
        checkBytes(bytes, limits);
    try {
        return readFile(path, static_cast<std::size_t>(limits.maxBytes));
    } catch (const Error& error) {
        throw BadPicture{error.code() == ErrorCode::NotFound ? PictureProblem::Missing
                                                             : PictureProblem::Unreadable,
            error.message()};
    }
}

template <typename Work> Decoded guarded(Work&& work)
{
    Decoded decoded;
    try {
        std::forward<Work>(work)(decoded);
    } catch (BadPicture& bad) {
        decoded.picture = {};
        decoded.problem = bad.problem;
        decoded.detail = std::move(bad.detail);
    }
    return decoded;
}

}

void throwEndsEarly(std::string_view format, std::int64_t row, std::int64_t rows)
{
    throw BadPicture{PictureProblem::Truncated,
        fmt::format("The {} data end early: {} of {} rows are there ({} %).", format, row, rows,
            rows > 0 ? row * 100 / rows : 0)};
}

void throwDamaged(std::string_view format, std::string_view reason)
{
    throw BadPicture{PictureProblem::Truncated,
        reason.empty() ? fmt::format("The {} data are damaged.", format)
                       : fmt::format("The {} data are damaged: {}.", format, reason)};
}

Picture blankPicture(std::int64_t width, std::int64_t height)
{
    Picture picture;
    picture.width = static_cast<int>(width);
    picture.height = static_cast<int>(height);
    picture.rgb.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    return picture;
}

Decoded decodeBytes(std::span<const std::byte> bytes, const DecodeOptions& options)
{
    return guarded([&](Decoded& decoded) { decodeInto(decoded, bytes, options); });
}

Decoded decodeFile(const fs::path& path, const DecodeOptions& options)
{
    return guarded([&](Decoded& decoded) {
        const std::string text = readPictureFile(path, options.limits);
        decodeInto(decoded, std::as_bytes(std::span(text)), options);
    });
}

}
