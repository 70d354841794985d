// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "tests/core/workspace/trainingshop.h"
#include "tests/support/exclusions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

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

}

/// One run, from its start to the model that it leaves. With a head on the random network, which
/// needs no file and learns in seconds.
class TstTraining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { hideUserData(m_data.path()); }
    void progressFollowsTheWholeJob();
    void aRunLeavesEverything();
    void aPausedRunGoesOnExactly();
    void itLearnsFromWhatItBeganWith();
    void aPersonMayKeepTheBest();
    void aSplitByImageTellsBothFigures();
    void whatCannotBeDoneSaysWhy();
    void failuresAreRecorded();

private:
    TemporaryFolder m_data;
};

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
    request.tags = {" tagged", "a,b "};
    const RunRecord run = trained(*workspace, request, &probe);
    QCOMPARE(run.state, RunState::Finished);
    QVERIFY(!run.alive);
    QCOMPARE(run.epochsDone, 3);
    QCOMPARE(run.tags, (std::vector<std::string>{"tagged", "a", "b"}));
    // Of the settings that are not usual, those that decide something.
    QCOMPARE(run.name,
        std::string("scope head, epochs 3, batch size 4, precision float32, input side 64"));
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
    workspace->inspection().apply(test::excludeImages({{1}, {2}, {3}}), "test", context);
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
