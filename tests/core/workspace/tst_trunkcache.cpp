// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/catalogue/catalogue.h"
#include "core/learning/files/torchwriter.h"
#include "core/learning/networks/randomnetwork.h"
#include "core/learning/networks/resnetlayout.h"
#include "core/learning/trunk/trunk.h"
#include "core/workspace/layout.h"
#include "core/workspace/models/networkinput.h"
#include "core/workspace/pictures/standardpictures.h"
#include "core/workspace/settings.h"
#include "tests/core/learning/closeness.h"
#include "tests/core/workspace/smallshop.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <chrono>
#include <map>

using namespace vitrine;
using vitrine::test::SmallShop;
using vitrine::test::TemporaryFolder;
using workspace::Layout;
using workspace::StandardPictures;
namespace fs = std::filesystem;

namespace {

std::vector<ListingImage> readyImages(catalogue::Reader& reader)
{
    std::vector<ListingImage> images;
    reader.forEachImage([&](const ListingImage& image) {
        if (image.state == ImageState::Ready)
            images.push_back(image);
        return true;
    });
    return images;
}

std::map<std::int64_t, std::vector<float>> vectorsOf(
    catalogue::Reader& reader, const std::string& model)
{
    std::map<std::int64_t, std::vector<float>> vectors;
    for (const ListingImage& image : readyImages(reader))
        vectors[image.row.value] = reader.embedding(model, image.row);
    return vectors;
}

/// Says that each picture is what it is, and shows the next one: so that it is seen where an answer
/// comes from.
class Disguised : public learning::ImageSource {
public:
    explicit Disguised(const StandardPictures& pictures)
        : m_pictures(pictures)
    {
    }
    std::size_t size() const override { return m_pictures.size(); }
    std::string identity(std::size_t index) const override { return m_pictures.identity(index); }
    Picture load(std::size_t index, int side) const override
    {
        return m_pictures.load((index + 1) % size(), side);
    }

private:
    const StandardPictures& m_pictures;
};

/// Embeds everything anew; the vectors by image row.
std::map<std::int64_t, std::vector<float>> embedded(
    const fs::path& folder, const EmbedRequest& request)
{
    JobContext context;
    const EmbedReport report = Workspace::open(folder)->embed(request, context);
    if (report.done != 6 || !report.failed.empty())
        return {};
    return vectorsOf(
        *catalogue::Catalogue::open(Layout(folder).catalogue())->reader(), report.model.id);
}

}

/// What training keeps of a workspace's pictures, and embedding begins from.
class TstTrunkCache : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void embedsFromWhatTrainingKept();
    void identityTellsPicturesApart();

private:
    TemporaryFolder m_files;
    std::unique_ptr<SmallShop> m_shop;
    std::shared_ptr<Workspace> m_workspace;
    std::unique_ptr<Layout> m_layout;
    std::unique_ptr<catalogue::Catalogue> m_catalogue;
};

void TstTrunkCache::initTestCase()
{
    test::hideUserData(m_files / "data");
    m_shop = std::make_unique<SmallShop>(m_files / "source", 6, 1);
    m_workspace = Workspace::create(m_files / "shop");
    JobContext context;
    m_workspace->importTables(m_shop->request(), context);
    m_workspace->cleanPictures({}, context);
    m_layout = std::make_unique<Layout>(m_workspace->folder());
    m_catalogue = catalogue::Catalogue::open(m_layout->catalogue());
}

void TstTrunkCache::embedsFromWhatTrainingKept()
{
    const learning::StateDict network = learning::randomNetwork();
    writeTorchFile(m_files / "net.pth",
        learning::inTorchOrder(network, learning::randomNetworkBackbone(), {}));
    const EmbedRequest request{(m_files / "net.pth").string(), true};
    const fs::path shop = m_workspace->folder();
    const auto truth = embedded(shop, request);
    QCOMPARE(truth.size(), std::size_t{6});

    const auto reader = m_catalogue->reader();
    const std::vector<ListingImage> images = readyImages(*reader);
    const StandardPictures pictures(*m_layout, images, workspace::pictureStandard(*reader).side,
        workspace::kDefaultPreprocessing);
    JobContext context;
    std::vector<learning::ViewOfImage> wanted;
    for (std::size_t i = 1; i < images.size(); ++i) // all but the first
        wanted.push_back({i, 0});
    {
        learning::TrunkOptions options;
        options.cache = m_layout->trunkCache();
        const auto trunk = learning::Trunk::make(network, options);
        trunk->prepare(Disguised(pictures), wanted, context);
        QCOMPARE(trunk->computed(), std::int64_t{5});
    }
    const auto isDisguised = [&](const std::map<std::int64_t, std::vector<float>>& vectors) {
        bool all = vectors.size() == 6;
        for (std::size_t i = 0; all && i < images.size(); ++i) {
            const std::size_t shown = i == 0 ? 0 : (i + 1) % images.size();
            all = test::distance(vectors.at(images[i].row.value), truth.at(images[shown].row.value))
                < 5e-3;
        }
        return all;
    };
    QVERIFY(isDisguised(embedded(shop, request)));

    // A copy has the same pictures, whatever time they say they were written (cp -r, unzip).
    const fs::path copy = m_files / "copy";
    fs::copy(shop, copy, fs::copy_options::recursive);
    const std::string id = images[1].id;
    QVERIFY(fs::last_write_time(Layout(copy).standardPicture(id))
        != fs::last_write_time(m_layout->standardPicture(id)));
    QVERIFY(isDisguised(embedded(copy, request)));

    fs::remove_all(m_layout->trunkCache());
    const auto again = embedded(shop, request);
    for (const auto& [row, vector] : again)
        QVERIFY(test::distance(vector, truth.at(row)) < 5e-3);
}

void TstTrunkCache::identityTellsPicturesApart()
{
    const auto images = readyImages(*m_catalogue->reader());
    QCOMPARE(images.size(), std::size_t{6});
    const StandardPictures pictures(*m_layout, images, 512, Preprocessing::CentreCrop);
    const std::string identity = pictures.identity(0);
    QVERIFY(!identity.empty());
    QCOMPARE(pictures.identity(0), identity);
    QVERIFY(pictures.identity(1) != identity);
    QVERIFY(
        StandardPictures(*m_layout, images, 512, Preprocessing::Stretch).identity(0) != identity);
    QVERIFY(StandardPictures(*m_layout, images, 256, Preprocessing::CentreCrop).identity(0)
        != identity);
    const fs::path file = m_layout->standardPicture(images[0].id);
    writeFileAtomically(file, readFile(file) + " ");
    QVERIFY(pictures.identity(0) != identity);
    const std::string appended = pictures.identity(0);
    fs::last_write_time(file, fs::last_write_time(file) - std::chrono::hours(1));
    QCOMPARE(pictures.identity(0), appended); // the time alone says nothing
    fs::remove(file);
    QVERIFY(pictures.identity(0).empty());
}

QTEST_GUILESS_MAIN(TstTrunkCache)
#include "tst_trunkcache.moc"
