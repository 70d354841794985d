// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/catalogue/catalogue.h"
#include "tests/core/workspace/trainingshop.h"
#include "tests/support/exclusions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <iterator>
#include <memory>
#include <vector>

using namespace vitrine;
using namespace vitrine::test;
namespace fs = std::filesystem;

namespace {

/// A shop whose photos the random network has embedded.
struct EmbeddedShop {
    EmbeddedShop()
        : workspace(shop.workspace())
        , training(workspace->training())
        , catalogue(catalogue::Catalogue::open(shop.folder() / "catalogue.sqlite"))
    {
        JobContext context;
        first = workspace->embed({"random", false}, context).model.id;
    }

    static TrainRequest request()
    {
        TrainRequest request = TrainingShop::request(1);
        request.useModel = true;
        return request;
    }
    fs::path fileOf(const std::string& model) const
    {
        return shop.folder() / "models" / model / "image_embeddings.json";
    }
    /// Whether the model's file holds the vectors of the photos that are not left out, and no
    /// others.
    bool agrees(const std::string& model) const
    {
        const auto json =
            QJsonDocument::fromJson(QByteArray::fromStdString(readFile(fileOf(model)))).object();
        const auto reader = catalogue->reader();
        qsizetype vectors = 0;
        bool same = true;
        reader->forEachImage([&](const ListingImage& image) {
            const std::vector<float> kept = reader->embedding(model, image.row);
            if (kept.empty() || image.excluded)
                return true;
            ++vectors;
            const QJsonArray told = json[QString::fromStdString(image.id)].toArray();
            same =
                same && std::ranges::equal(kept, told, [](float number, const QJsonValue& value) {
                    return number == static_cast<float>(value.toDouble());
                });
            return true;
        });
        return same && vectors > 0 && vectors == json.size();
    }
    bool isUpToDate(const std::string& model) const
    {
        return training.embeddingsFile(model) == fileOf(model);
    }
    std::vector<std::string> filesOf(const std::string& model) const
    {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(fileOf(model).parent_path()))
            names.push_back(entry.path().filename().string());
        std::ranges::sort(names);
        return names;
    }
    /// Trains until the file is about to be written; the run has finished, and is not used yet.
    RunRecord stoppedBeforeTheFile() const
    {
        ProgressProbe probe(
            [](const Progress& progress) { return progress.stage == Stage::WritingEmbeddings; });
        JobContext context = probe.context();
        try {
            training.train(request(), nullptr, nullptr, context);
            return {};
        } catch (const Cancelled&) {
            return training.runs().front();
        }
    }

    TrainingShop shop{9, 2};
    std::shared_ptr<Workspace> workspace;
    Training& training;
    std::unique_ptr<catalogue::Catalogue> catalogue;
    std::string first; ///< model that embedded before anything was trained
};

}

/// The vectors of the model that searches use, as a file for other programs.
class TstEmbeddingsFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { hideUserData(m_data.path()); }
    void changesOverWithTheModel();
    void isLeftOutWhereItIsNotWanted();
    void isBroughtUpToDate();
    void embeddingTellsThatItIsWritten();
    void aStoppedOneLeavesNothing();
    void oneThatCannotBeWrittenIsTold();
    void planTellsItsSize();

private:
    TemporaryFolder m_data;
};

void TstEmbeddingsFile::changesOverWithTheModel()
{
    const EmbeddedShop f;
    QVERIFY(!f.training.embeddingsFile(f.first)); // `embed` alone makes none
    RunProbe probe;
    const RunRecord run = trained(*f.workspace, EmbeddedShop::request(), &probe);
    QCOMPARE(f.training.searchModel(), run.model);
    QCOMPARE(probe.fileProblems, std::vector<std::string>{""});
    QVERIFY(f.isUpToDate(run.model) && f.agrees(run.model));

    JobContext context;
    f.training.useModel(f.first, context); // back: its vectors come along
    QCOMPARE(f.training.searchModel(), f.first);
    QVERIFY(f.isUpToDate(f.first) && f.agrees(f.first));
    const auto written = fs::last_write_time(f.fileOf(run.model));
    f.training.useModel(run.model, context); // and back again: they are there
    QVERIFY(f.isUpToDate(run.model) && f.agrees(run.model));
    QCOMPARE(fs::last_write_time(f.fileOf(run.model)), written);
    QVERIFY(readFile(f.fileOf(run.model)) != readFile(f.fileOf(f.first)));
}

void TstEmbeddingsFile::isLeftOutWhereItIsNotWanted()
{
    const EmbeddedShop f;
    TrainRequest request = EmbeddedShop::request();
    request.embeddingsFile = false;
    RunProbe probe;
    const RunRecord run = trained(*f.workspace, request, &probe);
    QCOMPARE(f.training.searchModel(), run.model);
    QVERIFY(probe.fileProblems.empty());
    QVERIFY(!f.training.embeddingsFile(run.model) && !fs::exists(f.fileOf(run.model)));
    JobContext context;
    f.training.useModel(f.first, context); // where there was none, none is made
    QVERIFY(!fs::exists(f.fileOf(f.first)));
}

void TstEmbeddingsFile::isBroughtUpToDate()
{
    const EmbeddedShop f;
    const RunRecord run = trained(*f.workspace, EmbeddedShop::request());
    const auto another = [&] { // in place of the first photo's
        const auto reader = f.catalogue->reader();
        auto vector = reader->embedding(run.model, {1});
        vector.front() += 1.0F;
        const auto writer = f.catalogue->writer();
        writer->begin();
        writer->putEmbedding(run.model, {1}, vector);
        writer->commit();
    };
    another();
    QVERIFY(!f.training.embeddingsFile(run.model)); // older than the vectors
    JobContext context;
    f.training.useModel(run.model, context);
    QVERIFY(f.isUpToDate(run.model) && f.agrees(run.model));
    another();
    f.workspace->embed({run.model, true}, context);
    QVERIFY(f.isUpToDate(run.model) && f.agrees(run.model));
    f.workspace->embed({"random", false}, context); // which searches use from then on
    QVERIFY(f.isUpToDate(f.first) && f.agrees(f.first));
    // What is left out since then is in it no longer.
    f.workspace->inspection().apply(excludeImages({{2}}), "test", context);
    QVERIFY(!f.isUpToDate(f.first));
    f.workspace->embed({"random", false}, context);
    QVERIFY(f.isUpToDate(f.first) && f.agrees(f.first));
    QVERIFY(f.workspace->inspection().undo(context));
    QVERIFY(!f.isUpToDate(f.first));
}

void TstEmbeddingsFile::embeddingTellsThatItIsWritten()
{
    const EmbeddedShop f;
    const auto embedded = [&](const std::string& model) {
        ProgressProbe probe;
        JobContext context = probe.context();
        f.workspace->embed({model, true}, context);
        return probe.seen();
    };
    const auto writing = [](const std::vector<Progress>& seen) {
        std::vector<Progress> some;
        std::ranges::copy_if(seen, std::back_inserter(some),
            [](const Progress& each) { return each.stage == Stage::WritingEmbeddings; });
        return some;
    };
    // Where none is written, embedding is all there is.
    const std::vector<Progress> alone = embedded("random");
    QVERIFY(writing(alone).empty());
    QCOMPARE(alone.back().fraction, 1.0);

    const RunRecord run = trained(*f.workspace, EmbeddedShop::request());
    for (const std::string& model : {run.model, std::string("random")}) { // which gets one, too
        const std::vector<Progress> seen = embedded(model);
        const std::vector<Progress> told = writing(seen);
        QVERIFY(told.size() >= 2);
        QVERIFY(told.front().fraction < 1.0); // the job is not done yet
        QCOMPARE(told.back().fraction, 1.0);
        QCOMPARE(told.back().done, told.back().total);
        QCOMPARE(seen.back().stage, Stage::WritingEmbeddings);
    }
}

void TstEmbeddingsFile::aStoppedOneLeavesNothing()
{
    const EmbeddedShop f;
    const RunRecord run = f.stoppedBeforeTheFile();
    QCOMPARE(run.state, RunState::Finished);
    QCOMPARE(f.training.searchModel(), f.first);
    const std::vector<std::string> files{"README.md", "model.json", "weights.pth"};
    QCOMPARE(f.filesOf(run.model), files);
    // What a killed process leaves is no file, and goes when the next one is written.
    const fs::path part = f.fileOf(run.model).string() + ".4194303-0.part";
    writeFileAtomically(part, "{\n\"half");
    QVERIFY(!f.training.embeddingsFile(run.model));
    JobContext context;
    f.training.resume(run.row, nullptr, nullptr, context);
    QCOMPARE(f.training.searchModel(), run.model);
    QVERIFY(!fs::exists(part));
    QVERIFY(f.isUpToDate(run.model) && f.agrees(run.model));
}

void TstEmbeddingsFile::oneThatCannotBeWrittenIsTold()
{
    const EmbeddedShop f;
    const RunRecord run = f.stoppedBeforeTheFile();
    fs::create_directories(f.fileOf(run.model) / "in the way");
    RunProbe probe;
    JobContext context;
    f.training.resume(run.row, &probe, nullptr, context);
    QCOMPARE(f.training.searchModel(), run.model); // all the same
    QCOMPARE(probe.fileProblems.size(), std::size_t{1});
    QVERIFY2(probe.fileProblems[0].find("could not be written") != std::string::npos,
        probe.fileProblems[0].c_str());
    QVERIFY(!f.training.embeddingsFile(run.model));
    fs::remove_all(f.fileOf(run.model));
    f.training.useModel(run.model, context);
    QVERIFY(!f.training.embeddingsFile(run.model)); // nobody has one: none is made
}

void TstEmbeddingsFile::planTellsItsSize()
{
    const EmbeddedShop f;
    JobContext context;
    TrainRequest request = EmbeddedShop::request();
    const TrainPlan with = f.training.plan(request, context);
    request.embeddingsFile = false;
    const TrainPlan without = f.training.plan(request, context);
    QCOMPARE(without.embeddingsBytes, 0);
    QCOMPARE(with.diskBytes, without.diskBytes + with.embeddingsBytes);
    request.embeddingsFile = true;
    request.useModel = false;
    QCOMPARE(f.training.plan(request, context).embeddingsBytes, 0);
    const RunRecord run = trained(*f.workspace, EmbeddedShop::request());
    const double size = static_cast<double>(fs::file_size(f.fileOf(run.model)));
    const double share = static_cast<double>(with.embeddingsBytes) / size;
    QVERIFY2(share > 0.8 && share < 1.25, qPrintable(QString::number(share)));
}

QTEST_GUILESS_MAIN(TstEmbeddingsFile)
#include "tst_embeddingsfile.moc"
