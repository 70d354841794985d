// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/reader.h"
#include "core/types/importreport.h"

#include <memory>
#include <string>
#include <vector>

namespace vitrine::catalogue {

/// A listing as a table gives it: text cleaned, not yet in the catalogue.
struct ListingInput {
    std::string id;
    std::string title;
    std::string description;
    std::string categoryPath;
    std::string rootCategory; ///< empty when none was given
    std::optional<Money> price;
    std::string givenPrice; ///< as Listing::givenPrice
    std::string location;
};

struct ImageInput {
    std::string id;
    std::string listingId;
    std::string source; ///< absolute path of the original, UTF-8; empty when there is no such file
    std::int64_t sourceBytes = 0;
    std::int64_t sourceModified =
        0; ///< nanoseconds since the epoch; a change makes the image Pending
};

/// What the catalogue has under an id: a listing or an image.
struct SameId {
    ListingRow listing; ///< none: an image, or nothing
    ImageRow image;
    /// The fields in which it is other than what it was compared with, as RowProblem::differs:
    /// "title", "category", "price", "location", "description"; of images "listing".
    std::string differs;
};

enum class Change { Added, Updated, Unchanged };

/// What cleaning says of one image.
struct CleanedImage {
    ImageRow row;
    ImageState state = ImageState::Ready;
    std::string problem;
    std::string problemDetail;
    int sourceWidth = 0;
    int sourceHeight = 0;
};

/// One finished import, for the workspace's history.
struct ImportRecord {
    std::string products; ///< files, as they were named
    std::string images;
    std::string pictures;
    std::int64_t added = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
    std::int64_t problems = 0;
};

enum class JobRecordState { Running, Succeeded, Cancelled, Failed };

/// The one writer. Everything between `begin` and `commit` becomes visible at once; destruction
/// without commit rolls back. Throws Error DiskFull, Busy, Corrupt, Io.
class Writer : public FindingWriter, public EditWriter, public RunWriter {
public:
    virtual void begin() = 0;
    /// As `begin`, for tables of about so many bytes. Into an empty catalogue small ones are
    /// written once, not to a log first: an eighth of an import's time.
    virtual void beginImport(std::int64_t bytes) = 0;
    virtual void commit() = 0;
    virtual void rollback() = 0;
    /// Sees what the open transaction has made so far. It must not outlive the writer.
    virtual std::unique_ptr<Reader> reader() = 0;
    /// The next commit leaves its new listings out of the word index, so that an import need not
    /// wait for that: the first search for words takes them in.
    virtual void deferWords() = 0;

    virtual Change putListing(const ListingInput& listing) = 0;
    /// A changed source file (size or time) makes the image Pending and drops its vectors; a moved
    /// one does not. An empty source keeps the one that is known.
    virtual Change putImage(const ImageInput& image) = 0;
    /// Listings that are not left out and that no putListing of the open transaction named.
    virtual std::vector<ListingRow> listingsNotPut() = 0;
    /// Changes nothing.
    virtual SameId sameId(const ListingInput& listing) = 0;
    virtual SameId sameId(const ImageInput& image) = 0;
    /// After the rows: links images to listings, removes categories that neither listings nor the
    /// history use, with the findings about them, and numbers those with listings: known ones keep
    /// their order, new ones follow by name.
    virtual void finishImport() = 0;
    /// Replaces the encoder's order; names that are missing or unknown throw Error InvalidArgument.
    virtual void setEncoderOrder(const std::vector<std::string>& names) = 0;
    virtual void replaceRowProblems(const std::vector<RowProblem>& problems) = 0;
    virtual void addImportRecord(const ImportRecord& record) = 0;

    virtual void setCleaned(const CleanedImage& image) = 0;
    /// Every image back to Pending and all vectors dropped, as when the standard side changes.
    virtual void resetCleaning() = 0;
    /// Every image back to Pending, to be made anew as it was; vectors stay.
    virtual void setAllPending() = 0;
    /// Drops an image's vectors, of all models.
    virtual void forgetVectors(ImageRow image) = 0;

    virtual void putModel(const ModelRecord& model) = 0;
    virtual void putEmbedding(
        const std::string& modelId, ImageRow image, std::span<const float> vector) = 0;
    /// Of one model, which stays.
    virtual void dropEmbeddings(const std::string& modelId) = 0;

    virtual std::int64_t startJob(const std::string& kind, const std::string& parametersJson) = 0;
    virtual void updateJob(std::int64_t job, JobRecordState state, std::int64_t done,
        std::int64_t total, const std::string& error) = 0;
    virtual void setSetting(const std::string& key, const std::string& value) = 0;
};

}
