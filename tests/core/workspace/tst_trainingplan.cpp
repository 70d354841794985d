// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "tests/core/workspace/trainingshop.h"

#include <sys/inotify.h>
#include <unistd.h>

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <optional>

using namespace vitrine;
using namespace vitrine::test;
namespace fs = std::filesystem;

/// What is told of a run before it begins, and what bounds it.
class TstTrainingPlan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { hideUserData(m_data.path()); }
    void planSaysWhatARunWouldBe();
    void planKnowsWhatIsKept();
    void planTellsWhatItKnowsBeforeItMeasures();
    void planReadsTheWeightsOnce();
    void planWarnsByTheGivenLimit();
    void planOfSeveralRuns();
    void theTrunkCacheIsBounded();
    void aPausedRunGoesOnWithAnotherLimit();
    void aLearningRateIsSuggested();

private:
    TemporaryFolder m_data;
};

void TstTrainingPlan::planSaysWhatARunWouldBe()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    JobContext context;
    const TrainPlan plan = workspace->training().plan(TrainingShop::request(5), context);
    QCOMPARE(plan.trainImages + plan.validationImages + plan.testImages, 36);
    QVERIFY(plan.trainImages > plan.validationImages && plan.validationImages > 0);
    QCOMPARE(plan.classes.size(), std::size_t{3});
    QVERIFY(!plan.pretrained);
    QCOMPARE(plan.leaks, 0);
    QVERIFY(plan.seconds > 0.0 && plan.trainSeconds > 0.0 && plan.trunkSeconds > 0.0);
    QVERIFY(plan.diskBytes > 0 && plan.diskFree > 0 && plan.memoryBytes > 0);
    QCOMPARE(plan.seconds,
        plan.trunkSeconds + plan.trainSeconds + plan.evaluateSeconds + plan.embedSeconds);
    QVERIFY(plan.modelBytes > 0 && plan.checkpointBytes > 0);
    QCOMPARE(plan.diskBytes,
        plan.trunkBytes + plan.modelBytes + plan.checkpointBytes + plan.embeddingsBytes);
    const TrainPlan three = forRuns(plan, 3); // three models, one checkpoint at a time
    QCOMPARE(three.modelBytes, 3 * plan.modelBytes);
    QCOMPARE(three.diskBytes,
        three.trunkBytes + three.modelBytes + three.checkpointBytes + three.embeddingsBytes);
    const auto warns = [&](const std::string& words) {
        return std::ranges::any_of(plan.warnings, [&](const PlanWarning& warning) {
            return planWarningText(warning).find(words) != std::string::npos;
        });
    };
    QVERIFY(warns("begins at random")); // as it was asked to
    QVERIFY(warns("fewer than 10 photos"));
    QVERIFY(workspace->training().runs().empty());
}

void TstTrainingPlan::planKnowsWhatIsKept()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    JobContext context;
    const TrainRequest request = TrainingShop::request(2);
    const TrainPlan first = workspace->training().plan(request, context);
    QVERIFY(first.trunkBytes > 0 && first.trunkSeconds > 0.0);
    QCOMPARE(first.diskYielded, 0);
    trained(*workspace, request);
    const TrainPlan again = workspace->training().plan(request, context);
    QCOMPARE(again.trunkBytes, 0);
    QCOMPARE(again.trunkSeconds, 0.0);
    QCOMPARE(again.diskBytes, first.diskBytes - first.trunkBytes);

    TrainRequest mirrored = request; // plain ones are kept, mirrored ones are not
    mirrored.config.augmentation = {true, false, false, 2};
    const std::int64_t each = first.trunkBytes / (first.trainImages + first.validationImages);
    QCOMPARE(workspace->training().plan(mirrored, context).trunkBytes, each * first.trainImages);
    mirrored.config.epochs = 1; // sees half of each picture's two versions
    QCOMPARE(
        workspace->training().plan(mirrored, context).trunkBytes, each * (first.trainImages / 2));

    TrainRequest deeper = request; // another cut: what is kept is no help, but would make room
    deeper.config.scope = LearningScope::LastStage;
    const TrainPlan other = workspace->training().plan(deeper, context);
    QVERIFY(other.trunkBytes > 0 && other.trunkSeconds > 0.0);
    QVERIFY(other.diskYielded >= first.trunkBytes);
}

void TstTrainingPlan::planTellsWhatItKnowsBeforeItMeasures()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    JobContext context;
    std::vector<TrainPlan> told;
    const auto tell = [&told](const TrainPlan& plan) { told.push_back(plan); };
    TrainRequest request = TrainingShop::request(2);
    const TrainPlan first = workspace->training().plan(request, tell, context);
    QVERIFY(first.measured);
    QCOMPARE(told.size(), std::size_t{1});
    QVERIFY(!told[0].measured);
    QCOMPARE(told[0].trainImages, first.trainImages);
    QCOMPARE(told[0].weights, first.weights);
    QCOMPARE(told[0].trunkBytes, first.trunkBytes);
    QCOMPARE(told[0].diskBytes, first.diskBytes);
    QCOMPARE(told[0].warnings.size(), first.warnings.size());
    QCOMPARE(told[0].seconds, 0.0);
    // What costs no time is no reason to measure anew.
    request.config.epochs = 4;
    request.config.learningRate *= 2.0;
    const TrainPlan longer = workspace->training().plan(request, tell, context);
    QVERIFY(longer.measured);
    QCOMPARE(told.size(), std::size_t{1});
    QVERIFY(std::abs(longer.trainSeconds - 2.0 * first.trainSeconds) < 1e-9);
    request.config.batchSize *= 2;
    workspace->training().plan(request, tell, context);
    QCOMPARE(told.size(), std::size_t{2});
}

void TstTrainingPlan::planReadsTheWeightsOnce()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    TrainRequest request = TrainingShop::request(1);
    request.weights = trained(*workspace, request).model; // its folder, and what the run kept
    const fs::path weights = shop.folder() / "models" / request.weights / "weights.pth";
    const int watch = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    QVERIFY(
        watch >= 0 && ::inotify_add_watch(watch, weights.c_str(), IN_OPEN | IN_CLOSE_NOWRITE) >= 0);
    JobContext context;
    QVERIFY(workspace->training().plan(request, context).pretrained);
    std::array<inotify_event, 64> events{};
    const ssize_t told = ::read(watch, events.data(), sizeof events);
    ::close(watch);
    // A watched file has no name. Openings follow each other only where nothing closed between
    // them, which would be told as one.
    QCOMPARE(told, static_cast<ssize_t>(2 * sizeof(inotify_event)));
    QVERIFY((events[0].mask & IN_OPEN) != 0 && (events[1].mask & IN_CLOSE_NOWRITE) != 0);
}

void TstTrainingPlan::planWarnsByTheGivenLimit()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    JobContext context;
    TrainRequest request = TrainingShop::request(2);
    request.config.augmentation = {true, false, false, 2};
    const std::int64_t needed = workspace->training().plan(request, context).trunkBytes;
    const auto tooSmall = [&] {
        const TrainPlan plan = workspace->training().plan(request, context);
        const auto found = std::ranges::find_if(plan.warnings, [](const PlanWarning& warning) {
            return std::holds_alternative<SmallTrunkCache>(warning);
        });
        return found == plan.warnings.end() ? std::optional<SmallTrunkCache>()
                                            : std::get<SmallTrunkCache>(*found);
    };
    QVERIFY(!tooSmall()); // no limit of its own
    request.config.trunkCacheLimit = needed;
    QVERIFY(!tooSmall());
    request.config.trunkCacheLimit = needed - 1;
    const auto warning = tooSmall();
    QVERIFY(warning.has_value());
    QCOMPARE(warning->needed, needed);
    QCOMPARE(warning->limit, needed - 1);
    QVERIFY(planWarningText(*warning).find("--trunk-cache-limit") != std::string::npos);
    QCOMPARE(errorOf([&] { trained(*workspace, request); }), ErrorCode::DiskFull); // as it said
    request.config.trunkCache = false;
    QVERIFY(!tooSmall());
}

void TstTrainingPlan::planOfSeveralRuns()
{
    TrainPlan plan;
    plan.trunkSeconds = 10.0;
    plan.trainSeconds = 5.0;
    plan.evaluateSeconds = 1.0;
    plan.embedSeconds = 2.0;
    plan.seconds = 18.0;
    plan.trunkBytes = 1000;
    plan.modelBytes = 100;
    plan.diskBytes = 1400;
    plan.diskFree = 1600;
    const TrainPlan three = forRuns(plan, 3);
    QCOMPARE(three.seconds, 30.0); // what is frozen is computed once
    QCOMPARE(three.trainSeconds, 15.0);
    QCOMPARE(three.diskBytes, 1600);
    QVERIFY(three.warnings.empty());
    const TrainPlan four = forRuns(plan, 4);
    QCOMPARE(four.warnings.size(), std::size_t{1});
    QCOMPARE(std::get<LittleDisk>(four.warnings[0]).needed, 1700);
    QCOMPARE(forRuns(four, 1).warnings.size(), std::size_t{1}); // said once
    plan.diskYielded = 100;
    QVERIFY(forRuns(plan, 4).warnings.empty());
    plan.diskKept = 300;
    QCOMPARE(forRuns(plan, 3).warnings.size(), std::size_t{1});
    plan.trunkBytes = 0; // nothing is kept: each computes it
    QCOMPARE(forRuns(plan, 3).seconds, 50.0);
    QCOMPARE(forRuns(plan, 1).seconds, 18.0);
}

void TstTrainingPlan::theTrunkCacheIsBounded()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    const auto kept = [&] {
        std::uintmax_t bytes = 0;
        for (const auto& entry : fs::directory_iterator(shop.folder() / "cache/trunk-v1"))
            bytes += entry.file_size();
        return static_cast<std::int64_t>(bytes);
    };
    TrainRequest request = TrainingShop::request(1);
    trained(*workspace, request);
    const std::int64_t ofTheHead = kept();
    request.config.scope = LearningScope::LastStage;
    JobContext context;
    const std::int64_t needed = workspace->training().plan(request, context).trunkBytes;
    request.config.trunkCacheLimit = needed / 2;
    const auto before = workspace->training().runs().size();
    QCOMPARE(errorOf([&] { trained(*workspace, request); }), ErrorCode::DiskFull);
    QCOMPARE(workspace->training().runs().size(), before);
    QCOMPARE(kept(), ofTheHead);
    // Room for this one alone: what the other left goes.
    request.config.trunkCacheLimit = needed + ofTheHead / 2;
    const RunRecord run = trained(*workspace, request);
    QCOMPARE(run.state, RunState::Finished);
    QCOMPARE(run.config.trunkCacheLimit, needed + ofTheHead / 2);
    QVERIFY(kept() >= needed && kept() < needed + ofTheHead);
}

void TstTrainingPlan::aPausedRunGoesOnWithAnotherLimit()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    Training& training = workspace->training();
    RunProbe whole;
    trained(*workspace, TrainingShop::request(3), &whole);
    RunProbe probe;
    probe.stopWhen = [](const BatchStats& stats) { return stats.step == 8; };
    const RunRow row = paused(*workspace, TrainingShop::request(3), probe).row;
    fs::remove_all(shop.folder() / "cache/trunk-v1"); // which may be deleted at any time
    training.setTrunkCacheLimit(row, 1000);
    JobContext context;
    QCOMPARE(
        errorOf([&] { training.resume(row, nullptr, nullptr, context); }), ErrorCode::DiskFull);
    QCOMPARE(errorOf([&] { training.setTrunkCacheLimit(row, -1); }), ErrorCode::InvalidArgument);
    training.setTrunkCacheLimit(row, 1'000'000'000);
    const RunRecord run = training.resume(row, nullptr, nullptr, context);
    QCOMPARE(run.state, RunState::Finished);
    QCOMPARE(run.config.trunkCacheLimit, 1'000'000'000);
    QVERIFY(withoutTimes(training.batches(row, 0)) == withoutTimes(whole.batches));
    QCOMPARE(errorOf([&] { training.setTrunkCacheLimit(row, 0); }), ErrorCode::NotReady);
}

void TstTrainingPlan::aLearningRateIsSuggested()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    JobContext context;
    const auto curve = workspace->training().findLearningRate(TrainingShop::request(1), context);
    QCOMPARE(curve.rates.front(), 1e-6);
    QVERIFY2(curve.rates.back() > 1e-4, // few pictures or not
        qPrintable(QString::number(curve.rates.back())));
    QVERIFY(curve.rates.size() > 20);
    QCOMPARE(curve.losses.size(), curve.rates.size());
    QVERIFY(std::ranges::is_sorted(curve.rates));
    QVERIFY(workspace->training().runs().empty());
}

QTEST_GUILESS_MAIN(TstTrainingPlan)
#include "tst_trainingplan.moc"
