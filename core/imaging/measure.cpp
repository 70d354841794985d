// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/measure.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/imaging/matrix.h"
#include "core/imaging/perceptualhash.h"
#include "core/imaging/picturebatch.h"
#include "core/imaging/sharpness.h"
#include "core/imaging/steps.h"
#include "core/imaging/tones.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <charconv>

namespace vitrine::imaging {

namespace {

namespace fs = std::filesystem;

/// The same pixels for reading.
cv::Mat3b viewOf(const Picture& picture)
{
    return matrixOf(const_cast<Picture&>(picture)); // OpenCV has no view of constant memory
}

std::uint64_t exactHash(const Picture& picture)
{
    Sha256 hash;
    hash.update(std::to_string(picture.width) + "x" + std::to_string(picture.height) + ":");
    hash.update(std::as_bytes(std::span(picture.rgb)));
    const std::string hex = hash.hex();
    std::uint64_t value = 0;
    std::from_chars(hex.data(), hex.data() + 16, value, 16);
    return value;
}

/// `picture` averaged down by a whole number, which neither invents nor shifts a pixel.
template <typename Pixel> cv::Mat_<Pixel> reduced(const cv::Mat_<Pixel>& picture)
{
    const int factor = std::max(picture.rows, picture.cols) / kSharpnessSide;
    if (factor < 2)
        return picture;
    cv::Mat_<Pixel> result;
    const cv::Size size(std::max(picture.cols / factor, 1), std::max(picture.rows / factor, 1));
    cv::resize(picture, result, size, 0.0, 0.0, cv::INTER_AREA);
    return result;
}

std::array<std::uint64_t, kTurns> hashesOf(const cv::Mat1b& grey)
{
    constexpr int kSide = kHashSide;
    cv::Mat1f levels;
    grey.convertTo(levels, CV_32F);
    cv::Mat1f square;
    // OpenCV's area average takes whole pixels where it enlarges.
    const bool small = std::min(grey.rows, grey.cols) < kSide;
    cv::resize(levels, square, {kSide, kSide}, 0.0, 0.0, small ? cv::INTER_LINEAR : cv::INTER_AREA);
    return perceptualHashes(
        std::span<const float, kHashSide * kHashSide>(square[0], kHashSide * kHashSide));
}

void fillFromReduced(PictureMeasures& measures, const cv::Mat3b& rgb, const cv::Mat1b& grey)
{
    const Tones tones = tonesOf(rgb);
    measures.brightness1 = tones.brightness1;
    measures.brightness5 = tones.brightness5;
    measures.brightness50 = tones.brightness50;
    measures.brightness99 = tones.brightness99;
    measures.colourfulness = tones.colourfulness;
    measures.entropy = entropyOf(grey);
    measures.sharpness = sharpnessOf(grey);
    measures.turnedHashes = hashesOf(grey);
    measures.hash = measures.turnedHashes.front();
}

MeasureResult measureFile(std::size_t index, const fs::path& path, const DecodeLimits& limits,
    const std::stop_token& stop)
{
    DecodeOptions decode;
    decode.limits = limits;
    decode.minShortSide = kMeasuredShortSide;
    decode.stop = stop;
    Decoded decoded = decodeFile(path, decode);
    MeasureResult result;
    if (!decoded.problem) {
        result.measures = measure(decoded.picture);
        if (decoded.picture.width != decoded.sourceWidth)
            result.measures.blockiness = 0.0;
    }
    result.task = index;
    result.measures.width = decoded.sourceWidth;
    result.measures.height = decoded.sourceHeight;
    std::error_code failed;
    const std::uintmax_t bytes = fs::file_size(path, failed);
    result.measures.bytes = failed ? 0 : static_cast<std::int64_t>(bytes);
    result.format = std::move(decoded.format);
    result.problem = decoded.problem;
    result.detail = std::move(decoded.detail);
    return result;
}

}

PictureMeasures measure(const Picture& picture)
{
    if (picture.empty())
        throw Error(ErrorCode::InvalidArgument, "An empty picture cannot be measured.");
    return withOpenCv([&] {
        const cv::Mat3b rgb = viewOf(picture);
        cv::Mat1b grey;
        cv::cvtColor(rgb, grey, cv::COLOR_RGB2GRAY);
        PictureMeasures measures;
        measures.width = picture.width;
        measures.height = picture.height;
        measures.pixels = exactHash(picture);
        measures.blockiness = blockinessOf(grey);
        const Surfaces surfaces = surfacesOf(grey);
        measures.flatness = surfaces.flatness;
        measures.abruptness = surfaces.abruptness;
        fillFromReduced(measures, reduced(rgb), reduced(grey));
        return measures;
    });
}

void measureFiles(const std::vector<fs::path>& files, const MeasureOptions& options,
    const std::function<void(const MeasureResult&)>& deliver, JobContext& context)
{
    const auto make = [&](std::size_t index, const std::stop_token& stop) {
        return measureFile(index, files[index], options.limits, stop);
    };
    PictureBatch<MeasureResult>(files.size(), make, deliver, context)
        .run(Stage::MeasuringPictures, options.threads);
}

}
