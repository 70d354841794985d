// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/edits.h"
#include "core/catalogue/findings.h"
#include "core/catalogue/runs.h"
#include "core/types/facets.h"
#include "core/types/ids.h"
#include "core/types/importreport.h"
#include "core/types/listing.h"
#include "core/types/listingquery.h"
#include "core/types/statistics.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vitrine::catalogue {

struct EmbeddingRow {
    ImageRow image;
    std::span<const float> vector; ///< valid during the call only
};

/// Read access, one thread at a time. A search for words takes listings of deferred commits into
/// the word index first (about 15 microseconds each), and waits for a writer that is about to.
/// Throws Error Corrupt, Busy or Io. Each call sees one state of the catalogue. What `visit`
/// functions call of the same reader belongs to that state too.
class Reader : public FindingReader, public EditReader, public RunReader {
public:
    virtual CatalogueCounts counts() = 0;
    /// Those with listings that are not left out, by encoder index.
    virtual std::vector<Category> categories() = 0;
    virtual std::int64_t countListings(const ListingFilter& filter) = 0;
    virtual std::vector<ListingSummary> listings(const ListingFilter& filter, ListingOrder order,
        std::int64_t offset, std::int64_t limit) = 0;
    /// As `listings`, but rows alone: of everything that is shown, say.
    virtual std::vector<ListingRow> listingRows(const ListingFilter& filter, ListingOrder order,
        std::int64_t offset, std::int64_t limit) = 0;
    virtual Facets facets(const ListingFilter& filter, const FacetOptions& options = {}) = 0;
    virtual CatalogueStatistics statistics() = 0;
    virtual std::optional<ListingSummary> summary(ListingRow row) = 0;
    virtual std::optional<Listing> listing(ListingRow row) = 0;
    virtual std::optional<ListingRow> listingById(const std::string& id) = 0;
    /// All listings in row order with their number of images that are not left out, streamed; stops
    /// when `visit` returns false.
    virtual void forEachListing(const std::function<bool(const Listing&, int images)>& visit) = 0;
    virtual std::vector<ListingImage> imagesOf(ListingRow row) = 0; ///< in table order
    virtual std::optional<ListingImage> image(ImageRow row) = 0;
    /// One for each, in their order; none: of no listing, or there is no such image.
    virtual std::vector<ListingRow> listingsOf(std::span<const ImageRow> images) = 0;
    virtual std::optional<ListingImage> imageById(const std::string& id) = 0;
    /// All images in row order, streamed; stops when `visit` returns false.
    virtual void forEachImage(const std::function<bool(const ListingImage&)>& visit) = 0;
    /// Listings joined with their images in table order (one call an image), without what is left
    /// out: training data.
    virtual void forEachJoined(
        const std::function<bool(const Listing&, const ListingImage&, const Category*)>& visit) = 0;

    virtual std::vector<ModelRecord> models() = 0; ///< newest first
    /// Ready images, not left out, that have no vector of that model yet, by row.
    virtual std::vector<ListingImage> imagesWithoutEmbedding(const std::string& modelId) = 0;
    virtual std::int64_t countImagesWithoutEmbedding(const std::string& modelId) = 0;
    /// Images that are to be cleaned, and have a vector of the model from before.
    virtual std::int64_t countPendingWithEmbedding(const std::string& modelId) = 0;
    virtual std::int64_t countEmbeddings(const std::string& modelId) = 0;
    /// The image's vector of that model; empty when it has none.
    virtual std::vector<float> embedding(const std::string& modelId, ImageRow image) = 0;
    /// In the order of images.
    virtual void forEachEmbedding(
        const std::string& modelId, const std::function<bool(const EmbeddingRow&)>& visit) = 0;
    /// Changes whenever the model's set of vectors does; an index built from another one is stale.
    virtual std::string embeddingsStamp(const std::string& modelId) = 0;
    /// Another one where other listings or images are left out.
    virtual std::string exclusionsStamp() = 0;
    virtual std::optional<std::string> setting(const std::string& key) = 0;

    /// Another number than before once anybody has committed something. Of this reader only: two
    /// readers count differently.
    virtual std::int64_t version() = 0;
    virtual std::int64_t countImagesWithoutSource() = 0;
    /// Kinds of jobs whose latest run neither ended nor is running: its process was killed.
    virtual std::vector<std::string> interruptedJobs() = 0;
    /// Of the latest import, in the order of its report.
    virtual std::vector<RowProblem> rowProblems(std::int64_t offset, std::int64_t limit) = 0;
    /// Those of them that are about ids: kBadIdProblem and kDuplicateIdProblem.
    virtual std::vector<RowProblem> refusedIds() = 0;
    /// Of the latest import, in the order in which it met the kinds.
    virtual std::vector<RefusedRows> refusedRows() = 0;
};

}
