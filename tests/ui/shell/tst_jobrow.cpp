// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/labeltexts.h"
#include "ui/jobs/jobrunner.h"
#include "ui/shell/jobrow.h"

#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace vitrine;
using vitrine::ui::JobRow;
using vitrine::ui::JobStatus;
using vitrine::ui::RunState;

namespace {

JobStatus running(std::int64_t done, std::int64_t total)
{
    JobStatus status;
    status.title = QStringLiteral("Clean photos");
    status.state = RunState::Running;
    status.progress = {Stage::CleaningPictures, done, total,
        static_cast<double>(done) / static_cast<double>(total)};
    return status;
}

/// What a reader of the row sees, label by label.
QString shown(const JobRow& row)
{
    return test::labelTexts(row).join(QLatin1Char('|'));
}

}

/// What the strip says of a job: how far it is, how fast, how long it still takes, and how it
/// ended.
class TstJobRow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void saysHowFarHowFastAndHowLong()
    {
        JobRow row;
        JobStatus status = running(312, 1204);
        row.show(status);
        QVERIFY2(shown(row).contains(QStringLiteral("312 of 1,204")), qPrintable(shown(row)));
        QVERIFY(!shown(row).contains(QStringLiteral("per second"))); // not known yet
        QVERIFY(!shown(row).contains(QStringLiteral("left")));
        status.perSecond = 41.7;
        status.secondsLeft = 130.0;
        row.show(status);
        QVERIFY2(shown(row).contains(QStringLiteral("312 of 1,204  ·  42 per second")),
            qPrintable(shown(row)));
        QVERIFY2(shown(row).contains(QStringLiteral("2 min left")), qPrintable(shown(row)));
        const auto* bar = row.findChild<QProgressBar*>();
        QCOMPARE(bar->value(), 259); // of 1000
        QVERIFY(!bar->isHidden());
    }

    void timesLeftAreRoundForPeople()
    {
        QCOMPARE(ui::timeLeftText(3), QStringLiteral("a few seconds left"));
        QCOMPARE(ui::timeLeftText(41), QStringLiteral("45 s left"));
        QCOMPARE(ui::timeLeftText(600), QStringLiteral("10 min left"));
        QCOMPARE(ui::timeLeftText(9000), QStringLiteral("2.5 h left"));
    }

    void downloadsAreInBytes()
    {
        JobStatus status = running(1'500'000, 102'500'000);
        status.progress.stage = Stage::Downloading;
        status.perSecond = 2'000'000.0;
        QCOMPARE(
            ui::progressText(status), QStringLiteral("1.5 MB of 102.5 MB  ·  2.0 MB per second"));
    }

    void stoppingIsSaidAndCannotBeAskedTwice()
    {
        JobRow row;
        JobStatus status = running(1, 2);
        row.show(status);
        auto* cancel = row.findChild<QPushButton*>(QStringLiteral("jobCancel"));
        QSignalSpy asked(&row, &JobRow::cancelRequested);
        cancel->click();
        QCOMPARE(asked.count(), 1);
        status.stopping = true;
        status.secondsLeft = 100.0;
        row.show(status);
        QVERIFY(shown(row).contains(QStringLiteral("Stopping; what is done is kept")));
        QVERIFY(!shown(row).contains(QStringLiteral("left")));
        QVERIFY(!cancel->isEnabled());
    }

    void aFailureSaysWhatToDo()
    {
        JobRow row;
        JobStatus status = running(1, 2);
        status.state = RunState::Failed;
        status.error = Error(ErrorCode::DiskFull, "The disk is full.", "Free some space.");
        row.show(status);
        const auto* retry = row.findChild<QPushButton*>(QStringLiteral("jobRetry"));
        QVERIFY(!retry->isHidden());
        QVERIFY(row.findChild<QPushButton*>(QStringLiteral("jobCancel"))->isHidden());
        QVERIFY(row.findChild<QProgressBar*>()->isHidden());
        QVERIFY(shown(row).count(QLatin1Char('|')) >= 2); // what, why, what to do
    }
};

QTEST_MAIN(TstJobRow)
#include "tst_jobrow.moc"
