// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"
#include "tests/core/workspace/smallshop.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <map>

using namespace vitrine;
using vitrine::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

constexpr int kHits = 5;

/// Of one search: the share of hits in the query's category.
double precision(const SearchResult& result, CategoryRow category)
{
    int relevant = 0;
    for (const SearchHit& hit : result.hits)
        relevant += hit.summary.listing.category == category ? 1 : 0;
    return static_cast<double>(relevant) / kHits;
}

}

/// The whole way on the demo shop, with the random network that needs no download.
class TstDemoSearch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void findsPicturesOfTheSameKind();
    void findsAPhotoFromItsFile();

private:
    TemporaryFolder m_folder;
    std::shared_ptr<Workspace> m_workspace;
};

void TstDemoSearch::initTestCase()
{
    test::hideUserData(m_folder / "data");
    m_workspace = Workspace::create(m_folder / "demo.vitrine");
    JobContext context;
    const ImportReport imported = m_workspace->makeDemo({104, 1}, context);
    QVERIFY(imported.categories >= 13 && imported.products >= 100 && imported.joined > 100);
    const PictureReport cleaned = m_workspace->cleanPictures({}, context);
    QVERIFY(cleaned.done > 100);
    // The demo has a few odd rows on purpose.
    QVERIFY(cleaned.done + static_cast<std::int64_t>(cleaned.failed.size()) == imported.images);
    const EmbedReport embedded = m_workspace->embed({}, context);
    QCOMPARE(embedded.done, cleaned.done);
    QCOMPARE(m_workspace->buildIndex({}, context).vectors, embedded.done);
}

void TstDemoSearch::findsPicturesOfTheSameKind()
{
    JobContext context;
    std::map<CategoryRow, int> sizes;
    const auto listings = m_workspace->listings({}, ListingOrder::Catalogue, 0, 1000);
    for (const ListingSummary& summary : listings)
        ++sizes[summary.listing.category];
    double sum = 0.0;
    double chance = 0.0;
    int queries = 0;
    for (const ListingSummary& summary : listings) {
        const CategoryRow category = summary.listing.category;
        for (const ListingImage& image : m_workspace->imagesOf(summary.listing.row)) {
            if (image.state != ImageState::Ready || sizes[category] < 2)
                continue;
            const SearchQuery query{image.row, kHits, summary.listing.row};
            const SearchResult result = m_workspace->search(query, context);
            QCOMPARE(result.hits.size(), std::size_t{kHits});
            sum += precision(result, category);
            chance +=
                static_cast<double>(sizes[category] - 1) / static_cast<double>(listings.size() - 1);
            ++queries;
        }
    }
    qInfo("demo, random network: precision@%d %.3f over %d queries, by chance %.3f", kHits,
        sum / queries, queries, chance / queries);
    QVERIFY(sum > 3.0 * chance);
}

void TstDemoSearch::findsAPhotoFromItsFile()
{
    JobContext context;
    int found = 0;
    int asked = 0;
    for (const ListingSummary& summary :
        m_workspace->listings({}, ListingOrder::Catalogue, 0, 20)) {
        const auto image = m_workspace->image(summary.cover);
        if (!image || image->state != ImageState::Ready)
            continue;
        const SearchResult result = m_workspace->search({image->source, 1, {}}, context);
        found += result.hits.at(0).summary.listing.row == summary.listing.row ? 1 : 0;
        ++asked;
    }
    QVERIFY(asked >= 10);
    QCOMPARE(found, asked);
}

QTEST_GUILESS_MAIN(TstDemoSearch)
#include "tst_demo_search.moc"
