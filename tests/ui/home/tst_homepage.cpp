// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/remote/sshserver.h"
#include "tests/support/labeltexts.h"
#include "tests/support/testdata.h"
#include "tests/ui/fakepicker.h"
#include "ui/jobs/recentworkspaces.h"
#include "ui/jobs/workspacesession.h"
#include "ui/pages/home/filefield.h"
#include "ui/pages/home/herotiles.h"
#include "ui/pages/home/homepage.h"
#include "ui/pages/home/importform.h"
#include "ui/pages/home/importpreview.h"
#include "ui/pages/home/problemlist.h"
#include "ui/pages/home/recentlist.h"
#include "ui/pages/home/stepspanel.h"
#include "ui/pages/home/welcomepanel.h"
#include "ui/pages/home/workspacesteps.h"
#include "ui/shell/theme.h"
#include "ui/widgets/notice.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace vitrine;
using namespace vitrine::ui;
namespace fs = std::filesystem;

namespace {

WorkspaceInfo readyShop()
{
    WorkspaceInfo info;
    info.counts.listings = 7156;
    info.counts.images = 12604;
    info.counts.joined = 12604;
    info.counts.imagesReady = 12600;
    info.counts.imagesFailed = 4;
    info.counts.categories = 13;
    info.counts.listingsWithoutImages = 104;
    info.embeddings = 12600;
    info.indexReady = true;
    info.model = ModelRecord();
    info.model->name = "resnet50";
    info.pictureSide = 512;
    return info;
}

}

class TstHomePage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }

    void init()
    {
        m_folder = std::make_unique<test::TemporaryFolder>();
        m_store = std::make_unique<QSettings>(
            QString::fromStdString((*m_folder / "settings.ini").string()), QSettings::IniFormat);
        m_runner = std::make_unique<JobRunner>();
        m_session = std::make_unique<WorkspaceSession>(*m_runner);
        m_recent = std::make_unique<RecentWorkspaces>(*m_store, *m_session);
        makePage();
    }

    void cleanup()
    {
        m_page.reset();
        m_recent.reset();
        m_session.reset();
        m_runner.reset();
    }

    void beginsWithTheDemoButton()
    {
        QVERIFY(shown<WelcomePanel>());
        QVERIFY(!shown<StepsPanel>() && !shown<ImportForm>() && !shown<RecentList>());
        QVERIFY(m_page->findChild<QAbstractButton*>(QStringLiteral("openDemo"))
                    ->isVisibleTo(m_page.get()));
        for (const auto* button : m_page->findChildren<QAbstractButton*>())
            QVERIFY2(!button->objectName().isEmpty(), qPrintable(button->text()));
    }

    void makesAWorkspaceAndOffersTheImport()
    {
        m_picker.answer = *m_folder / "Chairs";
        m_page->findChild<QAbstractButton*>(QStringLiteral("newWorkspace"))->click();
        QTRY_VERIFY(m_session->workspace() && m_session->info());
        QCOMPARE(m_session->workspace()->folder(), *m_folder / "Chairs.vitrine");
        QVERIFY(shown<ImportForm>() && !shown<WelcomePanel>());
        QVERIFY(!m_page->findChild<QAbstractButton*>(QStringLiteral("importButton"))->isEnabled());
    }

    void importsAndTellsWhatNeedsAttention()
    {
        m_session->create(*m_folder / "shop.vitrine");
        QTRY_VERIFY(m_session->info());
        m_folder->write("Products.csv",
            "id,product_name,category,product_description,price,location\n"
            "a,Red lamp,Home / Lamps,Bright,£5.00,Leeds\n,No id,Home,,£1.00,Leeds\n");
        m_folder->write("Images.csv", "id,product_id\n");
        auto* form = m_page->findChild<ImportForm*>();
        form->setRequest(completed({}, m_folder->path()));
        QVERIFY(m_page->findChild<QAbstractButton*>(QStringLiteral("importButton"))->isEnabled());
        QSignalSpy imported(m_session.get(), &WorkspaceSession::imported);
        m_page->findChild<QAbstractButton*>(QStringLiteral("importButton"))->click();
        QTRY_COMPARE(imported.count(), 1);
        QTRY_VERIFY(shown<StepsPanel>());
        QVERIFY(shown<ProblemList>());
        QCOMPARE(m_session->info()->counts.listings, std::int64_t(1));
        // Making photos square is no cleaning of the data set: that is the Clean page's.
        QSignalSpy asked(m_page.get(), &Page::actionRequested);
        m_page->findChild<QAbstractButton*>(QStringLiteral("lookForFaults"))->click();
        QCOMPARE(asked.back().front().value<ActionId>(), ActionId::GoClean);
    }

    void readsAgainWhatAnotherProgramHasDone()
    {
        m_session->create(*m_folder / "shop.vitrine");
        QTRY_VERIFY(m_session->info());
        QCOMPARE(m_session->info()->counts.listings, std::int64_t(0));
        m_folder->write("Products.csv",
            "id,product_name,category,product_description,price,location\n"
            "a,Red lamp,Home / Lamps,Bright,£5.00,Leeds\n");
        m_folder->write("Images.csv", "id,product_id\n");
        JobContext context;
        Workspace::open(*m_folder / "shop.vitrine")
            ->importTables(completed({}, m_folder->path()), context);
        m_page->activated();
        QTRY_COMPARE(m_session->info()->counts.listings, std::int64_t(1));
    }

    void takesAddressesAndArchives()
    {
        auto* form = m_page->findChild<ImportForm*>();
        const fs::path zip = m_folder->write("photos.zip", "not looked into");
        write("productsField", QStringLiteral(" https://example.org/Products.csv?token=secret "));
        drop("imagesField", {}, QStringLiteral("s3://bucket/all.zip#Images.csv"));
        drop("picturesField", {QUrl::fromLocalFile(QString::fromStdString(zip.string()))}, {});
        QCOMPARE(form->request().products.string(),
            std::string("https://example.org/Products.csv?token=secret"));
        QCOMPARE(form->request().images.string(), std::string("s3://bucket/all.zip#Images.csv"));
        QVERIFY(form->request().pictures == zip);
        QTRY_VERIFY(words("productsField").contains(QStringLiteral("is fetched on import")));
        QVERIFY(words("imagesField").contains(QStringLiteral("is fetched on import")));
        QVERIFY(words("picturesField").contains(QStringLiteral("is unpacked on import")));
        QVERIFY(m_page->findChild<QAbstractButton*>(QStringLiteral("importButton"))->isEnabled());
        write("productsField", {});
        QVERIFY(form->request().products.empty());
        QVERIFY(!m_page->findChild<QAbstractButton*>(QStringLiteral("importButton"))->isEnabled());
    }

    void saysWhichPlaceCannotBeUsed()
    {
        m_session->create(*m_folder / "shop.vitrine");
        QTRY_VERIFY(m_session->info());
        m_folder->write("Images.csv", "id,product_id\n");
        write("imagesField", QString::fromStdString((*m_folder / "Images.csv").string()));
        write("productsField", QStringLiteral("sftp://ann:geheim@example.org/Products.csv"));
        const auto* problem = m_page->findChild<QLabel*>(QStringLiteral("importProblem"));
        QTRY_VERIFY(problem->isVisibleTo(m_page.get()));
        QVERIFY(problem->text().contains(QStringLiteral("VITRINE_SFTP_PASSWORD")));
        QVERIFY(!problem->text().contains(QStringLiteral("geheim")));
        const auto* button = m_page->findChild<QAbstractButton*>(QStringLiteral("importButton"));
        QVERIFY(!button->isEnabled());
        write("productsField", QStringLiteral("sftp://ann@example.org/Products.csv"));
        QTRY_VERIFY(!problem->isVisibleTo(m_page.get()));
        QTRY_VERIFY(button->isEnabled());
    }

    void asksWhetherAHostIsTheRightOne()
    {
        if (const auto reason = test::SshServer::missing())
            QSKIP(qPrintable(*reason));
        const test::SshServer host(*m_folder / "ssh");
        QVERIFY(host.isRunning());
        m_folder->write("there/Products.csv",
            "id,product_name,category,product_description,price,location\n"
            "a,Red lamp,Home / Lamps,Bright,£5.00,Leeds\n");
        m_folder->write("there/Images.csv", "id,product_id\n");
        m_session->create(*m_folder / "shop.vitrine");
        QTRY_VERIFY(m_session->info());
        ImportRequest request;
        request.products = host.address(*m_folder / "there/Products.csv");
        request.images = host.address(*m_folder / "there/Images.csv");
        request.remote.sshKey = host.userKey();
        request.remote.knownHosts = host.knownHosts();
        m_page->findChild<ImportForm*>()->setRequest(request);
        QSignalSpy imported(m_session.get(), &WorkspaceSession::imported);
        m_page->findChild<QAbstractButton*>(QStringLiteral("importButton"))->click();

        auto* question = m_page->findChild<Notice*>(QStringLiteral("hostQuestion"));
        QTRY_VERIFY_WITH_TIMEOUT(question->isVisibleTo(m_page.get()), 20'000);
        QCOMPARE(imported.count(), 0);
        QVERIFY(
            question->accessibleDescription().contains(QString::fromStdString(host.fingerprint())));
        QVERIFY(question->text().contains(QStringLiteral("127.0.0.1")));
        auto* trust = question->findChild<QAbstractButton*>(QStringLiteral("noticeButton"));
        QCOMPARE(trust->text(), QStringLiteral("Trust and import"));
        trust->click();
        QTRY_COMPARE_WITH_TIMEOUT(imported.count(), 1, 20'000);
        QVERIFY(!question->isVisibleTo(m_page.get()));
        QTRY_COMPARE(m_session->info()->counts.listings, std::int64_t(1));
    }

    /// Trusting the second host does not take back what was said of the first.
    void asksOnceAboutEachHost()
    {
        if (const auto reason = test::SshServer::missing())
            QSKIP(qPrintable(*reason));
        const test::SshServer tables(*m_folder / "ssh");
        const test::SshServer photos(*m_folder / "ssh2");
        QVERIFY(tables.isRunning() && photos.isRunning());
        photos.letIn(tables);
        m_folder->write("there/Products.csv",
            "id,product_name,category,product_description,price,location\n"
            "a,Red lamp,Home / Lamps,Bright,£5.00,Leeds\n");
        m_folder->write("there/Images.csv", "id,product_id\na1,a\n");
        m_folder->write("there/images/a1.jpg", "no photo, which is no matter here");
        m_session->create(*m_folder / "shop.vitrine");
        QTRY_VERIFY(m_session->info());
        ImportRequest request;
        request.products = tables.address(*m_folder / "there/Products.csv");
        request.images = tables.address(*m_folder / "there/Images.csv");
        request.pictures = photos.address(*m_folder / "there/images");
        request.remote.sshKey = tables.userKey();
        request.remote.knownHosts = *m_folder / "none";
        m_page->findChild<ImportForm*>()->setRequest(request);
        QSignalSpy imported(m_session.get(), &WorkspaceSession::imported);
        m_page->findChild<QAbstractButton*>(QStringLiteral("importButton"))->click();

        auto* question = m_page->findChild<Notice*>(QStringLiteral("hostQuestion"));
        auto* trust = question->findChild<QAbstractButton*>(QStringLiteral("noticeButton"));
        for (const test::SshServer* host : {&tables, &photos}) {
            QTRY_VERIFY_WITH_TIMEOUT(question->isVisibleTo(m_page.get()), 20'000);
            QVERIFY(question->accessibleDescription().contains(
                QString::fromStdString(host->fingerprint())));
            QCOMPARE(imported.count(), 0);
            trust->click();
        }
        QTRY_COMPARE_WITH_TIMEOUT(imported.count(), 1, 20'000);
        QVERIFY(!question->isVisibleTo(m_page.get()));
    }

    void problemsWithoutALineShowNone()
    {
        auto* list = m_page->findChild<ProblemList*>();
        ImportReport report;
        report.problems.resize(2);
        report.problems[1].line = 17;
        list->show(report);
        const auto* rows = list->findChild<QTreeWidget*>();
        QCOMPARE(rows->topLevelItem(0)->text(1), QString());
        QCOMPARE(rows->topLevelItem(1)->text(1), QStringLiteral("17"));
    }

    void showsRecentOnesAsCards()
    {
        m_session->create(*m_folder / "one.vitrine");
        QTRY_VERIFY(m_session->info());
        QVERIFY(!shown<RecentList>()); // the open one is not recent
        m_session->close();
        QTRY_COMPARE(m_page->findChild<RecentList*>()->count(), 1);
        m_page->findChild<QAbstractButton*>(QStringLiteral("recentCard"))->click();
        QTRY_VERIFY(m_session->workspace() != nullptr);
    }

    void tellsWhyAFolderDoesNotOpen()
    {
        m_picker.answer = *m_folder / "nothing";
        m_page->findChild<QAbstractButton*>(QStringLiteral("openWorkspace"))->click();
        auto* problem = m_page->findChild<Notice*>(QStringLiteral("homeProblem"));
        QTRY_VERIFY(problem->isVisibleTo(m_page.get()));
        QVERIFY(!problem->text().isEmpty());
    }

    void stepsTellNumbersAndTheNextAction()
    {
        WorkspaceInfo info = readyShop();
        auto steps = workspaceSteps(info);
        QVERIFY(steps[0].detail.contains(QStringLiteral("104")));
        QVERIFY(std::all_of(steps.begin(), steps.end(),
            [](const WorkspaceStep& step) { return step.state == WorkspaceStep::State::Done; }));
        const QString whenReady = nextStepVerb(info);
        info.embeddings = 12;
        info.imagesToEmbed = 7;
        steps = workspaceSteps(info);
        QCOMPARE(steps[1].state, WorkspaceStep::State::Done);
        QCOMPARE(steps[2].state, WorkspaceStep::State::Next);
        QCOMPARE(steps[3].state, WorkspaceStep::State::Later);
        QVERIFY(nextStepVerb(info) != whenReady);
        QCOMPARE(workspaceSteps({})[0].state, WorkspaceStep::State::Next);
        const QString cutOff = QStringLiteral("An import was cut off");
        QVERIFY(!steps[0].detail.contains(cutOff));
        info.interrupted = {"import"};
        QVERIFY(workspaceSteps(info)[0].detail.contains(cutOff));
    }

    void tablesWithoutPhotoFilesAreImportedAgain()
    {
        WorkspaceInfo info;
        info.counts.listings = 7156;
        info.counts.images = info.counts.imagesPending = info.imagesWithoutFile = 12604;
        const auto steps = workspaceSteps(info);
        QCOMPARE(steps[0].state, WorkspaceStep::State::Next);
        QVERIFY2(steps[0].detail.contains(QStringLiteral("No photo has a file")),
            qPrintable(steps[0].detail));
        QCOMPARE(nextStepVerb(info), nextStepVerb({}));
        info.imagesWithoutFile = 12603;
        QCOMPARE(workspaceSteps(info)[0].state, WorkspaceStep::State::Done);
        QVERIFY(nextStepVerb(info) != nextStepVerb({}));
    }

    void stepsAreNamedAsDoneOnceTheyAre()
    {
        WorkspaceInfo info = readyShop();
        const auto done = workspaceSteps(info);
        const auto open = workspaceSteps({});
        for (std::size_t i = 0; i < done.size(); ++i)
            QVERIFY2(done[i].title != open[i].title, qPrintable(open[i].title));
        info.counts.imagesPending = 1;
        // As the command, and the job, are called.
        QCOMPARE(open[1].title, QStringLiteral("Clean photos"));
        QCOMPARE(done[1].title, QStringLiteral("Cleaned"));
        const auto begun = workspaceSteps(info);
        QCOMPARE(begun[0].title, done[0].title);
        QCOMPARE(begun[1].title, open[1].title);
    }

    void countsEveryPhotoAsTheCatalogueDoes()
    {
        WorkspaceInfo info = readyShop();
        info.counts.images = 594;
        info.counts.joined = 593;
        info.counts.orphanImages = 1;
        const QString detail = workspaceSteps(info)[0].detail;
        QVERIFY2(detail.contains(QStringLiteral("594")), qPrintable(detail));
        QVERIFY2(!detail.contains(QStringLiteral("593")), qPrintable(detail));
    }

    void problemsTellOnlyWhatHappened()
    {
        auto* list = m_page->findChild<ProblemList*>();
        const auto words = [&] { return test::labelTexts(*list).join(QLatin1Char('|')); };
        ImportReport report;
        report.problems.resize(7);
        for (RowProblem& problem : report.problems)
            problem.kept = true;
        list->show(report);
        QVERIFY2(words().contains(QStringLiteral("|imported")), qPrintable(words()));
        QVERIFY2(!words().contains(QStringLiteral("left out")), qPrintable(words()));
        report.problems[0].kept = report.problems[1].kept = false;
        list->show(report);
        QVERIFY2(words().contains(QStringLiteral("2 left out, 5 imported")), qPrintable(words()));
        for (RowProblem& problem : report.problems)
            problem.kept = false;
        list->show(report);
        QVERIFY2(words().contains(QStringLiteral("|left out")), qPrintable(words()));
        QVERIFY2(!words().contains(QStringLiteral("imported")), qPrintable(words()));
    }

    void everythingEndsAtTheSameMargin()
    {
        for (const int width : {760, 1104, 2000}) {
            m_page->resize(width, 700);
            m_page->show();
            const auto* tiles = m_page->findChild<HeroTiles*>();
            const int margin = std::min(width - space::kEdge, space::kEdge + space::kContent);
            QTRY_COMPARE(tiles->mapTo(m_page.get(), QPoint(tiles->width(), 0)).x(), margin);
            // The last drawing ends there too.
            const QImage drawn = m_page->grab().toImage();
            const int middle = tiles->mapTo(m_page.get(), tiles->rect().center()).y();
            const qreal scale = drawn.devicePixelRatio();
            const auto colourAt = [&](int x) {
                return drawn.pixelColor(qRound(x * scale), qRound(middle * scale));
            };
            QVERIFY(colourAt(margin - 3) != colourAt(margin + 3));
        }
    }

    void aFolderThatDoesNotOpenBringsHomeToTheFront()
    {
        QSignalSpy asked(m_page.get(), &Page::actionRequested);
        m_session->open(*m_folder / "nothing");
        QTRY_COMPARE(asked.count(), 1);
        QCOMPARE(asked.front().front().value<ActionId>(), ActionId::GoHome);
    }

    void previewCountsRowsNotLines()
    {
        ImportRequest request;
        request.products = m_folder->write("p.csv",
            "id,name,category\n1,\"two\nlines\",A\n2,\"a \"\"quoted\"\" word\",A\r\n\n3,last,A");
        JobContext context;
        const ImportPreview preview = readPreview(request, context);
        QCOMPARE(preview.products.entries, std::optional<std::int64_t>(3));
        QVERIFY(preview.images.kind == ImportPlace::Kind::None);
        QVERIFY(preview.pictures.kind == ImportPlace::Kind::None);
    }

private:
    void makePage()
    {
        m_page = std::make_unique<HomePage>(*m_session, *m_recent, m_picker,
            HomePage::Places{*m_folder / "demo.vitrine", *m_folder / "weights"});
        connect(m_session.get(), &WorkspaceSession::workspaceChanged, m_page.get(),
            &Page::setWorkspace);
    }

    FileField* field(const char* name) const
    {
        return m_page->findChild<FileField*>(QString::fromLatin1(name));
    }
    /// Writes a place into a field and leaves it.
    void write(const char* name, const QString& place)
    {
        auto* line = field(name)->findChild<QLineEdit*>(QStringLiteral("fileFieldText"));
        line->setText(place);
        Q_EMIT line->editingFinished();
    }
    void drop(const char* name, const QList<QUrl>& urls, const QString& text)
    {
        QMimeData data;
        if (!urls.isEmpty())
            data.setUrls(urls);
        else
            data.setText(text);
        FileField* to = field(name);
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(to, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(to, &event);
    }
    /// All that a field says.
    QString words(const char* name) const
    {
        return test::labelTexts(*field(name)).join(QLatin1Char('|'));
    }

    template <typename Part> bool shown() const
    {
        return m_page->findChild<Part*>()->isVisibleTo(m_page.get());
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<test::TemporaryFolder> m_folder;
    std::unique_ptr<QSettings> m_store;
    test::FakePicker m_picker;
    std::unique_ptr<JobRunner> m_runner;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<RecentWorkspaces> m_recent;
    std::unique_ptr<HomePage> m_page;
};

QTEST_MAIN(TstHomePage)
#include "tst_homepage.moc"
