// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training.h"
#include "core/workspace/workspace.h"
#include "tests/core/workspace/smallshop.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace vitrine;
using vitrine::test::TemporaryFolder;

namespace {

constexpr int kListings = 156; // a dozen of each of 13 categories
constexpr int kSide = 64; // pixels
constexpr double kAccuracy = 0.6;

TrainRequest fromScratch()
{
    TrainRequest request;
    request.weights = "random";
    request.name = "from scratch";
    request.config.inputSide = kSide;
    request.config.batchSize = 16;
    request.config.epochs = 12;
    request.config.learningRate = 1e-2;
    request.config.headFactor = 1.0;
    request.config.schedule = Schedule::Cosine;
    return request;
}

void print(const ModelSearchQuality& model)
{
    const SearchFigures& figures = model.byCategory;
    qInfo("search, %s: P@1 %.3f, P@5 %.3f, P@10 %.3f, nDCG@10 %.3f, mAP %.3f, %lld queries",
        model.name.c_str(), figures.precision[0], figures.precision[1], figures.precision[2],
        figures.nDcg[2], figures.meanAveragePrecision, static_cast<long long>(figures.queries));
}

}

/// The demo shop taught to the random network: from drawings alone, without weights of others.
class TstDemoTraining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void learnsTheCategories();
    void findsMoreOfTheSameCategory();

private:
    TemporaryFolder m_folder;
    std::shared_ptr<Workspace> m_workspace;
    std::string m_before; ///< id of the random network
    RunRecord m_run;
};

void TstDemoTraining::initTestCase()
{
    test::hideUserData(m_folder / "data");
    m_workspace = Workspace::create(m_folder / "demo.vitrine");
    JobContext context;
    m_workspace->makeDemo({kListings, 1}, context);
    CleanRequest clean;
    clean.side = kSide;
    QVERIFY(m_workspace->cleanPictures(clean, context).done > kListings);
    m_before = m_workspace->embed({"random", false}, context).model.id;
}

void TstDemoTraining::learnsTheCategories()
{
    JobContext context;
    m_run = m_workspace->training().train(fromScratch(), nullptr, nullptr, context);
    QCOMPARE(m_run.state, RunState::Finished);
    QVERIFY(m_run.best.has_value());
    const auto evaluation = m_workspace->training().evaluation(m_run.row);
    QVERIFY(evaluation.has_value());
    std::int64_t most = 0; // who always says the largest category is right so often
    for (const ClassQuality& each : evaluation->classes)
        most = std::max(most, each.images);
    const Quality& quality = evaluation->quality;
    const double blind = static_cast<double>(most) / static_cast<double>(quality.images);
    qInfo("trained on %lld photos in %.1f s: accuracy %.3f on %lld others (blind: %.3f), epoch %d",
        static_cast<long long>(m_run.trainImages), m_run.secondsSpent, quality.top1,
        static_cast<long long>(quality.images), blind, m_run.best->epoch + 1);
    QVERIFY(quality.top1 >= kAccuracy);
    QVERIFY(quality.top1 > 3.0 * blind);
    QCOMPARE(quality, m_run.best->validation);
}

void TstDemoTraining::findsMoreOfTheSameCategory()
{
    JobContext context;
    Training& training = m_workspace->training();
    QCOMPARE(training.searchModel(), m_run.model);
    const SearchEvaluation searches = training.evaluateSearch({m_before, m_run.model}, context);
    for (const ModelSearchQuality& model : searches.models)
        print(model);
    for (const IndexQuality& index : searches.indexes)
        qInfo("%s index: recall@10 %.3f", index.kind.c_str(), index.recallAt10);
    const SearchFigures& before = searches.models.at(0).byCategory;
    const SearchFigures& after = searches.models.at(1).byCategory;
    QVERIFY(after.precision[1] > before.precision[1]);
    QVERIFY(after.meanAveragePrecision > before.meanAveragePrecision);
}

QTEST_GUILESS_MAIN(TstDemoTraining)
#include "tst_demo_training.moc"
