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

/// Other bytes under the same size and time.
void scribbleUnnoticed(const fs::path& file)
{
    const auto time = fs::last_write_time(file);
    writeFileAtomically(file, std::string(fs::file_size(file), 'x'));
    fs::last_write_time(file, time);
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
    JobContext context;
    const EmbedRequest request{(m_files / "net.pth").string(), true};
    const EmbedReport first = m_workspace->embed(request, context);
    QCOMPARE(first.done, std::int64_t{6});
    const auto reader = m_catalogue->reader();
    const auto expected = vectorsOf(*reader, first.model.id);

    const std::vector<ListingImage> images = readyImages(*reader);
    const StandardPictures pictures(*m_layout, images, workspace::pictureStandard(*reader).side,
        workspace::kDefaultPreprocessing);
    std::vector<learning::ViewOfImage> wanted;
    for (std::size_t i = 1; i < images.size(); ++i) // all but one
        wanted.push_back({i, 0});
    {
        learning::TrunkOptions options;
        options.cache = m_layout->trunkCache();
        const auto trunk = learning::Trunk::make(network, options);
        trunk->prepare(pictures, wanted, context);
        QCOMPARE(trunk->computed(), std::int64_t{5});
    }
    for (const ListingImage& image : images) {
        if (image.id != images[0].id)
            scribbleUnnoticed(m_layout->standardPicture(image.id));
    }
    const EmbedReport second = m_workspace->embed(request, context);
    QCOMPARE(second.model.id, first.model.id);
    QCOMPARE(second.done, std::int64_t{6});
    QVERIFY(second.failed.empty()); // so they were not looked at
    for (const auto& [row, vector] : vectorsOf(*m_catalogue->reader(), first.model.id))
        QVERIFY(test::distance(vector, expected.at(row)) < 5e-3);

    fs::remove_all(m_layout->trunkCache());
    const EmbedReport third = m_workspace->embed(request, context);
    QCOMPARE(third.done, std::int64_t{1}); // without it they are
    QCOMPARE(third.failed.size(), std::size_t{5});
    m_workspace->cleanPictures({}, context);
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
    fs::remove(file);
    QVERIFY(pictures.identity(0).empty());
}

QTEST_GUILESS_MAIN(TstTrunkCache)
#include "tst_trunkcache.moc"
