// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/tableimport.h"

#include "core/importing/imagetable.h"
#include "core/importing/producttable.h"
#include "core/importing/tablefeed.h"

#include <chrono>
#include <iterator>
#include <limits>
#include <map>
#include <system_error>

namespace vitrine::importing {

namespace {

/// In bytes; more than two tables have where it cannot be told.
std::int64_t sizeOf(const std::filesystem::path& table)
{
    constexpr std::int64_t kUnknown = std::numeric_limits<std::int64_t>::max() / 2;
    std::error_code unknown;
    const auto bytes = std::filesystem::file_size(table, unknown);
    return unknown ? kUnknown : static_cast<std::int64_t>(bytes);
}

class Import {
public:
    Import(const TableImportRequest& request, catalogue::Catalogue& catalogue, JobContext& context)
        : m_request(request)
        , m_catalogue(catalogue)
        , m_context(context)
    {
    }

    ImportReport run()
    {
        m_context.report(Stage::ReadingProducts, 0, 0); // fetching, if any, is done
        ProductFeed products([this](std::stop_token stop) {
            return std::make_unique<ProductTable>(
                m_request.products, m_request.defaultCurrency, stop);
        });
        ImageFeed images([this](std::stop_token stop) {
            return std::make_unique<ImageTable>(m_request.images, m_request.pictures, stop);
        });
        const auto writer = m_catalogue.writer();
        // Whatever is thrown from here on, the writer rolls back.
        writer->beginImport(sizeOf(m_request.products) + sizeOf(m_request.images));
        const auto history = writer->history(m_request.textOperations);
        history->suspend();
        write<catalogue::ListingInput>(
            products, Stage::ReadingProducts, *writer, [&](const catalogue::ListingInput& listing) {
                const auto change = writer->putListing(listing);
                m_report.listingsAgain += change == catalogue::Change::Added ? 0 : 1;
                return change;
            });
        write<catalogue::ImageInput>(
            images, Stage::ReadingImages, *writer, [&](const catalogue::ImageInput& image) {
                const auto change = writer->putImage(image);
                const bool added = change == catalogue::Change::Added;
                m_addedImages += added ? 1 : 0;
                m_addedWithoutFile += added && image.source.empty() ? 1 : 0;
                return change;
            });
        writer->finishImport();
        history->reapply();
        m_report.gone = writer->listingsNotPut();
        addCounts(*writer->reader());
        finish(*writer);
        return std::move(m_report);
    }

private:
    using ProductFeed = TableFeed<ProductTable, TableRow<catalogue::ListingInput>>;
    using ImageFeed = TableFeed<ImageTable, TableRow<catalogue::ImageInput>>;

    template <typename Input, typename Feed, typename Put>
    void write(Feed& feed, Stage stage, catalogue::Writer& writer, Put put)
    {
        RowBatch<TableRow<Input>> batch;
        std::map<std::int64_t, catalogue::SameId> repeated; // by where the row begins
        while (feed.next(batch)) {
            for (const TableRow<Input>& row : batch.rows()) {
                if (row.refused)
                    repeated.emplace(row.byte, writer.sameId(row.input));
                else
                    tally(put(row.input));
            }
            m_context.throwIfStopped();
            m_context.report(stage, batch.bytesDone, batch.bytesTotal);
        }
        auto problems = feed.problems();
        tellSame(repeated, problems);
        take(std::move(problems));
    }

    static void tellSame(const std::map<std::int64_t, catalogue::SameId>& repeated,
        std::vector<RowProblem>& problems)
    {
        for (RowProblem& problem : problems) {
            const auto same =
                problem.kind == kDuplicateIdProblem ? repeated.find(problem.byte) : repeated.end();
            if (same == repeated.end())
                continue;
            problem.listing = same->second.listing;
            problem.image = same->second.image;
            problem.differs = same->second.differs;
        }
    }

    void finish(catalogue::Writer& writer)
    {
        take(m_request.problems);
        m_context.report(Stage::Writing, 0, 1);
        writer.replaceRowProblems(m_report.problems);
        const ImportOrigins origins = m_request.origins.value_or(ImportOrigins{
            m_request.products.string(), m_request.images.string(), m_request.pictures.string()});
        writer.addImportRecord(
            {origins.products, origins.images, origins.pictures, m_report.added, m_report.updated,
                m_report.unchanged, static_cast<std::int64_t>(m_report.problems.size())});
        m_context.throwIfStopped();
        writer.deferWords();
        if (m_request.beforeCommit)
            m_request.beforeCommit(writer);
        writer.commit();
        m_context.report(Stage::Writing, 1, 1);
    }

    void addCounts(catalogue::Reader& reader)
    {
        const CatalogueCounts counts = reader.counts();
        m_report.products = counts.listings;
        m_report.images = counts.images;
        m_report.joined = counts.joined;
        m_report.categories = counts.categories;
        m_report.listingsWithoutImages = counts.listingsWithoutImages;
        m_report.orphanImages = counts.orphanImages;
        m_report.listingsLeftOut = counts.listingsExcluded;
        const bool allNew = counts.images == m_addedImages; // spares a walk over the table
        m_report.imagesWithoutFile =
            allNew ? m_addedWithoutFile : reader.countImagesWithoutSource();
    }

    void tally(catalogue::Change change)
    {
        switch (change) {
        case catalogue::Change::Added: ++m_report.added; break;
        case catalogue::Change::Updated: ++m_report.updated; break;
        case catalogue::Change::Unchanged: ++m_report.unchanged; break;
        }
    }

    void take(std::vector<RowProblem> problems)
    {
        m_report.problems.insert(m_report.problems.end(), std::make_move_iterator(problems.begin()),
            std::make_move_iterator(problems.end()));
    }

    const TableImportRequest& m_request;
    catalogue::Catalogue& m_catalogue;
    JobContext& m_context;
    ImportReport m_report;
    std::int64_t m_addedImages = 0;
    std::int64_t m_addedWithoutFile = 0;
};

}

ImportReport importTables(
    const TableImportRequest& request, catalogue::Catalogue& catalogue, JobContext& context)
{
    const auto start = std::chrono::steady_clock::now();
    ImportReport report = Import(request, catalogue, context).run();
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

}
