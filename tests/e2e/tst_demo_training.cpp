// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"
#include "tests/core/workspace/smallshop.h"
#include "tests/support/testdata.h"

#include <QTest>

using namespace vitrine;
using vitrine::test::TemporaryFolder;

namespace {

TrainRequest fromScratch()
{
    TrainRequest request;
    request.weights = "random";
    request.sides = {{0.75, 0.25, 0.0}, 1};
    TrainConfig& config = request.config;
    config.scope = LearningScope::LastStage;
    config.optimiser = Optimiser::AdamW;
    config.schedule = Schedule::OneCycle;
    config.epochs = 12;
    config.learningRate = 1e-3;
    config.headFactor = 1.0;
    config.labelSmoothing = 0.1;
    config.augmentation.flip = true;
    config.augmentation.crop = true;
    config.inputSide = 96;
    return request;
}

}

/// The whole way without any weights: the demo shop's categories, learnt from the random
/// network in a minute.
class TstDemoTraining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::hideUserData(m_data.path()); }
    void learnsTheDemoFromScratch();

private:
    TemporaryFolder m_data;
};

void TstDemoTraining::learnsTheDemoFromScratch()
{
    const TemporaryFolder folder;
    const auto workspace = Workspace::create(folder / "demo.vitrine");
    Training& training = workspace->training();
    JobContext context;
    workspace->makeDemo({156, 1}, context);
    workspace->cleanPictures({128, {}, false}, context);
    const std::string random = workspace->embed({"random", false}, context).model.id;

    const RunRecord run = training.train(fromScratch(), nullptr, nullptr, context);
    QCOMPARE(run.classes.size(), std::size_t{17});
    QCOMPARE(run.leaks, 0);
    const double chance = 1.0 / static_cast<double>(run.classes.size());
    qInfo("%lld + %lld pictures: top 1 %.3f (chance %.3f), top 5 %.3f, macro F1 %.3f",
        static_cast<long long>(run.trainImages), static_cast<long long>(run.validationImages),
        run.best->validation.top1, chance, run.best->validation.top5, run.best->validation.macroF1);
    QVERIFY(run.best->validation.top1 > 0.45);

    // Searches have changed over to what was learnt, and find more of the same category.
    QCOMPARE(training.searchModel(), run.model);
    const SearchEvaluation judged = training.evaluateSearch({random, run.model}, context);
    const SearchFigures& before = judged.models.at(0).byCategory;
    const SearchFigures& after = judged.models.at(1).byCategory;
    qInfo("%lld pictures, %s: mAP by category %.3f before, %.3f after",
        static_cast<long long>(judged.images), judged.side.c_str(), before.meanAveragePrecision,
        after.meanAveragePrecision);
    QVERIFY(after.meanAveragePrecision > before.meanAveragePrecision);
}

QTEST_GUILESS_MAIN(TstDemoTraining)
#include "tst_demo_training.moc"
