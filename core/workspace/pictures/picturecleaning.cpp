// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/pictures/picturecleaning.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/filetime.h"
#include "core/imaging/standardise.h"
#include "core/workspace/pictures/batchwriter.h"
#include "core/workspace/pictures/photofiles.h"
#include "core/workspace/stopwatch.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <system_error>
#include <utility>

namespace vitrine::workspace {

namespace fs = std::filesystem;

namespace {

using catalogue::CleanedImage;

constexpr int kUsualSide = 512;
constexpr int kSmallestSide = 32;
constexpr int kLargestSide = 4096;

/// Problems of the file system, which may have gone since: an unplugged disk, a missing right.
bool mayHavePassed(const std::string& problem)
{
    return problem == pictureProblemName(PictureProblem::Missing)
        || problem == pictureProblemName(PictureProblem::Unreadable);
}

/// Whether the original is another file than the import saw, most likely a mended one.
bool hasChanged(const ListingImage& image, const fs::path& original)
{
    struct stat file { };
    if (original.empty() || ::stat(original.c_str(), &file) != 0)
        return false;
    return modifiedAt(file) != image.sourceModified;
}

bool hasVectors(catalogue::Catalogue& catalogue)
{
    const auto reader = catalogue.reader();
    return std::ranges::any_of(reader->models(),
        [&](const ModelRecord& model) { return reader->countEmbeddings(model.id) > 0; });
}

CleanedImage withoutFile(ImageRow row)
{
    CleanedImage cleaned;
    cleaned.row = row;
    cleaned.state = ImageState::Failed;
    cleaned.problem = pictureProblemName(PictureProblem::Missing);
    cleaned.problemDetail = "No photo file was found for this image when it was imported.";
    return cleaned;
}

CleanedImage cleanedFrom(const imaging::StandardiseResult& result, ImageRow row)
{
    CleanedImage cleaned;
    cleaned.row = row;
    cleaned.sourceWidth = result.sourceWidth;
    cleaned.sourceHeight = result.sourceHeight;
    if (result.problem) {
        cleaned.state = ImageState::Failed;
        cleaned.problem = pictureProblemName(*result.problem);
        cleaned.problemDetail = result.detail;
    }
    return cleaned;
}

}

/// What there is to do. `tasks` and `images` run in parallel.
struct PictureCleaning::Plan {
    struct Image {
        ImageRow row;
        std::string id;
    };

    std::vector<imaging::StandardiseTask> tasks;
    std::vector<Image> images;
    std::vector<Image> withoutFile;
    std::map<ImageRow, PictureFailure> failed; ///< by an earlier run
    std::int64_t skipped = 0;

    std::int64_t size() const
    {
        return static_cast<std::int64_t>(images.size() + withoutFile.size());
    }
};

/// Takes results as they come and keeps the catalogue and the report up to date.
class PictureCleaning::Record {
public:
    Record(const Layout& layout, catalogue::Catalogue& catalogue, JobSession& session, Plan& plan)
        : m_layout(layout)
        , m_catalogue(catalogue)
        , m_embedded(hasVectors(catalogue))
        , m_plan(plan)
        , m_batches(catalogue,
              [this, &session](catalogue::Writer& writer, const std::vector<CleanedImage>& batch) {
                  for (const CleanedImage& image : batch)
                      writer.setCleaned(image);
                  session.note(writer, m_seen, m_plan.size());
              })
    {
    }

    void add(const Plan::Image& image, const CleanedImage& cleaned)
    {
        ++m_seen;
        if (cleaned.state == ImageState::Failed) {
            // What an earlier original gave must not be taken for this one's.
            forgetVectors(image);
            std::error_code ignored;
            fs::remove(m_layout.standardPicture(image.id), ignored);
            m_plan.failed[image.row] = {image.id, cleaned.problem, cleaned.problemDetail};
        } else {
            ++m_done;
        }
        m_batches.add(cleaned);
    }

    /// Before its picture is replaced: whoever is killed in between embeds one photo again.
    void forgetVectors(const Plan::Image& image)
    {
        if (m_embedded)
            m_catalogue.writer()->forgetVectors(image.row);
    }

    template <typename Work> void collect(const Work& work) { m_batches.runAndFlush(work); }
    std::int64_t done() const { return m_done; }

private:
    const Layout& m_layout;
    catalogue::Catalogue& m_catalogue;
    const bool m_embedded; ///< there are vectors at all
    Plan& m_plan;
    std::int64_t m_seen = 0;
    std::int64_t m_done = 0;
    BatchWriter<CleanedImage> m_batches;
};

/// Stores how photos are made from now on, and starts over where that is not as before.
PictureStandard PictureCleaning::applyStandard(const CleanRequest& request)
{
    const PictureStandard before = pictureStandard(*m_catalogue.reader());
    const PictureStandard wanted{request.side.value_or(before.side != 0 ? before.side : kUsualSide),
        request.padding.value_or(before.padding)};
    if (wanted.side < kSmallestSide || wanted.side > kLargestSide) {
        throw Error(ErrorCode::InvalidArgument,
            fmt::format("Photos cannot be made {} pixels large.", wanted.side),
            fmt::format("Choose a size from {} to {}.", kSmallestSide, kLargestSide));
    }
    const auto writer = m_catalogue.writer();
    writer->begin();
    if (before.side != 0 && before != wanted)
        writer->resetCleaning();
    else if (request.again)
        writer->setAllPending();
    setPictureStandard(*writer, wanted);
    writer->commit();
    return wanted;
}

PictureCleaning::Plan PictureCleaning::plan(JobContext& context) const
{
    Plan plan;
    const auto reader = m_catalogue.reader();
    reader->forEachImage([&](const ListingImage& image) {
        context.throwIfStopped();
        fs::path target = m_layout.standardPicture(image.id);
        if (image.state == ImageState::Ready && isThere(target)) {
            ++plan.skipped;
            return true;
        }
        fs::path source = m_layout.original(image);
        if (image.state == ImageState::Failed && !mayHavePassed(image.problem)
            && !hasChanged(image, source)) {
            plan.failed[image.row] = {image.id, image.problem, image.problemDetail};
        } else if (source.empty()) {
            plan.withoutFile.push_back({image.row, image.id});
        } else {
            plan.tasks.push_back({std::move(source), std::move(target)});
            plan.images.push_back({image.row, image.id});
        }
        return true;
    });
    return plan;
}

PictureReport PictureCleaning::run(
    const CleanRequest& request, JobSession& session, JobContext& context)
{
    const Stopwatch watch;
    requirePhotoFiles(*m_catalogue.reader());
    const PictureStandard standard = applyStandard(request);
    Plan plan = this->plan(context);
    makeFolder(m_layout.images());
    removeAbandonedParts(m_layout.images()); // of a killed run

    imaging::StandardiseOptions options;
    options.side = standard.side;
    options.padding = standard.padding;
    Record record(m_layout, m_catalogue, session, plan);
    options.replaces = [&](std::size_t task) {
        // One that was deleted is made again from the same original, unless all are looked at anew.
        if (request.again || isThere(plan.tasks.at(task).target))
            record.forgetVectors(plan.images.at(task));
    };
    record.collect([&] {
        for (const Plan::Image& image : plan.withoutFile)
            record.add(image, withoutFile(image.row));
        const auto deliver = [&](const imaging::StandardiseResult& result) {
            const Plan::Image& image = plan.images.at(result.task);
            record.add(image, cleanedFrom(result, image.row));
        };
        imaging::standardise(plan.tasks, options, deliver, context);
    });

    PictureReport report;
    report.done = record.done();
    report.skipped = plan.skipped;
    for (auto& [row, failure] : plan.failed)
        report.failed.push_back(std::move(failure));
    report.seconds = watch.seconds();
    report.imagesPerSecond =
        report.seconds > 0.0 ? static_cast<double>(report.done) / report.seconds : 0.0;
    return report;
}

}
