// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"
#include "tests/support/testdata.h"
#include "tests/ui/clean/fakeinspection.h"
#include "tests/ui/itemmodels/smallshop.h"
#include "ui/jobs/workspacesession.h"
#include "ui/pages/clean/cleanpresenter.h"
#include "ui/pages/clean/duplicatespresenter.h"
#include "ui/pages/clean/findingsmodel.h"
#include "ui/pages/clean/thresholdpresenter.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace vitrine;
using namespace vitrine::ui;

namespace {

constexpr int kListings = 30;

Finding about(FindingKind kind, ListingRow listing, ImageRow image = {}, std::int64_t group = 0)
{
    Finding finding;
    finding.kind = kind;
    finding.listing = listing;
    finding.image = image;
    finding.group = group;
    return finding;
}

}

/// The presenters of the Clean page, on a shop and an inspection in memory.
class TstCleanPresenters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void checksAndCounts();
    void saysWhatCouldNotBeChecked();
    void saysHowBadlyCategoriesAreToldApart();
    void nothingFoundIsAState();
    void splittingAloneIsNoCheck();
    void decidesAndUndoes();
    void decisionsKeepTheirOrder();
    void failuresAreTold();
    void bulkDecisionsAreJobs();
    void recipesTellWhatDidNotApply();
    void forgetsTheLastWorkspace();
    void modelPagesAndKeepsItsPlace();
    void thresholdCountsWithoutAsking();
    void thresholdKeepsWhatIsTried();
    void duplicatesGoByGroup();
    void duplicatesKeepByRule();
    void laterDuplicatesMeetWhatWasKept();
    void longGroupsShowWhatTheRulesKeep();
    void picturesAreCompared();

private:
    void startWith(const std::vector<Finding>& findings);
    std::vector<ImageRow> images() const;
    CleanSource source() const { return {m_shop, m_inspection.get()}; }

    test::TemporaryFolder m_folder;
    std::shared_ptr<Workspace> m_shop;
    std::vector<ListingRow> m_listings;
    std::unique_ptr<test::FakeInspection> m_inspection;
    std::unique_ptr<JobRunner> m_runner;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<CleanPresenter> m_clean;
};

void TstCleanPresenters::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_shop = test::makeShop(m_folder.path(), {.listings = kListings, .pictures = true});
    for (const ListingSummary& summary : m_shop->listings({}, {}, 0, kListings))
        m_listings.push_back(summary.listing.row);
}

void TstCleanPresenters::init()
{
    m_inspection = std::make_unique<test::FakeInspection>();
    m_runner = std::make_unique<JobRunner>();
    m_session = std::make_unique<WorkspaceSession>(*m_runner);
    m_clean = std::make_unique<CleanPresenter>(*m_session);
}

void TstCleanPresenters::cleanup()
{
    m_clean.reset();
    m_session.reset();
    m_runner.reset();
    m_inspection.reset();
}

void TstCleanPresenters::startWith(const std::vector<Finding>& findings)
{
    for (const Finding& finding : findings)
        m_inspection->add(finding);
    m_clean->setSource(source());
    QTRY_COMPARE(m_clean->state(), CleanState::NotChecked);
    m_clean->check();
    QTRY_VERIFY(
        m_clean->state() == CleanState::Full || m_clean->state() == CleanState::NothingFound);
}

std::vector<ImageRow> TstCleanPresenters::images() const
{
    std::vector<ImageRow> rows;
    for (const ListingRow listing : m_listings) {
        for (const ListingImage& image : m_shop->imagesOf(listing))
            rows.push_back(image.row);
    }
    return rows;
}

void TstCleanPresenters::checksAndCounts()
{
    QCOMPARE(m_clean->state(), CleanState::NoWorkspace);
    startWith({about(FindingKind::PriceZero, m_listings[0]),
        about(FindingKind::PriceZero, m_listings[1]), about(FindingKind::Dark, {}, images()[0])});
    QVERIFY(!m_clean->isChecking());
    QCOMPARE(m_clean->openFindings(), 3);
    QCOMPARE(m_clean->line(FindingKind::PriceZero).open, 2);
    QCOMPARE(m_clean->line(FindingKind::Dark).found, 1);
    QVERIFY(m_clean->line(FindingKind::Light).checked);
    QCOMPARE(m_clean->line(FindingKind::Light).found, 0);
    QCOMPARE(m_clean->numbers().listings.before, kListings);
    const std::int64_t inUse = static_cast<std::int64_t>(m_shop->categories().size());
    QCOMPARE(m_clean->numbers().categories.before, inUse);
    QCOMPARE(m_clean->numbers().categories.now, inUse);
    QVERIFY(m_runner->jobs().front().summary.contains(QStringLiteral("3 findings")));
}

void TstCleanPresenters::saysWhatCouldNotBeChecked()
{
    m_inspection->skip(FindingKind::LabelIssue, CheckNeed::Embeddings);
    startWith({about(FindingKind::PriceZero, m_listings[0])});
    QTRY_VERIFY(!m_clean->line(FindingKind::LabelIssue).note.isEmpty());
    QVERIFY(!m_clean->line(FindingKind::LabelIssue).checked);
    QCOMPARE(m_clean->line(FindingKind::LabelIssue).note,
        QString::fromUtf8(checkNeedText(CheckNeed::Embeddings)));
    // Whoever opens the workspace later is told the same.
    m_clean->setSource({});
    m_clean->setSource(source());
    QTRY_COMPARE(m_clean->line(FindingKind::LabelIssue).need, std::optional(CheckNeed::Embeddings));
    QVERIFY(m_clean->meetingWord(CheckNeed::Embeddings).contains(QStringLiteral("photos")));
    QVERIFY(m_clean->meetingWord(CheckNeed::Split).isEmpty()); // the panel above does it
    QSignalSpy wanted(m_clean.get(), &CleanPresenter::importWanted);
    m_clean->meet(CheckNeed::PhotoFiles);
    QCOMPARE(wanted.size(), 1);
}

void TstCleanPresenters::saysHowBadlyCategoriesAreToldApart()
{
    m_inspection->skip(FindingKind::LabelIssue, CheckNeed::Recognition, {0.312, 0.148});
    startWith({about(FindingKind::PriceZero, m_listings[0])});
    QTRY_VERIFY(!m_clean->line(FindingKind::LabelIssue).note.isEmpty());
    const QString note = m_clean->line(FindingKind::LabelIssue).note;
    QVERIFY2(note.contains(QStringLiteral("31 %")), qPrintable(note));
    QVERIFY2(note.contains(QStringLiteral("15 %")), qPrintable(note));
    QCOMPARE(note,
        QString::fromStdString(
            checkNeedText({FindingKind::LabelIssue, CheckNeed::Recognition, {0.312, 0.148}})));
    QVERIFY(m_clean->meetingWord(CheckNeed::Recognition).isEmpty()); // training is another page's
}

void TstCleanPresenters::nothingFoundIsAState()
{
    startWith({});
    QCOMPARE(m_clean->state(), CleanState::NothingFound);
}

void TstCleanPresenters::splittingAloneIsNoCheck()
{
    m_inspection->setSplit();
    startWith({}); // not checked until it is
    QCOMPARE(m_clean->state(), CleanState::NothingFound);
}

void TstCleanPresenters::decidesAndUndoes()
{
    startWith({about(FindingKind::PriceZero, m_listings[0]),
        about(FindingKind::PriceZero, m_listings[1])});
    QSignalSpy decided(m_clean.get(), &CleanPresenter::decided);
    Action fine;
    fine.kind = ActionKind::Accept;
    fine.on.findings = {1};
    m_clean->decide(fine);
    QTRY_COMPARE(m_clean->line(FindingKind::PriceZero).open, 1);
    QCOMPARE(decided.size(), 1);
    QTRY_VERIFY(m_clean->news().undoable);
    QVERIFY(m_clean->news().text.startsWith(QStringLiteral("Called")));
    QVERIFY(m_clean->canUndo() && !m_clean->canRedo());
    QVERIFY(!m_clean->history().line.front().author.empty());

    m_clean->undo();
    QTRY_COMPARE(m_clean->line(FindingKind::PriceZero).open, 2);
    QVERIFY(!m_clean->canUndo() && m_clean->canRedo());
    QVERIFY(m_clean->news().text.isEmpty()); // nothing is left to undo from there
    m_clean->redo();
    QTRY_COMPARE(m_clean->line(FindingKind::PriceZero).open, 1);
    m_clean->setStepEnabled(StepRow{1}, false);
    QTRY_COMPARE(m_clean->line(FindingKind::PriceZero).open, 2);
    // Nothing that is left to change.
    fine.on.findings.clear();
    m_clean->decide(fine);
    QTRY_VERIFY(m_clean->news().text.contains(QStringLiteral("nothing to change")));
}

void TstCleanPresenters::decisionsKeepTheirOrder()
{
    std::vector<Finding> findings;
    for (int i = 0; i < 20; ++i)
        findings.push_back(about(FindingKind::NoImages, m_listings[static_cast<std::size_t>(i)]));
    startWith(findings);
    // As fast as keys can be pressed, and faster.
    for (std::int64_t row = 1; row <= 20; ++row) {
        Action fine;
        fine.kind = ActionKind::Accept;
        fine.on.findings = {row};
        m_clean->decide(fine);
    }
    QVERIFY(m_clean->isDeciding());
    QTRY_COMPARE(m_clean->line(FindingKind::NoImages).open, 0);
    const auto applied = m_inspection->applied();
    QCOMPARE(applied.size(), std::size_t{20});
    for (std::int64_t row = 1; row <= 20; ++row)
        QCOMPARE(applied[static_cast<std::size_t>(row) - 1].on.findings.front(), row);
    QTRY_VERIFY(!m_clean->isDeciding());
}

void TstCleanPresenters::failuresAreTold()
{
    startWith({about(FindingKind::PriceZero, m_listings[0])});
    m_inspection->failNext(Error(ErrorCode::DiskFull, "No room."));
    Action fine;
    fine.kind = ActionKind::Accept;
    fine.on.findings = {1};
    std::optional<bool> answer;
    m_clean->decide(fine, [&answer](bool succeeded) { answer = succeeded; });
    QTRY_VERIFY(answer.has_value());
    QVERIFY(!*answer);
    QVERIFY(m_clean->news().text.contains(QStringLiteral("disk is full")));
    QVERIFY(!m_clean->news().undoable);
    QCOMPARE(m_clean->line(FindingKind::PriceZero).open, 1);
}

void TstCleanPresenters::bulkDecisionsAreJobs()
{
    startWith({about(FindingKind::PriceZero, m_listings[0]),
        about(FindingKind::PriceZero, m_listings[1])});
    Action exclude;
    exclude.on.openOf = FindingKind::PriceZero;
    QSignalSpy added(m_runner.get(), &JobRunner::added);
    m_clean->decide(exclude);
    QCOMPARE(added.size(), 1); // the strip shows it
    QTRY_COMPARE(m_clean->line(FindingKind::PriceZero).open, 0);
    QCOMPARE(m_clean->history().line.size(), std::size_t{1});
}

void TstCleanPresenters::recipesTellWhatDidNotApply()
{
    startWith({about(FindingKind::PriceZero, m_listings[0])});
    m_clean->saveRecipe(m_folder / "mine.json");
    QTRY_VERIFY(m_clean->news().text.contains(QStringLiteral("mine.json")));
    m_clean->runRecipe(m_folder / "other.json");
    QTRY_VERIFY(m_clean->news().detail.contains(QStringLiteral("no such listing")));
    const std::vector<std::string> wanted{"save mine.json", "run other.json"};
    QCOMPARE(m_inspection->calls(), wanted);
}

void TstCleanPresenters::forgetsTheLastWorkspace()
{
    startWith({about(FindingKind::PriceZero, m_listings[0])});
    m_clean->setSource({});
    QCOMPARE(m_clean->state(), CleanState::NoWorkspace);
    QCOMPARE(m_clean->openFindings(), 0);
    QVERIFY(!m_clean->line(FindingKind::PriceZero).checked);
    QVERIFY(m_clean->history().line.empty());
}

void TstCleanPresenters::modelPagesAndKeepsItsPlace()
{
    for (int i = 0; i < FindingsModel::kPageRows + 50; ++i)
        m_inspection->add(about(
            FindingKind::NoImages, m_listings[static_cast<std::size_t>(i) % m_listings.size()]));
    JobContext context;
    m_inspection->check({}, context);
    FindingsModel model;
    model.setSource(source());
    model.show(FindingKind::NoImages);
    QTRY_COMPARE(model.rowCount(), FindingsModel::kPageRows);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QTRY_COMPARE(model.rowCount(), FindingsModel::kPageRows + 50);
    QVERIFY(!model.canFetchMore({}));
    const QAbstractItemModelTester tester(&model); // from here on: it fetches more by itself
    QVERIFY(!model.index(0, FindingsModel::SubjectColumn).data().toString().isEmpty());

    const QPersistentModelIndex tenth = model.index(10, 0);
    Action fine;
    fine.kind = ActionKind::Accept;
    fine.on.findings = {1, 2, 250};
    m_inspection->apply(fine, "t", context);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.reload();
    QTRY_COMPARE(model.rowCount(), FindingsModel::kPageRows + 47);
    QCOMPARE(tenth.row(), 8);
    QCOMPARE(reset.size(), 0);
}

void TstCleanPresenters::thresholdCountsWithoutAsking()
{
    std::vector<std::pair<ImageRow, double>> values;
    for (const ImageRow image : images())
        values.emplace_back(image, 0.05 + 0.9 * static_cast<double>(values.size()) / 30.0);
    m_inspection->setValues(FindingKind::Dark, values, true, 0.32);
    ThresholdPresenter threshold;
    threshold.setSource(source());
    threshold.show(FindingKind::Dark);
    QTRY_VERIFY(threshold.histogram().has_value());
    const auto below = [&values](double limit) {
        return std::count_if(
            values.begin(), values.end(), [limit](const auto& v) { return v.second < limit; });
    };
    QCOMPARE(threshold.found(), below(0.32));
    QVERIFY(!threshold.isTrying());
    for (const double tried : {0.1, 0.4321, 0.77, 0.0, 1.0}) {
        threshold.tryThreshold(tried);
        QCOMPARE(threshold.found(), below(threshold.threshold()));
        QVERIFY(std::abs(threshold.threshold() - tried) <= 0.5 / ThresholdPresenter::kFineBins);
    }
    const auto bins = threshold.shownBins();
    QCOMPARE(bins.size(), std::size_t{ThresholdPresenter::kShownBins});
    QCOMPARE(std::accumulate(bins.begin(), bins.end(), std::int64_t{0}),
        static_cast<std::int64_t>(values.size()));
    threshold.tryThreshold(0.5);
    QTRY_VERIFY(!threshold.beyond().empty() && threshold.beyond().front().value < 0.5
        && threshold.beyond().front().value > 0.45);
    QVERIFY(threshold.within().front().value >= 0.5);
}

void TstCleanPresenters::thresholdKeepsWhatIsTried()
{
    m_inspection->setValues(
        FindingKind::Dark, {{images()[0], 0.2}, {images()[1], 0.6}}, true, 0.32);
    ThresholdPresenter threshold;
    threshold.setSource(source());
    threshold.show(FindingKind::Dark);
    QTRY_VERIFY(threshold.histogram().has_value());
    threshold.tryThreshold(0.7);
    QSignalSpy read(&threshold, &ThresholdPresenter::histogramChanged);
    threshold.refresh();
    QTRY_VERIFY(!read.isEmpty());
    QCOMPARE(threshold.threshold(), 0.7);
    const Action set = threshold.setAction();
    QCOMPARE(set.kind, ActionKind::Threshold);
    QCOMPARE(*set.finding, FindingKind::Dark);
    QCOMPARE(*set.value, std::string("0.7"));
    JobContext context;
    m_inspection->apply(set, "t", context);
    threshold.show(FindingKind::Dark);
    QTRY_VERIFY(threshold.histogram().has_value());
    QCOMPARE(threshold.threshold(), 0.7);
    QVERIFY(!threshold.isTrying());
    QVERIFY(!threshold.resetAction().value);
    // The one that is set need not lie on the grid: coming back to it means it.
    threshold.tryThreshold(0.9);
    threshold.tryThreshold(0.7001);
    QCOMPARE(threshold.threshold(), 0.7);
}

void TstCleanPresenters::duplicatesGoByGroup()
{
    const auto all = images();
    for (int i = 0; i < 6; ++i)
        m_inspection->add(
            about(FindingKind::ExactDuplicate, {}, all[static_cast<std::size_t>(i)], 1 + i / 3));
    m_inspection->add(about(FindingKind::ExactDuplicate, {}, all[6], 3)); // alone by now
    JobContext context;
    m_inspection->check({}, context);
    DuplicatesPresenter duplicates;
    duplicates.setSource(source());
    duplicates.show(FindingKind::ExactDuplicate);
    QTRY_COMPARE(duplicates.members().size(), std::size_t{3});
    QCOMPARE(duplicates.groupCount(), 2);
    QVERIFY(!duplicates.members().front().picture.isNull());
    QVERIFY(duplicates.members().front().bytes > 0);

    const std::int64_t right =
        duplicates.members()[static_cast<std::size_t>(duplicates.other())].row();
    duplicates.swap();
    const Action merge = duplicates.mergeAction();
    QCOMPARE(merge.kind, ActionKind::Merge);
    QCOMPARE(merge.on.findings, (std::vector<std::int64_t>{1, 2, 3}));
    QVERIFY(merge.on.images.empty());
    QCOMPARE(merge.kept, right);
    m_inspection->apply(merge, "t", context);
    duplicates.reload();
    QTRY_COMPARE(duplicates.groupCount(), 1);
    QTRY_COMPARE(duplicates.members().front().row(), all[3].value);
    QCOMPARE(duplicates.acceptAction().on.findings, (std::vector<std::int64_t>{4, 5, 6}));
    QVERIFY(duplicates.mergeAllAction().on.openOf == FindingKind::ExactDuplicate);
    m_inspection->apply(duplicates.acceptAction(), "t", context);
    duplicates.reload();
    QTRY_COMPARE(duplicates.groupCount(), 0);
    QVERIFY(duplicates.members().empty());
}

void TstCleanPresenters::duplicatesKeepByRule()
{
    const auto all = images();
    m_inspection->add(about(FindingKind::NearDuplicate, {}, all[4], 1));
    m_inspection->add(about(FindingKind::NearDuplicate, {}, all[2], 1));
    m_inspection->setMerits({{all[4].value, 10'000.0, 1.0, 0.5}, {all[2].value, 100.0, 1.0, 0.9}});
    JobContext context;
    m_inspection->check({}, context);
    DuplicatesPresenter duplicates;
    duplicates.setSource(source());
    duplicates.show(FindingKind::NearDuplicate);
    QTRY_COMPARE(duplicates.members().size(), std::size_t{2});
    const auto kept = [&] {
        return duplicates.members()[static_cast<std::size_t>(duplicates.kept())];
    };
    QCOMPARE(kept().row(), all[4].value); // the largest
    QCOMPARE(kept().merits.size, 10'000.0);
    QVERIFY(duplicates.rulesThatKeep(duplicates.kept()) == std::vector{KeepRule::Largest});
    QVERIFY(duplicates.rulesThatKeep(duplicates.other())
        == (std::vector{KeepRule::Sharpest, KeepRule::Oldest}));
    duplicates.setRule(KeepRule::Sharpest);
    QCOMPARE(kept().row(), all[2].value);
    QCOMPARE(kept().merits.sharpness, 0.9);
    duplicates.setRule(KeepRule::Largest);
    QCOMPARE(kept().row(), all[4].value);
    duplicates.setRule(KeepRule::Oldest);
    QCOMPARE(kept().row(), all[2].value);
    QCOMPARE(duplicates.mergeAction().keep, KeepRule::Oldest);
}

void TstCleanPresenters::longGroupsShowWhatTheRulesKeep()
{
    const auto all = images();
    QVERIFY(all.size() > DuplicateComparison::kMembers);
    for (const ImageRow image : all)
        m_inspection->add(about(FindingKind::NearDuplicate, {}, image, 1));
    m_inspection->setMerits({{all.back().value, 10'000.0, 1.0, 0.5}});
    JobContext context;
    m_inspection->check({}, context);
    DuplicatesPresenter duplicates;
    duplicates.setSource(source());
    duplicates.show(FindingKind::NearDuplicate);
    QTRY_COMPARE(duplicates.members().size(), DuplicateComparison::kMembers + 1);
    QCOMPARE(duplicates.mergeAction().kept, all.back().value);
    QCOMPARE(duplicates.mergeAction().on.findings.size(), all.size());
}

void TstCleanPresenters::laterDuplicatesMeetWhatWasKept()
{
    const auto all = images();
    m_inspection->add(about(FindingKind::ExactDuplicate, {}, all[0], 1));
    m_inspection->add(about(FindingKind::ExactDuplicate, {}, all[1], 1));
    m_inspection->setMerits({{all[1].value, 400.0, 9.0, 0.75}});
    JobContext context;
    m_inspection->check({}, context);
    Action kept;
    kept.kind = ActionKind::Accept;
    kept.on.findings = {1};
    m_inspection->apply(kept, "t", context);
    DuplicatesPresenter duplicates;
    duplicates.setSource(source());
    duplicates.show(FindingKind::ExactDuplicate);
    QTRY_COMPARE(duplicates.members().size(), std::size_t{2});
    // What stayed once stays, though the new one is larger.
    QCOMPARE(duplicates.members()[static_cast<std::size_t>(duplicates.kept())].row(), all[0].value);
    QCOMPARE(duplicates.mergeAction().on.findings.size(), std::size_t{2});
    QCOMPARE(duplicates.mergeAction().kept, all[0].value);
    QCOMPARE(duplicates.acceptAction().on.findings, (std::vector<std::int64_t>{2}));
}

void TstCleanPresenters::picturesAreCompared()
{
    QImage sharp(64, 64, QImage::Format_RGB888);
    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 64; ++x)
            sharp.setPixelColor(x, y, (x / 8 + y / 8) % 2 == 0 ? Qt::white : Qt::black);
    }
    QImage changed = sharp;
    changed.setPixelColor(3, 5, QColor(200, 255, 255));
    const QImage difference = differenceOf(sharp, changed);
    QCOMPARE(difference.pixelColor(3, 5), QColor(55, 0, 0));
    QCOMPARE(difference.pixelColor(4, 5), QColor(Qt::black));
}

QTEST_MAIN(TstCleanPresenters)
#include "tst_cleanpresenters.moc"
