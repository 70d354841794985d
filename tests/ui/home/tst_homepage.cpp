// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "ui/jobs/recentworkspaces.h"
#include "ui/jobs/workspacesession.h"
#include "ui/pages/home/homepage.h"
#include "ui/pages/home/importform.h"
#include "ui/pages/home/importpreview.h"
#include "ui/pages/home/problemlist.h"
#include "ui/pages/home/recentlist.h"
#include "ui/pages/home/stepspanel.h"
#include "ui/pages/home/welcomepanel.h"
#include "ui/pages/home/workspacesteps.h"
#include "ui/shell/filepicker.h"
#include "ui/shell/theme.h"
#include "ui/widgets/notice.h"

#include <QAbstractButton>
#include <QApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace vitrine;
using namespace vitrine::ui;

namespace {

class FakePicker : public FilePicker {
public:
    using Answer = std::optional<std::filesystem::path>;
    Answer openFile(QWidget*, const QString&, const QString&) override { return answer; }
    Answer openFolder(QWidget*, const QString&) override { return answer; }
    Answer saveFile(QWidget*, const QString&, const QString&, const QString&) override
    {
        return answer;
    }

    Answer answer;
};

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
        steps = workspaceSteps(info);
        QCOMPARE(steps[1].state, WorkspaceStep::State::Done);
        QCOMPARE(steps[2].state, WorkspaceStep::State::Next);
        QCOMPARE(steps[3].state, WorkspaceStep::State::Later);
        QVERIFY(nextStepVerb(info) != whenReady);
        QCOMPARE(workspaceSteps({})[0].state, WorkspaceStep::State::Next);
    }

    void previewCountsRowsNotLines()
    {
        ImportRequest request;
        request.products = m_folder->write(
            "p.csv", "id,text\n1,\"two\nlines\"\n2,\"a \"\"quoted\"\" word\"\r\n\n3,last");
        JobContext context;
        const ImportPreview preview = readPreview(request, context);
        QCOMPARE(preview.products, std::optional<std::int64_t>(3));
        QVERIFY(!preview.images && !preview.pictures);
    }

private:
    void makePage()
    {
        m_page = std::make_unique<HomePage>(*m_session, *m_recent, m_picker,
            HomePage::Places{*m_folder / "demo.vitrine", *m_folder / "weights"});
        connect(m_session.get(), &WorkspaceSession::workspaceChanged, m_page.get(),
            &Page::setWorkspace);
    }

    template <typename Part> bool shown() const
    {
        return m_page->findChild<Part*>()->isVisibleTo(m_page.get());
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<test::TemporaryFolder> m_folder;
    std::unique_ptr<QSettings> m_store;
    FakePicker m_picker;
    std::unique_ptr<JobRunner> m_runner;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<RecentWorkspaces> m_recent;
    std::unique_ptr<HomePage> m_page;
};

QTEST_MAIN(TstHomePage)
#include "tst_homepage.moc"
