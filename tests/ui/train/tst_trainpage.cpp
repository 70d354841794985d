// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"
#include "tests/support/testdata.h"
#include "tests/ui/clean/fakeinspection.h"
#include "tests/ui/itemmodels/smallshop.h"
#include "tests/ui/train/faketraining.h"
#include "ui/jobs/workspacesession.h"
#include "ui/pages/train/chartspane.h"
#include "ui/pages/train/mistakespane.h"
#include "ui/pages/train/predictionspane.h"
#include "ui/pages/train/startpane.h"
#include "ui/pages/train/trainform.h"
#include "ui/pages/train/trainpage.h"
#include "ui/shell/filepicker.h"
#include "ui/widgets/charts/confusionchart.h"
#include "ui/widgets/charts/curvechart.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

using namespace vitrine;
using namespace vitrine::ui;

namespace {

void cleanPictures(Workspace& shop)
{
    CleanRequest request;
    request.side = 32;
    JobContext context;
    shop.cleanPictures(request, context);
}

class FixedPicker : public FilePicker {
public:
    std::optional<std::filesystem::path> answer;

    std::optional<std::filesystem::path> openFile(QWidget*, const QString&, const QString&) override
    {
        return answer;
    }
    std::optional<std::filesystem::path> openFolder(QWidget*, const QString&) override
    {
        return {};
    }
    std::optional<std::filesystem::path> saveFile(
        QWidget*, const QString&, const QString&, const QString&) override
    {
        return answer;
    }
};

struct Fixture {
    Fixture()
    {
        page.resize(1280, 800);
        page.show();
    }
    template <typename Widget> Widget* child(const char* name)
    {
        auto* found = page.findChild<Widget*>(QLatin1String(name));
        if (!found)
            qFatal("no widget %s", name);
        return found;
    }
    void click(const char* name)
    {
        QTest::mouseClick(child<QAbstractButton>(name), Qt::LeftButton);
    }
    QString text(const char* name) { return child<QLabel>(name)->text(); }
    QString emptyButton() { return child<EmptyState>("trainEmpty")->button()->text(); }
    void open(const std::shared_ptr<Workspace>& shop)
    {
        page.setSource({shop, &training, &inspection});
        QTRY_VERIFY(page.runs().state() != TrainState::Reading);
    }

    test::FakeTraining training;
    test::FakeInspection inspection;
    JobRunner runner;
    WorkspaceSession session{runner};
    FixedPicker picker;
    TrainPage page{session, picker};
};

}

/// The Train page with its panes, as hands and keys use it.
class TstTrainPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void emptyStatesLeadOn();
    void failureSaysWhy();
    void formMakesARequest();
    void formRefusesNonsense();
    void planShowsBeforeItStarts();
    void suggestionIsTaken();
    void startsPausesResumes();
    void stopsAndKeepsTheBest();
    void curvesFollowTheRun();
    void controlsRuleTheCharts();
    void tableShowsHidesDeletes();
    void cellsOpenTheirPictures();
    void relabelsByKeys();
    void triesAPicture();
    void comparesSearches();
    void savesCharts();
    void fitsSmallWindows();
    void everythingHasAName();

private:
    void addRuns(Fixture& f, int runs) const;

    test::TemporaryFolder m_folder;
    std::shared_ptr<Workspace> m_shop;
    std::vector<ImageRow> m_images;
};

void TstTrainPage::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QCoreApplication::setOrganizationName(QStringLiteral("vitrine-test"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope,
        QString::fromStdString((m_folder / "settings").string()));
    m_shop = test::makeShop(m_folder.path(), {.listings = 24, .pictures = true});
    cleanPictures(*m_shop);
    for (const ListingSummary& summary : m_shop->listings({}, {}, 0, 24)) {
        for (const ListingImage& each : m_shop->imagesOf(summary.listing.row))
            m_images.push_back(each.row);
    }
}

void TstTrainPage::addRuns(Fixture& f, int runs) const
{
    for (int row = 1; row <= runs; ++row)
        f.training.add(test::scriptedRun(row, 3, 40), test::scriptedEvaluation(m_images));
    f.open(m_shop);
    QTRY_VERIFY(f.page.runs().evaluation().has_value());
}

void TstTrainPage::emptyStatesLeadOn()
{
    Fixture f;
    QSignalSpy actions(&f.page, &Page::actionRequested);
    QVERIFY(f.emptyButton().contains(QStringLiteral("Home")));
    f.child<EmptyState>("trainEmpty")->button()->click();
    QCOMPARE(actions.takeFirst().first().value<ActionId>(), ActionId::GoHome);
    const test::TemporaryFolder folder;
    f.open(Workspace::create(folder / "empty.vitrine"));
    f.child<EmptyState>("trainEmpty")->button()->click();
    QCOMPARE(actions.takeFirst().first().value<ActionId>(), ActionId::ImportTables);
    f.open(test::makeShop(folder.path(), {.listings = 8, .pictures = true}));
    QVERIFY(f.emptyButton().contains(QStringLiteral("Clean")));
    std::filesystem::create_directories(folder / "one");
    auto one = test::makeShop(folder / "one", {.listings = 2, .pictures = true});
    cleanPictures(*one);
    f.open(one);
    f.child<EmptyState>("trainEmpty")->button()->click();
    QCOMPARE(actions.takeFirst().first().value<ActionId>(), ActionId::GoCatalogue);
    f.open(m_shop);
    QVERIFY(f.child<QWidget>("trainForm")->isVisible());
    QVERIFY(f.child<QLabel>("trainIntroduction")->isVisible());
    QVERIFY(!f.child<QWidget>("trainCloseForm")->isVisible());
}

void TstTrainPage::failureSaysWhy()
{
    Fixture f;
    f.training.failRuns(Error(ErrorCode::Corrupt, "The runs are damaged.", "Restore them."));
    f.open(m_shop);
    auto* problem = f.child<Notice>("trainProblem");
    QVERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(QStringLiteral("The runs are damaged.")));
}

void TstTrainPage::formMakesARequest()
{
    Fixture f;
    f.open(m_shop);
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

void TstTrainPage::formRefusesNonsense()
{
    Fixture f;
    f.open(m_shop);
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

void TstTrainPage::planShowsBeforeItStarts()
{
    Fixture f;
    TrainPlan plan;
    plan.trainImages = 1'200;
    plan.validationImages = 300;
    plan.classes = {"Cars", "Sofas"};
    plan.seconds = 754.0;
    plan.diskBytes = 600'000'000;
    plan.diskFree = 40'000'000'000;
    plan.memoryBytes = 1'400'000'000;
    plan.leaks = 3;
    plan.warnings = {"Lamps has only 4 photos."};
    f.training.setPlan(plan);
    f.open(m_shop);
    QTRY_COMPARE(f.text("trainPlanTime"), QStringLiteral("About 13 min"));
    QVERIFY(f.text("trainPlanPhotos").contains(QStringLiteral("1,200")));
    QVERIFY(f.text("trainPlanDisk").contains(QStringLiteral("600")));
    QVERIFY(f.text("trainPlanWarnings").contains(QStringLiteral("Lamps has only 4 photos.")));
    QVERIFY(f.text("trainPlanWarnings").contains(QStringLiteral("both sides")));
    const std::size_t before = f.training.planned().size();
    f.child<QSpinBox>("trainEpochs")->setValue(20);
    QTRY_VERIFY(f.training.planned().size() > before);
    QCOMPARE(f.training.planned().back().config.epochs, 20);
}

void TstTrainPage::suggestionIsTaken()
{
    Fixture f;
    f.training.setLearningRates({{1e-4, 1e-3, 1e-2}, {2.0, 1.2, 3.0}, 0.0042});
    f.open(m_shop);
    QVERIFY(!f.child<QWidget>("trainRateChart")->isVisible());
    f.click("trainFindRate");
    QTRY_VERIFY(f.child<QWidget>("trainRateChart")->isVisible());
    f.click("trainUseRate");
    QCOMPARE(f.child<TrainForm>("trainForm")->request().config.learningRate, 0.0042);
}

void TstTrainPage::startsPausesResumes()
{
    Fixture f;
    f.open(m_shop);
    f.child<QLineEdit>("trainName")->setText(QStringLiteral("first"));
    f.child<QSpinBox>("trainEpochs")->setValue(2);
    f.training.holdAt(6);
    f.click("trainStart");
    QTRY_COMPARE(f.text("trainRunName"), QStringLiteral("first"));
    QTRY_COMPARE(f.text("trainEpochNow"), QStringLiteral("2 of 2"));
    QCOMPARE(f.text("trainRunState"), QStringLiteral("Running"));
    QVERIFY(f.text("trainTimeNow").contains(QStringLiteral("left")));
    QVERIFY(f.text("trainSpeedNow").contains(QStringLiteral("images/s")));
    QVERIFY(!f.child<QPushButton>("trainResume")->isVisible());
    f.click("trainPause");
    QTRY_COMPARE(f.text("trainRunState"), QStringLiteral("Paused"));
    QVERIFY(!f.child<QPushButton>("trainPause")->isVisible());
    f.training.letGo();
    f.click("trainResume");
    QTRY_COMPARE(f.text("trainRunState"), QStringLiteral("Finished"));
    QVERIFY(!f.child<QPushButton>("trainResume")->isVisible());
    QVERIFY(f.child<QPushButton>("trainNew")->isVisible());
}

void TstTrainPage::stopsAndKeepsTheBest()
{
    Fixture f;
    f.open(m_shop);
    f.child<QSpinBox>("trainEpochs")->setValue(50);
    f.training.holdAt(7);
    f.click("trainStart");
    QTRY_VERIFY(f.child<QPushButton>("trainFinish")->isVisible());
    QTRY_VERIFY(f.child<QPushButton>("trainFinish")->isEnabled()); // once an epoch has ended
    f.click("trainFinish");
    QVERIFY(!f.child<QPushButton>("trainPause")->isEnabled());
    f.training.letGo();
    QTRY_COMPARE(f.text("trainRunState"), QStringLiteral("Finished"));
}

void TstTrainPage::curvesFollowTheRun()
{
    Fixture f;
    f.open(m_shop);
    f.child<QSpinBox>("trainEpochs")->setValue(4);
    f.training.holdAt(12);
    f.click("trainStart");
    auto* charts = f.child<ChartsPane>("trainCharts");
    const auto points = [&](CurveKind kind) {
        const auto& curves = charts->chart(kind)->curves();
        return curves.empty() ? std::size_t{0} : curves.front().points.size();
    };
    QTRY_COMPARE(points(CurveKind::Loss), std::size_t{12});
    QCOMPARE(points(CurveKind::Speed), std::size_t{12});
    QCOMPARE(charts->chart(CurveKind::Accuracy)->curves().size(), std::size_t{2});
    f.page.showTab(TrainPage::TryTab); // what is hidden catches up
    f.training.letGo();
    QTRY_VERIFY(!f.page.training().isTraining());
    f.page.showTab(TrainPage::CurvesTab);
    QTRY_COMPARE(points(CurveKind::Loss), std::size_t{20});
}

void TstTrainPage::controlsRuleTheCharts()
{
    Fixture f;
    addRuns(f, 2);
    auto* charts = f.child<ChartsPane>("trainCharts");
    CurveChart* loss = charts->chart(CurveKind::Loss);
    CurveChart* accuracy = charts->chart(CurveKind::Accuracy);
    QTRY_COMPARE(loss->curves().size(), std::size_t{2});
    f.page.runs().setAllShown(true);
    QTRY_COMPARE(loss->curves().size(), std::size_t{4});
    f.child<QCheckBox>("trainShowTraining")->setChecked(false);
    QCOMPARE(loss->curves().size(), std::size_t{2});
    QCOMPARE(loss->curves().front().points.size(), std::size_t{3});
    f.child<QCheckBox>("trainShowTraining")->setChecked(true);
    f.child<QComboBox>("trainAxis")->setCurrentIndex(1);
    QCOMPARE(loss->curves().front().points.back().x(), 120.0);
    QTRY_COMPARE(loss->shownRange(), QPointF(1, 120));
    // Zooming one zooms all, and the button shows everything again.
    loss->setFocus();
    QTest::keyClick(loss, Qt::Key_Plus);
    QCOMPARE(accuracy->shownRange(), loss->shownRange());
    f.click("trainShowAllOfCurves");
    QTRY_COMPARE(accuracy->shownRange(), QPointF(1, 120));
    QTest::keyClick(loss, Qt::Key_Right);
    QVERIFY(loss->readout().startsWith(QStringLiteral("Steps ")));
}

void TstTrainPage::tableShowsHidesDeletes()
{
    Fixture f;
    addRuns(f, 3);
    auto* table = f.child<QTableView>("trainRunTable");
    QCOMPARE(table->model()->rowCount(), 3);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(1, 0));
    QCOMPARE(f.page.runs().current(), RunRow{2});
    QCOMPARE(f.text("trainRunName"), QStringLiteral("run 2"));
    QVERIFY(f.page.runs().isShown({2}));
    QTest::keyClick(table, Qt::Key_Space);
    QVERIFY(!f.page.runs().isShown({2}));
    QTest::keyClick(table, Qt::Key_Delete);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QTRY_VERIFY(f.page.canPerform(ActionId::Undo));
    QVERIFY(f.child<Notice>("trainNews")->isVisible());
    f.page.perform(ActionId::Undo);
    QTRY_COMPARE(table->model()->rowCount(), 3);
    f.child<QLineEdit>("trainRunFilter")->setText(QStringLiteral("run 3"));
    QTRY_COMPARE(table->model()->rowCount(), 1);
}

void TstTrainPage::cellsOpenTheirPictures()
{
    Fixture f;
    addRuns(f, 1);
    f.page.showTab(TrainPage::MistakesTab);
    auto* mistakes = f.child<MistakesPane>("trainMistakes");
    ConfusionChart* matrix = mistakes->matrix();
    QCOMPARE(matrix->countAt(2, 0), std::int64_t{2});
    PredictionModel& shown = mistakes->predictions()->predictions();
    QCOMPARE(shown.rowCount(), 3); // every mistake, the worst first
    QCOMPARE(shown.predictionAt(0)->confidence, 0.95F);
    mistakes->predictions()->showOrder(PredictionOrder::Confused);
    QCOMPARE(shown.truthAt(1), QStringLiteral("Sofas")); // confused twice
    QTest::mouseClick(matrix, Qt::LeftButton, {}, matrix->cellRect(0, 1).center());
    QCOMPARE(shown.rowCount(), 1);
    QCOMPARE(shown.truthAt(0), QStringLiteral("Cars"));
    QCOMPARE(shown.saidAt(0), QStringLiteral("Lamps"));
    QVERIFY(f.text("trainPredictionsTitle").contains(QStringLiteral("Cars taken for Lamps")));
    f.click("trainLeaveCell");
    QCOMPARE(shown.rowCount(), 3);
    QCOMPARE(matrix->currentTruth(), -1);
    QVERIFY(f.text("trainQuality").contains(QStringLiteral("75.0 %")));
    QCOMPARE(mistakes->reliability()->curves().front().points.size(), std::size_t{3});
    QCOMPARE(f.child<QTableView>("trainClassTable")->model()->rowCount(), 3);
}

void TstTrainPage::relabelsByKeys()
{
    Fixture f;
    for (const ImageRow image : m_images) { // what the fake can change
        Finding finding;
        finding.kind = FindingKind::LabelIssue;
        finding.image = image;
        f.inspection.add(finding);
    }
    JobContext context;
    f.inspection.check({}, context);
    addRuns(f, 1);
    f.page.showTab(TrainPage::MistakesTab);
    auto* pane = f.child<MistakesPane>("trainMistakes")->predictions();
    auto* grid = pane->grid();
    grid->setFocus();
    const ImageRow first = pane->predictions().predictionAt(0)->image;
    QTest::keyClick(grid, Qt::Key_Return); // as predicted
    QTRY_COMPARE(f.inspection.applied().size(), std::size_t{1});
    const Action action = f.inspection.applied().front();
    QVERIFY(action.kind == ActionKind::Relabel);
    QCOMPARE(action.on.images, std::vector<ImageRow>{first});
    QCOMPARE(action.value.value_or(""), std::string("Cars"));
    QCOMPARE(grid->currentIndex().row(), 1); // moved on
    QVERIFY(!pane->predictions().decisionAt(0).isEmpty());
    const auto lamps = pane->legend().indexOf(QStringLiteral("Lamps"));
    QTest::keyClick(grid, static_cast<Qt::Key>(Qt::Key_1 + lamps));
    QTRY_COMPARE(f.inspection.applied().size(), std::size_t{2});
    QTest::keyClick(grid, Qt::Key_U);
    QTRY_VERIFY(pane->predictions().decisionAt(1).isEmpty());
    QCOMPARE(f.inspection.calls().back(), std::string("undo"));
    QCOMPARE(grid->currentIndex().row(), 1);
    // What cannot be changed says so, and stands as it was.
    f.inspection.failNext(Error(ErrorCode::Io, "It cannot be written.", "Free the disk."));
    QTest::keyClick(grid, Qt::Key_Return);
    QTRY_VERIFY(f.child<Notice>("trainNews")->isVisible());
    QVERIFY(pane->predictions().decisionAt(1).isEmpty());
}

void TstTrainPage::triesAPicture()
{
    Fixture f;
    addRuns(f, 1);
    SearchQuery query;
    query.picture = m_images.front();
    QVERIFY(!f.page.dropSentence().isEmpty());
    QVERIFY(f.page.takePicture(query));
    QTRY_COMPARE(f.text("trainTryAnswer"), QStringLiteral("Sofas"));
    QVERIFY(f.text("trainTryDetail").contains(QStringLiteral("epoch 3")));
    f.picker.answer = m_folder / "absent.png";
    f.page.takePicture(query);
    query.picture = m_folder / "absent.png";
    f.page.takePicture(query);
    QTRY_VERIFY(f.child<Notice>("trainTryFailure")->isVisible());
    Fixture none;
    QVERIFY(!none.page.takePicture(query)); // searches take it
}

void TstTrainPage::comparesSearches()
{
    Fixture f;
    SearchEvaluation evaluation;
    evaluation.models.resize(2);
    evaluation.models[0].model = "old";
    evaluation.models[0].name = "Old";
    evaluation.models[0].byCategory.meanAveragePrecision = 0.5;
    evaluation.models[0].categories = {{"Cars", {}}};
    evaluation.models[1].model = "new";
    evaluation.models[1].name = "New";
    evaluation.models[1].byCategory.meanAveragePrecision = 0.75;
    evaluation.indexes = {
        {"exact", "", 1.0, 2.0, 3.0, 0.1, 4'000}, {"hnsw", "M 32", 0.98, 0.2, 0.3, 5.0, 9'000}};
    evaluation.images = 300;
    evaluation.side = "validation";
    f.training.setSearchEvaluation(evaluation);
    f.training.setModels({}, "new");
    addRuns(f, 1);
    f.page.showTab(TrainPage::SearchTab);
    f.child<EmptyState>("trainSearchEmpty")->button()->click();
    auto* models = f.child<QTableWidget>("trainModelTable");
    QTRY_COMPARE(models->rowCount(), 2);
    QCOMPARE(models->item(1, 4)->text(), QStringLiteral("75.0 %"));
    QCOMPARE(f.child<QTableWidget>("trainIndexTable")->rowCount(), 2);
    QCOMPARE(
        f.child<QTableWidget>("trainCategoryTable")->item(0, 0)->text(), QStringLiteral("Cars"));
    models->selectRow(1);
    QVERIFY(!f.child<QPushButton>("trainSearchWith")->isEnabled()); // it is in use
    models->selectRow(0);
    f.click("trainSearchWith");
    QCOMPARE(f.training.searchModel(), std::string("old"));
    f.page.perform(ActionId::Undo);
    QCOMPARE(f.training.searchModel(), std::string("new"));
}

void TstTrainPage::savesCharts()
{
    Fixture f;
    addRuns(f, 1);
    f.picker.answer = m_folder / "loss.csv";
    QTest::qWait(20);
    f.click("trainLossChartSave");
    QVERIFY(std::filesystem::exists(m_folder / "loss.csv"));
    QVERIFY(f.child<Notice>("trainNews")->isVisible());
    f.page.showTab(TrainPage::MistakesTab);
    f.picker.answer = m_folder / "matrix.svg";
    f.click("trainSaveFigure");
    QVERIFY(std::filesystem::exists(m_folder / "matrix.svg"));
    f.picker.answer = m_folder / "absent" / "matrix.svg";
    f.click("trainSaveFigure");
    QVERIFY(f.child<Notice>("trainNews")->kind() == Notice::Kind::Failure);
}

void TstTrainPage::fitsSmallWindows()
{
    Fixture f;
    addRuns(f, 2);
    const QSize small(900 - 56, 600 - 60); // without navigation, menu and strip
    for (const TrainPage::Tab tab :
        {TrainPage::CurvesTab, TrainPage::MistakesTab, TrainPage::TryTab, TrainPage::SearchTab}) {
        f.page.showTab(tab);
        QVERIFY2(f.page.minimumSizeHint().width() <= small.width(),
            qPrintable(
                QStringLiteral("tab %1 needs %2").arg(tab).arg(f.page.minimumSizeHint().width())));
    }
    f.page.showForm(true);
    QVERIFY(f.page.minimumSizeHint().width() <= small.width());
    QVERIFY2(f.page.minimumSizeHint().height() <= small.height(),
        qPrintable(QString::number(f.page.minimumSizeHint().height())));
}

void TstTrainPage::everythingHasAName()
{
    Fixture f;
    addRuns(f, 2);
    for (QWidget* widget : f.page.findChildren<QWidget*>()) {
        const bool control = qobject_cast<QAbstractButton*>(widget)
            || qobject_cast<QComboBox*>(widget) || qobject_cast<QLineEdit*>(widget)
            || qobject_cast<QAbstractSpinBox*>(widget) || qobject_cast<QSlider*>(widget)
            || qobject_cast<QTabBar*>(widget) || qobject_cast<CurveChart*>(widget)
            || qobject_cast<ConfusionChart*>(widget);
        if (!control || widget->objectName().startsWith(QStringLiteral("qt_"))
            || qobject_cast<QAbstractSpinBox*>(widget->parentWidget())
            || qobject_cast<QLineEdit*>(widget->parentWidget())
            || widget->inherits("QTableCornerButton") || widget->inherits("QScrollBar"))
            continue;
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        const bool named =
            !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(named || button, qPrintable(widget->objectName()));
    }
}

QTEST_MAIN(TstTrainPage)
#include "tst_trainpage.moc"
