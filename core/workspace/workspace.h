// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/types/facets.h"
#include "core/types/ids.h"
#include "core/types/importreport.h"
#include "core/types/listing.h"
#include "core/types/listingquery.h"
#include "core/types/picture.h"
#include "core/types/statistics.h"
#include "core/workspace/inspection.h"
#include "core/workspace/requests.h"
#include "core/workspace/training.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vitrine {

/// The one door to a shop.vitrine folder, for every front end: one call per verb, and what the
/// pages read. Safe from any thread. Long calls take a JobContext and belong on a thread of their
/// own; reading calls answer within milliseconds and may run beside jobs.
class Workspace {
public:
    /// Makes the folder. Throws Error AlreadyExists when it holds anything, PermissionDenied,
    /// DiskFull.
    static std::shared_ptr<Workspace> create(const std::filesystem::path& folder);
    /// Throws Error NotFound (no workspace there), NewerVersion, Corrupt. A folder that cannot be
    /// written opens for reading, searching and exporting; its jobs throw PermissionDenied.
    static std::shared_ptr<Workspace> open(const std::filesystem::path& folder);

    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;
    ~Workspace();

    const std::filesystem::path& folder() const;
    /// For who writes a file of its own. Throws Error InvalidArgument for one inside the workspace.
    void requireOutside(const std::filesystem::path& file) const;
    std::string name() const; ///< the folder's name without ".vitrine"

    // One use case per verb. Two jobs of one workspace may not run at once: the second throws Error
    // Busy.
    ImportReport importTables(const ImportRequest& request, JobContext& context);
    PictureReport cleanPictures(const CleanRequest& request, JobContext& context);
    /// Where the model that searches used has a file of its vectors (Training::embeddingsFile), so
    /// has this one afterwards; one that cannot be written is logged.
    EmbedReport embed(const EmbedRequest& request, JobContext& context);
    IndexReport buildIndex(const IndexRequest& request, JobContext& context);
    ExportReport exportFiles(const ExportRequest& request, JobContext& context);
    /// Draws a demo shop into <folder>/demo (tables and pictures) and imports it. Throws Error
    /// AlreadyExists when the workspace holds listings.
    ImportReport makeDemo(const DemoRequest& request, JobContext& context);

    /// Loads the network and the index that searches will use, if they are not loaded; rebuilds a
    /// stale or damaged index. Throws Error NotReady when nothing has been embedded.
    void prepareSearch(JobContext& context);
    /// Ranked by looks, grouped by listing. Prepares first when needed.
    SearchResult search(const SearchQuery& query, JobContext& context);

    /// Faults of the data set, and what people decide about them.
    Inspection& inspection();
    /// Runs of training, and the models that they made.
    Training& training();

    // For the pages.
    WorkspaceInfo info() const;
    std::vector<Category> categories() const;
    std::int64_t countListings(const ListingFilter& filter) const;
    std::vector<ListingSummary> listings(const ListingFilter& filter, ListingOrder order,
        std::int64_t offset, std::int64_t limit) const;
    /// As `listings`, but rows alone.
    std::vector<ListingRow> listingRows(const ListingFilter& filter, ListingOrder order,
        std::int64_t offset, std::int64_t limit) const;
    Facets facets(const ListingFilter& filter, const FacetOptions& options = {}) const;
    CatalogueStatistics statistics() const;
    /// A price as people write it, read as an import does. Without a currency where `text` names
    /// none: Inspection finds it. Nothing for a text that is no price.
    std::optional<Money> readPrice(const std::string& text) const;
    /// A CSV file of listings, written atomically; returns how many. May run beside jobs. Throws
    /// Error InvalidArgument for a file inside the workspace.
    std::int64_t exportListings(
        const std::filesystem::path& file, const ListingSet& set, JobContext& context) const;
    /// The same as text.
    std::string listingsAsCsv(std::span<const ListingRow> rows) const;
    std::optional<ListingSummary> summary(ListingRow row) const;
    std::optional<Listing> listing(ListingRow row) const;
    std::optional<Listing> listingById(const std::string& id) const;
    std::optional<ListingImage> imageById(const std::string& id) const;
    std::vector<ListingImage> imagesOf(ListingRow row) const;
    std::optional<ListingImage> image(ImageRow row) const;
    /// One for each, in their order, in one query; none: of no listing, or there is no such image.
    std::vector<ListingRow> listingsOf(std::span<const ImageRow> images) const;
    /// The best picture file there is: the standardised one, else the original; nothing when
    /// neither.
    std::optional<std::filesystem::path> pictureFile(ImageRow row) const;
    /// At most `side` pixels on the longer side, without padding; made on first use and kept under
    /// cache/. Empty when the image has no usable picture. Several threads may ask at once.
    Picture thumbnail(ImageRow row, int side) const;

private:
    class Impl;
    explicit Workspace(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}
