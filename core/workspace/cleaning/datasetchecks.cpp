// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/cleaning/datasetchecks.h"

#include "core/base/error.h"
#include "core/base/marked.h"
#include "core/imaging/measure.h"
#include "core/jobs/stagepart.h"
#include "core/workspace/cleaning/pictureduplicates.h"
#include "core/workspace/cleaning/picturetable.h"
#include "core/workspace/cleaning/splitting.h"
#include "core/workspace/settings.h"
#include "core/workspace/stopwatch.h"

#include <set>
#include <utility>

namespace vitrine::workspace {

namespace {

// Expected shares of the time, in seconds on a small computer, for smooth progress.
constexpr double kSecondsPerMeasure = 0.003;
constexpr double kSecondsPerListing = 0.00003;
constexpr double kSecondsPerJudgement = 0.0006;

void setCheckStages(JobContext& context, catalogue::Reader& reader, std::size_t toMeasure)
{
    const CatalogueCounts counts = reader.counts();
    const auto images = static_cast<double>(counts.images);
    const auto model = searchModel(reader);
    const double judged = model && model->pretrained ? images : 0.0;
    context.setStages(
        {{Stage::MeasuringPictures, kSecondsPerMeasure * static_cast<double>(toMeasure)},
            {Stage::CheckingRows, kSecondsPerListing * static_cast<double>(counts.listings)},
            {Stage::ComparingPictures, kSecondsPerComparison * images},
            {Stage::JudgingPictures, kSecondsPerJudgement * judged}, {Stage::Writing, 0.1}});
}

}

DataSetChecks::DataSetChecks(
    const Layout& layout, catalogue::Catalogue& catalogue, std::function<PictureJobs&()> pictures)
    : m_layout(layout)
    , m_catalogue(catalogue)
    , m_pictures(std::move(pictures))
    , m_properties(catalogue)
{
}

std::vector<ListingImage> DataSetChecks::imagesToMeasure(
    bool again, const JobContext& context) const
{
    const auto reader = m_catalogue.reader();
    const auto rows = reader->unmeasuredImages(imaging::kMeasuresVersion);
    const std::set<ImageRow> unmeasured(rows.begin(), rows.end());
    std::vector<ListingImage> images;
    if (unmeasured.empty() && !again)
        return images;
    reader->forEachImage([&](const ListingImage& image) {
        context.throwIfStopped();
        const bool wanted = again || unmeasured.contains(image.row);
        if (wanted && !image.excluded && !image.source.empty())
            images.push_back(image);
        return true;
    });
    return images;
}

void DataSetChecks::measure(
    const std::vector<ListingImage>& images, JobSession& session, JobContext& context)
{
    if (!images.empty())
        m_pictures().measure(images, session, context);
}

SmallPicture DataSetChecks::smallPictures()
{
    return [this](ImageRow row) {
        constexpr int kSide = 128; // pixels
        const auto reader = m_catalogue.reader();
        const auto image = reader->image(row);
        return image ? m_pictures().thumbnail(*image, kSide, pictureStandard(*reader).side)
                     : Picture();
    };
}

FindingKinds DataSetChecks::keep(RuleResults& results)
{
    const auto writer = m_catalogue.writer();
    writer->begin();
    const FindingKinds outdated = changedKinds(results.thresholds, writer->reader()->thresholds());
    std::erase_if(results.kinds, [&](const auto& each) { return outdated.contains(each.first); });
    replaceFindings(*writer, results);
    writer->commit();
    return outdated;
}

CheckReport DataSetChecks::check(
    const CheckRequest& request, JobSession& session, JobContext& context)
{
    const Stopwatch watch;
    const auto reader = m_catalogue.reader();
    const CatalogueCounts counts = reader->counts();
    if (counts.listings == 0 && counts.images == 0) {
        throw Error(ErrorCode::NotReady, VITRINE_TEXT("core", "There is nothing to check."),
            VITRINE_TEXT("core", "Import the tables of listings and photos first."));
    }
    const auto images = imagesToMeasure(request.again, context);
    setCheckStages(context, *reader, images.size());
    measure(images, session, context);

    RuleResults results = ask(readInputs(*reader, allFindingKinds(), context), context);
    context.throwIfStopped();
    context.report(Stage::Writing, 0, 1);
    FindingKinds checked;
    for (const auto& [kind, found] : results.kinds)
        checked.insert(kind);
    // Rules whose threshold was set meanwhile have to look again.
    for (auto again = keep(results); !again.empty();) {
        RuleResults fresh = ask(readInputs(*reader, again, context), context);
        again = keep(fresh);
    }

    CheckReport report;
    for (FindingCount& count : reader->findingCounts()) {
        if (checked.contains(count.kind))
            report.kinds.push_back(std::move(count));
    }
    report.skipped = std::move(results.skipped);
    report.refused = reader->refusedRows();
    report.listings = results.listings;
    report.images = results.images;
    report.measured = static_cast<std::int64_t>(images.size());
    report.seconds = watch.seconds();
    return report;
}

RuleResults DataSetChecks::ask(RuleInputs inputs, JobContext& context)
{
    return askRules(std::move(inputs), smallPictures(), context);
}

void DataSetChecks::measureMissing(JobSession& session, JobContext& context)
{
    measure(imagesToMeasure(false, context), session, context);
}

DataSetChecks::Relatives DataSetChecks::relatives(JobContext& context)
{
    const auto reader = m_catalogue.reader();
    Relatives relatives;
    relatives.pictures = readPictureTable(*reader, context);
    const auto embeddings =
        readEmbeddings(*reader, startingModel(*reader, m_layout), relatives.pictures, context);
    StagePart comparing(
        context, Stage::ComparingPictures, static_cast<std::int64_t>(relatives.pictures.size()));
    relatives.duplicates = findDuplicates(
        relatives.pictures, embeddings, reader->thresholds(), smallPictures(), comparing.context());
    return relatives;
}

SplitReport DataSetChecks::split(
    const SplitRequest& request, JobSession& session, JobContext& context)
{
    const Stopwatch watch;
    const auto reader = m_catalogue.reader();
    if (reader->counts().images == 0) {
        throw Error(ErrorCode::NotReady, VITRINE_TEXT("core", "There are no photos to split."),
            VITRINE_TEXT("core", "Import the tables of listings and photos first."));
    }
    requireFractions(request);
    const auto unmeasured = imagesToMeasure(false, context);
    setCheckStages(context, *reader, unmeasured.size());
    measure(unmeasured, session, context);

    const auto all = relatives(context);
    const auto usable = usablePictures(all.pictures, all.duplicates.numbers);
    PictureSplit split = dealOut(usable.pictures, usable.duplicates, request);
    split.report.unusable = usable.unusable;
    context.throwIfStopped();

    RuleResults leaks;
    leaks.seen = reader->newestStep();
    leaks.kinds[FindingKind::SplitLeak] =
        findLeaks(usable.pictures, usable.duplicates, {split.sides.begin(), split.sides.end()});
    const auto writer = m_catalogue.writer();
    writer->begin();
    writer->replaceSplit(split.sides);
    replaceFindings(*writer, leaks);
    writer->commit();
    split.report.seconds = watch.seconds();
    return split.report;
}

std::vector<FindingCount> DataSetChecks::findingCounts() const
{
    return m_catalogue.reader()->findingCounts();
}

std::int64_t DataSetChecks::countFindings(const FindingQuery& query) const
{
    return m_catalogue.reader()->countFindings(query);
}

std::vector<StoredFinding> DataSetChecks::findings(
    const FindingQuery& query, std::int64_t offset, std::int64_t limit) const
{
    return m_catalogue.reader()->findings(query, offset, limit);
}

}
