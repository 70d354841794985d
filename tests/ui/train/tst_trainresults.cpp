// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "tests/support/exclusions.h"
#include "tests/ui/train/trainpagefixture.h"
#include "ui/pages/train/chartspane.h"
#include "ui/pages/train/classmodel.h"
#include "ui/pages/train/mistakespane.h"
#include "ui/pages/train/predictionspane.h"
#include "ui/widgets/charts/confusionchart.h"
#include "ui/widgets/charts/curvechart.h"
#include "ui/widgets/charts/reliabilitychart.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/jobprogress.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QTableWidget>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

using namespace vitrine;
using namespace vitrine::ui;
using vitrine::test::TrainPageFixture;

/// What a run has learnt: mistakes, guesses, searches, and charts as files.
class TstTrainResults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cellsOpenTheirPictures();
    void nothingIsKnownOfCategoriesWithoutPhotos();
    void checksWithOtherPhotos();
    void relabelsByKeys();
    void relabelsSeveralAsOneStep();
    void photosOfAListingAgree();
    void triesAPicture();
    void comparesSearches();
    void savesCharts();

private:
    /// On one photo of each listing, unless `evaluation` says otherwise.
    PredictionsPane* openMistakes(
        TrainPageFixture& f, std::optional<Evaluation> evaluation = std::nullopt) const;
    std::vector<std::vector<ImageRow>> photosByListing() const;

    test::CleanShop m_shop;
};

void TstTrainResults::cellsOpenTheirPictures()
{
    TrainPageFixture f;
    f.add(m_shop, 1);
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
    // Each of the three groups that hold photos is told.
    QCOMPARE(mistakes->reliability()->accessibleDescription().count(QStringLiteral("sure")), 3);
    QCOMPARE(f.child<QTableView>("trainClassTable")->model()->rowCount(), 3);
}

void TstTrainResults::nothingIsKnownOfCategoriesWithoutPhotos()
{
    ClassModel model;
    model.setClasses({{"Hats", 0.5, 0.25, 1.0 / 3.0, 8}, {"Shoes", 0.0, 0.0, 0.0, 0}});
    for (const int column :
        {ClassModel::PrecisionColumn, ClassModel::RecallColumn, ClassModel::F1Column}) {
        const QModelIndex known = model.index(0, column);
        const QModelIndex unknown = model.index(1, column);
        QVERIFY(known.data().toString().contains(QLatin1Char('%')));
        QCOMPARE(unknown.data().toString(), QStringLiteral("–"));
        QVERIFY(!unknown.data(ClassModel::ValueRole).isValid());
        // The worst come first; these do not.
        QVERIFY(known.data(ClassModel::SortRole).toDouble()
            < unknown.data(ClassModel::SortRole).toDouble());
    }
    QCOMPARE(model.index(1, ClassModel::PhotosColumn).data().toString(), QStringLiteral("0"));
}

void TstTrainResults::checksWithOtherPhotos()
{
    TrainPageFixture f;
    f.add(m_shop, 1);
    f.page.showTab(TrainPage::MistakesTab);
    auto* side = f.child<QComboBox>("trainSide");
    QCOMPARE(side->count(), 2); // there are no test photos
    side->setCurrentIndex(1);
    Q_EMIT side->activated(1);
    QVERIFY(f.text("trainQuality").contains(QStringLiteral("Looking at")));
    QTRY_VERIFY(f.text("trainQuality").contains(QStringLiteral("100.0 % right")));
    QCOMPARE(side->currentText(), QStringLiteral("Training photos"));
    QCOMPARE(f.training.calls().back(), std::string("evaluate 1 0"));
}

std::vector<std::vector<ImageRow>> TstTrainResults::photosByListing() const
{
    std::vector<std::vector<ImageRow>> photos;
    for (const ListingSummary& summary : m_shop.workspace->listings({}, {}, 0, 24)) {
        std::vector<ImageRow> own;
        for (const ListingImage& each : m_shop.workspace->imagesOf(summary.listing.row))
            own.push_back(each.row);
        if (!own.empty())
            photos.push_back(std::move(own));
    }
    return photos;
}

PredictionsPane* TstTrainResults::openMistakes(
    TrainPageFixture& f, std::optional<Evaluation> evaluation) const
{
    std::vector<ImageRow> firsts;
    for (const auto& photos : photosByListing())
        firsts.push_back(photos.front());
    for (const ImageRow image : m_shop.images) { // what the fake can change
        Finding finding;
        finding.kind = FindingKind::LabelIssue;
        finding.image = image;
        f.inspection.add(finding);
    }
    JobContext context;
    f.inspection.check({}, context);
    f.training.add(test::scriptedRun(1, 3, 40),
        evaluation ? std::move(*evaluation) : test::scriptedEvaluation(firsts));
    f.open(m_shop.workspace);
    f.waitForEvaluation();
    f.page.showTab(TrainPage::MistakesTab);
    auto* pane = f.child<MistakesPane>("trainMistakes")->predictions();
    pane->grid()->setFocus();
    return pane;
}

void TstTrainResults::relabelsByKeys()
{
    TrainPageFixture f;
    PredictionsPane* pane = openMistakes(f);
    auto* grid = pane->grid();
    const ImageRow first = pane->predictions().predictionAt(0)->image;
    QVERIFY(grid->model()->flags(grid->model()->index(0, 0)).testFlag(Qt::ItemIsDragEnabled));
    QTest::keyClick(grid, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->urls().size(), 1); // the photo's file
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
    QVERIFY(pane->predictions().decisionAt(1).isEmpty()); // at once
    QTRY_COMPARE(f.inspection.calls(), std::vector<std::string>{"undo"});
    QCOMPARE(grid->currentIndex().row(), 1);
    // A key opens all categories, where the first letters and Enter choose.
    auto* all = f.child<QComboBox>("trainOtherCategory");
    QTest::keyClick(grid, Qt::Key_0);
    QTRY_VERIFY(all->view()->isVisible());
    const QString truth = pane->predictions().truthAt(1);
    const QString other =
        truth == QStringLiteral("Lamps") ? QStringLiteral("Sofas") : QStringLiteral("Lamps");
    QTest::keyClicks(all->view(), other.left(2));
    QTest::keyClick(all->view(), Qt::Key_Return);
    QTRY_COMPARE(f.inspection.applied().size(), std::size_t{3});
    QCOMPARE(f.inspection.applied().back().value.value_or(""), other.toStdString());
    QTest::keyClick(grid, Qt::Key_U);
    QTRY_VERIFY(pane->predictions().decisionAt(1).isEmpty());
    // What cannot be changed says so, and stands as it was.
    f.inspection.failNext(Error(ErrorCode::Io, "It cannot be written.", "Free the disk."));
    QTest::keyClick(grid, Qt::Key_Return);
    QTRY_VERIFY(f.child<Notice>("trainNews")->isVisible());
    QVERIFY(pane->predictions().decisionAt(1).isEmpty());
    // Nothing newer is undone in its place.
    JobContext context;
    QVERIFY(f.inspection.apply(vitrine::test::excludeImages({m_shop.images.back()}), "Ann", context)
                .step);
    QTest::keyClick(grid, Qt::Key_U);
    QTRY_VERIFY(f.child<Notice>("trainNews")->text().contains(QStringLiteral("later")));
    QVERIFY(!pane->predictions().decisionAt(0).isEmpty());
    QVERIFY(f.inspection.undo(context));
    QTest::keyClick(grid, Qt::Key_U);
    QTRY_COMPARE(f.inspection.history().done, std::size_t{0});
    QVERIFY(pane->predictions().decisionAt(0).isEmpty());
}

void TstTrainResults::relabelsSeveralAsOneStep()
{
    TrainPageFixture f;
    PredictionsPane* pane = openMistakes(f);
    auto* grid = pane->grid();
    PredictionModel& shown = pane->predictions();
    QTest::keyClick(grid, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(grid, Qt::Key_Return); // each as predicted
    QTRY_COMPARE(f.inspection.history().done, std::size_t{1});
    Action action = f.inspection.applied().front();
    QVERIFY(action.kind == ActionKind::Relabel);
    QCOMPARE(action.on.images.size(), std::size_t{3});
    QCOMPARE(action.values.size(), std::size_t{3});
    for (int row = 0; row < shown.rowCount(); ++row) {
        const auto photo = std::ranges::find(action.on.images, shown.predictionAt(row)->image);
        QVERIFY(photo != action.on.images.end());
        const auto place = static_cast<std::size_t>(photo - action.on.images.begin());
        QCOMPARE(QString::fromStdString(action.values[place]), shown.saidAt(row));
        QVERIFY(shown.decisionAt(row).contains(shown.saidAt(row)));
    }
    QTest::keyClick(grid, Qt::Key_U);
    QTRY_COMPARE(f.inspection.history().done, std::size_t{0});
    QVERIFY(shown.decisionAt(0).isEmpty());
    QVERIFY(shown.decisionAt(1).isEmpty() && shown.decisionAt(2).isEmpty());
    QCOMPARE(grid->selectionModel()->selectedIndexes().size(), 3);

    // By the legend all get one category, but what has it already is right.
    const auto sofas = pane->legend().indexOf(QStringLiteral("Sofas"));
    QTest::keyClick(grid, static_cast<Qt::Key>(Qt::Key_1 + sofas));
    QTRY_COMPARE(f.inspection.history().done, std::size_t{1});
    action = f.inspection.applied().back();
    QCOMPARE(action.on.images.size(), std::size_t{1});
    QCOMPARE(action.value.value_or(""), std::string("Sofas"));
    QVERIFY(action.values.empty());
    for (int row = 0; row < shown.rowCount(); ++row)
        QCOMPARE(shown.decisionAt(row).isEmpty(), shown.truthAt(row) == QStringLiteral("Sofas"));
}

void TstTrainResults::photosOfAListingAgree()
{
    std::vector<ImageRow> pair;
    std::vector<ImageRow> others;
    for (const auto& photos : photosByListing()) {
        if (photos.size() == 2 && pair.empty())
            pair = photos;
        else
            others.push_back(photos.front());
    }
    QCOMPARE(pair.size(), std::size_t{2});
    TrainPageFixture f;
    Evaluation evaluation = test::scriptedEvaluation(others);
    // Two photos of a listing, seen as two things, and one of another listing between them.
    const auto put = [&](std::size_t place, ImageRow image, int said, float confidence) {
        Prediction& prediction = evaluation.predictions[place];
        prediction.image = image;
        prediction.truth = 2;
        prediction.predicted = said;
        prediction.confidence = prediction.loss = confidence;
    };
    put(0, pair[0], 1, 0.9F);
    put(1, others[0], 1, 0.8F);
    put(2, pair[1], 0, 0.7F);
    PredictionsPane* pane = openMistakes(f, evaluation);
    PredictionModel& shown = pane->predictions();
    const auto word = [&shown](int row) { return shown.decisionAt(row); };
    QCOMPARE(shown.rowCount(), 3);
    QCOMPARE(shown.predictionAt(2)->image, pair[1]);
    // Of one the other's place says the same, as they share the category.
    QTest::keyClick(pane->grid(), Qt::Key_Return);
    QCOMPARE(word(0), QStringLiteral("Now Lamps"));
    QCOMPARE(word(2), word(0));
    QVERIFY(word(1).isEmpty());
    QCOMPARE(pane->grid()->currentIndex().row(), 1);
    QTest::keyClick(pane->grid(), Qt::Key_U);
    QVERIFY(word(0).isEmpty() && word(2).isEmpty());
    QTRY_COMPARE(f.inspection.calls().size(), std::size_t{1});
    // Both at once: one category, the first one's, in places and step.
    QTest::keyClick(pane->grid(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(pane->grid(), Qt::Key_Return);
    QCOMPARE(word(2), QStringLiteral("Now Lamps"));
    QTRY_COMPARE(f.inspection.applied().size(), std::size_t{2});
    const Action action = f.inspection.applied().back();
    QCOMPARE(action.on.images.size(), std::size_t{3});
    QCOMPARE(action.value.value_or(""), std::string("Lamps"));
    // Nothing is left after it is taken back.
    QTest::keyClick(pane->grid(), Qt::Key_U);
    QVERIFY(word(0).isEmpty() && word(1).isEmpty() && word(2).isEmpty());
    QTest::keyClick(pane->grid(), Qt::Key_U);
    QTRY_VERIFY(
        f.child<Notice>("trainNews")->text().contains(QStringLiteral("Nothing that was decided")));
    QTRY_COMPARE(f.inspection.history().done, std::size_t{0});
}

void TstTrainResults::triesAPicture()
{
    TrainPageFixture f;
    f.add(m_shop, 1);
    SearchQuery query;
    query.picture = m_shop.images.front();
    QVERIFY(!f.page.dropSentence().isEmpty());
    QVERIFY(f.page.takePicture(query));
    QTRY_COMPARE(f.text("trainTryAnswer"), QStringLiteral("Sofas"));
    QVERIFY(f.text("trainTryDetail").contains(QStringLiteral("epoch 3")));
    f.picker.answer = m_shop.folder / "guesses.csv";
    f.click("trainTryBarsSave");
    QCOMPARE(readFile(m_shop.folder / "guesses.csv"),
        std::string("Category,Probability\nSofas,0.7\nCars,0.2\nLamps,0.1\n"));
    f.picker.answer = m_shop.folder / "guesses.svg";
    const auto svg = [&] {
        f.click("trainTryBarsSave");
        return readFile(m_shop.folder / "guesses.svg");
    };
    QTRY_VERIFY(svg().find("Sofas") != std::string::npos); // the chart is drawn later
    f.picker.answer = m_shop.folder / "guesses.png";
    f.click("trainTryBarsSave");
    QVERIFY(!QImage(QString::fromStdString((m_shop.folder / "guesses.png").string())).isNull());
    f.page.takePicture(query);
    query.picture = m_shop.folder / "absent.png";
    f.page.takePicture(query);
    QTRY_VERIFY(f.child<Notice>("trainTryFailure")->isVisible());
    TrainPageFixture none;
    QVERIFY(!none.page.takePicture(query)); // searches take it
}

void TstTrainResults::comparesSearches()
{
    TrainPageFixture f;
    SearchEvaluation evaluation;
    evaluation.models.resize(2);
    evaluation.models[0].model = "old";
    evaluation.models[0].name = "Old";
    evaluation.models[0].byCategory.meanAveragePrecision = 0.5;
    SearchFigures cars;
    cars.precision = {0.9, 0.8, 0.7, 0.6};
    cars.recall = {0.1, 0.2, 0.3, 0.4};
    cars.nDcg = {0.91, 0.82, 0.73, 0.64};
    cars.meanAveragePrecision = 0.55;
    cars.queries = 40;
    evaluation.models[0].categories = {{"Cars", cars}};
    evaluation.models[1].model = "new";
    evaluation.models[1].name = "New";
    evaluation.models[1].byCategory.meanAveragePrecision = 0.75;
    evaluation.models[1].dataKnown = false;
    evaluation.indexes = {
        {"exact", "", 1.0, 2.0, 3.0, 0.1, 4'000}, {"hnsw", "M 32", 0.98, 0.2, 0.3, 5.0, 9'000}};
    evaluation.images = 300;
    evaluation.side = "validation";
    f.training.setSearchEvaluation(evaluation);
    f.training.setModels(test::scriptedModels({"new", "old"}), "new");
    f.add(m_shop, 1);
    f.page.showTab(TrainPage::SearchTab);
    f.training.holdAt(0);
    f.child<EmptyState>("trainSearchEmpty")->button()->click();
    QVERIFY(f.child<JobProgress>("trainSearchProgress")->isVisible());
    f.training.letGo();
    auto* models = f.child<QTableWidget>("trainModelTable");
    QTRY_COMPARE(models->rowCount(), 2);
    QVERIFY(!f.child<JobProgress>("trainSearchProgress")->isVisible());
    auto* doubts = f.child<Notice>("trainSearchDoubts");
    QVERIFY(doubts->isVisible() && doubts->text().contains(QStringLiteral("“New”")));
    QVERIFY(!doubts->text().contains(QStringLiteral("“Old”")));
    QCOMPARE(models->item(1, 4)->text(), QStringLiteral("75.0 %"));
    QCOMPARE(f.child<QTableWidget>("trainIndexTable")->rowCount(), 2);
    auto* categories = f.child<QTableWidget>("trainCategoryTable");
    QCOMPARE(categories->rowCount(), 2); // a category's figures, one model below the other
    QStringList first, second;
    for (int column = 0; column < categories->columnCount(); ++column) {
        first << categories->item(0, column)->text();
        second << categories->item(1, column)->text();
    }
    QCOMPARE(first.join(QLatin1Char('|')),
        QStringLiteral("Cars|Old|40|90.0 %|70.0 %|30.0 %|55.0 %|73.0 %"));
    QCOMPARE(second.join(QLatin1Char('|')), QStringLiteral("|New|–|–|–|–|–|–"));
    QCOMPARE(
        categories->item(1, 0)->data(Qt::AccessibleTextRole).toString(), QStringLiteral("Cars"));
    f.picker.answer = m_shop.folder / "categories.csv";
    f.click("trainCategoryTableSave");
    QVERIFY(readFile(m_shop.folder / "categories.csv").find("\nCars,New,") != std::string::npos);
    f.picker.answer = m_shop.folder / "models.csv";
    f.click("trainModelTableSave");
    const auto rows =
        QString::fromStdString(readFile(m_shop.folder / "models.csv")).split(QLatin1Char('\n'));
    QCOMPARE(rows.size(), 4);
    QVERIFY(rows[0].startsWith(QStringLiteral("Model,Precision at 1,")));
    QCOMPARE(rows[2].section(QLatin1Char(','), 4, 4), QStringLiteral("0.75"));
    models->selectRow(1);
    QVERIFY(!f.child<QPushButton>("trainSearchWith")->isEnabled()); // it is in use
    models->selectRow(0);
    f.click("trainSearchWith");
    QTRY_COMPARE(f.training.searchModel(), std::string("old"));
    QTRY_VERIFY(f.page.canPerform(ActionId::Undo));
    f.page.perform(ActionId::Undo);
    QTRY_COMPARE(f.training.searchModel(), std::string("new"));
}

void TstTrainResults::savesCharts()
{
    TrainPageFixture f;
    f.add(m_shop, 1);
    f.picker.answer = m_shop.folder / "loss.csv";
    auto* loss = f.child<ChartsPane>("trainCharts")->chart(CurveKind::Loss);
    QTRY_VERIFY(!loss->curves().empty());
    f.click("trainLossChartSave");
    QVERIFY(std::filesystem::exists(m_shop.folder / "loss.csv"));
    QVERIFY(f.child<Notice>("trainNews")->isVisible());
    f.page.showTab(TrainPage::MistakesTab);
    f.picker.answer = m_shop.folder / "matrix.svg";
    f.click("trainSaveFigure");
    QVERIFY(std::filesystem::exists(m_shop.folder / "matrix.svg"));
    f.child<QTabBar>("trainFigureTabs")->setCurrentIndex(1);
    f.picker.answer = m_shop.folder / "categories.csv";
    f.click("trainSaveFigure");
    QVERIFY(
        readFile(m_shop.folder / "categories.csv").find("Cars,4,0.6,0.75,") != std::string::npos);
    f.child<QTabBar>("trainFigureTabs")->setCurrentIndex(0);
    f.picker.answer = m_shop.folder / "absent" / "matrix.svg";
    f.click("trainSaveFigure");
    QVERIFY(f.child<Notice>("trainNews")->kind() == Notice::Kind::Failure);
}

QTEST_MAIN(TstTrainResults)
#include "tst_trainresults.moc"
