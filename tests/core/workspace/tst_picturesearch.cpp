// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/imaging/standardise.h"
#include "core/workspace/workspace.h"
#include "tests/core/workspace/smallshop.h"
#include "tests/support/exclusions.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <atomic>
#include <set>
#include <thread>

using namespace vitrine;
using vitrine::test::ProgressProbe;
using vitrine::test::SmallShop;
using vitrine::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

SearchResult search(Workspace& workspace, SearchQuery query)
{
    JobContext context;
    return workspace.search(query, context);
}

SearchQuery byPicture(Picture picture, int limit = 10)
{
    return {std::move(picture), limit, {}};
}

std::optional<ErrorCode> searchError(Workspace& workspace, const SearchQuery& query)
{
    try {
        search(workspace, query);
    } catch (const Error& error) {
        return std::string(error.message()).empty() ? ErrorCode::Internal : error.code();
    }
    return std::nullopt;
}

std::vector<std::string> idsOf(const SearchResult& result)
{
    std::vector<std::string> ids;
    for (const SearchHit& hit : result.hits)
        ids.push_back(hit.summary.listing.id);
    return ids;
}

fs::path onlyIndex(const fs::path& shop)
{
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(shop / "cache")) {
        if (entry.path().extension() == ".faiss")
            found.push_back(entry.path());
    }
    return found.size() == 1 ? found.front() : fs::path();
}

}

/// One shop of 9 listings with 2 pictures each, embedded once with the random network; each test
/// works on a copy.
class TstPictureSearch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void findsThePictureItself();
    void findsPicturesOfTheSameKind();
    void findsMoreLikeACatalogueImage();
    void refusesBadPictures();
    void refusesBeforeAnythingIsEmbedded();
    void isCancelled();
    void buildsAnIndexOfTheWantedMetric();
    void cancelledIndexLeavesNothing();
    void rebuildsADamagedIndex();
    void rebuildsAStaleIndex();
    void searchesWithoutWriting();
    void keepsTheRandomNetworksCentre();
    void passesOverWhatIsLeftOut();
    void searchesFromSeveralThreads();

private:
    std::shared_ptr<Workspace> copy(const TemporaryFolder& folder) const;

    TemporaryFolder m_folder;
    std::unique_ptr<SmallShop> m_shop;
};

void TstPictureSearch::initTestCase()
{
    test::hideUserData(m_folder / "data");
    m_shop = std::make_unique<SmallShop>(m_folder / "source", 9, 2);
    const auto workspace = Workspace::create(m_folder / "shop");
    JobContext context;
    workspace->importTables(m_shop->request(), context);
    workspace->cleanPictures({}, context);
    workspace->embed({}, context);
}

std::shared_ptr<Workspace> TstPictureSearch::copy(const TemporaryFolder& folder) const
{
    fs::copy(m_folder / "shop", folder / "shop", fs::copy_options::recursive);
    return Workspace::open(folder / "shop");
}

void TstPictureSearch::passesOverWhatIsLeftOut()
{
    const TemporaryFolder folder;
    const auto workspace = copy(folder);
    const SearchQuery query = byPicture(SmallShop::stranger(1), 9);
    const auto all = idsOf(search(*workspace, query));
    QCOMPARE(all.size(), std::size_t(9));

    JobContext context;
    std::vector<ImageRow> images;
    for (const ListingImage& image : workspace->imagesOf(workspace->listingById(all.back())->row))
        images.push_back(image.row);
    Action out = test::excludeImages(images);
    out.on.listings = {workspace->listingById(all.front())->row};
    QCOMPARE(workspace->inspection().apply(out, "Ann", context).cells, std::int64_t(3));
    QCOMPARE(idsOf(search(*workspace, query)), std::vector(all.begin() + 1, all.end() - 1));
    QVERIFY(workspace->inspection().undo(context));
    QCOMPARE(idsOf(search(*workspace, query)), all);
}

void TstPictureSearch::keepsTheRandomNetworksCentre()
{
    const TemporaryFolder folder;
    const std::string model = copy(folder)->info().model->id;
    const fs::path file = folder / "shop/models" / model / "centre.json";
    const std::string kept = readFile(file);
    const SearchQuery query = byPicture(SmallShop::stranger(1));
    const auto isComputing = [](const Progress& progress) {
        return progress.stage == Stage::LoadingModel && progress.total > 1;
    };
    {
        ProgressProbe probe;
        auto context = probe.context();
        Workspace::open(folder / "shop")->search(query, context);
        QVERIFY(std::none_of(probe.seen().begin(), probe.seen().end(), isComputing));
    }
    fs::remove(file);
    search(*Workspace::open(folder / "shop"), query);
    QVERIFY(readFile(file) == kept);

    std::string damaged = kept;
    damaged.insert(damaged.find('[') + 1, 1, '9');
    writeFileAtomically(file, damaged);
    search(*Workspace::open(folder / "shop"), query);
    QVERIFY(readFile(file) == kept);
}

void TstPictureSearch::findsThePictureItself()
{
    const TemporaryFolder folder;
    const auto workspace = copy(folder);
    ProgressProbe probe;
    auto context = probe.context();
    workspace->prepareSearch(context);
    QVERIFY(workspace->info().indexReady);
    const SearchResult result = search(*workspace, {m_shop->picture(4, 1), 5, {}});
    QCOMPARE(result.hits.size(), std::size_t{5});
    const SearchHit& best = result.hits.front();
    QCOMPARE(best.imageId, std::string("L4-1"));
    QCOMPARE(best.summary.listing.id, std::string("L4"));
    QCOMPARE(best.summary.categoryName, std::string("Kind B"));
    QVERIFY(best.score > 0.99 && best.score < 1.001);
    QVERIFY(best.matches >= 1);
    QVERIFY(result.randomNetwork);
    QCOMPARE(result.query.width, 120);
    QVERIFY(result.timings.embedMs > 0.0 && result.timings.searchMs > 0.0);
    std::set<std::string> listings;
    for (std::size_t i = 0; i < result.hits.size(); ++i) {
        QVERIFY(listings.insert(result.hits[i].summary.listing.id).second);
        QVERIFY(i == 0 || result.hits[i].score <= result.hits[i - 1].score);
    }
    // The same file as bytes and as pixels.
    const std::string bytes = readFile(m_shop->picture(4, 1));
    const auto* data = reinterpret_cast<const std::byte*>(bytes.data());
    const SearchQuery asBytes{std::vector<std::byte>(data, data + bytes.size()), 5, {}};
    QCOMPARE(idsOf(search(*workspace, asBytes)), idsOf(result));
    QCOMPARE(idsOf(search(*workspace, byPicture(result.query, 5))), idsOf(result));
}

void TstPictureSearch::findsPicturesOfTheSameKind()
{
    const TemporaryFolder folder;
    const auto workspace = copy(folder);
    for (int kind = 0; kind < SmallShop::kCategories; ++kind) {
        const auto result = search(*workspace, byPicture(SmallShop::stranger(kind), 3));
        const std::string name = std::string("Kind ") + static_cast<char>('A' + kind);
        for (const SearchHit& hit : result.hits)
            QCOMPARE(hit.summary.categoryName, name);
    }
    QCOMPARE(
        search(*workspace, byPicture(SmallShop::stranger(0), 1000)).hits.size(), std::size_t{9});
}

void TstPictureSearch::findsMoreLikeACatalogueImage()
{
    const TemporaryFolder folder;
    const auto workspace = copy(folder);
    const ListingRow listing =
        workspace->listings({}, ListingOrder::Catalogue, 5, 1)[0].listing.row;
    const ImageRow image = workspace->imagesOf(listing)[0].row;
    // The stored vector serves; neither the network nor the picture is needed.
    fs::remove(folder / "shop/images/L5-0.jpg");
    fs::rename(m_folder / "source", m_folder / "away");
    const SearchResult all = search(*workspace, {image, 9, {}});
    const SearchResult others = search(*workspace, {image, 9, listing});
    fs::rename(m_folder / "away", m_folder / "source");
    QCOMPARE(all.timings.embedMs, 0.0);
    QCOMPARE(all.hits.size(), std::size_t{9});
    QCOMPARE(all.hits.front().imageId, std::string("L5-0"));
    QCOMPARE(others.hits.size(), std::size_t{8});
    for (const std::string& id : idsOf(others))
        QVERIFY(id != "L5");
    QVERIFY(searchError(*workspace, {ImageRow{999}, 3, {}}) == ErrorCode::NotFound);
}

void TstPictureSearch::refusesBadPictures()
{
    const TemporaryFolder folder;
    const auto workspace = copy(folder);
    const auto ofFile = [&](const std::string& name, const std::string& contents) {
        return searchError(*workspace, {folder.write(name, contents), 3, {}});
    };
    QVERIFY(searchError(*workspace, {folder / "none.jpg", 3, {}}) == ErrorCode::NotFound);
    QVERIFY(ofFile("text.jpg", "hello, this is no picture") == ErrorCode::Unsupported);
    QVERIFY(ofFile("empty.png", "") == ErrorCode::Corrupt);
    const std::string whole = readFile(m_shop->picture(0, 0));
    QVERIFY(ofFile("cut.jpg", whole.substr(0, whole.size() / 2)) == ErrorCode::Corrupt);
    QVERIFY(searchError(*workspace, byPicture({})) == ErrorCode::Corrupt);
    for (const int limit : {0, -1, 1001}) {
        QVERIFY(searchError(*workspace, byPicture(SmallShop::stranger(0), limit))
            == ErrorCode::InvalidArgument);
    }
}

void TstPictureSearch::refusesBeforeAnythingIsEmbedded()
{
    const TemporaryFolder folder;
    const auto workspace = Workspace::create(folder / "shop");
    QVERIFY(searchError(*workspace, byPicture(SmallShop::stranger(0))) == ErrorCode::NotReady);
    JobContext context;
    const auto index = [&] { workspace->buildIndex({}, context); };
    QVERIFY_THROWS_EXCEPTION(Error, index());
    QVERIFY_THROWS_EXCEPTION(Error, workspace->prepareSearch(context));
}

void TstPictureSearch::isCancelled()
{
    const TemporaryFolder folder;
    const auto workspace = copy(folder);
    std::stop_source stop;
    stop.request_stop();
    JobContext context(stop.get_token());
    QVERIFY_THROWS_EXCEPTION(
        Cancelled, workspace->search(byPicture(SmallShop::stranger(1)), context));
}

void TstPictureSearch::buildsAnIndexOfTheWantedMetric()
{
    const TemporaryFolder folder;
    const auto workspace = copy(folder);
    JobContext context;
    const IndexReport cosine = workspace->buildIndex({}, context);
    QCOMPARE(cosine.vectors, 18);
    QCOMPARE(cosine.length, 1000);
    QCOMPARE(cosine.file, onlyIndex(folder / "shop"));
    ProgressProbe probe;
    auto watched = probe.context();
    const IndexReport squared = workspace->buildIndex({SearchMetric::L2}, watched);
    QCOMPARE(probe.seen().back().fraction, 1.0);
    QVERIFY(squared.metric == SearchMetric::L2);
    QCOMPARE(squared.file, onlyIndex(folder / "shop")); // the other one is gone
    QVERIFY(workspace->info().metric == SearchMetric::L2 && workspace->info().indexReady);
    const ImageRow image = workspace->listings({}, ListingOrder::Catalogue, 0, 1)[0].cover;
    const SearchResult result = search(*workspace, {image, 3, {}});
    QVERIFY(result.metric == SearchMetric::L2);
    QVERIFY(result.hits[0].score < 1e-3 && result.hits[1].score > result.hits[0].score);
    // It stays the metric of searches, also elsewhere.
    QVERIFY(search(*Workspace::open(folder / "shop"), {image, 3, {}}).metric == SearchMetric::L2);
}

void TstPictureSearch::cancelledIndexLeavesNothing()
{
    const TemporaryFolder folder;
    const auto workspace = copy(folder);
    ProgressProbe probe(
        [](const Progress& progress) { return progress.stage == Stage::BuildingIndex; });
    auto context = probe.context();
    QVERIFY_THROWS_EXCEPTION(Cancelled, workspace->buildIndex({SearchMetric::L2}, context));
    QVERIFY(fs::is_empty(folder / "shop/cache"));
    QVERIFY(workspace->info().metric == SearchMetric::Cosine);
}

void TstPictureSearch::rebuildsADamagedIndex()
{
    const TemporaryFolder folder;
    JobContext context;
    const IndexReport report = copy(folder)->buildIndex({}, context);
    const std::string sound = readFile(report.file);
    const ImageRow image =
        Workspace::open(folder / "shop")->listings({}, ListingOrder::Catalogue, 2, 1)[0].cover;
    const auto expected = idsOf(search(*Workspace::open(folder / "shop"), {image, 9, {}}));
    std::string flipped = sound;
    flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 64);
    for (const std::string& damaged :
        {sound.substr(0, sound.size() / 3), flipped, std::string("not an index"), std::string()}) {
        writeFileAtomically(report.file, damaged);
        QCOMPARE(idsOf(search(*Workspace::open(folder / "shop"), {image, 9, {}})), expected);
        QVERIFY(readFile(report.file) == sound);
    }
    fs::remove_all(folder / "shop/cache");
    QCOMPARE(idsOf(search(*Workspace::open(folder / "shop"), {image, 9, {}})), expected);
    QVERIFY(readFile(report.file) == sound);
}

void TstPictureSearch::rebuildsAStaleIndex()
{
    const TemporaryFolder folder;
    const auto workspace = copy(folder);
    JobContext context;
    const fs::path before = workspace->buildIndex({}, context).file;
    const SearchQuery query = byPicture(SmallShop::stranger(2), 9);
    QCOMPARE(search(*workspace, query).hits.size(), std::size_t{9});

    fs::copy(m_folder / "source", folder / "changed", fs::copy_options::recursive);
    folder.write("changed/images/L0-0.jpg", readFile(m_shop->picture(2, 0)));
    workspace->importTables(
        {folder / "changed/Products.csv", folder / "changed/Images.csv", folder / "changed/images"},
        context);
    QVERIFY(!workspace->info().indexReady);
    workspace->cleanPictures({}, context);
    workspace->embed({}, context);
    const SearchResult result = search(*workspace, query);
    QVERIFY(onlyIndex(folder / "shop") != before);
    QVERIFY(workspace->info().indexReady);
    const auto ids = idsOf(result);
    const auto place = std::find(ids.begin(), ids.end(), "L0") - ids.begin();
    QVERIFY2(place < 4, "listing 0 shows a picture of the third kind now");
}

void TstPictureSearch::searchesWithoutWriting()
{
    const TemporaryFolder folder;
    const auto workspace = copy(folder);
    // A file where the folder of caches should be: nothing can be kept.
    fs::remove_all(folder / "shop/cache");
    folder.write("shop/cache", "in the way");
    QCOMPARE(search(*workspace, byPicture(SmallShop::stranger(0), 4)).hits.size(), std::size_t{4});
}

void TstPictureSearch::searchesFromSeveralThreads()
{
    const TemporaryFolder folder;
    const auto workspace = copy(folder);
    std::vector<std::vector<std::string>> expected;
    for (int kind = 0; kind < 3; ++kind)
        expected.push_back(idsOf(search(*workspace, byPicture(SmallShop::stranger(kind)))));
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (int kind = 0; kind < 3; ++kind) {
            threads.emplace_back([&, kind] {
                for (int round = 0; round < 3; ++round) {
                    const auto found = search(*workspace, byPicture(SmallShop::stranger(kind)));
                    wrong += idsOf(found) == expected[static_cast<std::size_t>(kind)] ? 0 : 1;
                }
            });
        }
        JobContext context;
        workspace->buildIndex({}, context); // beside the searches
    }
    QCOMPARE(wrong.load(), 0);
}

QTEST_GUILESS_MAIN(TstPictureSearch)
#include "tst_picturesearch.moc"
