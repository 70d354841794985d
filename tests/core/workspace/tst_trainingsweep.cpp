// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/workspace/training/runevents.h"
#include "tests/core/workspace/trainingshop.h"
#include "tests/support/exclusions.h"

#include <QTest>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

using namespace vitrine;
using namespace vitrine::test;
namespace fs = std::filesystem;

namespace {

constexpr double kHopeless = 100.0; ///< learning rate

SweepRequest grid(int epochs, std::vector<int> sizes, std::vector<double> rates = {})
{
    return {TrainingShop::request(epochs), "grid", std::move(sizes), std::move(rates)};
}

/// Weight decay alone makes weights grow a thousandfold with every step of the first one.
SweepRequest hopelessAndSound()
{
    SweepRequest request = grid(4, {}, {kHopeless, 1e-6});
    request.base.config.headFactor = 1e4;
    return request;
}

std::string eventsIn(const fs::path& folder)
{
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().filename().string().starts_with("events.out.tfevents."))
            return readFile(entry.path());
    }
    return {};
}

/// What TensorBoard is to be told of a run, made again from what the workspace keeps of it.
std::string eventsAnew(const Training& training, const RunRecord& run)
{
    const TemporaryFolder folder;
    const workspace::RunEvents events(
        folder.path(), run.started, training.batches(run.row, 0), training.epochs(run.row));
    return eventsIn(folder.path());
}

}

/// Several runs, one after the other. With a head on the random network, which learns in seconds.
class TstTrainingSweep : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { hideUserData(m_data.path()); }
    void aSweepQueuesRuns();
    void aSweepLearnsAnewWhatDiffers();
    void keepingTheBestEndsOneRunOfASweep();
    void aSweepGoesOnPastALostRun();
    void aSweepEndsOnWhatAllWouldMeet();

private:
    TemporaryFolder m_data;
};

void TstTrainingSweep::aSweepQueuesRuns()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    Training& training = workspace->training();
    SweepRequest request = grid(2, {4, 8}, {1e-3, 1e-2});
    request.base.useModel = true;
    JobContext context;
    const auto runs = training.sweep(request, nullptr, nullptr, context);
    QCOMPARE(runs.size(), std::size_t{4});
    QCOMPARE(runs[3].config.batchSize, 8);
    QCOMPARE(runs[3].config.learningRate, 1e-2);
    QCOMPARE(runs[0].sweep, std::string("grid"));
    const auto best = std::ranges::max_element(runs, {}, [](const RunRecord& run) {
        return std::pair(run.best->validation.top1, -run.best->validation.loss);
    });
    QCOMPARE(training.searchModel(), best->model);
    TrainRequest another = TrainingShop::request(1);
    another.useModel = true;
    const RunRecord chosen = trained(*workspace, another);
    training.useModel(chosen.model, context);
    training.sweep(request, nullptr, nullptr, context); // learns nothing: the choice stands
    QCOMPARE(training.searchModel(), chosen.model);
    request.learningRates = {1e-3, 1e-2, 3e-2}; // more of it: what is there is passed over
    const auto more = training.sweep(request, nullptr, nullptr, context);
    QCOMPARE(more.size(), std::size_t{6});
    QCOMPARE(training.runs().size(), std::size_t{7});
    QCOMPARE(more[0].row, runs[0].row);
    request.batchSizes = {4, 0};
    QCOMPARE(errorOf([&] { training.sweep(request, nullptr, nullptr, context); }),
        ErrorCode::InvalidArgument);
    QCOMPARE(training.runs().size(), std::size_t{7});
}

void TstTrainingSweep::aSweepLearnsAnewWhatDiffers()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    Training& training = workspace->training();
    const SweepRequest request = grid(1, {4});
    struct Watch : RunProbe {
        void onSweep(const SweepOutlook& told) override { outlook = told; }
        SweepOutlook outlook;
    } watch;
    JobContext context;
    const auto rowsOf = [&](const SweepRequest& asked) {
        std::vector<RunRow> rows;
        for (const RunRecord& run : training.sweep(asked, &watch, nullptr, context))
            rows.push_back(run.row);
        return rows;
    };
    const auto first = rowsOf(request);
    QCOMPARE(watch.outlook.runs, 1);
    QCOMPARE(watch.outlook.finished + watch.outlook.others, 0);

    // What decides no number is no difference.
    SweepRequest same = request;
    same.base.config.threads = 2;
    same.base.config.checkpointSeconds = 50;
    same.base.config.trunkCache = false;
    same.base.config.augmentation.views = 8; // without an augmentation
    QCOMPARE(rowsOf(same), first);
    QCOMPARE(watch.outlook.finished, 1);
    QCOMPARE(watch.outlook.others, 0);

    std::vector<SweepRequest> others(6, request);
    others[0].base.config.epochs = 2;
    others[1].base.config.scope = LearningScope::LastStage;
    others[2].base.split = SplitKind::ByImage;
    others[3].base.sides.seed = 2;
    others[4].base.config.seed = 2;
    others[5].base.weights = training.runs().front().model;
    std::int64_t before = 1;
    for (const SweepRequest& other : others) {
        const auto rows = rowsOf(other);
        QVERIFY(rows != first);
        QCOMPARE(watch.outlook.finished, 0);
        QCOMPARE(watch.outlook.others, before);
        QCOMPARE(rowsOf(other), rows); // and is found again
        ++before;
    }
    QCOMPARE(static_cast<std::int64_t>(training.runs().size()), before);
    QCOMPARE(rowsOf(request), first); // as before
    std::set<std::string> names;
    for (const RunRecord& run : training.runs())
        names.insert(run.name);
    QCOMPARE(static_cast<std::int64_t>(names.size()), before);
    // Other photos are another comparison.
    workspace->inspection().apply(test::excludeImages({{1}}), "test", context);
    QVERIFY(rowsOf(request) != first);
    QCOMPARE(watch.outlook.finished, 0);
}

void TstTrainingSweep::keepingTheBestEndsOneRunOfASweep()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    const SweepRequest request = grid(4, {}, {1e-3, 2e-3, 3e-3});
    RunControl control;
    RunProbe probe;
    int begun = 0;
    probe.stopWhen = [&](const BatchStats& stats) {
        begun += stats.step == 0 ? 1 : 0;
        if (begun == 2 && stats.step == 8)
            control.finishNow();
        return false;
    };
    JobContext context;
    const auto runs = workspace->training().sweep(request, &probe, &control, context);
    QCOMPARE(runs.size(), std::size_t{3});
    for (const RunRecord& run : runs) {
        QCOMPARE(run.state, RunState::Finished);
        QVERIFY(!run.model.empty());
    }
    QCOMPARE(runs[0].epochsDone, 4);
    QVERIFY(runs[1].stepsDone > 8 && runs[1].stepsDone <= 10);
    QCOMPARE(runs[2].epochsDone, 4);
    QCOMPARE(runs[2].stepsDone, runs[0].stepsDone);
    QVERIFY(!control.finishRequested());
}

void TstTrainingSweep::aSweepGoesOnPastALostRun()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    Training& training = workspace->training();
    SweepRequest request = hopelessAndSound();
    request.base.useModel = true;
    JobContext context;
    RunProbe probe;
    const auto runs = training.sweep(request, &probe, nullptr, context);
    QCOMPARE(runs.size(), std::size_t{2});
    QCOMPARE(runs[0].state, RunState::Failed);
    QVERIFY(runs[0].diverged);
    QVERIFY(runs[0].error.find("not a number") != std::string::npos);
    QVERIFY(!training.batches(runs[0].row, 0).empty());
    const fs::path folder = shop.folder() / "runs" / std::to_string(runs[0].row.value);
    QCOMPARE(eventsIn(folder), eventsAnew(training, runs[0]));
    QCOMPARE(runs[1].state, RunState::Finished);
    QVERIFY(!runs[1].diverged);
    QCOMPARE(bestFinished(runs)->row, runs[1].row);
    QCOMPARE(training.searchModel(), runs[1].model);

    // Again: both have ended, nothing is learnt.
    const auto told = probe.states.size();
    const auto again = training.sweep(request, &probe, nullptr, context);
    QCOMPARE(probe.states.size(), told);
    QCOMPARE(again[0].row, runs[0].row);
    QCOMPARE(again[1].row, runs[1].row);

    // Only those that are lost: there is nothing to put to use.
    request.learningRates = {kHopeless};
    QCOMPARE(
        errorOf([&] { training.sweep(request, nullptr, nullptr, context); }), ErrorCode::Diverged);
    QCOMPARE(training.searchModel(), runs[1].model);
    // Once deleted it is tried once more.
    training.setDeleted(runs[0].row, true);
    QCOMPARE(
        errorOf([&] { training.sweep(request, nullptr, nullptr, context); }), ErrorCode::Diverged);
    QVERIFY(training.runs().front().diverged);
    QVERIFY(training.runs().front().row != runs[0].row);
}

void TstTrainingSweep::aSweepEndsOnWhatAllWouldMeet()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    Training& training = workspace->training();
    const SweepRequest request = grid(3, {4, 8});
    RunProbe probe;
    probe.stopWhen = [](const BatchStats& stats) { return stats.step == 9; };
    auto stopping = probe.context();
    QVERIFY_THROWS_EXCEPTION(Cancelled, training.sweep(request, &probe, nullptr, stopping));
    QCOMPARE(training.runs().size(), std::size_t{1}); // pausing pauses all
    const RunRecord paused = training.runs().front();
    QCOMPARE(paused.state, RunState::Paused);
    const fs::path checkpoint =
        shop.folder() / "runs" / std::to_string(paused.row.value) / "checkpoint.safetensors";
    const std::string good = readFile(checkpoint);
    writeFileAtomically(checkpoint, good.substr(0, good.size() / 2));
    JobContext context;
    QCOMPARE(
        errorOf([&] { training.sweep(request, nullptr, nullptr, context); }), ErrorCode::Corrupt);
    QCOMPARE(training.runs().size(), std::size_t{1});
    QVERIFY(!training.runs().front().diverged);
    writeFileAtomically(checkpoint, good);
    const auto runs = training.sweep(request, nullptr, nullptr, context);
    QCOMPARE(runs[0].row, paused.row);
    QCOMPARE(runs[0].state, RunState::Finished);
    QCOMPARE(runs[1].state, RunState::Finished);
}

QTEST_GUILESS_MAIN(TstTrainingSweep)
#include "tst_trainingsweep.moc"
