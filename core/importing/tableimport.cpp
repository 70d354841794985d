// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/tableimport.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/importing/imagetable.h"
#include "core/importing/picturefolder.h"
#include "core/importing/producttable.h"

#include <fmt/format.h>

#include <chrono>
#include <iterator>

namespace vitrine::importing {

namespace {

constexpr int kTextsPerCheck = 500;

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
        m_context.setStages(
            {{Stage::ReadingProducts, 3}, {Stage::ReadingImages, 2}, {Stage::Writing, 2}});
        m_context.report(Stage::Starting, 0, 0);
        const auto writer = m_catalogue.writer();
        writer->begin(); // whatever is thrown from here on, the writer rolls back
        readProducts(*writer);
        readImages(*writer);
        finish(*writer);
        addCounts();
        return std::move(m_report);
    }

private:
    void readProducts(catalogue::Writer& writer)
    {
        ProductTable table(m_request.products, m_request.defaultCurrency, m_context);
        catalogue::ListingInput listing;
        while (table.next(listing))
            tally(writer.putListing(listing));
        take(std::move(table).problems());
    }

    void readImages(catalogue::Writer& writer)
    {
        ImageTable table(m_request.images, m_context);
        PictureFolder pictures = m_request.pictures.empty()
            ? PictureFolder()
            : PictureFolder(m_request.pictures, m_context);
        catalogue::ImageInput image;
        while (table.next(image)) {
            const PictureFile* file = pictures.claim(image.id);
            image.source = file ? file->path : std::string();
            image.sourceBytes = file ? file->bytes : 0;
            image.sourceModified = file ? file->modified : 0;
            tally(writer.putImage(image));
        }
        if (const std::size_t unclaimed = pictures.unclaimed(); unclaimed > 0)
            log::info(fmt::format("{} files in {} belong to no row of {}", unclaimed,
                m_request.pictures.string(), m_request.images.string()));
        take(std::move(table).problems());
    }

    void finish(catalogue::Writer& writer)
    {
        writer.finishImport();
        std::int64_t left = writer.textsToIndex();
        const std::int64_t total = left;
        while (left > 0) {
            m_context.throwIfStopped();
            m_context.report(Stage::Writing, total - left, total);
            writer.indexTexts(kTextsPerCheck);
            left = writer.textsToIndex();
        }
        writer.replaceRowProblems(m_report.problems);
        writer.addImportRecord({m_request.products.string(), m_request.images.string(),
            m_request.pictures.string(), m_report.added, m_report.updated, m_report.unchanged,
            static_cast<std::int64_t>(m_report.problems.size())});
        m_context.throwIfStopped();
        writer.commit();
        m_context.report(Stage::Writing, 1, 1);
    }

    void addCounts()
    {
        const auto reader = m_catalogue.reader();
        const CatalogueCounts counts = reader->counts();
        m_report.products = counts.listings;
        m_report.images = counts.images;
        m_report.joined = counts.joined;
        m_report.categories = counts.categories;
        m_report.listingsWithoutImages = counts.listingsWithoutImages;
        m_report.orphanImages = counts.orphanImages;
        m_report.imagesWithoutFile = reader->countImagesWithoutSource();
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
