// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"
#include "tests/core/workspace/smallshop.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

using namespace vitrine;
using vitrine::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

constexpr int kHits = 5;

struct SearchQuality {
    double precision = 0.0; ///< mean share of hits in the query's category
    double chance = 0.0; ///< the same, had the hits been drawn by lot
    double colour = 0.0; ///< mean distance of hits' mean colour from the query's, 8-bit levels
    double colourByChance = 0.0;
    int queries = 0;
};

std::array<double, 3> meanColour(const Picture& picture)
{
    std::array<double, 3> sum{};
    for (std::size_t i = 0; i < picture.rgb.size(); ++i)
        sum[i % 3] += picture.rgb[i];
    for (double& channel : sum)
        channel *= 3.0 / static_cast<double>(std::max<std::size_t>(1, picture.rgb.size()));
    return sum;
}

double distance(const std::array<double, 3>& a, const std::array<double, 3>& b)
{
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/// Every usable photo of a listing as a query for other listings.
SearchQuality measure(Workspace& workspace)
{
    JobContext context;
    const auto listings = workspace.listings({}, ListingOrder::Catalogue, 0, 1000);
    std::map<CategoryRow, int> sizes;
    std::map<ImageRow, std::array<double, 3>> colours;
    std::vector<std::pair<ListingImage, CategoryRow>> queries;
    for (const ListingSummary& summary : listings) {
        ++sizes[summary.listing.category];
        for (const ListingImage& image : workspace.imagesOf(summary.listing.row)) {
            if (image.state != ImageState::Ready)
                continue;
            colours[image.row] = meanColour(workspace.thumbnail(image.row, 160));
            queries.emplace_back(image, summary.listing.category);
        }
    }
    SearchQuality quality;
    const double others = static_cast<double>(listings.size() - 1);
    for (const auto& [image, category] : queries) {
        const auto result = workspace.search({image.row, kHits, image.listing}, context);
        for (const SearchHit& hit : result.hits) {
            quality.precision += hit.summary.listing.category == category ? 1.0 / kHits : 0.0;
            quality.colour += distance(colours[hit.image], colours[image.row]) / kHits;
        }
        for (const auto& [row, colour] : colours) {
            quality.colourByChance +=
                distance(colour, colours[image.row]) / static_cast<double>(colours.size());
        }
        quality.chance += (sizes[category] - 1) / others;
        ++quality.queries;
    }
    for (double* sum :
        {&quality.precision, &quality.chance, &quality.colour, &quality.colourByChance})
        *sum /= std::max(1, quality.queries);
    return quality;
}

void print(const char* network, const SearchQuality& quality)
{
    qInfo("demo, %s: precision@%d %.3f (by chance %.3f), colour distance %.1f (%.1f), %d queries",
        network, kHits, quality.precision, quality.chance, quality.colour, quality.colourByChance,
        quality.queries);
}

}

/// The whole way on the demo shop.
class TstDemoSearch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void findsAPhotoFromItsFile();
    void findsSimilarPicturesWithoutWeights();
    void findsPicturesOfTheSameKindWithWeights();

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

void TstDemoSearch::findsSimilarPicturesWithoutWeights()
{
    const SearchQuality quality = measure(*m_workspace);
    print("random network", quality);
    QVERIFY(quality.queries > 100);
    // What the program promises of it: pictures that agree in colour and texture.
    QVERIFY(quality.colour < 0.6 * quality.colourByChance);
    QVERIFY(quality.precision > 2.0 * quality.chance);
}

void TstDemoSearch::findsPicturesOfTheSameKindWithWeights()
{
    VITRINE_NEEDS_SHARED(weights, "weights/resnet50-imagenet-eval.pth");
    JobContext context;
    const EmbedReport embedded = m_workspace->embed({weights.string(), false}, context);
    QCOMPARE(embedded.skipped, 0);
    const SearchQuality quality = measure(*m_workspace);
    print("pretrained network", quality);
    QVERIFY(quality.precision > 8.0 * quality.chance);
}

QTEST_GUILESS_MAIN(TstDemoSearch)
#include "tst_demo_search.moc"
