// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/labeltexts.h"
#include "tests/support/testdata.h"
#include "ui/jobs/workspacesession.h"
#include "ui/pages/page.h"
#include "ui/shell/actionset.h"
#include "ui/shell/jobrow.h"
#include "ui/shell/jobstrip.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/navigation.h"
#include "ui/shell/shortcutdialog.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace vitrine;
using namespace vitrine::ui;

namespace {

class FakePage : public Page {
public:
    FakePage(QString name, ActionId navigation, bool canSearch)
        : m_name(std::move(name))
        , m_navigation(navigation)
        , m_searches(canSearch)
    {
    }

    QString pageId() const override { return m_name; }
    QString title() const override { return m_name; }
    QString iconName() const override { return QStringLiteral("home"); }
    ActionId navigation() const override { return m_navigation; }
    void setWorkspace(std::shared_ptr<Workspace> workspace) override
    {
        hasWorkspace = workspace != nullptr;
    }
    bool canPerform(ActionId id) const override { return allowed.contains(id); }
    void perform(ActionId id) override { performed << id; }
    bool startSearch(const SearchQuery&) override
    {
        searches += m_searches;
        return m_searches;
    }

    bool takePicture(const SearchQuery&) override
    {
        taken += takesPictures;
        return takesPictures;
    }

    QList<ActionId> allowed;
    QList<ActionId> performed;
    int searches = 0;
    bool takesPictures = false;
    int taken = 0;
    bool hasWorkspace = false;

private:
    QString m_name;
    ActionId m_navigation;
    bool m_searches;
};

}

class TstMainWindow : public QObject {
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
        makeWindow();
    }

    void cleanup()
    {
        m_window.reset();
        m_session.reset();
        m_runner.reset();
    }

    void shortcutsTellHowToDecideAndUndo()
    {
        const ShortcutDialog dialog;
        const QStringList words = test::labelTexts(dialog);
        for (const auto* word : {"Undo", "Redo", "Leave out", "Take back in", "Fine", "Copy"})
            QVERIFY2(words.contains(QLatin1String(word)), word);
        QVERIFY(words.contains(QKeySequence(QKeySequence::Copy).toString()));
    }

    void fitsItsScreenAtFirst()
    {
        QVERIFY(m_window->width() <= m_window->screen()->availableSize().width());
        QVERIFY(m_window->height() < m_window->screen()->availableSize().height());
    }

    void routesActionsToPages()
    {
        m_home->allowed << ActionId::OpenDemo;
        m_search->allowed << ActionId::MoreLikeThis << ActionId::OpenPicture;
        Q_EMIT m_home->actionsChanged();
        QAction* similar = m_window->actions().action(ActionId::MoreLikeThis);
        QVERIFY(!similar->isEnabled()); // only with its page in front
        m_window->actions().action(ActionId::OpenPicture)->trigger();
        QCOMPARE(m_search->performed, QList<ActionId>{ActionId::OpenPicture});
        QCOMPARE(m_window->currentPage(), m_search);
        QVERIFY(similar->isEnabled());
        m_window->actions().action(ActionId::OpenDemo)->trigger();
        QCOMPARE(m_window->currentPage(), m_home);
        QCOMPARE(m_home->performed, QList<ActionId>{ActionId::OpenDemo});
    }

    void thePageInFrontTakesPictures()
    {
        auto* data = new QMimeData;
        QImage picture(4, 4, QImage::Format_RGB32);
        picture.fill(Qt::green);
        data->setImageData(picture);
        QGuiApplication::clipboard()->setMimeData(data);
        m_home->takesPictures = true;
        m_window->actions().action(ActionId::PastePicture)->trigger();
        QCOMPARE(m_home->taken, 1);
        QCOMPARE(m_search->searches, 0);
        QCOMPARE(m_window->currentPage(), m_home);
    }

    void searchesWithAPastedPicture()
    {
        auto* data = new QMimeData;
        QImage picture(4, 4, QImage::Format_RGB32);
        picture.fill(Qt::green);
        data->setImageData(picture);
        QGuiApplication::clipboard()->setMimeData(data);
        m_window->actions().action(ActionId::PastePicture)->trigger();
        QCOMPARE(m_search->searches, 1);
        QCOMPARE(m_window->currentPage(), m_search);
    }

    void showsTheWorkspaceInItsTitle()
    {
        m_session->create(*m_folder / "Chairs.vitrine");
        QTRY_VERIFY(m_home->hasWorkspace && m_search->hasWorkspace);
        QVERIFY(m_window->windowTitle().contains(QStringLiteral("Chairs")));
        m_session->close();
        QVERIFY(!m_home->hasWorkspace);
    }

    void restoresSizePageAndTheme()
    {
        const auto shop = *m_folder / "shop.vitrine";
        m_session->create(shop);
        QTRY_VERIFY(m_session->workspace() != nullptr);
        m_window->resize(753, 577); // fits the smallest screen that tests have
        m_window->showPage(QStringLiteral("search"));
        m_window->actions().action(ActionId::ThemeDark)->trigger();
        m_window->close();
        m_window.reset();
        makeWindow();
        m_window->restore(*m_folder / "other" / ".." / "shop.vitrine");
        QCOMPARE(m_window->size(), QSize(753, 577));
        QCOMPARE(m_window->currentPage(), m_search);
        QVERIFY(m_theme->current().dark);
        QVERIFY(m_window->actions().action(ActionId::ThemeDark)->isChecked());
    }

    void anotherWorkspaceBeginsOnTheFirstPage()
    {
        m_session->create(*m_folder / "shop.vitrine");
        QTRY_VERIFY(m_session->workspace() != nullptr);
        m_window->showPage(QStringLiteral("search"));
        m_window->close();
        m_window.reset();
        makeWindow();
        m_window->restore(*m_folder / "demo.vitrine");
        QCOMPARE(m_window->currentPage(), m_home);
        m_window->restore(std::nullopt);
        QCOMPARE(m_window->currentPage(), m_home);
    }

    void navigationCollapsesInASmallWindow()
    {
        auto* navigation = m_window->findChild<Navigation*>();
        m_window->resize(1280, 800);
        m_window->show();
        QTRY_VERIFY(!navigation->isCollapsed());
        m_window->resize(900, 600);
        QTRY_VERIFY(navigation->isCollapsed());
    }

    void stripShowsResultAndFailure()
    {
        auto* strip = m_window->findChild<JobStrip*>();
        std::atomic<int> tries = 0;
        Job job;
        job.title = QStringLiteral("Count things");
        job.work = [&tries](JobContext&) {
            if (++tries == 1)
                throw Error(ErrorCode::DiskFull, "no room");
        };
        job.summary = [] { return QStringLiteral("7 things counted"); };
        m_runner->start(job);
        QCOMPARE(strip->rowCount(), 1);
        QTRY_VERIFY(strip->findChild<QPushButton*>(QStringLiteral("jobRetry"))->isVisibleTo(strip));
        strip->findChild<QPushButton*>(QStringLiteral("jobRetry"))->click();
        QTRY_VERIFY(holds(strip, QStringLiteral("7 things counted")));
        QCOMPARE(strip->rowCount(), 1);
    }

    void pagesStayWhileJobsComeAndGo()
    {
        m_window->resize(900, 600);
        m_window->show();
        auto* strip = m_window->findChild<JobStrip*>();
        auto* navigation = m_window->findChild<Navigation*>();
        const auto placeOf = [&](const QWidget* widget) {
            return QRect(widget->mapTo(m_window.get(), QPoint()), widget->size());
        };
        QTRY_VERIFY(m_home->isVisible() && m_home->height() > 0);
        const QRect page = placeOf(m_home);
        const QRect names = placeOf(navigation);
        const auto stays = [&] { return placeOf(m_home) == page && placeOf(navigation) == names; };
        QCOMPARE(strip->height(), JobStrip::kReserved);
        QVERIFY(placeOf(strip).top() > page.bottom()); // it hides nothing
        Job job;
        job.work = [](JobContext& context) {
            while (true)
                context.throwIfStopped();
        };
        m_runner->start(job);
        QTRY_VERIFY(strip->findChild<QPushButton*>(QStringLiteral("jobCancel"))->isVisible());
        QVERIFY(stays());
        QVERIFY(placeOf(strip).top() > page.bottom());
        m_runner->start(job);
        QTRY_COMPARE(strip->height(), 2 * JobRow::kHeight);
        QCOMPARE(placeOf(strip).bottom(), placeOf(strip->parentWidget()).bottom());
        QVERIFY(stays());
        m_window->resize(950, 640);
        QTRY_COMPARE(placeOf(strip).bottom(), placeOf(strip->parentWidget()).bottom());
        m_window->resize(900, 600);
        QTRY_VERIFY(stays());
        m_runner->cancelAll();
        QTRY_VERIFY(!m_runner->isBusy());
        for (const JobStatus& each : m_runner->jobs())
            m_runner->dismiss(each.id);
        QTRY_COMPARE(strip->height(), JobStrip::kReserved);
        QVERIFY(stays());
    }

    void stripForgetsAFailureThatWasMadeGood()
    {
        auto* strip = m_window->findChild<JobStrip*>();
        std::atomic<bool> fails = true;
        Job job;
        job.title = QStringLiteral("Import tables");
        job.work = [&fails](JobContext&) {
            if (fails)
                throw Error(ErrorCode::Unsupported, "no such column", "Take another file.");
        };
        m_runner->start(job);
        QTRY_VERIFY(holds(strip, QStringLiteral("Import tables")));
        QTRY_VERIFY(strip->findChild<QPushButton*>(QStringLiteral("jobRetry"))->isVisibleTo(strip));
        QVERIFY(holds(strip, QStringLiteral("Take another file."))); // on a line of its own
        Job other = job;
        other.title = QStringLiteral("Something else");
        other.work = [](JobContext&) {};
        QSignalSpy ended(m_runner.get(), &JobRunner::ended);
        m_runner->start(other);
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(strip->rowCount(), 1); // that says nothing of the import
        fails = false;
        m_runner->start(job); // anew, not by "Try again"
        QTRY_COMPARE(strip->rowCount(), 0);
    }

    void stripForgetsWhatHasNoResult()
    {
        auto* strip = m_window->findChild<JobStrip*>();
        Job job;
        job.work = [](JobContext&) {};
        QSignalSpy ended(m_runner.get(), &JobRunner::ended);
        m_runner->start(job);
        QCOMPARE(strip->rowCount(), 1);
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(strip->rowCount(), 0);
    }

    void stripCancels()
    {
        auto* strip = m_window->findChild<JobStrip*>();
        Job job;
        job.work = [](JobContext& context) {
            while (true)
                context.throwIfStopped();
        };
        const JobId id = m_runner->start(job);
        strip->findChild<QPushButton*>(QStringLiteral("jobCancel"))->click();
        QTRY_COMPARE(m_runner->status(id)->state, ui::RunState::Cancelled);
        m_runner->dismiss(id);
        QCOMPARE(strip->rowCount(), 0);
        job.cancelled = [] { return QStringLiteral("Paused. Press Resume"); };
        m_runner->cancel(m_runner->start(job));
        QTRY_VERIFY(holds(strip, QStringLiteral("Paused. Press Resume")));
        QVERIFY(!holds(strip, QStringLiteral("Cancelled; it can continue later")));
    }

private:
    void makeWindow()
    {
        m_window = std::make_unique<MainWindow>(*m_session, *m_theme, Settings(*m_store));
        m_home = new FakePage(QStringLiteral("home"), ActionId::GoHome, false);
        m_search = new FakePage(QStringLiteral("search"), ActionId::GoSearch, true);
        m_window->addPage(m_home);
        m_window->addPage(m_search);
    }

    static bool holds(const QWidget* parent, const QString& text)
    {
        return test::labelTexts(*parent).contains(text);
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<test::TemporaryFolder> m_folder;
    std::unique_ptr<QSettings> m_store;
    std::unique_ptr<JobRunner> m_runner;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<MainWindow> m_window;
    FakePage* m_home = nullptr;
    FakePage* m_search = nullptr;
};

QTEST_MAIN(TstMainWindow)
#include "tst_mainwindow.moc"
