// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/internal/connection.h"
#include "core/catalogue/writer.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>

namespace vitrine::catalogue {

/// Writer over the one writing connection, which is given back through `giveBack`. The members are
/// in importwriter.cpp and recordwriter.cpp.
class SqliteWriter final : public Writer {
public:
    using GiveBack = std::function<void()>;
    SqliteWriter(Connection& connection, GiveBack giveBack);
    ~SqliteWriter() override;

    void begin() override;
    void commit() override;
    void rollback() override;

    Change putListing(const ListingInput& listing) override;
    Change putImage(const ImageInput& image) override;
    void finishImport() override;
    void setEncoderOrder(const std::vector<std::string>& names) override;
    void replaceRowProblems(const std::vector<RowProblem>& problems) override;
    void addImportRecord(const ImportRecord& record) override;
    std::int64_t textsToIndex() override;
    void indexTexts(std::int64_t atMost) override;

    void setCleaned(const CleanedImage& image) override;
    void resetCleaning() override;
    void putModel(const ModelRecord& model) override;
    void putEmbedding(
        const std::string& modelId, ImageRow image, std::span<const float> vector) override;
    std::int64_t startJob(const std::string& kind, const std::string& parametersJson) override;
    void updateJob(std::int64_t job, JobRecordState state, std::int64_t done, std::int64_t total,
        const std::string& error) override;
    void setSetting(const std::string& key, const std::string& value) override;

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
                if (alone)
                    abandonTransaction();
                throw;
            }
        });
    }

    void finishTransaction();
    void abandonTransaction();
    std::optional<std::int64_t> categoryRow(const std::string& name);
    void addListing(const ListingInput& listing);
    void updateListing(std::int64_t row, const ListingInput& listing);
    void addImage(const ImageInput& image);
    void updateImage(std::int64_t row, const ImageInput& image, bool otherPicture);

    Connection& m_connection;
    GiveBack m_giveBack;
    std::unordered_map<std::string, std::int64_t> m_categories; ///< of this transaction
};

}
