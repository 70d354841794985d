// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/paths.h"
#include "core/catalogue/catalogue.h"
#include "core/cleaning/deciding/actions.h"
#include "core/cleaning/listings/givenprice.h"
#include "core/importing/price.h"
#include "core/importing/tableexport.h"
#include "core/importing/tableimport.h"
#include "core/workspace/cataloguecopy.h"
#include "core/workspace/cleaning/workspaceinspection.h"
#include "core/workspace/exporting/embeddingsfile.h"
#include "core/workspace/exporting/exporttarget.h"
#include "core/workspace/exporting/fileexports.h"
#include "core/workspace/foldersize.h"
#include "core/workspace/importing/importsources.h"
#include "core/workspace/jobparameters.h"
#include "core/workspace/jobsession.h"
#include "core/workspace/layout.h"
#include "core/workspace/picturejobs.h"
#include "core/workspace/search/indexkey.h"
#include "core/workspace/settings.h"
#include "core/workspace/stopwatch.h"
#include "core/workspace/training/workspacetraining.h"

#include <fmt/format.h>

#include <array>
#include <iterator>
#include <mutex>
#include <system_error>
#include <utility>

namespace vitrine {

namespace fs = std::filesystem;

using namespace workspace;

class Workspace::Impl {
public:
    explicit Impl(Layout where)
        : layout(std::move(where))
        , readOnly(!isWritable(layout.catalogue()))
        , catalogue(readOnly ? std::make_unique<ReadOnlyCatalogue>(layout)
                             : catalogue::Catalogue::open(layout.catalogue()))
        , inspection(layout, *catalogue, [this]() -> PictureJobs& { return pictures(); })
        , training(layout, *catalogue, [this]() -> PictureJobs& { return pictures(); })
        , size(layout.folder())
    {
    }

    PictureJobs& pictures()
    {
        std::call_once(m_picturesLoaded, [&] { m_pictures = loadPictureJobs(layout, *catalogue); });
        return *m_pictures;
    }

    template <typename Work>
    auto job(const std::string& kind, const std::string& parameters, const Work& work)
    {
        return recorded(layout, *catalogue, kind, parameters, work);
    }

    const Layout layout;
    const bool readOnly; ///< then the catalogue is a copy
    const std::unique_ptr<catalogue::Catalogue> catalogue;
    WorkspaceInspection inspection;
    WorkspaceTraining training;
    FolderSize size;

private:
    std::once_flag m_picturesLoaded; ///< a load that fails is tried again
    std::unique_ptr<PictureJobs> m_pictures;
};

namespace {

constexpr auto kExtension = ".vitrine";

Layout layoutOf(const fs::path& folder)
{
    if (folder.empty()) {
        throw Error(ErrorCode::InvalidArgument, "The path of the workspace is empty.",
            "Name a folder, such as shop.vitrine.");
    }
    return Layout(folder);
}

bool isEmptyOrAbsent(const fs::path& folder)
{
    std::error_code problem;
    if (!fs::exists(folder, problem))
        return true;
    return fs::is_directory(folder, problem) && fs::is_empty(folder, problem) && !problem;
}

void logProblem(const std::string& problem)
{
    if (!problem.empty())
        log::warning(problem);
}

// Expected shares of the time.
const std::vector<JobContext::StageWeight> kImportStages{{Stage::ReadingProducts, 5.0},
    {Stage::ReadingImages, 3.0}, {Stage::CheckingRows, 1.0}, {Stage::Writing, 1.0}};

}

Workspace::Workspace(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}

Workspace::~Workspace() = default;

std::shared_ptr<Workspace> Workspace::create(const fs::path& folder)
{
    const Layout layout = layoutOf(folder);
    std::error_code unknown;
    if (isThere(layout.folder()) && !fs::is_directory(layout.folder(), unknown)) {
        throw Error(ErrorCode::AlreadyExists,
            fmt::format("{} is a file; a workspace is a folder.", layout.folder().string()),
            "Choose a name that is not taken.");
    }
    if (!isEmptyOrAbsent(layout.folder())) {
        throw Error(ErrorCode::AlreadyExists,
            fmt::format("{} is there already and is not empty.", layout.folder().string()),
            "Choose a name that is not taken.");
    }
    const bool existed = isThere(layout.folder());
    const std::array parts{layout.images(), layout.models(), layout.cache()};
    try {
        for (const fs::path& part : parts)
            makeFolder(part);
        catalogue::Catalogue::create(layout.catalogue());
        return std::shared_ptr<Workspace>(new Workspace(std::make_unique<Impl>(layout)));
    } catch (...) { // so that a second try finds the folder as empty as the first
        std::error_code ignored;
        for (const fs::path& part : parts)
            fs::remove(part, ignored);
        if (!existed)
            fs::remove(layout.folder(), ignored);
        throw;
    }
}

std::shared_ptr<Workspace> Workspace::open(const fs::path& folder)
{
    Layout layout = layoutOf(folder);
    std::error_code problem;
    if (!fs::exists(layout.catalogue(), problem)) {
        if (problem)
            throw systemError(problem.value(), "open", layout.folder().string());
        throw Error(ErrorCode::NotFound,
            fmt::format("There is no workspace in {}.", layout.folder().string()),
            "Check the path, or make a new workspace.");
    }
    return std::shared_ptr<Workspace>(new Workspace(std::make_unique<Impl>(std::move(layout))));
}

const fs::path& Workspace::folder() const
{
    return m_impl->layout.folder();
}

std::string Workspace::name() const
{
    const fs::path file = folder().filename();
    return file.extension() == kExtension ? file.stem().string() : file.string();
}

ImportReport Workspace::importTables(const ImportRequest& request, JobContext& context)
{
    const ImportSources sources(request, m_impl->layout);
    return m_impl->job("import", parametersOf(sources.shown()), [&](JobSession& session) {
        auto tables = sources.fetch(context, kImportStages);
        tables.textOperations = cleaning::textOperations();
        if (!request.leaveOutGone) // which comes afterwards
            tables.beforeCommit = [&](catalogue::Writer& writer) { session.succeedWith(writer); };
        ImportReport report = importing::importTables(tables, *m_impl->catalogue, context);
        if (!request.leaveOutGone || report.gone.empty())
            return report;
        report.goneSpared = report.listingsAgain == 0;
        if (report.goneSpared)
            return report;
        Action leaveOut;
        leaveOut.on.listings = report.gone;
        report.goneLeftOut =
            bool(m_impl->inspection.apply(leaveOut, paths::userName(), context).step);
        if (report.goneLeftOut) {
            report.listingsLeftOut += std::ssize(report.gone);
            report.categories = m_impl->catalogue->reader()->counts().categories;
        }
        return report;
    });
}

PictureReport Workspace::cleanPictures(const CleanRequest& request, JobContext& context)
{
    return m_impl->job("clean", parametersOf(request),
        [&](JobSession& session) { return m_impl->pictures().clean(request, session, context); });
}

EmbedReport Workspace::embed(const EmbedRequest& request, JobContext& context)
{
    return m_impl->job("embed", parametersOf(request), [&](JobSession& session) {
        EmbeddingsFile file(m_impl->layout, *m_impl->catalogue);
        const auto isWanted = [&file, kept = file.isKept()](
                                  const std::string& model) { return kept || file.exists(model); };
        EmbedReport report = m_impl->pictures().embed(request, isWanted, session, context);
        if (isWanted(report.model.id))
            logProblem(file.write(report.model.id, context));
        return report;
    });
}

IndexReport Workspace::buildIndex(const IndexRequest& request, JobContext& context)
{
    return m_impl->job("index", parametersOf(request), [&](JobSession&) {
        const auto metric =
            request.metric == SearchMetric::L2 ? search::Metric::L2 : search::Metric::Cosine;
        return m_impl->pictures().buildIndex(metric, context);
    });
}

Inspection& Workspace::inspection()
{
    return m_impl->inspection;
}

Training& Workspace::training()
{
    return m_impl->training;
}

ExportReport Workspace::exportFiles(const ExportRequest& request, JobContext& context)
{
    checkTargets(request, folder());
    const auto work = [&] { return workspace::exportFiles(request, *m_impl->catalogue, context); };
    if (m_impl->readOnly) // nothing else can change it, and nowhere to record the job
        return work();
    return m_impl->job("export", parametersOf(request), [&](JobSession&) { return work(); });
}

ImportReport Workspace::makeDemo(const DemoRequest& request, JobContext& context)
{
    return m_impl->job("demo", parametersOf(request), [&](JobSession&) {
        const Stopwatch watch;
        const fs::path demo = m_impl->layout.demo();
        std::vector<JobContext::StageWeight> stages{{Stage::DrawingDemo, 100.0}};
        stages.insert(stages.end(), kImportStages.begin(), kImportStages.end());
        context.setStages(std::move(stages));
        std::error_code ignored;
        if (m_impl->catalogue->reader()->counts().listings > 0) {
            throw Error(ErrorCode::AlreadyExists,
                "The workspace holds listings already; the demo would mix with them.",
                "Make a new workspace for the demo.");
        }
        fs::remove_all(demo, ignored); // what a killed run may have left
        m_impl->pictures().drawDemo(demo, request, context);
        try {
            ImportReport report = importing::importTables(
                {demo / "Products.csv", demo / "Images.csv", demo / "images"}, *m_impl->catalogue,
                context);
            report.seconds = watch.seconds(); // with the drawing
            return report;
        } catch (...) {
            fs::remove_all(demo, ignored);
            throw;
        }
    });
}

void Workspace::prepareSearch(JobContext& context)
{
    m_impl->pictures().prepareSearch(context);
}

SearchResult Workspace::search(const SearchQuery& query, JobContext& context)
{
    return m_impl->pictures().search(query, context);
}

WorkspaceInfo Workspace::info() const
{
    const auto reader = m_impl->catalogue->reader();
    WorkspaceInfo info;
    info.counts = reader->counts();
    info.imagesWithoutFile = reader->countImagesWithoutSource();
    info.model = searchModel(*reader);
    info.imagesToEmbed = reader->countImagesWithoutEmbedding(info.model ? info.model->id : "");
    if (info.model) {
        const IndexKey key = currentIndexKey(*reader, *info.model);
        info.embeddings = key.vectors;
        if (info.counts.imagesPending > 0)
            info.embeddedToClean = reader->countPendingWithEmbedding(info.model->id);
        info.indexReady = key.vectors > 0 && isThere(indexFile(m_impl->layout, key));
    }
    info.metric =
        searchMetric(*reader) == search::Metric::L2 ? SearchMetric::L2 : SearchMetric::Cosine;
    info.pictureSide = pictureStandard(*reader).side;
    info.bytesOnDisk = m_impl->size.bytes();
    info.interrupted = reader->interruptedJobs();
    return info;
}

std::vector<Category> Workspace::categories() const
{
    return m_impl->catalogue->reader()->categories();
}

std::int64_t Workspace::countListings(const ListingFilter& filter) const
{
    return m_impl->catalogue->reader()->countListings(filter);
}

std::vector<ListingSummary> Workspace::listings(
    const ListingFilter& filter, ListingOrder order, std::int64_t offset, std::int64_t limit) const
{
    return m_impl->catalogue->reader()->listings(filter, order, offset, limit);
}

std::vector<ListingRow> Workspace::listingRows(
    const ListingFilter& filter, ListingOrder order, std::int64_t offset, std::int64_t limit) const
{
    return m_impl->catalogue->reader()->listingRows(filter, order, offset, limit);
}

Facets Workspace::facets(const ListingFilter& filter, const FacetOptions& options) const
{
    return m_impl->catalogue->reader()->facets(filter, options);
}

CatalogueStatistics Workspace::statistics() const
{
    return m_impl->catalogue->reader()->statistics();
}

std::optional<Money> Workspace::readPrice(const std::string& text) const
{
    const auto price = importing::parsePrice(text, {});
    if (!price || price->currency.empty())
        return price;
    // Which of those that share a sign, such as "$", is meant.
    return importing::parsePrice(text, cleaning::usualCurrency(*m_impl->catalogue->reader()));
}

void Workspace::requireOutside(const fs::path& file) const
{
    workspace::requireOutside(file, folder());
}

std::int64_t Workspace::exportListings(
    const fs::path& file, const ListingSet& set, JobContext& context) const
{
    checkTarget(file, folder(), true); // who chose the file was asked
    return importing::exportListings(file, *m_impl->catalogue, set, context);
}

std::string Workspace::listingsAsCsv(std::span<const ListingRow> rows) const
{
    return importing::listingsAsCsv(*m_impl->catalogue->reader(), rows);
}

std::optional<ListingSummary> Workspace::summary(ListingRow row) const
{
    return m_impl->catalogue->reader()->summary(row);
}

std::optional<Listing> Workspace::listing(ListingRow row) const
{
    return m_impl->catalogue->reader()->listing(row);
}

std::optional<ListingImage> Workspace::imageById(const std::string& id) const
{
    return m_impl->catalogue->reader()->imageById(id);
}

std::optional<Listing> Workspace::listingById(const std::string& id) const
{
    const auto reader = m_impl->catalogue->reader();
    const auto row = reader->listingById(id);
    return row ? reader->listing(*row) : std::nullopt;
}

std::vector<ListingImage> Workspace::imagesOf(ListingRow row) const
{
    return m_impl->catalogue->reader()->imagesOf(row);
}

std::vector<ListingRow> Workspace::listingsOf(std::span<const ImageRow> images) const
{
    return m_impl->catalogue->reader()->listingsOf(images);
}

std::optional<ListingImage> Workspace::image(ImageRow row) const
{
    return m_impl->catalogue->reader()->image(row);
}

std::optional<fs::path> Workspace::pictureFile(ImageRow row) const
{
    const auto found = image(row);
    return found ? m_impl->layout.pictureFile(*found) : std::nullopt;
}

Picture Workspace::thumbnail(ImageRow row, int side) const
{
    const auto reader = m_impl->catalogue->reader();
    const auto found = reader->image(row);
    if (!found)
        return {};
    return m_impl->pictures().thumbnail(*found, side, pictureStandard(*reader).side);
}

}
