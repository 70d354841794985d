// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/codec.h"
#include "core/imaging/ifd.h"

#include <tiffio.h>

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>
#include <memory>
#include <vector>

namespace vitrine::imaging {

namespace {

using namespace std::string_view_literals;

bool matches(ByteView file)
{
    return file.startsWith("II*\0"sv) || file.startsWith("MM\0*"sv) || file.startsWith("II+\0"sv)
        || file.startsWith("MM\0+"sv);
}

PictureHeader readHeader(ByteView file)
{
    const auto directory = readFirstDirectory(file);
    if (!directory) {
        throw BadPicture{PictureProblem::Truncated,
            "The TIFF file ends or breaks off before the description of its picture."};
    }
    return {directory->width, directory->height, directory->orientation};
}

/// libtiff's view of the bytes, and its last complaint.
struct Source {
    ByteView file;
    std::size_t at = 0;
    bool ended = false;
    std::array<char, 300> message{};
};

tmsize_t readSource(thandle_t handle, void* to, tmsize_t count)
{
    auto* source = static_cast<Source*>(handle);
    const ByteView part = source->file.part(source->at, static_cast<std::size_t>(count));
    std::copy_n(part.data(), part.size(), static_cast<std::uint8_t*>(to));
    source->at += part.size();
    source->ended = source->ended || part.size() < static_cast<std::size_t>(count);
    return static_cast<tmsize_t>(part.size());
}

toff_t seekSource(thandle_t handle, toff_t offset, int whence)
{
    auto* source = static_cast<Source*>(handle);
    if (whence == SEEK_CUR)
        offset += source->at;
    else if (whence == SEEK_END)
        offset += source->file.size();
    source->at = offset;
    return offset;
}

int keepError(TIFF*, void* data, const char*, const char* format, va_list values)
{
    auto& message = static_cast<Source*>(data)->message;
    std::vsnprintf(message.data(), message.size(), format, values);
    return 1;
}

int dropWarning(TIFF*, void*, const char*, const char*, va_list)
{
    return 1;
}

struct Closer {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
    void operator()(TIFFOpenOptions* options) const { TIFFOpenOptionsFree(options); }
};

std::unique_ptr<TIFF, Closer> open(Source& source)
{
    constexpr tmsize_t kMaxAllocation = tmsize_t{1} << 30U;
    const std::unique_ptr<TIFFOpenOptions, Closer> options(TIFFOpenOptionsAlloc());
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), &keepError, &source);
    TIFFOpenOptionsSetWarningHandlerExtR(options.get(), &dropWarning, nullptr);
    TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), kMaxAllocation);
    return std::unique_ptr<TIFF, Closer>(TIFFClientOpenExt(
        "picture", "rm", &source, &readSource,
        [](thandle_t, void*, tmsize_t) { return tmsize_t{0}; }, &seekSource,
        [](thandle_t) { return 0; },
        [](thandle_t handle) { return toff_t{static_cast<Source*>(handle)->file.size()}; }, nullptr,
        nullptr, options.get()));
}

/// libtiff's pixels hold red in the lowest byte and are multiplied by their alpha.
Picture overMatte(const std::vector<std::uint32_t>& pixels, const PictureHeader& header, Rgb matte)
{
    Picture picture = blankPicture(header.width, header.height);
    std::uint8_t* rgb = picture.rgb.data();
    for (const std::uint32_t pixel : pixels) {
        const std::uint32_t missing = 255U - TIFFGetA(pixel);
        const auto blend = [missing](std::uint32_t colour, std::uint32_t under) {
            return static_cast<std::uint8_t>(
                std::min(255U, colour + (under * missing + 127U) / 255U));
        };
        rgb[0] = blend(TIFFGetR(pixel), matte.r);
        rgb[1] = blend(TIFFGetG(pixel), matte.g);
        rgb[2] = blend(TIFFGetB(pixel), matte.b);
        rgb += 3;
    }
    return picture;
}

[[noreturn]] void throwProblem(const Source& source)
{
    if (source.ended) {
        throw BadPicture{PictureProblem::Truncated,
            "The TIFF data end early: the file has only " + std::to_string(source.file.size())
                + " bytes."};
    }
    throwDamaged("TIFF", source.message.data());
}

Picture decode(ByteView file, const PictureHeader& header, const DecodeOptions& options)
{
    Source source{file};
    const auto tiff = open(source);
    if (!tiff)
        throwProblem(source);
    std::array<char, 1024> reason{};
    if (TIFFRGBAImageOK(tiff.get(), reason.data()) == 0) {
        throw BadPicture{PictureProblem::Unreadable,
            std::string("It is a TIFF file of a kind that is not read: ") + reason.data() + "."};
    }
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    TIFFGetField(tiff.get(), TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tiff.get(), TIFFTAG_IMAGELENGTH, &height);
    if (width != header.width || height != header.height)
        throwDamaged("TIFF", "its size is given twice");
    std::vector<std::uint32_t> pixels(std::size_t{width} * height);
    // Asked for in the orientation it has, libtiff gives the rows as stored.
    if (TIFFReadRGBAImageOriented(tiff.get(), width, height, pixels.data(), header.orientation, 1)
        == 0)
        throwProblem(source);
    return overMatte(pixels, header, options.matte);
}

}

const Codec kTiffCodec{"tiff", &matches, &readHeader, &decode};

}
