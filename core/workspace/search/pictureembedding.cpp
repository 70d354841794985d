// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/search/pictureembedding.h"

#include "core/workspace/exporting/embeddingsfile.h"
#include "core/workspace/models/networkinput.h"
#include "core/workspace/pictures/batchwriter.h"
#include "core/workspace/pictures/photofiles.h"
#include "core/workspace/pictures/standardpictures.h"
#include "core/workspace/settings.h"
#include "core/workspace/stopwatch.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

namespace vitrine::workspace {

namespace {

using catalogue::CleanedImage;
using Result = learning::Embedder::Result;

// Expected shares of the time, in seconds on a small computer, for smooth progress.
constexpr double kSecondsToLoadNetwork = 2.0;
constexpr double kSecondsPerImage = 0.025;

void requireCleanedPictures(catalogue::Reader& reader)
{
    const CatalogueCounts counts = reader.counts();
    if (counts.imagesReady > 0)
        return;
    requirePhotoFiles(reader);
    if (counts.imagesPending == 0) {
        throw Error(ErrorCode::NotReady, "None of the photos can be used.",
            "Replace their files, import the tables again and clean; cleaning names what is wrong "
            "with "
            "each.");
    }
    throw Error(ErrorCode::NotReady, "No photo has been cleaned yet.", "Clean the photos first.");
}

PictureFailure whyUnusable(const Layout& layout, const ListingImage& image)
{
    const auto decoded = imaging::decodeFile(layout.standardPicture(image.id));
    const auto problem = decoded.problem.value_or(PictureProblem::Unreadable);
    return {image.id, std::string(pictureProblemName(problem)),
        "Its cleaned photo cannot be used: " + decoded.detail + " Clean the photos again."};
}

void addSpeed(EmbedReport& report, const Stopwatch& watch)
{
    report.seconds = watch.seconds();
    report.imagesPerSecond =
        report.seconds > 0.0 ? static_cast<double>(report.done) / report.seconds : 0.0;
}

CleanedImage backToCleaning(const ListingImage& image)
{
    CleanedImage pending;
    pending.row = image.row;
    pending.state = ImageState::Pending;
    return pending;
}

}

std::vector<ListingImage> PictureEmbedding::unfinished(const ModelRecord& model, bool again) const
{
    const auto reader = m_catalogue.reader();
    if (!again)
        return reader->imagesWithoutEmbedding(model.id);
    std::vector<ListingImage> ready;
    reader->forEachImage([&](const ListingImage& image) {
        if (image.state == ImageState::Ready)
            ready.push_back(image);
        return true;
    });
    return ready;
}

EmbedReport PictureEmbedding::run(const EmbedRequest& request, const WritesFile& writesFile,
    JobSession& session, JobContext& context)
{
    const Stopwatch watch;
    m_models.requireNamed(request.weights);
    requireCleanedPictures(*m_catalogue.reader());
    const auto photos = static_cast<double>(m_catalogue.reader()->counts().imagesReady);
    const auto expect = [&](double written) {
        context.setStages({{Stage::LoadingModel, kSecondsToLoadNetwork},
            {Stage::Embedding, kSecondsPerImage * photos},
            {Stage::WritingEmbeddings, kSecondsPerVectorWritten * written}});
    };
    expect(photos); // until it is known with what
    context.report(Stage::LoadingModel, 0, 0);
    ChosenModel model = m_models.choose(request.weights, context);
    expect(writesFile(model.record.id) ? photos : 0.0);
    EmbedReport report = embedMissing(model, request.again, session, context);
    report.model = remember(model.record);
    addSpeed(report, watch);
    return report;
}

EmbedReport PictureEmbedding::runWith(
    const ModelRecord& record, JobSession& session, JobContext& context)
{
    const Stopwatch watch;
    ChosenModel model = m_models.ofWorkspace(record, context);
    model.record.created = record.created;
    EmbedReport report = embedMissing(model, false, session, context);
    report.model = model.record;
    addSpeed(report, watch);
    return report;
}

EmbedReport PictureEmbedding::embedMissing(
    ChosenModel& model, bool again, JobSession& session, JobContext& context)
{
    EmbedReport report;
    const auto images = unfinished(model.record, again);
    const std::int64_t embedded = m_catalogue.reader()->countEmbeddings(model.record.id);
    if (images.empty() && embedded == 0)
        throw Error(ErrorCode::NotReady, "All photos that could be embedded are left out.",
            "Take some back: undo the step that left them out, or restore them.");
    report.skipped = again ? 0 : embedded;
    if (!images.empty())
        embedAll(model, again, images, report, session, context);
    return report;
}

void PictureEmbedding::begin(const ModelRecord& model, bool again)
{
    const auto known = knownModel(*m_catalogue.reader(), model.id);
    const auto writer = m_catalogue.writer();
    writer->begin();
    // A cancel would leave vectors of two arithmetics under the name of one.
    if (again && known && known->precision != model.precision)
        writer->dropEmbeddings(model.id);
    writer->putModel(model);
    writer->commit();
}

void PictureEmbedding::embedAll(ChosenModel& model, bool again,
    const std::vector<ListingImage>& images, EmbedReport& report, JobSession& session,
    JobContext& context)
{
    const auto embedder = m_models.install(model, again, context);
    const std::string& modelId = model.record.id;
    begin(model.record, again);
    std::int64_t seen = 0;
    const auto write = [&](catalogue::Writer& writer, const std::vector<Result>& batch) {
        for (const Result& result : batch) {
            const ListingImage& image = images[result.index];
            if (result.vector.empty())
                writer.setCleaned(backToCleaning(image));
            else
                writer.putEmbedding(modelId, image.row, result.vector);
        }
        session.note(writer, seen, static_cast<std::int64_t>(images.size()));
    };
    BatchWriter<Result> batches(m_catalogue, write);
    const auto deliver = [&](std::span<const Result> results) {
        for (const Result& result : results) {
            ++seen;
            if (result.vector.empty())
                report.failed.push_back(whyUnusable(m_layout, images[result.index]));
            else
                ++report.done;
            batches.add(result);
        }
    };
    const int side = pictureStandard(*m_catalogue.reader()).side;
    const auto preprocessing =
        preprocessingFromName(model.record.preprocessing).value_or(kDefaultPreprocessing);
    const StandardPictures pictures(m_layout, images, side, preprocessing);
    batches.runAndFlush([&] { embedder->embed(pictures, deliver, context); });
}

ModelRecord PictureEmbedding::remember(const ModelRecord& model)
{
    ModelRecord record = model;
    const auto reader = m_catalogue.reader();
    for (const ModelRecord& known : reader->models()) {
        if (known.id == model.id) { // complete, also where this run had no need of the network
            record = known;
            record.created = model.created;
        }
    }
    const auto writer = m_catalogue.writer();
    writer->begin();
    writer->putModel(record);
    setSearchModel(*reader, *writer, record.id);
    writer->commit();
    return record;
}

}
