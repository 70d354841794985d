// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/pictures/picturemeasuring.h"

#include "core/imaging/measure.h"
#include "core/workspace/pictures/batchwriter.h"

#include <filesystem>
#include <utility>

namespace vitrine::workspace {

namespace {

using catalogue::MeasuredImage;

MeasuredImage measuredFrom(const imaging::MeasureResult& result, ImageRow image)
{
    MeasuredImage measured;
    measured.image = image;
    measured.measures = result.measures;
    measured.format = result.format;
    if (result.problem) {
        measured.problem = pictureProblemName(*result.problem);
        measured.problemDetail = result.detail;
    }
    return measured;
}

}

void measurePictures(const std::vector<ListingImage>& images, const Layout& layout,
    catalogue::Catalogue& catalogue, JobSession& session, JobContext& context)
{
    std::vector<std::filesystem::path> files;
    files.reserve(images.size());
    for (const ListingImage& image : images)
        files.push_back(layout.original(image));
    std::int64_t seen = 0;
    const auto write = [&](catalogue::Writer& writer, const std::vector<MeasuredImage>& batch) {
        for (const MeasuredImage& image : batch)
            writer.putMeasures(image, imaging::kMeasuresVersion);
        session.note(writer, seen, static_cast<std::int64_t>(images.size()));
    };
    BatchWriter<MeasuredImage> batches(catalogue, write);
    const auto deliver = [&](const imaging::MeasureResult& result) {
        ++seen;
        batches.add(measuredFrom(result, images[result.task].row));
    };
    batches.runAndFlush([&] { imaging::measureFiles(files, {}, deliver, context); });
}

}
