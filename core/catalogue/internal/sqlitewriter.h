// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/internal/connection.h"
#include "core/catalogue/internal/indexpause.h"
#include "core/catalogue/internal/newrows.h"
#include "core/catalogue/writer.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>

namespace vitrine::catalogue {

/// Writer over the one writing connection, which is given back through `giveBack`. The members are
/// in importwriter.cpp, recordwriter.cpp, findingwriter.cpp and runwriter.cpp.
class SqliteWriter final : public Writer {
public:
    using GiveBack = std::function<void()>;
    SqliteWriter(Connection& connection, GiveBack giveBack);
    ~SqliteWriter() override;

    void begin() override;
    void beginImport(std::int64_t bytes) override;
    void commit() override;
    void rollback() override;
    std::unique_ptr<Reader> reader() override;
    void deferWords() override { m_wordsDeferred = true; }
    /// Takes new listings into the word index, in a transaction of its own.
    void indexWords();

    Change putListing(const ListingInput& listing) override;
    Change putImage(const ImageInput& image) override;
    std::vector<ListingRow> listingsNotPut() override;
    SameId sameId(const ListingInput& listing) override;
    SameId sameId(const ImageInput& image) override;
    void finishImport() override;
    void setEncoderOrder(const std::vector<std::string>& names) override;
    void replaceRowProblems(const std::vector<RowProblem>& problems) override;
    void addImportRecord(const ImportRecord& record) override;

    void setCleaned(const CleanedImage& image) override;
    void resetCleaning() override;
    void setAllPending() override;
    void forgetVectors(ImageRow image) override;
    void putModel(const ModelRecord& model) override;
    void putEmbedding(
        const std::string& modelId, ImageRow image, std::span<const float> vector) override;
    void dropEmbeddings(const std::string& modelId) override;
    std::int64_t startJob(const std::string& kind, const std::string& parametersJson) override;
    void updateJob(std::int64_t job, JobRecordState state, std::int64_t done, std::int64_t total,
        const std::string& error) override;
    void setSetting(const std::string& key, const std::string& value) override;

    void putMeasures(const MeasuredImage& image, int version) override;
    void replaceFindings(FindingKind kind, std::span<const Finding> findings, std::int64_t examined,
        StepRow seen) override;
    void forgetFindings(FindingKind kind) override;
    void replaceSplit(std::span<const std::pair<ImageRow, int>> sides) override;
    RunRow addRun(const StoredRun& run) override;
    void updateRun(RunRow row, const RunProgress& progress) override;
    void nameRun(RunRow row, const std::string& name) override;
    void configureRun(RunRow row, const std::string& config) override;
    void tagRun(RunRow row, const std::string& tags) override;
    void archiveRun(RunRow row, bool archived) override;
    void deleteRun(RunRow row, bool deleted) override;
    void removeRun(RunRow row) override;
    void putEpoch(RunRow row, const EpochStats& stats) override;
    void dropEpochsFrom(RunRow row, int epoch) override;
    void removeModel(const std::string& modelId) override;

    std::unique_ptr<History> history(const TextOperations& operations) override;

private:
    /// Runs `work` in the open transaction, or in one of its own; throws Error only.
    template <typename Work> void writing(Work&& work)
    {
        m_connection.guarded("write to", [&] {
            const bool alone = !m_connection.inTransaction();
            if (alone)
                m_connection.run("BEGIN IMMEDIATE");
            try {
                work();
                if (alone)
                    finishTransaction();
            } catch (...) {
                forgetStatements(); // they may hold half of a row
                if (alone)
                    abandonTransaction();
                throw;
            }
        });
    }

    void finishTransaction();
    void indexNewWords();
    void abandonTransaction();
    std::optional<std::int64_t> categoryRow(const std::string& name);
    bool addListing(const ListingInput& listing);
    Change updateListing(const ListingInput& listing);
    std::optional<std::int64_t> listingRow(const std::string& id);
    void markPut(std::int64_t listing);
    void forgetTransaction();
    void forgetStatements();
    bool addImage(const ImageInput& image);
    Change updateImage(const ImageInput& image);
    void forgetPicture(std::int64_t row);
    void removeUnusedCategories(); ///< and what was found about them

    /// The last row number given out in a table, read and written once a transaction.
    struct RowNumbers {
        const std::string table;
        std::optional<std::int64_t> last;
        bool changed = false;
        void reset()
        {
            last.reset();
            changed = false;
        }
        void take(std::int64_t row)
        {
            last = row;
            changed = true;
        }
    };
    std::int64_t nextRow(RowNumbers& numbers);
    void storeRowNumbers();

    Connection& m_connection;
    GiveBack m_giveBack;
    // Of the open transaction:
    std::unordered_map<std::string, std::int64_t> m_categories;
    NewRows m_newListings;
    std::optional<Query> m_insertListing; ///< between two rows
    std::optional<Query> m_insertImage;
    std::vector<bool> m_putListings; ///< by row
    RowNumbers m_listingRows{"listings", {}, false};
    RowNumbers m_imageRows{"images", {}, false};
    /// Whether the last row was new: then the next one most likely is, and is inserted without
    /// asking.
    bool m_newRows = false;
    bool m_wordsDeferred = false;
    bool m_pagesKept = false; ///< all of them wait in the cache for the commit
    IndexPause m_indexPause;
};

}
