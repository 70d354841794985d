// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "tests/core/workspace/trainingshop.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <set>

using namespace vitrine;
using namespace vitrine::test;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> eventFiles(const fs::path& folder)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().filename().string().starts_with("events.out.tfevents."))
            files.push_back(entry.path());
    }
    return files;
}

constexpr double kHopeless = 100.0; ///< learning rate

/// Weight decay alone makes weights grow a thousandfold with every step of the first one.
SweepRequest hopelessAndSound()
{
    SweepRequest request;
    request.base = TrainingShop::request(4);
    request.base.config.headFactor = 1e4;
    request.name = "rates";
    request.learningRates = {kHopeless, 1e-6};
    return request;
}

}

/// With a head on the random network, which needs no file and learns in seconds.
class TstTraining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { hideUserData(m_data.path()); }
    void planSaysWhatARunWouldBe();
    void planKnowsWhatIsKept();
    void planOfSeveralRuns();
    void theTrunkCacheIsBounded();
    void progressFollowsTheWholeJob();
    void aRunLeavesEverything();
    void aPausedRunGoesOnExactly();
    void itLearnsFromWhatItBeganWith();
    void aPersonMayKeepTheBest();
    void aSplitByImageTellsBothFigures();
    void aSweepQueuesRuns();
    void aSweepLearnsAnewWhatDiffers();
    void keepingTheBestEndsOneRunOfASweep();
    void aSweepGoesOnPastALostRun();
    void aSweepEndsOnWhatAllWouldMeet();
    void aLearningRateIsSuggested();
    void whatCannotBeDoneSaysWhy();
    void failuresAreRecorded();

private:
    TemporaryFolder m_data;
};

void TstTraining::planSaysWhatARunWouldBe()
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
    const auto warns = [&](const std::string& words) {
        return std::ranges::any_of(plan.warnings, [&](const PlanWarning& warning) {
            return planWarningText(warning).find(words) != std::string::npos;
        });
    };
    QVERIFY(warns("begins at random")); // as it was asked to
    QVERIFY(warns("fewer than 10 photos"));
    QVERIFY(workspace->training().runs().empty());
}

void TstTraining::planKnowsWhatIsKept()
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

void TstTraining::planOfSeveralRuns()
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

void TstTraining::theTrunkCacheIsBounded()
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

void TstTraining::progressFollowsTheWholeJob()
{
    const TrainingShop shop;
    ProgressProbe probe;
    JobContext context = probe.context();
    shop.workspace()->training().train(TrainingShop::request(5), nullptr, nullptr, context);
    const auto& seen = probe.seen();
    const auto isOf = [](Stage stage) {
        return [stage](const Progress& progress) { return progress.stage == stage; };
    };
    QVERIFY(std::ranges::any_of(seen, isOf(Stage::ComparingPictures))); // before it begins
    const auto first = std::ranges::find_if(seen, isOf(Stage::Training));
    QVERIFY(first != seen.end());
    QVERIFY2(first->fraction < 0.9, qPrintable(QString::number(first->fraction)));
    QCOMPARE(seen.back().fraction, 1.0);
}

void TstTraining::aRunLeavesEverything()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    RunProbe probe;
    TrainRequest request = TrainingShop::request(3);
    request.tags = {"tagged"};
    const RunRecord run = trained(*workspace, request, &probe);
    QCOMPARE(run.state, RunState::Finished);
    QVERIFY(!run.alive);
    QCOMPARE(run.epochsDone, 3);
    QCOMPARE(run.tags, std::vector<std::string>{"tagged"});
    QVERIFY(run.name.find("scope head") != std::string::npos);
    QCOMPARE(probe.states, (std::vector<RunState>{RunState::Running, RunState::Finished}));

    Training& training = workspace->training();
    const auto batches = training.batches(run.row, 0);
    QVERIFY(batches == probe.batches);
    QCOMPARE(static_cast<std::int64_t>(batches.size()), run.stepsDone);
    QVERIFY(training.epochs(run.row) == probe.epochs);
    const auto evaluation = training.evaluation(run.row);
    QVERIFY(evaluation.has_value() && run.best.has_value());
    QVERIFY(evaluation->quality == run.best->validation);
    QCOMPARE(evaluation->quality.images, run.validationImages);

    const fs::path folder = shop.folder() / "runs" / std::to_string(run.row.value);
    QVERIFY(fs::exists(folder / "data.csv"));
    QVERIFY(!fs::exists(folder / "checkpoint.safetensors"));
    QCOMPARE(eventFiles(folder).size(), std::size_t{1});
    const fs::path model = shop.folder() / "models" / run.model;
    QCOMPARE(training.models().front().id, run.model);
    QCOMPARE(sha256OfFile(model / "weights.pth"), training.models().front().weightsSha256);
    const auto card =
        QJsonDocument::fromJson(QByteArray::fromStdString(readFile(model / "model.json")));
    QCOMPARE(card[QLatin1String("labels")].toArray().size(), 3);
    const QJsonValue input = card[QLatin1String("input")];
    QCOMPARE(input[QLatin1String("side")].toInt(), 64);
    QCOMPARE(input[QLatin1String("resize_shorter_side")].toInt(), 73);
    QVERIFY(input[QLatin1String("photo")].toString().contains(QLatin1String("without padding")));
    const auto types = card[QLatin1String("weights")][QLatin1String("types")].toObject();
    QCOMPARE(types.keys(), (QStringList{QStringLiteral("float32"), QStringLiteral("int64")}));
    const std::string readme = readFile(model / "README.md");
    for (const char* words :
        {"## Data", "By listing", "| Kind A |", "top 1", run.dataSha256.c_str(), "random network",
            "Without padding", "## Licence", "| epochs | 3 |"})
        QVERIFY2(readme.find(words) != std::string::npos, words);
    QVERIFY(training.searchModel().empty()); // nothing was embedded
}

void TstTraining::aPausedRunGoesOnExactly()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    const TrainRequest request = TrainingShop::request(6);
    RunProbe whole;
    const RunRecord uninterrupted = trained(*workspace, request, &whole);

    RunProbe probe;
    probe.stopWhen = [](const BatchStats& stats) { return stats.step == 14; };
    const RunRecord stopped = paused(*workspace, request, probe);
    QCOMPARE(stopped.state, RunState::Paused);
    QVERIFY(stopped.peakBytes > 10'000'000);
    QVERIFY(stopped.error.empty() && stopped.model.empty());
    QVERIFY(fs::exists(
        shop.folder() / "runs" / std::to_string(stopped.row.value) / "checkpoint.safetensors"));
    JobContext context;
    probe.stopWhen = {};
    const RunRecord run =
        shop.workspace()->training().resume(stopped.row, &probe, nullptr, context);
    QCOMPARE(run.row, stopped.row);
    QCOMPARE(run.state, RunState::Finished);
    QVERIFY(probe.resumedAt > 0 && probe.resumedAt <= 15);

    Training& training = workspace->training();
    QVERIFY(withoutTimes(training.batches(run.row, 0)) == withoutTimes(whole.batches));
    QVERIFY(withoutTimes(probe.batches) == withoutTimes(whole.batches));
    QVERIFY(withoutTimes(training.epochs(run.row)) == withoutTimes(whole.epochs));
    QVERIFY(training.evaluation(run.row) == training.evaluation(uninterrupted.row));
    // The same weights: and so the same model.
    QCOMPARE(run.model, uninterrupted.model);
    QVERIFY(training.differences(std::array{run.row, uninterrupted.row}).empty());
    QCOMPARE(
        errorOf([&] { training.resume(run.row, nullptr, nullptr, context); }), ErrorCode::NotReady);
}

void TstTraining::itLearnsFromWhatItBeganWith()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    const TrainRequest request = TrainingShop::request(4);
    RunProbe whole;
    trained(*workspace, request, &whole);
    RunProbe probe;
    probe.stopWhen = [](const BatchStats& stats) { return stats.step == 8; };
    const RunRecord stopped = paused(*workspace, request, probe);
    // Meanwhile the catalogue changes: other sides, and an image is left out.
    JobContext context;
    workspace->inspection().split({{0.5, 0.5, 0.0}, 99}, context);
    Action exclude;
    exclude.kind = ActionKind::Exclude;
    exclude.on.images = {{1}, {2}, {3}};
    workspace->inspection().apply(exclude, "test", context);
    probe.stopWhen = {};
    const RunRecord run = workspace->training().resume(stopped.row, &probe, nullptr, context);
    QVERIFY(withoutTimes(workspace->training().epochs(run.row)) == withoutTimes(whole.epochs));
    QCOMPARE(run.dataSha256, stopped.dataSha256);
    // A new run sees the change.
    QVERIFY(trained(*workspace, request).dataSha256 != run.dataSha256);
}

void TstTraining::aPersonMayKeepTheBest()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    RunControl control;
    RunProbe probe;
    probe.stopWhen = [&](const BatchStats& stats) {
        if (stats.step == 12)
            control.finishNow();
        return false;
    };
    JobContext context;
    const RunRecord run =
        workspace->training().train(TrainingShop::request(50), &probe, &control, context);
    QCOMPARE(run.state, RunState::Finished);
    QVERIFY(!run.model.empty());
    QVERIFY(run.stepsDone < 20);
    const auto batches = std::ranges::count(probe.batches, 0, &BatchStats::epoch);
    QVERIFY(run.stepsDone % batches != 0); // it ended within an epoch
    QCOMPARE(epochsLearnt(run), double(run.stepsDone) / double(batches));
    QVERIFY(epochsLearnt(run) > run.epochsDone - 1 && epochsLearnt(run) < run.epochsDone);
    RunRecord whole = run; // the same number of epochs, each to its end
    whole.stepsDone = batches * run.epochsDone;
    QCOMPARE(epochsLearnt(whole), double(run.epochsDone));
}

void TstTraining::aSplitByImageTellsBothFigures()
{
    const TrainingShop shop(30, 2);
    const auto workspace = shop.workspace();
    TrainRequest request = TrainingShop::request(2);
    request.split = SplitKind::ByImage;
    request.sides = {{0.5, 0.5, 0.0}, 1}; // both photos of some listings are on the second side
    JobContext context;
    const TrainPlan plan = workspace->training().plan(request, context);
    QVERIFY(plan.leaks > 0);
    QVERIFY(std::ranges::any_of(plan.warnings, [](const PlanWarning& warning) {
        const auto* leaking = std::get_if<LeakingSplit>(&warning);
        return leaking && leaking->byListingHasNone;
    }));
    const RunRecord run = trained(*workspace, request);
    QVERIFY(run.leaks > 0);
    const std::string readme = readFile(shop.folder() / "models" / run.model / "README.md");
    QVERIFY(readme.find("**Figures are too high**") != std::string::npos);
    QVERIFY(readme.find("without a relative in train") != std::string::npos);
    QVERIFY(run.honest.has_value());
    QVERIFY(run.honest->images > 0 && run.honest->images < run.validationImages);
    QVERIFY(run.honest->top1 >= 0.0 && run.honest->top1 <= 1.0);
    QCOMPARE(run.best->validation.images, run.validationImages);
}

void TstTraining::aSweepQueuesRuns()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    Training& training = workspace->training();
    SweepRequest request;
    request.base = TrainingShop::request(2);
    request.base.useModel = true;
    request.name = "grid";
    request.batchSizes = {4, 8};
    request.learningRates = {1e-3, 1e-2};
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
    request.learningRates = {1e-3, 1e-2, 3e-2}; // more of it: what is there is passed over
    const auto more = training.sweep(request, nullptr, nullptr, context);
    QCOMPARE(more.size(), std::size_t{6});
    QCOMPARE(training.runs().size(), std::size_t{6});
    QCOMPARE(more[0].row, runs[0].row);
    request.batchSizes = {4, 0};
    QCOMPARE(errorOf([&] { training.sweep(request, nullptr, nullptr, context); }),
        ErrorCode::InvalidArgument);
    QCOMPARE(training.runs().size(), std::size_t{6});
}

void TstTraining::aSweepLearnsAnewWhatDiffers()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    Training& training = workspace->training();
    SweepRequest request;
    request.base = TrainingShop::request(1);
    request.name = "grid";
    request.batchSizes = {4};
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
    Action exclude;
    exclude.kind = ActionKind::Exclude;
    exclude.on.images = {{1}};
    workspace->inspection().apply(exclude, "test", context);
    QVERIFY(rowsOf(request) != first);
    QCOMPARE(watch.outlook.finished, 0);
}

void TstTraining::keepingTheBestEndsOneRunOfASweep()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    SweepRequest request;
    request.base = TrainingShop::request(4);
    request.name = "grid";
    request.learningRates = {1e-3, 2e-3, 3e-3};
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

void TstTraining::aSweepGoesOnPastALostRun()
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
    QCOMPARE(errorOf([&] { training.sweep(request, nullptr, nullptr, context); }),
        ErrorCode::Unsupported);
    QCOMPARE(training.searchModel(), runs[1].model);
    // Once deleted it is tried once more.
    training.setDeleted(runs[0].row, true);
    QCOMPARE(errorOf([&] { training.sweep(request, nullptr, nullptr, context); }),
        ErrorCode::Unsupported);
    QVERIFY(training.runs().front().diverged);
    QVERIFY(training.runs().front().row != runs[0].row);
}

void TstTraining::aSweepEndsOnWhatAllWouldMeet()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    Training& training = workspace->training();
    SweepRequest request;
    request.base = TrainingShop::request(3);
    request.name = "grid";
    request.batchSizes = {4, 8};
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

void TstTraining::aLearningRateIsSuggested()
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

void TstTraining::whatCannotBeDoneSaysWhy()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    Training& training = workspace->training();
    JobContext context;
    QCOMPARE(
        errorOf([&] { training.resume({5}, nullptr, nullptr, context); }), ErrorCode::NotFound);
    TrainRequest request = TrainingShop::request(1);
    request.config.epochs = 0;
    QCOMPARE(errorOf([&] { training.plan(request, context); }), ErrorCode::InvalidArgument);
    QCOMPARE(errorOf([&] { trained(*workspace, request); }), ErrorCode::InvalidArgument);
    request = TrainingShop::request(1);
    request.weights = "no such weights";
    QCOMPARE(errorOf([&] { trained(*workspace, request); }), ErrorCode::NotFound);
    QVERIFY(training.runs().empty()); // none of them became a run
    const TemporaryFolder folder;
    const auto empty = Workspace::create(folder / "empty");
    QCOMPARE(errorOf([&] { empty->training().plan(TrainingShop::request(1), context); }),
        ErrorCode::NotReady);

    RunProbe probe; // a second job beside a run
    std::optional<ErrorCode> second;
    probe.afterEpoch = [&](RunRow) {
        second = errorOf([&] { trained(*shop.workspace(), TrainingShop::request(1)); });
    };
    trained(*workspace, TrainingShop::request(1), &probe);
    QCOMPARE(second, ErrorCode::Busy);
}

void TstTraining::failuresAreRecorded()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    Training& training = workspace->training();
    RunProbe probe;
    probe.stopWhen = [](const BatchStats& stats) { return stats.step == 6; };
    const RunRecord stopped = paused(*workspace, TrainingShop::request(3), probe);
    const fs::path folder = shop.folder() / "runs" / std::to_string(stopped.row.value);
    const std::string batches = readFile(folder / "batches.bin");
    const fs::path checkpoint = folder / "checkpoint.safetensors";
    const std::string good = readFile(checkpoint);
    writeFileAtomically(checkpoint, good.substr(0, good.size() / 2));
    JobContext context;
    QCOMPARE(errorOf([&] { training.resume(stopped.row, &probe, nullptr, context); }),
        ErrorCode::Corrupt);
    const RunRecord failed = training.run(stopped.row).value();
    QCOMPARE(failed.state, RunState::Failed);
    QVERIFY(!failed.error.empty());
    QCOMPARE(probe.states.back(), RunState::Failed);
    QCOMPARE(readFile(folder / "batches.bin"), batches);
    writeFileAtomically(checkpoint, good); // the cause is gone
    probe.stopWhen = {};
    QCOMPARE(training.resume(stopped.row, nullptr, nullptr, context).state, RunState::Finished);
}

QTEST_GUILESS_MAIN(TstTraining)
#include "tst_training.moc"
