// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h" // moc 6.4 stumbles over <compare> as the very first header
#include "core/catalogue/catalogue.h"
#include "core/imaging/decode.h"
#include "core/imaging/resize.h"
#include "core/learning/networks/embedder.h"
#include "core/search/evaluation.h"
#include "core/workspace/models/networkinput.h"
#include "core/workspace/workspace.h"
#include "tests/core/workspace/smallshop.h"
#include "tests/e2e/keptvectors.h"
#include "tests/e2e/swappedlabels.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>

using namespace vitrine;
using namespace vitrine::cleaning;
using vitrine::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

// What PyTorch and torchvision give on the originals, resized straight to 224 x 224.
constexpr double kPeerPrecision = 0.539;
constexpr double kPeerMeanAveragePrecision = 0.324;
// What the program's own preprocessing gives on the originals; see preprocessesInTheBestWay.
constexpr double kOwnPrecision = 0.577;
constexpr double kOwnMeanAveragePrecision = 0.354;

// The few constants of finding wrong labels (folds, components, ridges, passes) were settled with
// swaps of seeds 1 to 20 of these images; the seeds here had no say. A seed changes only the swaps:
// every image is in each.
constexpr std::uint64_t kFirstSeed = 101;
constexpr std::uint64_t kSeeds = 5;

/// The joined images of a workspace: where their originals are and which class they belong to.
struct LabelledImages {
    std::vector<ListingImage> images;
    std::vector<int> labels; ///< encoder index
    std::map<int, std::string> names;
};

LabelledImages labelled(catalogue::Reader& reader)
{
    LabelledImages all;
    reader.forEachJoined([&](const Listing&, const ListingImage& image, const Category* category) {
        if (category) {
            all.images.push_back(image);
            all.labels.push_back(category->encoderIndex);
            all.names[category->encoderIndex] = category->name;
        }
        return true;
    });
    return all;
}

class Originals : public learning::ImageSource {
public:
    Originals(const std::vector<ListingImage>& images, Preprocessing preprocessing)
        : m_images(images)
        , m_preprocessing(preprocessing)
    {
    }
    std::size_t size() const override { return m_images.size(); }
    Picture load(std::size_t index, int side) const override
    {
        const auto decoded = imaging::decodeFile(m_images[index].source);
        return decoded.problem ? Picture()
                               : imaging::forNetwork(decoded.picture, side, m_preprocessing);
    }

private:
    const std::vector<ListingImage>& m_images;
    Preprocessing m_preprocessing;
};

void print(const char* what, const search::RetrievalReport& report, const LabelledImages& all)
{
    qInfo("%s: precision@10 %.4f, mAP %.4f over %lld queries", what, report.all.precisionAt10,
        report.all.meanAveragePrecision, static_cast<long long>(report.all.queries));
    for (const auto& [label, quality] : report.byLabel) {
        qInfo("  %-24s precision@10 %.3f  mAP %.3f  (%lld)", all.names.at(label).c_str(),
            quality.precisionAt10, quality.meanAveragePrecision,
            static_cast<long long>(quality.queries));
    }
}

search::RetrievalReport evaluateOriginals(
    learning::Embedder& embedder, const LabelledImages& all, Preprocessing preprocessing)
{
    const auto length = static_cast<std::size_t>(embedder.length());
    std::vector<float> vectors(all.images.size() * length);
    JobContext context;
    const auto keep = [&](std::span<const learning::Embedder::Result> results) {
        for (const auto& result : results)
            std::copy(result.vector.begin(), result.vector.end(),
                vectors.begin() + static_cast<std::ptrdiff_t>(result.index * length));
    };
    embedder.embed(Originals(all.images, preprocessing), keep, context);
    return search::leaveOneOut(vectors, all.labels, embedder.length());
}

search::RetrievalReport evaluateWorkspace(
    catalogue::Reader& reader, const LabelledImages& all, const std::string& model)
{
    std::map<ImageRow, int> labels;
    for (std::size_t i = 0; i < all.images.size(); ++i)
        labels[all.images[i].row] = all.labels[i];
    std::vector<float> vectors;
    std::vector<int> kept;
    reader.forEachEmbedding(model, [&](const catalogue::EmbeddingRow& row) {
        const auto label = labels.find(row.image);
        if (label != labels.end()) {
            vectors.insert(vectors.end(), row.vector.begin(), row.vector.end());
            kept.push_back(label->second);
        }
        return true;
    });
    const int length = static_cast<int>(vectors.size() / std::max<std::size_t>(1, kept.size()));
    return search::leaveOneOut(vectors, kept, length);
}

}

/// The whole way on 1,500 photographs with real weights: how good its searches are, and how well
/// wrong labels are found by the same embeddings.
class TstClothing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::hideUserData(m_folder / "data"); }
    void searchesWell();
    void findsSwappedLabels();
    void preprocessesInTheBestWay();
    void cleanupTestCase();

private:
    std::shared_ptr<Workspace> imported(const fs::path& clothing, const char* name) const;
    void embed(const fs::path& clothing, const fs::path& weights);

    TemporaryFolder m_folder;
    std::shared_ptr<Workspace> m_workspace; ///< once embed() was called
    PictureReport m_cleaned;
    EmbedReport m_embedded;
};

std::shared_ptr<Workspace> TstClothing::imported(const fs::path& clothing, const char* name) const
{
    auto workspace = Workspace::create(m_folder / name);
    JobContext context;
    workspace->importTables(
        {clothing / "Products.csv", clothing / "Images.csv", clothing / "images"}, context);
    return workspace;
}

/// Once for all tests: it takes minutes.
void TstClothing::embed(const fs::path& clothing, const fs::path& weights)
{
    if (m_workspace)
        return;
    m_workspace = imported(clothing, "shop");
    JobContext context;
    m_cleaned = m_workspace->cleanPictures({}, context);
    m_embedded = m_workspace->embed({weights.string(), false}, context);
}

void TstClothing::searchesWell()
{
    VITRINE_NEEDS_SHARED(clothing, "data/clothing");
    VITRINE_NEEDS_SHARED(weights, "weights/resnet50-imagenet-eval.pth");
    embed(clothing, weights);
    const auto images = m_workspace->info().counts.joined;
    QVERIFY(images > 0);
    QCOMPARE(m_cleaned.done, images);
    QCOMPARE(m_embedded.done, images);
    qInfo("cleaned %.0f, embedded %.1f images/s", m_cleaned.imagesPerSecond,
        m_embedded.imagesPerSecond);
    JobContext context;
    QCOMPARE(m_workspace->buildIndex({}, context).vectors, images);

    const auto catalogue = catalogue::Catalogue::open(m_workspace->folder() / "catalogue.sqlite");
    const auto reader = catalogue->reader();
    const LabelledImages all = labelled(*reader);
    const auto report = evaluateWorkspace(*reader, all, m_embedded.model.id);
    print("the program", report, all);
    QCOMPARE(report.all.queries, images);
    // Its pictures went through 512 pixels and JPEG on the way.
    QVERIFY(std::abs(report.all.precisionAt10 - kOwnPrecision) < 0.01);
    QVERIFY(std::abs(report.all.meanAveragePrecision - kOwnMeanAveragePrecision) < 0.01);

    const ListingImage& some = all.images[all.images.size() / 2];
    const SearchResult result = m_workspace->search({some.source, 10, {}}, context);
    QCOMPARE(result.hits.at(0).imageId, some.id);
    QVERIFY(!result.randomNetwork);
}

void TstClothing::findsSwappedLabels()
{
    VITRINE_NEEDS_SHARED(clothing, "data/clothing");
    VITRINE_NEEDS_SHARED(weights, "weights/resnet50-imagenet-eval.pth");
    embed(clothing, weights);
    const auto catalogue = catalogue::Catalogue::open(m_workspace->folder() / "catalogue.sqlite");
    const EmbeddingTable clean = test::embeddingTable(*catalogue->reader(), m_embedded.model.id);
    QVERIFY(clean.size() > 0);
    JobContext context;
    test::SwapQuality mean;
    for (std::uint64_t seed = kFirstSeed; seed < kFirstSeed + kSeeds; ++seed) {
        const EmbeddingTable given = test::swapped(clean, seed);
        const LabelReport report = findLabelIssues(given, {}, context);
        const test::SwapQuality quality = test::judge(report, given, clean);
        qInfo("seed %llu: precision at recall 0.6 %.3f; flagged: precision %.3f, recall %.3f, true "
              "category suggested %.3f; noise %.3f",
            static_cast<unsigned long long>(seed), quality.precisionAtRecall60, quality.precision,
            quality.recall, quality.suggested, report.noise.rate);
        mean.precisionAtRecall60 += quality.precisionAtRecall60 / static_cast<double>(kSeeds);
        QVERIFY(quality.precision >= 0.65);
        QVERIFY(quality.recall >= 0.6);
        QVERIFY(quality.suggested >= 0.6);
    }
    QVERIFY(mean.precisionAtRecall60 >= 0.85);

    const LabelReport untouched = findLabelIssues(clean, {}, context);
    qInfo("as published: noise %.3f, expected wrong %.1f", untouched.noise.rate,
        untouched.expectedWrong);
    QVERIFY(untouched.noise.rate < 0.05);
}

void TstClothing::preprocessesInTheBestWay()
{
    if (qgetenv("VITRINE_LONG_TESTS") != "1")
        QSKIP("takes minutes; VITRINE_LONG_TESTS=1 runs it");
    VITRINE_NEEDS_SHARED(clothing, "data/clothing");
    VITRINE_NEEDS_SHARED(weights, "weights/resnet50-imagenet-eval.pth");
    const auto workspace = imported(clothing, "originals");
    const auto catalogue = catalogue::Catalogue::open(workspace->folder() / "catalogue.sqlite");
    const LabelledImages all = labelled(*catalogue->reader());
    const auto embedder = learning::Embedder::fromFile(weights);
    std::map<Preprocessing, search::RetrievalQuality> quality;
    for (const Preprocessing preprocessing :
        {Preprocessing::Stretch, Preprocessing::Letterbox, Preprocessing::CentreCrop}) {
        const auto report = evaluateOriginals(*embedder, all, preprocessing);
        print(std::string(preprocessingName(preprocessing)).c_str(), report, all);
        quality[preprocessing] = report.all;
    }
    const auto& stretch = quality[Preprocessing::Stretch];
    QVERIFY(std::abs(stretch.precisionAt10 - kPeerPrecision) < 0.005);
    QVERIFY(std::abs(stretch.meanAveragePrecision - kPeerMeanAveragePrecision) < 0.005);
    const auto best =
        std::max_element(quality.begin(), quality.end(), [](const auto& a, const auto& b) {
            return a.second.precisionAt10 < b.second.precisionAt10;
        });
    QVERIFY2(best->first == workspace::kDefaultPreprocessing,
        std::string(preprocessingName(best->first)).c_str());
}

/// For other tests of these photos.
void TstClothing::cleanupTestCase()
{
    const auto weights = test::sharedData("weights/resnet50-imagenet-eval.pth");
    if (!m_workspace || !weights)
        return;
    const fs::path catalogue = m_workspace->folder() / "catalogue.sqlite";
    m_workspace.reset();
    test::KeptVectors(*weights).keep(catalogue);
}

QTEST_GUILESS_MAIN(TstClothing)
#include "tst_clothing.moc"
