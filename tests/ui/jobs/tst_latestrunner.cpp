// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "ui/jobs/latestrunner.h"
#include "ui/jobs/recentworkspaces.h"
#include "ui/jobs/workspacesession.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include <semaphore>

using namespace vitrine;
using namespace vitrine::ui;

class TstLatestRunner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyTheNewestAnswers()
    {
        LatestRunner<int> runner(this);
        std::binary_semaphore started{0};
        std::vector<int> answers;
        const auto take = [&answers](int answer) { answers.push_back(answer); };
        runner.submit(
            [&started](JobContext& context) {
                started.release();
                while (true) // stopped by the newer request
                    context.throwIfStopped();
                return 1;
            },
            take);
        started.acquire();
        runner.submit([](JobContext&) { return 2; }, take);
        QTRY_COMPARE(answers.size(), std::size_t(1));
        QCOMPARE(answers.front(), 2);
        QVERIFY(!runner.isBusy());
    }

    void aLateResultIsDropped()
    {
        LatestRunner<int> runner(this);
        std::binary_semaphore done{0};
        bool told = false;
        runner.submit(
            [&done](JobContext&) {
                done.release();
                return 1;
            },
            [&told](int) { told = true; });
        done.acquire();
        runner.cancel();
        bool second = false;
        runner.submit([](JobContext&) { return 2; }, [&second](int) { second = true; });
        QTRY_VERIFY(second);
        QVERIFY(!told);
    }

    void errorsArrive()
    {
        LatestRunner<int> runner(this);
        std::optional<ErrorCode> code;
        runner.submit([](JobContext&) -> int { throw Error(ErrorCode::Corrupt, "bad"); },
            [](int) {}, [&code](const Error& error) { code = error.code(); });
        QTRY_COMPARE(code, std::optional(ErrorCode::Corrupt));
    }

    void nothingIsDeliveredAfterDestruction()
    {
        bool told = false;
        {
            LatestRunner<int> runner(this);
            std::binary_semaphore done{0};
            runner.submit(
                [&done](JobContext&) {
                    done.release();
                    return 1;
                },
                [&told](int) { told = true; });
            done.acquire();
        }
        QCoreApplication::sendPostedEvents();
        QVERIFY(!told);
    }

    void sessionCreatesOpensAndRemembers()
    {
        test::TemporaryFolder folder;
        QSettings store(
            QString::fromStdString((folder / "settings.ini").string()), QSettings::IniFormat);
        JobRunner runner;
        WorkspaceSession session(runner);
        RecentWorkspaces recent(store, session);
        QSignalSpy changed(&session, &WorkspaceSession::workspaceChanged);
        session.create(folder / "one.vitrine");
        QTRY_VERIFY(session.workspace() && session.info());
        QCOMPARE(session.info()->counts.listings, std::int64_t(0));
        session.create(folder / "two.vitrine");
        QTRY_COMPARE(changed.count(), 2);
        QTRY_COMPARE(recent.list().size(), std::size_t(2));
        QCOMPARE(recent.list().front().name, QStringLiteral("two"));
        session.open(folder / "one.vitrine");
        QTRY_COMPARE(recent.list().front().name, QStringLiteral("one"));

        WorkspaceSession other(runner);
        RecentWorkspaces again(store, other);
        QCOMPARE(again.list().size(), std::size_t(2));
        std::filesystem::remove_all(folder / "two.vitrine");
        RecentWorkspaces gone(store, other);
        QCOMPARE(gone.list().size(), std::size_t(1));
    }

    void sessionTellsWhatCannotBeOpened()
    {
        test::TemporaryFolder folder;
        JobRunner runner;
        WorkspaceSession session(runner);
        std::optional<ErrorCode> code;
        connect(&session, &WorkspaceSession::openFailed, this,
            [&code](const std::filesystem::path&, const Error& error) { code = error.code(); });
        session.open(folder / "nothing");
        QTRY_COMPARE(code, std::optional(ErrorCode::NotFound));
        QVERIFY(!session.workspace());
    }

    void sessionDrawsTheDemoAndStopsWithoutAQuestion()
    {
        test::TemporaryFolder folder;
        {
            JobRunner runner;
            WorkspaceSession session(runner);
            QSignalSpy listings(&session, &WorkspaceSession::listingsChanged);
            DemoRequest request;
            request.listings = 13;
            session.openDemo(folder / "demo.vitrine", request);
            QTRY_COMPARE_WITH_TIMEOUT(listings.count(), 1, 60000);
            QCOMPARE(session.info()->counts.listings, std::int64_t(13));
            QVERIFY(runner.isBusy()); // goes on with cleaning by itself
        }
        JobRunner runner;
        WorkspaceSession session(runner);
        session.open(folder / "demo.vitrine");
        QTRY_VERIFY_WITH_TIMEOUT(session.workspace() != nullptr, 60000);
        runner.cancelAll();
        QTRY_VERIFY_WITH_TIMEOUT(!runner.isBusy(), 60000);
        session.prepare();
        QTRY_VERIFY_WITH_TIMEOUT(session.info()->counts.imagesPending == 0, 60000);
    }
};

QTEST_GUILESS_MAIN(TstLatestRunner)
#include "tst_latestrunner.moc"
