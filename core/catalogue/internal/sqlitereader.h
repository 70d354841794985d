// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/internal/connection.h"
#include "core/catalogue/reader.h"

#include <functional>
#include <memory>

namespace vitrine::catalogue {

/// Reader over one connection, which goes back to where it is from through `giveBack`. The members
/// are in listingreader.cpp, facetreader.cpp, statisticsreader.cpp, imagereader.cpp,
/// embeddingreader.cpp, findingreader.cpp, editreader.cpp, runreader.cpp and recordreader.cpp.
class SqliteReader final : public Reader {
public:
    using GiveBack = std::function<void(std::shared_ptr<Connection>)>;
    /// `indexWords` takes what deferred commits left out into the word index.
    SqliteReader(std::shared_ptr<Connection> connection, GiveBack giveBack,
        std::function<void()> indexWords);
    ~SqliteReader() override;

    CatalogueCounts counts() override;
    std::vector<Category> categories() override;
    std::int64_t countListings(const ListingFilter& filter) override;
    std::vector<ListingSummary> listings(const ListingFilter& filter, ListingOrder order,
        std::int64_t offset, std::int64_t limit) override;
    std::vector<ListingRow> listingRows(const ListingFilter& filter, ListingOrder order,
        std::int64_t offset, std::int64_t limit) override;
    Facets facets(const ListingFilter& filter, const FacetOptions& options) override;
    CatalogueStatistics statistics() override;
    std::optional<ListingSummary> summary(ListingRow row) override;
    std::optional<Listing> listing(ListingRow row) override;
    std::optional<ListingRow> listingById(const std::string& id) override;
    void forEachListing(const std::function<bool(const Listing&, int)>& visit) override;

    std::vector<ListingImage> imagesOf(ListingRow row) override;
    std::optional<ListingImage> image(ImageRow row) override;
    std::vector<ListingRow> listingsOf(std::span<const ImageRow> images) override;
    std::optional<ListingImage> imageById(const std::string& id) override;
    void forEachImage(const std::function<bool(const ListingImage&)>& visit) override;
    void forEachJoined(
        const std::function<bool(const Listing&, const ListingImage&, const Category*)>& visit)
        override;
    std::int64_t countImagesWithoutSource() override;

    std::vector<ModelRecord> models() override;
    std::vector<ListingImage> imagesWithoutEmbedding(const std::string& modelId) override;
    std::int64_t countImagesWithoutEmbedding(const std::string& modelId) override;
    std::int64_t countPendingWithEmbedding(const std::string& modelId) override;
    std::int64_t countEmbeddings(const std::string& modelId) override;
    std::vector<float> embedding(const std::string& modelId, ImageRow image) override;
    void forEachEmbedding(
        const std::string& modelId, const std::function<bool(const EmbeddingRow&)>& visit) override;
    std::string embeddingsStamp(const std::string& modelId) override;
    std::string exclusionsStamp() override;

    std::optional<std::string> setting(const std::string& key) override;
    std::int64_t version() override;
    std::vector<std::string> interruptedJobs() override;
    std::vector<RowProblem> rowProblems(std::int64_t offset, std::int64_t limit) override;
    std::vector<RowProblem> refusedIds() override;
    std::vector<RefusedRows> refusedRows() override;

    std::vector<FindingCount> findingCounts() override;
    std::int64_t countFindings(const FindingQuery& query) override;
    std::vector<StoredFinding> findings(
        const FindingQuery& query, std::int64_t offset, std::int64_t limit) override;
    std::optional<StoredFinding> finding(std::int64_t row) override;
    StoredThresholds thresholds() override;
    std::vector<ImageRow> unmeasuredImages(int version) override;
    std::optional<MeasuredImage> measured(ImageRow image) override;
    void forEachMeasured(const std::function<bool(const MeasuredImage&)>& visit) override;
    void forEachIncluded(const std::function<bool(const IncludedImage&)>& visit) override;
    std::map<ImageRow, int> splitSides() override;

    std::vector<StoredRun> runs() override;
    std::optional<StoredRun> run(RunRow row) override;
    std::vector<EpochStats> epochs(RunRow row) override;

    EditHistory history() override;
    HistoryEnds historyEnds() override;
    StepRow newestStep() override;
    std::vector<CellChange> changes(
        StepRow step, std::int64_t offset, std::int64_t limit, bool conflictsOnly) override;
    StepListings stepListings(StepRow step, std::int64_t limit) override;
    CellValue cellValue(const Cell& cell) override;

private:
    /// All of `work` sees one state of the catalogue, and throws Error only.
    template <typename Work> decltype(auto) reading(Work&& work)
    {
        return m_connection->guarded("read", [&]() -> decltype(auto) {
            const Snapshot snapshot(*m_connection);
            return work();
        });
    }

    void requireWords(const ListingFilter& filter);

    std::shared_ptr<Connection> m_connection;
    GiveBack m_giveBack;
    std::function<void()> m_indexWords;
};

}
