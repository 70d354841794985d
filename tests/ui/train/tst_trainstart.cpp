// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/train/trainpagefixture.h"
#include "ui/pages/train/trainform.h"
#include "ui/widgets/jobprogress.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <cmath>

using namespace vitrine;
using namespace vitrine::ui;
using vitrine::test::TrainPageFixture;

/// The form that starts runs, and what stands beside it.
class TstTrainStart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void formMakesARequest();
    void advancedFoldHasEverySetting();
    void leavesTheEmbeddingsFileOut();
    void limitsWhatIsKept();
    void formRefusesNonsense();
    void planShowsBeforeItStarts();
    void planShowsInParts();
    void saysWhereFreeDiskIsUnknown();
    void suggestionIsTaken();
    void findingTellsHowFarItIs();
    void keepsToTheMiddleOfWideWindows();
    void saysWhatTheUsualWeightsAre();

private:
    test::CleanShop m_shop;
};

void TstTrainStart::formMakesARequest()
{
    TrainPageFixture f;
    f.open(m_shop.workspace);
    auto* form = f.child<TrainForm>("trainForm");
    QVERIFY(form->request().config == TrainConfig()); // the defaults of the engine
    QVERIFY(form->request().split == SplitKind::ByListing);
    f.child<QLineEdit>("trainName")->setText(QStringLiteral("mine"));
    f.child<QSpinBox>("trainEpochs")->setValue(3);
    f.child<QSpinBox>("trainBatchSize")->setValue(64);
    f.child<QLineEdit>("trainLearningRate")->setText(QStringLiteral("2e-3"));
    f.child<QComboBox>("trainSplit")->setCurrentIndex(1);
    QVERIFY(!f.child<QWidget>("trainAdvancedForm")->isVisible());
    f.click("trainAdvancedFold");
    QVERIFY(f.child<QWidget>("trainAdvancedForm")->isVisible());
    f.child<QComboBox>("trainSchedule")->setCurrentIndex(2);
    QVERIFY(!f.child<QSpinBox>("trainStepEpochs")->isEnabled());
    f.child<QCheckBox>("trainFlip")->setChecked(true);
    const TrainRequest request = form->request();
    QCOMPARE(request.name, std::string("mine"));
    QCOMPARE(request.config.epochs, 3);
    QCOMPARE(request.config.batchSize, 64);
    QCOMPARE(request.config.learningRate, 0.002);
    QVERIFY(request.config.schedule == Schedule::Cosine);
    QVERIFY(request.config.augmentation.flip);
    QVERIFY(request.split == SplitKind::ByImage);
    TrainRequest other;
    other.config.scope = LearningScope::All;
    other.config.optimiser = Optimiser::AdamW;
    other.config.mixup = 0.2;
    other.config.learningRate = 0.00025;
    form->setRequest(other);
    QVERIFY(form->request().config == other.config);
}

void TstTrainStart::advancedFoldHasEverySetting()
{
    TrainPageFixture f;
    f.open(m_shop.workspace);
    auto* form = f.child<TrainForm>("trainForm");
    const TrainRequest usual;
    QCOMPARE(form->request().sides.fractions, usual.sides.fractions);
    QCOMPARE(form->request().sides.seed, usual.sides.seed);
    QVERIFY(form->request().tags.empty());
    f.click("trainAdvancedFold");
    QVERIFY(f.child<QLineEdit>("trainTags")->isVisible());
    const std::size_t before = f.training.planned().size();
    f.child<QLineEdit>("trainTags")->setText(QStringLiteral("autumn, , lamps "));
    f.child<QDoubleSpinBox>("trainValidationShare")->setValue(15.0);
    f.child<QDoubleSpinBox>("trainTestShare")->setValue(10.0);
    f.child<QSpinBox>("trainSplitSeed")->setValue(7);
    f.child<QSpinBox>("trainCheckpointSeconds")->setValue(5);
    const TrainRequest request = form->request();
    QCOMPARE(request.tags, (std::vector<std::string>{"autumn", "lamps"}));
    QVERIFY(std::abs(request.sides.fractions[0] - 0.75) < 1e-9);
    QVERIFY(std::abs(request.sides.fractions[1] - 0.15) < 1e-9);
    QVERIFY(std::abs(request.sides.fractions[2] - 0.10) < 1e-9);
    QCOMPARE(request.sides.seed, std::uint64_t{7});
    QCOMPARE(request.config.checkpointSeconds, 5);
    QTRY_VERIFY(f.training.planned().size() > before); // planned anew with them
    QCOMPARE(f.training.planned().back().sides.seed, std::uint64_t{7});
    form->setRequest(usual);
    form->setRequest(request);
    QCOMPARE(form->request().tags, request.tags);
    QCOMPARE(form->request().sides.fractions, request.sides.fractions);
    QVERIFY(form->request().config == request.config);
    f.child<QDoubleSpinBox>("trainTestShare")->setValue(85.0);
    QVERIFY(form->problem().contains(QStringLiteral("none to learn from")));
    QVERIFY(!f.child<QPushButton>("trainStart")->isEnabled());
}

void TstTrainStart::leavesTheEmbeddingsFileOut()
{
    TrainPageFixture f;
    f.open(m_shop.workspace);
    auto* form = f.child<TrainForm>("trainForm");
    auto* file = f.child<QCheckBox>("trainEmbeddingsFile");
    QVERIFY(form->request().embeddingsFile);
    QVERIFY(!file->isVisible());
    f.click("trainAdvancedFold");
    QVERIFY(file->isVisible());
    const std::size_t before = f.training.planned().size();
    file->click();
    QVERIFY(!form->request().embeddingsFile);
    QTRY_VERIFY(f.training.planned().size() > before); // it needs less of the disk
    QVERIFY(!f.training.planned().back().embeddingsFile);
    f.child<QCheckBox>("trainUseModel")->setChecked(false);
    QVERIFY(!file->isEnabled()); // there would be no vectors
    TrainRequest other;
    form->setRequest(other);
    QVERIFY(file->isChecked() && file->isEnabled());
    file->click();
    f.click("trainStart");
    QTRY_COMPARE(f.training.trained().size(), std::size_t{1});
    QVERIFY(!f.training.trained().back().embeddingsFile);
}

void TstTrainStart::limitsWhatIsKept()
{
    TrainPageFixture f;
    TrainPlan plan;
    plan.warnings = {SmallTrunkCache{4'000'000'000, 2'000'000'000}};
    f.training.setPlan(plan);
    f.open(m_shop.workspace);
    auto* form = f.child<TrainForm>("trainForm");
    auto* limit = f.child<QDoubleSpinBox>("trainCacheLimit");
    QCOMPARE(form->request().config.trunkCacheLimit, std::int64_t{0});
    QVERIFY(limit->text().startsWith(QStringLiteral("What is free")));
    limit->setValue(2.0);
    QCOMPARE(form->request().config.trunkCacheLimit, std::int64_t{2'000'000'000});
    QCOMPARE(limit->text(), QStringLiteral("2 GB"));
    // The warning calls it by its name.
    const auto name = limit->accessibleName();
    QTRY_VERIFY(f.text("trainPlanWarnings").contains(QStringLiteral("“%1”").arg(name)));
    // Where nothing is kept there is nothing to limit.
    f.child<QCheckBox>("trainTrunkCache")->setChecked(false);
    QVERIFY(!limit->isEnabled());
    QCOMPARE(form->request().config.trunkCacheLimit, std::int64_t{0});
    TrainRequest other;
    other.config.trunkCacheLimit = 1'234'567'891;
    form->setRequest(other);
    QVERIFY(limit->isEnabled());
    QVERIFY(form->request().config == other.config); // to the byte
    f.child<QComboBox>("trainScope")->setCurrentIndex(3);
    QVERIFY(!limit->isEnabled());
}

void TstTrainStart::formRefusesNonsense()
{
    TrainPageFixture f;
    f.open(m_shop.workspace);
    auto* form = f.child<TrainForm>("trainForm");
    auto* start = f.child<QPushButton>("trainStart");
    QVERIFY(start->isEnabled());
    f.child<QLineEdit>("trainLearningRate")->setText(QStringLiteral("fast"));
    QVERIFY(!start->isEnabled());
    QCOMPARE(f.text("trainPlanState"), form->problem());
    f.child<QLineEdit>("trainLearningRate")->setText(QStringLiteral("0.01"));
    f.child<QLineEdit>("trainSweepBatchSizes")->setText(QStringLiteral("32 64"));
    f.child<QLineEdit>("trainSweepRates")->setText(QStringLiteral("0.001 0.01 0.1"));
    QVERIFY(start->isEnabled());
    QVERIFY(start->text().contains(QStringLiteral("6")));
    QCOMPARE(form->sweep()->batchSizes, (std::vector<int>{32, 64}));
    f.child<QLineEdit>("trainSweepBatchSizes")->setText(QStringLiteral("32 64.5"));
    QVERIFY(!start->isEnabled());
    f.child<QLineEdit>("trainSweepBatchSizes")->setText(QStringLiteral("32"));
    f.child<QLineEdit>("trainSweepRates")->clear();
    QVERIFY(!form->sweep().has_value()); // one run
}

void TstTrainStart::planShowsBeforeItStarts()
{
    TrainPageFixture f;
    TrainPlan plan;
    plan.trainImages = 1'200;
    plan.validationImages = 300;
    plan.classes = {"Cars", "Sofas"};
    plan.trunkSeconds = 154.0;
    plan.trainSeconds = 600.0;
    plan.seconds = 754.0;
    plan.trunkBytes = 200'000'000;
    plan.modelBytes = 100'000'000;
    plan.diskBytes = 600'000'000;
    plan.diskFree = 40'000'000'000;
    plan.memoryBytes = 1'400'000'000;
    plan.leaks = 3;
    plan.warnings = {SmallCategories{10, {{"Lamps", 4}}, 1}, LeakingSplit{3, false}};
    f.training.setPlan(plan);
    f.open(m_shop.workspace);
    QTRY_COMPARE(f.text("trainPlanTime"), QStringLiteral("About 13 min"));
    QVERIFY(f.text("trainPlanPhotos").contains(QStringLiteral("1,200")));
    QVERIFY(f.text("trainPlanDisk").contains(QStringLiteral("600")));
    QVERIFY(f.text("trainPlanWarnings").contains(QStringLiteral("Lamps (4), 1 more.")));
    QVERIFY(f.text("trainPlanWarnings").contains(QStringLiteral("both sides")));
    const std::size_t before = f.training.planned().size();
    QVERIFY(f.child<QLabel>("trainPlanTime")->isEnabled());
    f.child<QSpinBox>("trainEpochs")->setValue(20);
    QVERIFY(!f.child<QLabel>("trainPlanTime")->isEnabled()); // of other settings
    QVERIFY(f.text("trainPlanState").contains(QStringLiteral("Looking")));
    QTRY_VERIFY(f.training.planned().size() > before);
    QCOMPARE(f.training.planned().back().config.epochs, 20);
    QTRY_VERIFY(f.child<QLabel>("trainPlanTime")->isEnabled());
    // Of several runs, what is frozen is computed by the first one alone.
    f.child<QLineEdit>("trainSweepBatchSizes")->setText(QStringLiteral("32 64"));
    QTRY_COMPARE(f.text("trainPlanTime"), QStringLiteral("About 23 min"));
    QVERIFY(f.text("trainPlanDisk").contains(QStringLiteral("700")));
    QVERIFY(f.text("trainPlanWarnings").contains(QStringLiteral("both sides")));
}

void TstTrainStart::planShowsInParts()
{
    TrainPageFixture f;
    TrainPlan plan;
    plan.trainImages = 1'200;
    plan.seconds = 754.0;
    plan.diskBytes = 600'000'000;
    plan.diskFree = 40'000'000'000;
    plan.memoryBytes = 1'400'000'000;
    f.training.setPlan(plan);
    f.training.holdMeasuring(true);
    f.open(m_shop.workspace);
    QVERIFY(f.text("trainPlanState").contains(QStringLiteral("Looking")));
    QTRY_VERIFY(f.text("trainPlanState").contains(QStringLiteral("Measuring")));
    QVERIFY(f.text("trainPlanPhotos").contains(QStringLiteral("1,200")));
    QVERIFY(f.text("trainPlanDisk").contains(QStringLiteral("600")));
    QVERIFY(f.child<QLabel>("trainPlanDisk")->isEnabled());
    QCOMPARE(f.text("trainPlanTime"), QStringLiteral("Being measured…"));
    QCOMPARE(f.text("trainPlanMemory"), QStringLiteral("Being measured…"));
    QVERIFY(!f.page.training().isPlanCurrent());
    f.training.holdMeasuring(false);
    QTRY_COMPARE(f.text("trainPlanTime"), QStringLiteral("About 13 min"));
    QVERIFY(f.text("trainPlanMemory").contains(QStringLiteral("1.4")));
    QVERIFY(f.page.training().isPlanCurrent());
}

void TstTrainStart::saysWhereFreeDiskIsUnknown()
{
    TrainPageFixture f;
    TrainPlan plan;
    plan.diskBytes = 600'000'000;
    plan.diskKnown = false;
    f.training.setPlan(plan);
    f.open(m_shop.workspace);
    QTRY_COMPARE(
        f.text("trainPlanDisk"), QStringLiteral("600.0 MB; how much is free cannot be told"));
}

void TstTrainStart::suggestionIsTaken()
{
    TrainPageFixture f;
    f.training.setLearningRates({{1e-4, 1e-3, 1e-2}, {2.0, 1.2, 3.0}, 0.0042});
    f.open(m_shop.workspace);
    QVERIFY(!f.child<QWidget>("trainRateChart")->isVisible());
    f.click("trainFindRate");
    QTRY_VERIFY(f.child<QWidget>("trainRateChart")->isVisible());
    f.click("trainUseRate");
    QCOMPARE(f.child<TrainForm>("trainForm")->request().config.learningRate, 0.0042);
}

void TstTrainStart::findingTellsHowFarItIs()
{
    TrainPageFixture f;
    f.training.setLearningRates({{1e-4, 1e-3, 1e-2}, {2.0, 1.2, 3.0}, 0.0042});
    f.training.holdAt(0);
    f.open(m_shop.workspace);
    auto* progress = f.child<QWidget>("trainFindingProgress");
    QVERIFY(!progress->isVisible());
    f.click("trainFindRate");
    QTRY_VERIFY(progress->isVisible());
    QTRY_VERIFY(
        f.child<JobProgress>("trainFindingProgress")->text().contains(QStringLiteral("12 of 120")));
    f.training.letGo();
    QTRY_VERIFY(!progress->isVisible());
    QVERIFY(f.child<QWidget>("trainRateChart")->isVisible());
}

void TstTrainStart::keepsToTheMiddleOfWideWindows()
{
    TrainPageFixture f;
    f.open(m_shop.workspace);
    auto* pane = f.child<QWidget>("trainStartPane");
    auto* form = f.child<QWidget>("trainForm");
    auto* plan = f.child<QWidget>("trainPlan");
    const auto left = [pane](QWidget* part) { return part->mapTo(pane, QPoint(0, 0)).x(); };
    f.page.resize(1920, 1080);
    QTRY_VERIFY(left(form) > 100);
    const int right = pane->width() - left(plan) - plan->width();
    QVERIFY2(std::abs(left(form) - right) <= 24,
        qPrintable(QStringLiteral("%1 before, %2 after").arg(left(form)).arg(right)));
    QVERIFY(form->width() > plan->width() && form->width() <= 700 && plan->width() >= 440);
    QCOMPARE(left(f.child<QWidget>("trainStart")), left(form));
    QCOMPARE(left(f.child<QWidget>("trainIntroduction")), left(form));
    f.page.resize(900, 600); // all of it
    QTRY_COMPARE(left(form), 0);
}

void TstTrainStart::saysWhatTheUsualWeightsAre()
{
    TrainPageFixture f;
    TrainPlan plan;
    plan.weights = "resnet50";
    f.training.setPlan(plan);
    f.open(m_shop.workspace);
    auto* weights = f.child<QComboBox>("trainWeights");
    QTRY_COMPARE(weights->itemText(0), QStringLiteral("The usual weights (resnet50)"));
    plan.pretrained = false;
    plan.weights = "random";
    f.training.setPlan(plan);
    f.child<QSpinBox>("trainEpochs")->setValue(20); // measured anew
    QTRY_COMPARE(weights->itemText(0), QStringLiteral("The usual weights (random)"));
    QVERIFY(f.text("trainPlanStart").contains(QStringLiteral("random")));
}

QTEST_MAIN(TstTrainStart)
#include "tst_trainstart.moc"
