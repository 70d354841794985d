// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "tests/core/workspace/trainingshop.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

using namespace vitrine;
using vitrine::test::RunProbe;
using vitrine::test::SmallShop;
using vitrine::test::TemporaryFolder;
using vitrine::test::TrainingShop;
using vitrine::test::withoutTimes;
namespace fs = std::filesystem;

namespace {

template <typename Work> std::optional<ErrorCode> errorOf(const Work& work)
{
    try {
        work();
    } catch (const Error& error) {
        return error.code();
    }
    return std::nullopt;
}

RunRecord trained(Workspace& workspace, const TrainRequest& request, RunProbe* probe = nullptr)
{
    JobContext context;
    return workspace.training().train(request, probe, nullptr, context);
}

/// Trains until `stopWhen` pauses it; gives the paused run.
RunRecord paused(Workspace& workspace, const TrainRequest& request, RunProbe& probe)
{
    auto context = probe.context();
    try {
        workspace.training().train(request, &probe, nullptr, context);
        return {};
    } catch (const Cancelled&) {
        return workspace.training().runs().front();
    }
}

std::vector<fs::path> eventFiles(const fs::path& folder)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().filename().string().starts_with("events.out.tfevents."))
            files.push_back(entry.path());
    }
    return files;
}

SearchResult searched(Workspace& workspace, const fs::path& picture)
{
    JobContext context;
    return workspace.search({picture, 3, {}}, context);
}

}

/// With a head on the random network, which needs no file and learns in seconds.
class TstTraining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::hideUserData(m_data.path()); }
    void planSaysWhatARunWouldBe();
    void aRunLeavesEverything();
    void torchvisionLoadsTheModel();
    void searchesChangeOverAndBack();
    void aPausedRunGoesOnExactly();
    void itLearnsFromWhatItBeganWith();
    void aPersonMayKeepTheBest();
    void aPictureIsTriedAtEveryStage();
    void tryingAPictureChangesNothing();
    void aSplitByImageTellsBothFigures();
    void aSweepQueuesRuns();
    void aLearningRateIsSuggested();
    void sidesAreEvaluated();
    void modelsAreExported();
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
        return std::ranges::any_of(plan.warnings,
            [&](const std::string& warning) { return warning.find(words) != std::string::npos; });
    };
    QVERIFY(warns("no pretrained weights"));
    QVERIFY(warns("fewer than 10 pictures"));
    QVERIFY(workspace->training().runs().empty());
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
    QCOMPARE(card[QLatin1String("input")][QLatin1String("side")].toInt(), 64);
    const std::string readme = readFile(model / "README.md");
    for (const char* words : {"## Data", "By listing", "| Kind A |", "top 1",
             run.dataSha256.c_str(), "random network", "## Licence", "| epochs | 3 |"})
        QVERIFY2(readme.find(words) != std::string::npos, words);
    QVERIFY(training.searchModel().empty()); // nothing was embedded
}

void TstTraining::torchvisionLoadsTheModel()
{
    QProcess probe;
    probe.start(QStringLiteral("/usr/bin/python3"),
        {QStringLiteral("-c"), QStringLiteral("import torchvision")});
    if (!probe.waitForFinished(120'000) || probe.exitCode() != 0)
        QSKIP("needs Python's torchvision");
    const TrainingShop shop;
    const RunRecord run = trained(*shop.workspace(), TrainingShop::request(1));
    const char* script = R"(
import json, sys, torch, torchvision
folder = sys.argv[1]
card = json.load(open(folder + "/model.json"))
network = getattr(torchvision.models, card["backbone"])()
network.fc = torch.nn.Sequential(torch.nn.Linear(network.fc.in_features, 1000), torch.nn.ReLU(),
    torch.nn.Linear(1000, len(card["labels"])))
print(network.load_state_dict(torch.load(folder + "/weights.pth"), strict=True))
network.eval()
print(tuple(network(torch.zeros(1, 3, 64, 64)).shape))
)";
    QProcess python;
    python.start(QStringLiteral("/usr/bin/python3"),
        {QStringLiteral("-c"), QString::fromLatin1(script),
            QString::fromStdString((shop.folder() / "models" / run.model).string())});
    QVERIFY(python.waitForFinished(120'000));
    QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
    QCOMPARE(
        python.readAllStandardOutput(), QByteArray("<All keys matched successfully>\n(1, 3)\n"));
}

void TstTraining::searchesChangeOverAndBack()
{
    const TrainingShop shop(9, 2);
    const auto workspace = shop.workspace();
    Training& training = workspace->training();
    JobContext context;
    const std::string before = workspace->embed({"random", false}, context).model.id;
    const SearchResult first = searched(*workspace, shop.source().picture(4, 0));
    QVERIFY(first.randomNetwork);
    QCOMPARE(training.searchModel(), before);

    TrainRequest request = TrainingShop::request(2);
    request.useModel = true;
    RunProbe probe;
    std::vector<std::string> models; // that searches use while the run goes on
    probe.afterEpoch = [&](RunRow) {
        searched(*workspace, shop.source().picture(4, 0));
        models.push_back(training.searchModel());
    };
    const RunRecord run = trained(*workspace, request, &probe);
    QCOMPARE(models, (std::vector<std::string>{before, before}));
    QCOMPARE(training.searchModel(), run.model);
    const WorkspaceInfo info = workspace->info();
    QVERIFY(info.indexReady);
    QCOMPARE(info.imagesToEmbed, 0);
    const SearchResult second = searched(*workspace, shop.source().picture(4, 0));
    QVERIFY(!second.randomNetwork);
    QVERIFY(second.hits.at(0).score > 0.99); // its own vector: index and network agree
    QVERIFY(second.hits[0].summary.listing.id == "L4" || second.hits[0].score > 0.999);

    training.useModel(before); // back, in one step
    QCOMPARE(training.searchModel(), before);
    const SearchResult third = searched(*workspace, shop.source().picture(4, 0));
    QVERIFY(third.randomNetwork);
    QCOMPARE(third.hits.size(), first.hits.size());
    for (std::size_t i = 0; i < first.hits.size(); ++i)
        QCOMPARE(third.hits[i].score, first.hits[i].score);
    training.useModel(run.model);
    QCOMPARE(
        searched(*workspace, shop.source().picture(4, 0)).hits.at(0).score, second.hits[0].score);

    // An index that lies under another model's name is not believed.
    const auto indexOf = [&](const std::string& model) {
        for (const auto& entry : fs::directory_iterator(shop.folder() / "cache")) {
            if (entry.path().filename().string().find(model) != std::string::npos)
                return entry.path();
        }
        return fs::path();
    };
    fs::copy_file(indexOf(before), indexOf(run.model), fs::copy_options::overwrite_existing);
    QCOMPARE(searched(*shop.workspace(), shop.source().picture(4, 0)).hits.at(0).score,
        second.hits[0].score);
    QVERIFY(readFile(indexOf(before)) != readFile(indexOf(run.model)));

    // Both can be judged, on the same pictures.
    const SearchEvaluation judged = training.evaluateSearch({}, context);
    QCOMPARE(judged.models.size(), std::size_t{2});
    QCOMPARE(judged.models[0].model, before);
    QCOMPARE(judged.models[1].model, run.model);
    QCOMPARE(judged.images, 18);
    QVERIFY(judged.models[1].byCategory.queries > 0);

    // A model that has not embedded everything cannot be used.
    request.useModel = false;
    request.config.seed = 2;
    const RunRecord other = trained(*workspace, request);
    QCOMPARE(errorOf([&] { training.useModel(other.model); }), ErrorCode::NotReady);
    QCOMPARE(errorOf([&] { training.useModel("none"); }), ErrorCode::NotFound);
    workspace->embed({other.model, false}, context);
    training.useModel(other.model);
    QCOMPARE(training.searchModel(), other.model);
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
}

void TstTraining::aPictureIsTriedAtEveryStage()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    Training& training = workspace->training();
    const Picture stranger = SmallShop::stranger(1);
    RunProbe probe;
    std::vector<Guesses> live;
    probe.afterEpoch = [&](RunRow row) {
        if (live.size() >= 2)
            return;
        // Another thread asks while this one, which trains, waits: the answer needs nothing of it.
        std::thread([&] {
            JobContext context;
            try {
                live.push_back(training.guess(row, stranger, context));
            } catch (const Error& error) { // before the first weights were published
                QCOMPARE(error.code(), ErrorCode::NotReady);
            }
        }).join();
    };
    probe.stopWhen = [](const BatchStats& stats) { return stats.epoch == 4; };
    const RunRecord stopped = paused(*workspace, TrainingShop::request(6), probe);
    QVERIFY(!live.empty());
    QCOMPARE(live[0].best.size(), std::size_t{3});
    QVERIFY(live[0].epoch >= 1 && live[0].step > 0);

    JobContext context;
    const Guesses asleep = training.guess(stopped.row, stranger, context);
    QCOMPARE(asleep.best.size(), std::size_t{3});
    QVERIFY(asleep.step > live[0].step);
    const RunRecord run = training.resume(stopped.row, nullptr, nullptr, context);
    for (const Guesses& guesses : {training.guess(run.row, stranger, context),
             training.guess(run.row, shop.source().picture(1, 0), context),
             training.guess(run.row, ImageRow{1}, context)}) {
        double sum = 0.0;
        for (const Guess& guess : guesses.best)
            sum += guess.probability;
        QVERIFY(std::abs(sum - 1.0) < 1e-4); // three categories, all of them
        QVERIFY(std::ranges::is_sorted(guesses.best, std::greater(), &Guess::probability));
        QVERIFY(!guesses.query.empty());
    }
    QCOMPARE(errorOf([&] { training.guess(run.row, fs::path("/none.jpg"), context); }),
        ErrorCode::NotFound);
    QCOMPARE(errorOf([&] { training.guess({99}, stranger, context); }), ErrorCode::NotFound);
}

void TstTraining::tryingAPictureChangesNothing()
{
    const TrainRequest request = TrainingShop::request(4);
    const TrainingShop quietShop;
    const auto quiet = quietShop.workspace();
    RunProbe undisturbed;
    const RunRecord alone = trained(*quiet, request, &undisturbed);

    const TrainingShop askedShop;
    const auto asked = askedShop.workspace();
    std::atomic<std::int64_t> running = 0;
    std::atomic<int> answers = 0;
    std::atomic<bool> wrong = false;
    RunProbe tried;
    tried.afterEpoch = [&](RunRow row) {
        running = row.value;
        // So that weights that were asked for are published between batches too.
        const int before = answers;
        for (int turns = 0; answers == before && turns < 1000; ++turns)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
    };
    const std::jthread asker([&](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            JobContext context;
            try {
                if (running != 0) {
                    asked->training().guess({running}, SmallShop::stranger(1), context);
                    ++answers;
                }
            } catch (const Error& error) { // before the first weights were published
                wrong = wrong || error.code() != ErrorCode::NotReady;
                ++answers;
            }
        }
    });
    const RunRecord watched = trained(*asked, request, &tried);
    QVERIFY(answers >= 4 && !wrong);
    QVERIFY(withoutTimes(tried.batches) == withoutTimes(undisturbed.batches));
    QVERIFY(withoutTimes(tried.epochs) == withoutTimes(undisturbed.epochs));
    QCOMPARE(watched.model, alone.model); // named after its weights
}

void TstTraining::aSplitByImageTellsBothFigures()
{
    const TrainingShop shop(15, 3);
    const auto workspace = shop.workspace();
    TrainRequest request = TrainingShop::request(2);
    request.split = SplitKind::ByImage;
    JobContext context;
    const TrainPlan plan = workspace->training().plan(request, context);
    QVERIFY(plan.leaks > 0);
    QVERIFY(std::ranges::any_of(plan.warnings, [](const std::string& warning) {
        return warning.find("a split by listing has 0") != std::string::npos;
    }));
    const RunRecord run = trained(*workspace, request);
    QVERIFY(run.leaks > 0);
    const std::string readme = readFile(shop.folder() / "models" / run.model / "README.md");
    QVERIFY(readme.find("**Figures are too high**") != std::string::npos);
    QVERIFY(readme.find("without a relative in train") != std::string::npos);
    if (run.honest)
        QVERIFY(run.honest->images < run.validationImages);
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

void TstTraining::aLearningRateIsSuggested()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    JobContext context;
    const auto curve = workspace->training().findLearningRate(TrainingShop::request(1), context);
    QVERIFY(!curve.rates.empty()); // few, where batches of four differ as much as these
    QCOMPARE(curve.losses.size(), curve.rates.size());
    QVERIFY(std::ranges::is_sorted(curve.rates));
    QVERIFY(workspace->training().runs().empty());
}

void TstTraining::sidesAreEvaluated()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    Training& training = workspace->training();
    TrainRequest request = TrainingShop::request(3);
    request.sides = {{0.5, 0.3, 0.2}, 1};
    const RunRecord run = trained(*workspace, request);
    JobContext context;
    const Evaluation again = training.evaluate(run.row, Training::Side::Validation, context);
    const Evaluation kept = training.evaluation(run.row).value();
    QCOMPARE(again.quality.images, kept.quality.images);
    QCOMPARE(again.quality.top1, kept.quality.top1);
    QVERIFY(std::abs(again.quality.loss - kept.quality.loss) < 0.02);
    const Evaluation test = training.evaluate(run.row, Training::Side::Test, context);
    QCOMPARE(test.quality.images, run.testImages);
    QCOMPARE(
        training.evaluate(run.row, Training::Side::Train, context).quality.images, run.trainImages);
    const RunRecord noTest = trained(*workspace, TrainingShop::request(1));
    QCOMPARE(errorOf([&] { training.evaluate(noTest.row, Training::Side::Test, context); }),
        ErrorCode::NotReady);
}

void TstTraining::modelsAreExported()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    Training& training = workspace->training();
    const RunRecord run = trained(*workspace, TrainingShop::request(1));
    const TemporaryFolder folder;
    JobContext context;
    training.exportModel(run.model, folder / "out", context);
    for (const char* file : {"weights.pth", "model.json", "README.md"})
        QCOMPARE(
            readFile(folder / "out" / file), readFile(shop.folder() / "models" / run.model / file));
    QCOMPARE(errorOf([&] { training.exportModel(run.model, folder / "out", context); }),
        ErrorCode::AlreadyExists);
    QCOMPARE(
        errorOf([&] { training.exportModel("none", folder / "o", context); }), ErrorCode::NotFound);
    QCOMPARE(errorOf([&] { training.exportModel(run.model, shop.folder() / "o", context); }),
        ErrorCode::InvalidArgument);
    std::stop_source stop;
    stop.request_stop();
    JobContext stopped(stop.get_token());
    QVERIFY_THROWS_EXCEPTION(Cancelled, training.exportModel(run.model, folder / "half", stopped));
    QVERIFY(!fs::exists(folder / "half"));
    const std::string random = workspace->embed({"random", false}, context).model.id;
    QCOMPARE(errorOf([&] { training.exportModel(random, folder / "r", context); }),
        ErrorCode::Unsupported);
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
