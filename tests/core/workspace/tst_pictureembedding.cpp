// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/cpu.h"
#include "core/base/error.h"
#include "core/catalogue/catalogue.h"
#include "core/workspace/workspace.h"
#include "tests/core/workspace/networkfile.h"
#include "tests/core/workspace/smallshop.h"
#include "tests/support/exclusions.h"
#include "tests/support/testdata.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <utility>
#include <vector>

using namespace vitrine;
using vitrine::test::ProgressProbe;
using vitrine::test::SmallShop;
using vitrine::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

std::shared_ptr<Workspace> cleaned(const fs::path& folder, const SmallShop& shop)
{
    auto workspace = Workspace::create(folder);
    JobContext context;
    workspace->importTables(shop.request(), context);
    workspace->cleanPictures({}, context);
    return workspace;
}

EmbedReport embed(Workspace& workspace, const EmbedRequest& request = {})
{
    JobContext context;
    return workspace.embed(request, context);
}

std::optional<ErrorCode> embedError(Workspace& workspace, const EmbedRequest& request = {})
{
    try {
        embed(workspace, request);
    } catch (const Error& error) {
        return error.code();
    }
    return std::nullopt;
}

}

/// With the random network, which needs no file.
class TstPictureEmbedding : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::hideUserData(m_data.path()); }
    void embedsAndContinues();
    void keepsVectorsOfPhotosThatAreMadeAgain();
    void countsPhotosOnceThatAreMadeAgain();
    void addsVectorsInTheSameArithmetic();
    void keepsWhatIsDoneWhenCancelled();
    void neverMixesArithmetics();
    void sendsDamagedPicturesBackToCleaning();
    void refusesWithoutPicturesOrWeights();
    void refusesWhereAllIsLeftOut();
    void keepsWeightsInPyTorchsFormat();
    void embedsWithPretrainedWeights();

private:
    TemporaryFolder m_data;
};

void TstPictureEmbedding::embedsAndContinues()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 5, 1);
    const auto workspace = cleaned(folder / "shop", shop);
    ProgressProbe probe;
    auto context = probe.context();
    const EmbedReport first = workspace->embed({}, context);
    QCOMPARE(first.done, 5);
    QCOMPARE(first.skipped, 0);
    QVERIFY(first.failed.empty() && first.imagesPerSecond > 0.0);
    QCOMPARE(first.model.length, 1000);
    QVERIFY(!first.model.pretrained);
    QCOMPARE(probe.seen().front().stage, Stage::LoadingModel);
    QCOMPARE(probe.seen().back().fraction, 1.0);

    const WorkspaceInfo info = workspace->info();
    QCOMPARE(info.embeddings, 5);
    QCOMPARE(info.model->id, first.model.id);
    QCOMPARE(first.model.id.size(), std::size_t{16});
    const auto card = QJsonDocument::fromJson(QByteArray::fromStdString(
        readFile(folder / "shop/models" / first.model.id / "model.json")));
    QCOMPARE(card[QLatin1String("id")].toString().toStdString(), first.model.id);
    QCOMPARE(card[QLatin1String("backbone")].toString().toStdString(), first.model.backbone);
    QCOMPARE(card[QLatin1String("embedding")][QLatin1String("length")].toInt(), 1000);
    QCOMPARE(card[QLatin1String("input")][QLatin1String("side")].toInt(), 224);

    // A changed picture is embedded anew, the others are not.
    folder.write("source/images/L2-0.jpg", readFile(shop.picture(3, 0)));
    JobContext plain;
    workspace->importTables(shop.request(), plain);
    workspace->cleanPictures({}, plain);
    QCOMPARE(workspace->info().embeddings, 4);
    const EmbedReport second = embed(*workspace);
    QCOMPARE(second.done, 1);
    QCOMPARE(second.skipped, 4);
    QCOMPARE(second.model.id, first.model.id);
    // Nothing left to do, and all of it again.
    QCOMPARE(embed(*workspace).skipped, 5);
    QCOMPARE(embed(*workspace).model.length, 1000);
    QCOMPARE(embed(*workspace, {"", true}).done, 5);
    QCOMPARE(workspace->info().embeddings, 5);
}

void TstPictureEmbedding::keepsVectorsOfPhotosThatAreMadeAgain()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 5, 1);
    const auto workspace = cleaned(folder / "shop", shop);
    embed(*workspace);
    JobContext context;
    QCOMPARE(workspace->cleanPictures({{}, {}, true}, context).done, 5);
    QCOMPARE(workspace->info().embeddings, 5); // they are as they were
    // Only an original that has become another photo, or none, loses its vector.
    folder.write("source/images/L2-0.jpg", readFile(shop.picture(3, 0)));
    folder.write("source/images/L4-0.jpg", "no longer a picture");
    QCOMPARE(workspace->cleanPictures({{}, {}, true}, context).done, 4);
    QCOMPARE(workspace->info().embeddings, 3);
    QCOMPARE(embed(*workspace).done, 1);
    // Nobody knows what a picture was that is gone, or can no longer be read.
    fs::remove(folder / "shop/images/L0-0.jpg");
    folder.write("shop/images/L1-0.jpg", "damaged");
    QCOMPARE(workspace->cleanPictures({{}, {}, true}, context).done, 4);
    QCOMPARE(workspace->info().embeddings, 2);
}

void TstPictureEmbedding::countsPhotosOnceThatAreMadeAgain()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 20, 1);
    const auto workspace = cleaned(folder / "shop", shop);
    embed(*workspace);
    ProgressProbe probe([](const Progress& progress) { return progress.done >= 5; });
    auto context = probe.context();
    QVERIFY_THROWS_EXCEPTION(Cancelled, workspace->cleanPictures({{}, {}, true}, context));
    const WorkspaceInfo info = workspace->info();
    QVERIFY(info.counts.imagesPending > 0);
    QCOMPARE(info.embeddings, 20);
    QCOMPARE(info.photosToPrepare(), 0); // searches find them all
}

void TstPictureEmbedding::addsVectorsInTheSameArithmetic()
{
    if (!cpu::runsBfloat16())
        QSKIP("this processor computes in float32 alone");
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 5, 1);
    const auto workspace = cleaned(folder / "shop", shop);
    const ModelRecord here = embed(*workspace).model;
    const auto catalogue = catalogue::Catalogue::open(folder / "shop/catalogue.sqlite");
    const auto vectorOf = [&](const char* image) {
        const auto reader = catalogue->reader();
        return reader->embedding(here.id, reader->imageById(image).value_or(ListingImage()).row);
    };
    const auto changeSecondPhoto = [&](int to) {
        folder.write("source/images/L2-0.jpg", readFile(shop.picture(to, 0)));
        JobContext plain;
        workspace->importTables(shop.request(), plain);
        workspace->cleanPictures({}, plain);
    };
    /// How far the second photo's vector is from that of one with the same pixels.
    const auto distanceTo = [&](const char* same) {
        const auto one = vectorOf("L2-0");
        const auto other = vectorOf(same);
        double difference = 0.0;
        double length = 0.0;
        for (std::size_t i = 0; i < one.size(); ++i) {
            difference += std::pow(static_cast<double>(one[i] - other.at(i)), 2.0);
            length += std::pow(static_cast<double>(other.at(i)), 2.0);
        }
        return std::sqrt(difference / length);
    };

    // As if another computer had embedded the others, which would take the other arithmetic.
    ModelRecord elsewhere = here;
    elsewhere.precision = here.precision == "float32" ? "bfloat16" : "float32";
    const auto pretend = [&] {
        const auto writer = catalogue->writer();
        writer->begin();
        writer->putModel(elsewhere);
        writer->commit();
    };
    changeSecondPhoto(3);
    QCOMPARE(embed(*workspace).model.precision, here.precision);
    QVERIFY2(distanceTo("L3-0") < 1e-4, qPrintable(QString::number(distanceTo("L3-0"))));
    pretend();
    changeSecondPhoto(4);
    const EmbedReport added = embed(*workspace);
    QCOMPARE(added.done, 1);
    QCOMPARE(added.model.precision, elsewhere.precision);
    QCOMPARE(workspace->info().model->precision, elsewhere.precision);
    const double rounding = distanceTo("L4-0");
    QVERIFY2(rounding > 1e-4 && rounding < 0.3, qPrintable(QString::number(rounding)));
    // All anew is as this computer does it.
    QCOMPARE(embed(*workspace, {"", true}).model.precision, here.precision);
    QVERIFY(distanceTo("L4-0") < 1e-4);
}

void TstPictureEmbedding::keepsWhatIsDoneWhenCancelled()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 12, 2);
    const auto workspace = cleaned(folder / "shop", shop);
    ProgressProbe probe([](const Progress& progress) {
        return progress.stage == Stage::Embedding && progress.done > 0;
    });
    auto context = probe.context();
    QVERIFY_THROWS_EXCEPTION(Cancelled, workspace->embed({}, context));
    const auto embedded = workspace->info().embeddings;
    QVERIFY(embedded > 0 && embedded < 24);
    QVERIFY(workspace->info().interrupted.empty());
    const EmbedReport report = embed(*workspace);
    QCOMPARE(report.skipped, embedded);
    QCOMPARE(report.done, 24 - embedded);
}

void TstPictureEmbedding::neverMixesArithmetics()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 12, 2);
    const auto workspace = cleaned(folder / "shop", shop);
    const ModelRecord here = embed(*workspace).model;
    const auto catalogue = catalogue::Catalogue::open(folder / "shop/catalogue.sqlite");
    std::vector<std::pair<ImageRow, std::vector<float>>> own;
    const auto reader = catalogue->reader();
    reader->forEachImage([&](const ListingImage& image) {
        own.emplace_back(image.row, std::vector<float>());
        return true;
    });
    for (auto& [image, vector] : own)
        vector = reader->embedding(here.id, image);
    QCOMPARE(own.size(), std::size_t{24});
    // As if another computer had embedded them all, in the other arithmetic.
    ModelRecord elsewhere = here;
    elsewhere.precision = here.precision == "float32" ? "bfloat16" : "float32";
    {
        const auto writer = catalogue->writer();
        writer->begin();
        writer->putModel(elsewhere);
        for (const auto& [image, vector] : own)
            writer->putEmbedding(here.id, image, std::vector<float>(vector.size(), 1.0F));
        writer->commit();
    }
    ProgressProbe probe([](const Progress& progress) {
        return progress.stage == Stage::Embedding && progress.done > 0;
    });
    auto context = probe.context();
    QVERIFY_THROWS_EXCEPTION(Cancelled, workspace->embed({"", true}, context));
    const auto embedded = workspace->info().embeddings;
    QVERIFY(embedded > 0 && embedded < 24);
    const EmbedReport rest = embed(*workspace);
    QCOMPARE(rest.done, 24 - embedded);
    QCOMPARE(rest.model.precision, here.precision);
    const auto after = catalogue->reader();
    for (const auto& [image, vector] : own) {
        const auto now = after->embedding(here.id, image);
        QCOMPARE(now.size(), vector.size());
        for (std::size_t i = 0; i < now.size(); ++i)
            QVERIFY(std::abs(now[i] - vector[i]) < 1e-3F);
    }
    // Where the arithmetic stays, a cancel loses nothing.
    ProgressProbe second([](const Progress& progress) {
        return progress.stage == Stage::Embedding && progress.done > 0;
    });
    auto again = second.context();
    QVERIFY_THROWS_EXCEPTION(Cancelled, workspace->embed({"", true}, again));
    QCOMPARE(workspace->info().embeddings, 24);
}

void TstPictureEmbedding::sendsDamagedPicturesBackToCleaning()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 3, 1);
    const auto workspace = cleaned(folder / "shop", shop);
    folder.write("shop/images/L1-0.jpg", "scribbled over");
    const EmbedReport report = embed(*workspace);
    QCOMPARE(report.done, 2);
    QCOMPARE(report.failed.size(), std::size_t{1});
    QCOMPARE(report.failed[0].image, std::string("L1-0"));
    QCOMPARE(report.failed[0].reason, std::string("not_a_picture"));
    JobContext context;
    QCOMPARE(workspace->cleanPictures({}, context).done, 1);
    QCOMPARE(embed(*workspace).done, 1);
}

void TstPictureEmbedding::refusesWithoutPicturesOrWeights()
{
    const TemporaryFolder folder;
    QVERIFY(embedError(*Workspace::create(folder / "empty")) == ErrorCode::NotReady);
    const SmallShop shop(folder / "source", 2, 1);
    const auto workspace = cleaned(folder / "shop", shop);
    QVERIFY(embedError(*workspace, {"no such weights", false}) == ErrorCode::NotFound);
    QVERIFY(embedError(*workspace, {folder.write("w.pth", "junk").string(), false}).has_value());
    QCOMPARE(workspace->info().embeddings, 0);
    QVERIFY(fs::is_empty(folder / "shop/models"));
}

void TstPictureEmbedding::refusesWhereAllIsLeftOut()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 2, 1);
    const auto workspace = cleaned(folder / "shop", shop);
    JobContext context;
    workspace->inspection().apply(test::excludeImages({{1}, {2}}), "test", context);
    try {
        embed(*workspace);
        QFAIL("embedded what is left out");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::NotReady);
    }
    QVERIFY(workspace->inspection().undo(context));
    workspace->inspection().apply(test::excludeImages({{1}}), "test", context);
    const EmbedReport report = embed(*workspace);
    QCOMPARE(report.done, 1);
    QCOMPARE(report.skipped, 0); // what is left out was not done before
}

void TstPictureEmbedding::keepsWeightsInPyTorchsFormat()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 2, 1);
    const auto workspace = cleaned(folder / "shop", shop);
    const std::string bytes = test::networkFile("a safetensors file");
    const EmbedRequest request{folder.write("net.safetensors", bytes).string(), false};
    const EmbedReport report = embed(*workspace, request);
    QCOMPARE(report.done, 2);
    QVERIFY(report.model.pretrained);
    QCOMPARE(report.model.name, std::string("net"));
    const fs::path own = folder / "shop/models" / report.model.id / "weights.pth";
    QCOMPARE(readFile(own).substr(0, 4), std::string("PK\x03\x04"));
    fs::remove(request.weights);
    QCOMPARE(embed(*workspace).model.id, report.model.id);
    // The same file again is the same model, and mends a damaged copy.
    folder.write("net.safetensors", bytes);
    const std::string sound = readFile(own);
    writeFileAtomically(own, "damaged");
    const EmbedReport again = embed(*workspace, {request.weights, true});
    QCOMPARE(again.model.id, report.model.id);
    QCOMPARE(again.done, 2);
    QVERIFY(readFile(own) == sound);
    QCOMPARE(embed(*workspace).skipped, 2);
}

void TstPictureEmbedding::embedsWithPretrainedWeights()
{
    VITRINE_NEEDS_SHARED(weights, "weights/resnet50-imagenet-eval.pth");
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 3, 1);
    const auto workspace = cleaned(folder / "shop", shop);
    const auto random = embed(*workspace).model;
    const EmbedReport report = embed(*workspace, {weights.string(), false});
    QCOMPARE(report.done, 3);
    QVERIFY(report.model.pretrained);
    QCOMPARE(report.model.backbone, std::string("resnet50"));
    QVERIFY(report.model.id != random.id);
    const fs::path own = folder / "shop/models" / report.model.id / "weights.pth";
    QVERIFY(readFile(own) == readFile(weights));
    // The workspace goes on with its own copy.
    const EmbedReport next = embed(*workspace);
    QCOMPARE(next.model.id, report.model.id);
    QCOMPARE(next.skipped, 3);

    // A file that is not what was put there is not trusted.
    fs::permissions(own, fs::perms::owner_write, fs::perm_options::add);
    std::string bytes = readFile(own);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    folder.write("shop/models/" + report.model.id + "/weights.pth", bytes);
    QVERIFY(embedError(*workspace) == ErrorCode::Corrupt);
}

QTEST_GUILESS_MAIN(TstPictureEmbedding)
#include "tst_pictureembedding.moc"
