// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "tests/core/workspace/trainingshop.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <cstdio>
#include <string_view>

using namespace vitrine;
using vitrine::test::RunProbe;
using vitrine::test::TemporaryFolder;
using vitrine::test::TrainingShop;
using vitrine::test::withoutTimes;
namespace fs = std::filesystem;

namespace {

constexpr int kEpochs = 60;

/// Says "working" once it has learnt something.
class Announcer : public RunWatcher {
public:
    void onBatch(RunRow row, const BatchStats& stats) override
    {
        static_cast<void>(row);
        static_cast<void>(stats);
        if (!m_said) {
            m_said = true;
            std::puts("working");
            std::fflush(stdout);
        }
    }

private:
    bool m_said = false;
};

/// What the test kills; in a process of its own. Goes on with the newest run if there is one.
int train(const fs::path& folder)
{
    try {
        JobContext context;
        Announcer announcer;
        const auto workspace = Workspace::open(folder);
        const auto runs = workspace->training().runs();
        if (runs.empty())
            workspace->training().train(
                TrainingShop::request(kEpochs), &announcer, nullptr, context);
        else
            workspace->training().resume(runs.front().row, &announcer, nullptr, context);
        return 0;
    } catch (const Error& error) {
        std::puts(error.what());
        return 1;
    }
}

}

class TstKilledRuns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::hideUserData(m_data.path()); }
    void theCurveIsWholeAfterAnyKill();

private:
    TemporaryFolder m_data;
};

void TstKilledRuns::theCurveIsWholeAfterAnyKill()
{
    const TrainingShop shop;
    const TrainingShop twin;
    RunProbe whole;
    JobContext context;
    const RunRecord uninterrupted = twin.workspace()->training().train(
        TrainingShop::request(kEpochs), &whole, nullptr, context);

    int killed = 0;
    for (int i = 0; i < 8; ++i) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
            {QStringLiteral("--train"), QString::fromStdString(shop.folder().string())});
        if (!child.waitForReadyRead(120'000)) // ended before it got anywhere
            break;
        QVERIFY2(child.readAllStandardOutput().startsWith("working"), "a run could not go on");
        const int moment = i == 0 ? 0 : QRandomGenerator::global()->bounded(1500);
        if (child.waitForFinished(moment)) {
            QCOMPARE(child.exitCode(), 0);
            break;
        }
        child.kill(); // SIGKILL: nothing in the process gets to run
        child.waitForFinished();
        const RunRecord run = shop.workspace()->training().runs().front();
        if (run.state == RunState::Finished) // the process was leaving
            break;
        QCOMPARE(run.state, RunState::Running);
        QVERIFY(!run.alive);
        ++killed;
    }
    QVERIFY(killed > 0);

    const auto workspace = shop.workspace();
    Training& training = workspace->training();
    RunRecord run = training.runs().front();
    if (run.state != RunState::Finished)
        run = training.resume(run.row, nullptr, nullptr, context);
    QCOMPARE(training.runs().size(), std::size_t{1});
    QCOMPARE(run.state, RunState::Finished);
    const auto batches = training.batches(run.row, 0);
    for (std::size_t i = 0; i < batches.size(); ++i)
        QCOMPARE(batches[i].step, static_cast<std::int64_t>(i)); // no gap, no double
    QVERIFY(withoutTimes(batches) == withoutTimes(whole.batches));
    QVERIFY(withoutTimes(training.epochs(run.row)) == withoutTimes(whole.epochs));
    QCOMPARE(run.model, uninterrupted.model); // bit for bit
    QVERIFY(workspace->info().interrupted.empty());
}

int main(int argc, char** argv)
{
    if (argc == 3 && std::string_view(argv[1]) == "--train")
        return train(argv[2]);
    QCoreApplication application(argc, argv);
    TstKilledRuns tests;
    return QTest::qExec(&tests, argc, argv);
}
#include "tst_killedruns.moc"
